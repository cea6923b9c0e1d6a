#!/bin/sh
# Makes .venv with the given Python, or says in one line what is missing.
set -eu
python=${1:-python3}

fail() { printf '%s\n' "$*" >&2; exit 1; }

command -v "$python" >/dev/null 2>&1 || fail "No $python here. Install Python 3.12 (or 3.11), or say make PYTHON=/path/to/python."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  fail "$("$python" --version) is too old; Python 3.11 or 3.12 is needed: make PYTHON=/path/to/python"
"$python" -c 'import ensurepip, venv' 2>/dev/null ||
  fail "This Python has no ensurepip. On Debian and Ubuntu: apt install python3-venv"

echo "Making .venv with $("$python" --version) …"
rm -rf .venv
"$python" -m venv .venv || { rm -rf .venv; fail "python -m venv failed; see above."; }
