#!/bin/sh
# Makes the shipped layout in target/firewatch: the jar extracted, with a CDS archive of its classes.
# Start it with: java -XX:SharedArchiveFile=firewatch.jsa -jar firewatch.jar (in that directory).
set -eu
cd "$(dirname "$0")/../.."
mvn -q -B package -DskipTests
jar=$(ls target/firewatch-*.jar | grep -v original | head -1)
rm -rf target/firewatch
java -Djarmode=tools -jar "$jar" extract --destination target/firewatch --force
cd target/firewatch
mv firewatch-*.jar firewatch.jar
# A start that ends once everything is up, on a database of its own.
FIREWATCH_DATA_DIR=$(mktemp -d) SERVER_PORT=0 java -XX:ArchiveClassesAtExit=firewatch.jsa \
  -Dspring.context.exit=onRefresh -jar firewatch.jar >/dev/null
echo "target/firewatch is ready: cd target/firewatch && java -XX:SharedArchiveFile=firewatch.jsa -jar firewatch.jar"
