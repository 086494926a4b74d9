#!/bin/sh
# Builds the shipped layout in target/firewatch: the extracted jar, a CDS archive of its classes, and the
# script that starts it. You can move or copy the directory if the files keep their times (cp -a).
set -eu
cd "$(dirname "$0")/../.."
mvn -q -B package -DskipTests
jar=$(ls target/firewatch-*.jar | grep -v original | head -1)
rm -rf target/firewatch
java -Djarmode=tools -jar "$jar" extract --destination target/firewatch --force
cp src/ship/firewatch target/firewatch/firewatch
cd target/firewatch
mv firewatch-*.jar firewatch.jar
# Starts once, on its own database, and ends when everything is up.
data=$(mktemp -d)
FIREWATCH_DATA_DIR=$data SERVER_PORT=0 java -XX:ArchiveClassesAtExit=firewatch.jsa -XX:+UseSerialGC \
  -Dspring.context.exit=onRefresh -jar firewatch.jar >/dev/null
rm -rf "$data"
echo "target/firewatch is ready: target/firewatch/firewatch"
