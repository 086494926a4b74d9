#!/bin/sh
# Builds the shipped layout in target/firewatch: the extracted jar, a CDS archive of its classes, and the
# script that starts it. You can move or copy the directory if the files keep their times (cp -a). Needs curl.
set -eu
command -v curl >/dev/null || { echo "Install curl first: it fetches the first page."; exit 1; }
cd "$(dirname "$0")/../.."
mvn -q -B package -DskipTests
jar=$(ls target/firewatch-*.jar | grep -v original | head -1)
rm -rf target/firewatch
java -Djarmode=tools -jar "$jar" extract --destination target/firewatch --force
cp src/ship/firewatch target/firewatch/firewatch
cd target/firewatch
mv firewatch-*.jar firewatch.jar
# Starts once, on its own database and any free port, shows the first page, and ends: the archive holds what that needs.
data=$(mktemp -d)
# With no settings of whoever builds it: it must neither reach their database nor write to anybody.
env -i PATH="$PATH" HOME="$HOME" FIREWATCH_DATA_DIR="$data" SERVER_PORT=0 \
  java -XX:ArchiveClassesAtExit=firewatch.jsa -XX:+UseSerialGC -jar firewatch.jar >"$data/log" 2>&1 &
firewatch=$!
until port=$(sed -n 's/.*Tomcat started on port \([0-9]*\).*/\1/p' "$data/log") && [ -n "$port" ] \
  && curl -sf -o /dev/null "http://localhost:$port/"; do
  kill -0 $firewatch 2>/dev/null || { cat "$data/log"; exit 1; }
  sleep 0.1
done
kill $firewatch
wait $firewatch || true
rm -rf "$data"
[ -f firewatch.jsa ]
echo "target/firewatch is ready: target/firewatch/firewatch"
