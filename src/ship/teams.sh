#!/bin/sh
# Builds the app to upload to Teams, from manifests/teams with the bot's id and the address filled in:
#   TEAMS_APP_ID=… FIREWATCH_BASE_URL=https://firewatch.example sh src/ship/teams.sh [the zip]
set -eu
cd "$(dirname "$0")/../.."
refuse() {
  echo "$1" >&2
  exit 1
}
zip=${1:-target/firewatch-teams.zip}
id=${TEAMS_APP_ID:-}
url=${FIREWATCH_BASE_URL:-}
url=${url%/}
# A whole line has to match, so that nothing but an id or an address gets into the manifest.
[ "$(printf '%s' "$id" | grep -cxE '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}')" = 1 ] \
  && [ "$(printf '%s\n' "$id" | wc -l)" -eq 1 ] \
  || refuse "TEAMS_APP_ID must be the bot's Microsoft App ID, such as 00000000-0000-0000-0000-000000000000."
[ "$(printf '%s' "$url" | grep -cxE 'https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~/-]*)?')" = 1 ] \
  && [ "$(printf '%s\n' "$url" | wc -l)" -eq 1 ] \
  || refuse "FIREWATCH_BASE_URL must be the address at which Teams reaches Firewatch, such as https://firewatch.example."
host=${url#https://}
host=${host%%/*}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sed -e "s|\${TEAMS_APP_ID}|$id|g" -e "s|\${FIREWATCH_BASE_URL}|$url|g" -e "s|\${HOST}|$host|g" \
  manifests/teams/manifest.json >"$work/manifest.json"
cp manifests/teams/color.png manifests/teams/outline.png "$work"
mkdir -p "$(dirname "$zip")"
"${JAVA_HOME:+$JAVA_HOME/bin/}jar" --create --no-manifest --file "$zip" \
  -C "$work" manifest.json -C "$work" color.png -C "$work" outline.png
echo "$zip is ready: upload it in the Teams admin center"
