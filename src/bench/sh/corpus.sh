#!/bin/sh
# Reads every message of a folder, some times over, with the program as it is built, and says how many documents a second and how
# much memory that took: with one processor and with all, and with a stream of as much as one likes in a small heap.
#
#   src/bench/sh/corpus.sh [FOLDER [TIMES]]     default: ../shared/bounces/emails, 10 times
#
#   CLASSPATH_UNDER_TEST   the classes to run instead of target/bouncecard.jar
#   HEAP                   the heap of the stream's run, default 64m
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd -P)
folder=${1:-$home/../shared/bounces/emails}
times=${2:-10}
classes=${CLASSPATH_UNDER_TEST:-$home/target/bouncecard.jar}
heap=${HEAP:-64m}
java_home=${BOUNCECARD_JAVA_HOME:-$(cat "$home/target/jdk-25")}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP

[ -d "$folder" ] || { echo "corpus.sh: there is no folder $folder" >&2; exit 2; }

# measure LABEL INPUT JAVA-OPTION… -- EXPLAIN-ARGUMENT…
measure() {
  label=$1
  input=$2
  shift 2
  options=
  while [ "$1" != -- ]; do
    options="$options $1"
    shift
  done
  shift
  # shellcheck disable=SC2086 # several options
  LC_ALL=C.UTF-8 /usr/bin/time -o "$work/time" -f '%e %U %S %M' \
    "$java_home/bin/java" $options -cp "$classes" bouncecard.Main explain --format json "$@" \
    < "$input" > "$work/out" 2> "$work/err" || true
  tail -n 1 "$work/time" | {
    read -r elapsed user system peak
    awk -v l="$label" -v n="$(wc -l < "$work/out")" -v e="$elapsed" -v c="$user $system" -v p="$peak" 'BEGIN {
      split(c, cpu, " ")
      printf "%-34s %8d documents %8.1f s %8.0f a second %8.1f s of CPU %6d MiB at most\n", l, n, e, n / e, cpu[1] + cpu[2], p / 1024
    }'
  }
}

set --
i=0
while [ "$i" -lt "$times" ]; do
  set -- "$@" "$folder"
  i=$((i + 1))
done

processors=$(getconf _NPROCESSORS_ONLN)
measure "1 processor" /dev/null -XX:ActiveProcessorCount=1 -Xmx512m -- "$@"
cp "$work/out" "$work/one"
measure "$processors processors" /dev/null -Xmx512m -- "$@"
if cmp -s "$work/one" "$work/out"; then
  echo "Both say the same, in the same order."
else
  echo "corpus.sh: the answers differ" >&2
  exit 1
fi

# One mailbox of everything, which is read as a stream.
find "$folder" -type f -size +0 | sort | while IFS= read -r file; do
  printf 'From MAILER-DAEMON Tue Apr 28 11:51:04 2026\n'
  sed -e '1{/^From /d;}' -e 's/^\(>*From \)/>\1/' "$file"
  printf '\n\n'
done > "$work/box"
i=0
while [ "$i" -lt "$times" ]; do
  cat "$work/box"
  i=$((i + 1))
done > "$work/boxes"
measure "mailbox once, heap $heap" "$work/box" "-Xmx$heap" -XX:+UseSerialGC -- -
measure "mailbox $times times, heap $heap" "$work/boxes" "-Xmx$heap" -XX:+UseSerialGC -- -
