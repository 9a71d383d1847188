#!/bin/sh
# Measures pages and the API: 500 pages and codes a second, then 200 bounces a second, and the bot's memory meanwhile. Each time is from when
# a request was due to when its answer was read.
#
#   src/bench/sh/pages.sh [-Drate=500] [-Dbounces=200] [-Dseconds=20]
#
#   COMMAND   what is started, default: ./bouncecard serve
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd -P)
command=${COMMAND:-$home/bouncecard serve}
cd "$home"

. src/bench/sh/built

# shellcheck disable=SC2086 # a command has several words
exec "$java_home/bin/java" -Xmx512m "$@" -cp "$classpath" bouncecard.bench.pages.PagesBenchmark $command
