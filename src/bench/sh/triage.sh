#!/bin/sh
# Measures `bouncecard triage` on made logs of Postfix with known totals, as whole processes: 200,000 lines beside pflogsumm in the
# same run, millions of lines, and the memory that a million recipients take. It prints a table, and says where a total is not exact.
#
#   src/bench/sh/triage.sh [LINES-IN-MILLIONS]     default: 5; the machine should have nothing else to do
#
#   BOUNCECARD   the program, default ./bouncecard of this project
#   PFLOGSUMM    default pflogsumm; left out where it is not installed
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd -P)
program=${BOUNCECARD:-$home/bouncecard}
pflogsumm=${PFLOGSUMM:-pflogsumm}
millions=${1:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP

# make MAILS WHOLE LOG: mails to one recipient each, with all lines of each or only those that tell of the recipient. The last
# line of LOG.truth says lines, recipients, delivered, waiting, failed, and attempts in vain.
make() {
  awk -v mails="$1" -v whole="$2" -v truth="$3.truth" '
    function stamp(t) {
      return sprintf("2026-11-%02dT%02d:%02d:%02d.%06d+00:00", 20 + int(t / 86400), int(t / 3600) % 24, int(t / 60) % 60, t % 60, t % 1000000)
    }
    function line(t, who, text) { print stamp(t) " mx1 postfix/" who "[" 1000 + t % 300 "]: " text; lines++ }
    function told(t, dsn, status, text) {
      line(t, "smtp", id ": to=<" to ">, relay=" host "[" ip "]:25, delay=1.2, delays=0.02/0.01/0.3/0.9, dsn=" dsn ", status=" status " (" text ")")
    }
    function said(reply) { attempts++; return "host " host "[" ip "] said: " reply " (in reply to RCPT TO command)" }
    BEGIN {
      split("example.com example.net example.org mail.example.edu shop.example.de corp.example.co.kr", domains, " ")
      for (i = 0; i < mails; i++) {
        t = int(i * 259200 / mails); d = domains[1 + i % 6]; host = "mx" 1 + i % 3 "." d; ip = "192.0.2." 1 + i % 200
        id = sprintf("%c%c%08d", 65 + i % 6, 66 + i % 7, i); to = "user" i * 31 % 99991 "@" d; app = "app" i % 9 ".example.com[198.51.100." i % 9 + 1 "]"
        if (whole) {
          line(t, "smtpd", "connect from " app); line(t, "smtpd", id ": client=" app)
          line(t, "cleanup", id ": message-id=<" id "@app.example.com>")
          line(t, "qmgr", id ": from=<news" i % 4 "@sender.example>, size=" 2000 + i % 30000 ", nrcpt=1 (queue active)")
          line(t, "smtpd", "disconnect from " app " ehlo=2 starttls=1 mail=1 rcpt=1 data=1 quit=1 commands=7")
        }
        k = i % 20
        if (k == 3) { told(t, "5.1.1", "bounced", said("550 5.1.1 <" to ">: Recipient address rejected: User unknown")); failed++ }
        else if (k == 11) { told(t, "4.2.2", "deferred", said("452 4.2.2 The account that you tried to reach is over quota. " i " - gsmtp")); waiting++ }
        else if (k == 15) { told(t, "5.7.1", "bounced", said("554 5.7.1 Service unavailable; Client host [203.0.113." i % 3 + 1 "] blocked using zen.spamhaus.org")); failed++ }
        else {
          for (a = 0; a < 2 && k == 7; a++) told(t + a, "4.2.0", "deferred", said("450 4.2.0 <" to ">: Recipient address rejected: Greylisted"))
          told(t + 2, "2.0.0", "sent", "250 2.0.0 Ok: queued as " id "F"); delivered++
        }
        if (whole && k != 11) line(t + 2, "qmgr", id ": removed")
      }
      print lines, mails, delivered + 0, waiting + 0, failed + 0, attempts + 0 > truth
    }' > "$3"
}

field() {
  sed -n "s/.*\"$1\":\\([0-9]*\\).*/\\1/p" "$2" | head -n 1
}

row() {
  printf '%-34s %9s lines %7s s %10s a second %5s MiB at most   %s\n' "$@"
}

# measure LABEL LOG LINES COMMAND…: the quickest of three runs.
measure() {
  label=$1
  log=$2
  lines=$3
  shift 3
  for _ in 1 2 3; do
    LC_ALL=C.UTF-8 /usr/bin/time -a -o "$work/times" -f '%e %M' "$@" "$log" > "$work/out" 2> "$work/err" || cat "$work/err" >&2
  done
  best=$(sort -n "$work/times" | head -n 1)
  rm -f "$work/times"
  seconds=${best% *}
  row "$label" "$lines" "$seconds" "$(awk -v n="$lines" -v s="$seconds" 'BEGIN { printf "%.0f", n / s }')" $((${best#* } / 1024)) "${told:-}"
}

# triage LABEL MAILS WHOLE
triage() {
  make "$2" "$3" "$work/log"
  read -r lines all delivered waiting failed attempts < "$work/log.truth"
  measure "$1" "$work/log" "$lines" "$program" triage --format json --zone UTC
  counted=$(sed 's/"problems".*//' "$work/out" > "$work/head" && for one in recipients delivered waiting failed attempts; do field $one "$work/head"; done | tr '\n' ' ')
  if [ "$counted" = "$all $delivered $waiting $failed $attempts " ]; then
    echo "  every total is exact: $counted"
  else
    echo "  WRONG: $counted instead of $all $delivered $waiting $failed $attempts"
    status=1
  fi
}

status=0
"$program" 550 > /dev/null # built, and its cache made, before anything is timed
uptime
triage "200,000 lines" 28450 1
if command -v "$pflogsumm" > /dev/null; then
  measure "the same by pflogsumm" "$work/log" "$lines" "$pflogsumm"
  sed -n 's/^ *\([0-9k]* *\(delivered\|deferred.*\|bounced\)\)/  \1/p' "$work/out" | head -n 3
else
  echo "pflogsumm is not installed."
fi
triage "$millions million lines" "$((millions * 142250))" 1
triage "a million recipients" 1000000 0
exit $status
