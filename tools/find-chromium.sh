#!/bin/sh
# Print the path of a Chromium or Chrome that a test can drive.
# With --install, install one first when there is none.
set -eu
cd "$(dirname "$0")/.."

venv=${VENV:-.venv}
say() { printf '%s\n' "$*" >&2; }

# A snap's browser cannot see the profile folders that Playwright makes below /tmp,
# and Ubuntu's chromium-browser is only a stub that asks for the snap.
drivable() {
    [ -x "$1" ] || return 1
    case $(readlink -f "$1" 2>/dev/null || true) in
        /snap/* | */bin/snap) return 1 ;;
    esac
    "$1" --version >/dev/null 2>&1
}

playwrights_own() {
    [ -x "$venv/bin/python" ] || return 0
    "$venv/bin/python" 2>/dev/null <<'PYTHON' || true
from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
PYTHON
}

find_chromium() {
    if [ -n "${LIVEMONEY_CHROMIUM:-}" ]; then
        drivable "$LIVEMONEY_CHROMIUM" && echo "$LIVEMONEY_CHROMIUM" && return
        say "find-chromium: LIVEMONEY_CHROMIUM=$LIVEMONEY_CHROMIUM does not run"
        exit 1
    fi
    for name in chromium google-chrome google-chrome-stable chromium-browser; do
        path=$(command -v "$name" 2>/dev/null) || continue
        drivable "$path" && echo "$path" && return
    done
    for folder in /Applications "${HOME:-}/Applications"; do
        for name in 'Google Chrome' Chromium; do
            path="$folder/$name.app/Contents/MacOS/$name"
            drivable "$path" && echo "$path" && return
        done
    done
    path=$(playwrights_own)
    [ -n "$path" ] && drivable "$path" && echo "$path"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo "$@"
    else return 1
    fi
}

is_ubuntu() {
    # shellcheck source=/dev/null
    (. /etc/os-release 2>/dev/null && case " ${ID:-} ${ID_LIKE:-} " in *' ubuntu '*) ;; *) false ;; esac)
}

# The system's package is tried before Playwright's own download because
# it comes with the libraries it needs and from a mirror that most machines reach.
install_chromium() {
    if command -v apt-get >/dev/null 2>&1 && ! is_ubuntu; then
        say 'find-chromium: installing the package chromium'
        as_root apt-get update -q >&2 &&
            as_root env DEBIAN_FRONTEND=noninteractive \
                apt-get install -y -q --no-install-recommends chromium >&2 &&
            return
        say 'find-chromium: that failed; trying the browser that Playwright brings'
    fi
    [ -x "$venv/bin/python" ] || { say "find-chromium: run 'make setup' first"; return 1; }
    if command -v apt-get >/dev/null 2>&1 && as_root true; then
        "$venv/bin/python" -m playwright install --with-deps chromium >&2
    else
        "$venv/bin/python" -m playwright install chromium >&2
    fi
}

find_chromium && exit
if [ "${1:-}" = --install ]; then
    if install_chromium; then find_chromium && exit; fi
fi
say 'find-chromium: no Chromium or Chrome here that a test can drive.'
say '               Debian:        sudo apt-get install chromium'
say '               macOS, others: install Chrome, or run .venv/bin/python -m playwright install chromium'
say '               elsewhere:     set LIVEMONEY_CHROMIUM to the path of the browser'
exit 1
