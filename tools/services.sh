#!/bin/sh
# What tests and linters need beside Python: installed where we are root on Debian, otherwise named.
set -eu
missing=
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || missing="$missing postgresql"
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
command -v xgettext >/dev/null 2>&1 || missing="$missing gettext"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing$missing (takes a minute or two)"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing fonts-urw-base35 fonts-liberation >/dev/null
else
    echo "These programs are missing:$missing"
    echo "On Debian or Ubuntu: sudo apt-get install$missing fonts-urw-base35 fonts-liberation"
    [ -z "${CI:-}" ] || exit 1
fi
