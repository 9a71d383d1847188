#!/bin/sh
# Measures an inlet against a stand-in for Slack on the loopback: a thousand events a second for a minute, a fifth of them sent twice; how soon each is
# answered, whether one is lost or doubled, and the memory that it takes.
#
#   src/bench/sh/inlets.sh [-Drate=1000] [-Dseconds=60]
#
#   COMMAND   what is started, default: ./bouncecard serve
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd -P)
command=${COMMAND:-$home/bouncecard serve}
cd "$home"

. src/bench/sh/built

# shellcheck disable=SC2086 # a command has several words
exec "$java_home/bin/java" -Xmx256m "$@" -cp "$classpath" bouncecard.bench.chat.InletBenchmark $command
