#!/bin/sh
# Install a locked set of packages and this project into an environment: tools/install.sh BIN LOCKFILE
set -eu
bin=$1
lock=$2
if [ -x "$bin/uv" ] && "$bin/uv" --version >/dev/null 2>&1; then
    VIRTUAL_ENV=$(dirname "$bin") "$bin/uv" pip install --quiet --compile-bytecode --require-hashes -r "$lock"
    VIRTUAL_ENV=$(dirname "$bin") "$bin/uv" pip install --quiet --no-deps --editable .
else
    "$bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
    "$bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --editable .
fi
