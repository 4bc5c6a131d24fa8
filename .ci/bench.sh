#!/bin/sh
# Runs the benchmarks one after another, on a virtual display where there is no other.
set -eu
cd "$(dirname "$0")/.."
status=0
for benchmark in tests/benchmarks/bench_*.py; do
    echo "== $benchmark"
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        .venv/bin/python "$benchmark" || status=1
    else
        xvfb-run -a .venv/bin/python "$benchmark" || status=1
    fi
done
exit $status
