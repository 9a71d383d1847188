#!/bin/sh
# Measures watched channels against a stand-in for Slack on the loopback: how soon a bounce is answered, a storm of 10,000 alerts of five
# kinds in ten minutes with kill -9 in the middle, the memory that a thousand problems take, and a bot that says again what this one says.
#
#   src/bench/sh/watch.sh [-Dparts=soon,storm,groups,quotes] [-Dtotal=10000] [-Dseconds=600] [-Dchannels=250]
#
#   COMMAND   what is started, default: ./bouncecard serve
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd -P)
command=${COMMAND:-$home/bouncecard serve}
cd "$home"

. src/bench/sh/built

# shellcheck disable=SC2086 # a command has several words
exec "$java_home/bin/java" -Xmx1g "$@" -cp "$classpath" bouncecard.bench.chat.WatchBenchmark $command
