#!/bin/sh
# Make the locked environment in $VENV (default .venv), or do nothing when it is already right.
# PYTHON=... picks the interpreter.
set -eu
cd "$(dirname "$0")/.."

venv=${VENV:-.venv}
wanted='3.11, 3.12 or 3.13'

say() { printf '%s\n' "$*" >&2; }
die() {
    say "setup: $1"
    shift
    for line in "$@"; do say "       $line"; done
    exit 1
}

fits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
}

version_of() {
    "$1" -c 'import sys; print("Python %d.%d.%d" % sys.version_info[:3])' 2>/dev/null ||
        echo 'does not run'
}

choose_python() {
    if [ -n "${PYTHON:-}" ]; then
        fits "$PYTHON" && python=$PYTHON && return
        die "PYTHON=$PYTHON is no use ($(version_of "$PYTHON")): this project needs Python $wanted."
    fi
    seen=
    for candidate in python3 python3.13 python3.12 python3.11 python; do
        command -v "$candidate" >/dev/null 2>&1 || continue
        fits "$candidate" && python=$candidate && return
        seen="$seen $candidate ($(version_of "$candidate"));"
    done
    die "this project needs Python $wanted; found:${seen:- none}" \
        'Debian, Ubuntu: apt-get install python3 python3-venv' \
        'macOS:          brew install python@3.13, or the installer from python.org' \
        'then:           make setup PYTHON=python3.13   (or wherever it is)'
}

# Debian ships the standard library without ensurepip until python3-venv is installed.
has_venv() { "$python" -c 'import ensurepip, venv' 2>/dev/null; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo "$@"
    else return 1
    fi
}

need_venv() {
    has_venv && return
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if command -v apt-get >/dev/null 2>&1; then
        say "setup: $python lacks ensurepip; trying apt-get install $package"
        if as_root apt-get update -q >&2 &&
            as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q "$package" >&2; then
            has_venv && return
        fi
        die "$python cannot make a virtual environment: it lacks ensurepip." \
            "Install it, then run make again: sudo apt-get install $package"
    fi
    die "$python cannot make a virtual environment: it lacks the modules venv or ensurepip." \
        "Install your system's package for them, or a Python from python.org."
}

# The folder is part of it because console scripts and the editable install hold
# absolute paths and break when it moves.
python_state() {
    pwd -P
    "$venv/bin/python" -c 'import sys; print(sys.version)'
}
packages_state() { cat requirements.lock tools/setup.sh; }
project_state() { cat pyproject.toml; }

same() { [ -f "$2" ] && "$1" 2>/dev/null | cmp -s - "$2"; }
record() { "$1" >"$2.new" && mv "$2.new" "$2"; }

asked_for_another() {
    [ -n "${PYTHON:-}" ] || return 1
    print='import sys; print(sys.version)'
    [ "$("$PYTHON" -c "$print" 2>/dev/null)" != "$("$venv/bin/python" -c "$print")" ]
}

pip() {
    "$venv/bin/python" -m pip "$@" --disable-pip-version-check
}

# What an earlier lock installed must not hide a missing dependency.
remove_unlocked() {
    unlocked=$(
        pip list --format freeze | sed 's/[= ].*//' | tr 'A-Z_.' 'a-z--' |
            while read -r name; do
                case $name in pip | setuptools | livemoney) continue ;; esac
                grep -q "^$name==" requirements.lock || echo "$name"
            done
    )
    # shellcheck disable=SC2086 # one word for each name
    [ -z "$unlocked" ] || pip uninstall --quiet --yes $unlocked
}

if ! same python_state "$venv/.installed-python" || asked_for_another; then
    choose_python
    need_venv
    say "setup: making $venv with $(version_of "$python")"
    "$python" -m venv --clear "$venv"
    record python_state "$venv/.installed-python"
fi

if ! same packages_state "$venv/.installed-packages"; then
    say 'setup: installing the locked packages, which takes a minute or so the first time'
    # --only-binary: building from source would fetch build tools that no lock pins.
    pip install --quiet --no-input --require-hashes --only-binary :all: -r requirements.lock
    remove_unlocked
    record packages_state "$venv/.installed-packages"
fi

if ! same project_state "$venv/.installed"; then
    pip install --quiet --no-input --no-deps --no-build-isolation --editable .
    pip check >&2
    record project_state "$venv/.installed"
    say 'setup: done'
fi
