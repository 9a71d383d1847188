#!/bin/sh
# Attacks the bot on the loopback while 20 honest, signed commands a second run, and says what people notice and what memory it takes,
# at the end as a table: 30 s an attack, a minute's rest after those of a kind, some ten minutes in all. Half of every processor is the
# attackers', who share the machine.
#
#   src/bench/sh/attack.sh [-Dattacks=idle-1024,lmtp-idle-200,api-html] [-Dseconds=30] [-Drest=60] [-Drate=20] [-Dquiet=30]
#
#   COMMAND   what is started, default: ./bouncecard serve
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd -P)
command=${COMMAND:-$home/bouncecard serve}
cd "$home"
ulimit -n "$(ulimit -H -n)" # some thousand connections on this side

. src/bench/sh/built

# shellcheck disable=SC2086 # a command has several words
exec "$java_home/bin/java" -Xmx1g "$@" -cp "$classpath" bouncecard.bench.attack.AttackBenchmark $command
