#!/bin/sh
# Says which wordings that hold anywhere change nothing when they are taken away, so that sentences say the same: one at a time, or
# with `--together` those that can go at once.
#
#   src/bench/sh/wordings.sh [--together] [FILE.jsonl|FILE.toml]…     beside the examples of all rules and the samples in ../shared
#
# A file has a JSON object with a `text` a line, or rules with `examples`.
set -eu

cd "$(dirname -- "$0")/../../.."
together=false
if [ "${1:-}" = --together ]; then
  together=true
  shift
fi
. src/bench/sh/built

set -- "$@" src/main/data/facts/wordings.toml src/main/data/providers/*.toml
for file in ../shared/field/cases.jsonl ../shared/bounces/gold.jsonl ../shared/bounces/replies.jsonl ../shared/watch/messages.jsonl; do
  if [ -r "$file" ]; then
    set -- "$@" "$file"
  else
    echo "# not there: $file" >&2
  fi
done
# shellcheck disable=SC2154 # of built
exec "$java_home/bin/java" -Dtogether="$together" -cp "$classpath" bouncecard.bench.SuperfluousWordings "$@"
