#!/bin/sh
# Runs the benchmarks one after another; each prints its figures and fails over its limits.
set -eu
cd "$(dirname "$0")/.."
status=0
for benchmark in window shelf picture beside training; do
    echo "== tests.benchmarks.$benchmark"
    .venv/bin/python -m "tests.benchmarks.$benchmark" || status=1
done
exit $status
