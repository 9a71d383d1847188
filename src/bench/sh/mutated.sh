#!/bin/sh
# Reads mails that were damaged by lot in every reader, and says what does not hold of them.
#
#   src/bench/sh/mutated.sh [COUNT [FIRST]]     default: 100000 0
#
#   HOW       more options of Java, such as -Xmx2g
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd -P)
cd "$home"
. src/bench/sh/built

# The stack of the shipped program: what ends there must be found here. One way of drawing each by lot.
# shellcheck disable=SC2086 # options are several words
exec "$java_home/bin/java" -Xmx1g -Xss512k -Dbouncecard.fuzz.sparing=true ${HOW:-} \
  -cp "$classpath" bouncecard.bench.MutatedMailBenchmark "$@"
