#!/bin/sh
# Makes the shipped layout in target/firewatch: the jar extracted, a CDS archive of its classes, and the
# script that starts it. The directory may be moved or copied, if the files keep their times (cp -a).
set -eu
cd "$(dirname "$0")/../.."
mvn -q -B package -DskipTests
jar=$(ls target/firewatch-*.jar | grep -v original | head -1)
rm -rf target/firewatch
java -Djarmode=tools -jar "$jar" extract --destination target/firewatch --force
cp src/ship/firewatch target/firewatch/firewatch
cd target/firewatch
mv firewatch-*.jar firewatch.jar
# A start that ends once everything is up, on a database of its own.
data=$(mktemp -d)
FIREWATCH_DATA_DIR=$data SERVER_PORT=0 java -XX:ArchiveClassesAtExit=firewatch.jsa -XX:+UseSerialGC \
  -Dspring.context.exit=onRefresh -jar firewatch.jar >/dev/null
rm -rf "$data"
echo "target/firewatch is ready: target/firewatch/firewatch"
