#!/bin/sh
# Makes .venv with everything the program needs, and with "dev" what its tests need; the Makefile
# calls it when pyproject.toml or constraints.txt is newer than .venv's stamp.
# Usage: .ci/setup.sh [dev]
set -eu
cd "$(dirname "$0")/.."
extra=${1:-}

is_suitable() { # a Python 3.11 to 3.13 that starts
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null
}

find_python() {
    for candidate in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.12 python3.11; do
        if command -v "$candidate" >/dev/null 2>&1 && is_suitable "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    echo "CIFAR Lab needs Python 3.11, 3.12 or 3.13, and none was found; PYTHON=/path/to/python3 names one that is elsewhere." >&2
    exit 1
}

make_venv() {
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then # Debian packs it apart
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        .ci/install-packages.sh "python$version-venv"
    fi
    "$python" -m venv --clear .venv
}

# torch that somebody chose (the small CPU build, say) stays: its pins do not apply then
constraints() {
    if .venv/bin/python -c 'import importlib.metadata as m; m.version("torch"), m.version("torchvision")' 2>/dev/null; then
        grep -v -E '^(torch|torchvision|triton|nvidia-[a-z0-9-]+|cuda-[a-z]+)==' constraints.txt
    else
        echo "Installing the dependencies: several minutes and 5 GB, most of it torch. README.md names the small build for machines without a GPU." >&2
        cat constraints.txt
    fi
}

is_suitable .venv/bin/python || make_venv
.venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >/dev/null
constraints >.venv/constraints.txt
quiet=--quiet
[ ! -t 1 ] || quiet= # a person sees pip's progress bars
# shellcheck disable=SC2086
.venv/bin/python -m pip install $quiet --disable-pip-version-check \
    --constraint .venv/constraints.txt --editable ".${extra:+[$extra]}"
# shellcheck disable=SC2086
.ci/system-libraries.sh $extra

touch .venv/ready
[ -z "$extra" ] || touch ".venv/ready-$extra"
