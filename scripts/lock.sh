#!/bin/sh
# Resolves requirements*.in into requirements*.txt: for every platform and both Python versions,
# with the hashes of all files of each release and without the address of any index.
set -eu
export UV_CUSTOM_COMPILE_COMMAND="make lock"
uv=.venv/bin/uv
common="--quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url
        --no-emit-find-links --annotation-style line"

# shellcheck disable=SC2086 # the options are words
"$uv" pip compile $common "$@" requirements.in -o requirements.txt
# shellcheck disable=SC2086
"$uv" pip compile $common "$@" -c requirements.txt requirements-dev.in -o requirements-dev.txt
