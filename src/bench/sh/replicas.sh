#!/bin/sh
# Measures replicas of the bot with one Redis (Debian's redis-server) against stand-ins for Slack and Discord: what is lost and doubled at 200
# commands a second while one is killed every 20 s, while they are restarted one after the other, and while Redis is stopped, killed, slow,
# full and failed over; what Redis adds to an answer, and how much one, two and three replicas answer.
#
# Each figure that is asked for is a line that begins with `=`; all of it takes 25 minutes.
#
#   src/bench/sh/replicas.sh [-Dparts=kill,rolling,redis,overhead,cost,throughput] [-Drate=200] [-Dseconds=300] [-Dbetween=20] [-Doutage=60] [-Deach=30]
#
#   COMMAND   what is started, default: ./bouncecard serve
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd -P)
command=${COMMAND:-$home/bouncecard serve}
cd "$home"

. src/bench/sh/built

# shellcheck disable=SC2086 # a command has several words
exec "$java_home/bin/java" -Xmx1g -Dlog=target/replica-benchmark.log "$@" -cp "$classpath" bouncecard.bench.chat.ReplicaBenchmark $command
