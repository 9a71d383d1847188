#!/bin/sh
# Opens pages in headless Chromium with the line and the processor of a phone (1.6 Mbit/s, 150 ms, four times slower), nothing kept: when
# something is first painted (asked: within 1 s), whether anything moves (no), how many requests it takes (3).
#
#   src/bench/sh/paint.sh [-Dtimes=7]
#
#   COMMAND   what is started, default: ./bouncecard serve
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd -P)
command=${COMMAND:-$home/bouncecard serve}
cd "$home"

. src/bench/sh/built

# shellcheck disable=SC2086 # a command has several words
exec "$java_home/bin/java" -Xmx512m "$@" -cp "$classpath" bouncecard.bench.pages.PaintBenchmark $command
