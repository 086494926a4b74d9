#!/bin/sh
# Times a start in local mode until the first page is served, and the memory once the worked sample is loaded:
# of the plain jar, and of the shipped layout, three times each. Needs curl, and target/firewatch as made by
# src/ship/layout.sh. On a busy machine the CPU time says more than the clock.
set -eu
cd "$(dirname "$0")/../.."
root=$(pwd)
port=${SERVER_PORT:-18473}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Not in the build directory, as in production.
cd "$work"

start() {
  name=$1
  shift
  rm -rf "$work/data"
  began=$(date +%s%N)
  SERVER_PORT=$port FIREWATCH_DATA_DIR=$work/data "$@" >"$work/log" 2>&1 &
  pid=$!
  until curl -sf -o /dev/null "http://localhost:$port/"; do
    kill -0 $pid 2>/dev/null || { cat "$work/log"; exit 1; }
    sleep 0.02
  done
  up=$(date +%s%N)
  cpu=$(awk -v hz="$(getconf CLK_TCK)" '{ print int(1000 * ($14 + $15) / hz) }' /proc/$pid/stat)
  before=$(awk '/VmRSS/ { print int($2 / 1024) }' /proc/$pid/status)
  token=$(curl -sf -c "$work/cookies" "http://localhost:$port/" \
    | sed -n 's/.*X-XSRF-TOKEN&quot;:&quot;\([^&]*\)&quot;.*/\1/p' | head -1)
  curl -sf -o /dev/null -b "$work/cookies" -H "X-XSRF-TOKEN: $token" -X POST "http://localhost:$port/local/sample"
  after=$(awk '/VmRSS/ { print int($2 / 1024) }' /proc/$pid/status)
  echo "| $name | $(( (up - began) / 1000000 )) | $cpu | $before | $after |"
  kill $pid
  wait $pid || true
}

echo "| start | first page after ms | CPU ms | MB then | MB with the sample |"
echo "|---|---|---|---|---|"
for round in 1 2 3; do
  start "java -jar" java -jar "$(ls "$root"/target/firewatch-*.jar | grep -v original | head -1)"
  start "shipped layout" "$root/target/firewatch/firewatch"
done
