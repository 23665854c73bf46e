#!/bin/sh
# Resolve pyproject.toml into requirements.lock. Versions already locked are kept;
# UPGRADE=1 takes the newest ones.
set -eu
cd "$(dirname "$0")/.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM

"${PYTHON:-python3}" -m venv "$scratch/venv"
"$scratch/venv/bin/python" -m pip install --quiet --disable-pip-version-check 'uv>=0.9,<1'

if [ -z "${UPGRADE:-}" ] && [ -f requirements.lock ]; then
    cp requirements.lock "$scratch/requirements.lock"
fi
"$scratch/venv/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --custom-compile-command 'make lock' \
    --group build --group logs --group interactive --group site --group test \
    pyproject.toml -o "$scratch/requirements.lock"

# Anyone's index and anyone's folder must do: a lock that names one works only here.
if grep -nE '://|^ *(-i|-f|--index-url|--extra-index-url|--find-links)|(^|[ =@])/' \
    "$scratch/requirements.lock" >&2; then
    echo 'lock: the lines above name a host or a path; requirements.lock is unchanged' >&2
    exit 1
fi
cat "$scratch/requirements.lock" >requirements.lock
