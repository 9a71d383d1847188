#!/bin/sh
# Measures the bot against a stand-in for Slack or Discord on the loopback, each in a process of its own: how soon it is ready, how soon commands
# are acknowledged and answered at 200 a second for a minute, whether its memory stays what it is over 100,000 commands, and how soon
# it is back in service after each fault.
#
#   src/bench/sh/chat.sh [-Dplatform=discord|both] [-Dparts=ready,steady,memory,faults] [-Drate=200] [-Dseconds=60] [-Dtotal=100000] [-Dat.a.time=32]
#
#   COMMAND   what is started, default: ./bouncecard serve
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd -P)
command=${COMMAND:-$home/bouncecard serve}
cd "$home"

. src/bench/sh/built

# shellcheck disable=SC2086 # a command has several words
exec "$java_home/bin/java" -Xmx1g -Dlog=target/chat-benchmark.log "$@" -cp "$classpath" bouncecard.bench.chat.ChatBenchmark $command
