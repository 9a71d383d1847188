#!/bin/sh
# Draws typical and random cards as Slack and Discord show them, on a phone (390 pixels wide) and on a desktop, in each language, so
# that anybody can look at them. The dashed lines are the ends of one phone screen and of 1.2. Needs Chromium, and fonts with Hangul.
#
#   src/bench/sh/pictures.sh [-Dcards=20] [-Dseed=1] [-Dpastes=FILE.ndjson]     half of the random cards are of such pastes: {"text": …}
#
#   CHROMIUM   the browser, default: chromium, chromium-browser or google-chrome
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd -P)
cd "$home"

browser=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
if [ -z "$browser" ]; then
  echo "Chromium is not installed: install it, or say where it is in CHROMIUM." >&2
  exit 2
fi

. src/bench/sh/built

rm -rf target/pictures
"$java_home/bin/java" "$@" -cp "$classpath" \
  bouncecard.bench.pictures.CardPictures target/pictures
for page in target/pictures/*.html; do
  "$browser" --headless=new --no-sandbox --disable-gpu --hide-scrollbars --window-size=1560,1050 \
    --screenshot="${page%.html}.png" "file://$home/$page" > /dev/null 2>&1
done
rm target/pictures/*.html
echo "target/pictures: $(find target/pictures -name '*.png' | wc -l) pictures"
