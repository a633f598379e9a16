#!/bin/sh
# Every linter; all of them run, then the first failure decides.
set -u
bin=.venv/bin
failed=
step() {
    name=$1
    shift
    printf '  %-22s' "$name"
    if output=$("$@" 2>&1); then
        echo "ok"
    else
        echo "FAILED"
        echo "$output" | tail -n 60
        failed="$failed $name"
    fi
}
templates=$(git ls-files -co --exclude-standard '*.html')
step "ruff" $bin/ruff check src tests benchmarks tools
step "ruff format" $bin/ruff format --check src tests benchmarks tools
step "mypy" $bin/mypy
step "import-linter" $bin/lint-imports
step "djade" $bin/djade --check --target-version 5.2 $templates
step "djlint" $bin/djlint --lint --quiet src
step "deptry" $bin/deptry src
step "vulture" $bin/vulture
step "codespell" $bin/codespell
step "frameworks" $bin/excellence framework check ecei-2013
step "django" $bin/excellence check --fail-level WARNING
step "migrations" $bin/excellence makemigrations --check --dry-run
step "states" $bin/excellence states --check
step "messages" $bin/python tools/messages.py --check
[ -z "$failed" ] || { echo "Failed:$failed"; exit 1; }
