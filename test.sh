#!/usr/bin/env bash
# Builds everything and runs every test of the default edition. Installs what the tests need when it is missing.
# usage: ./test.sh [filter]     e.g. ./test.sh Kms.Silo.Tests
set -euo pipefail
cd "$(dirname "$0")"

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

packages=()
compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null || packages+=(postgresql)
command -v chromium >/dev/null || packages+=(chromium)
command -v openssl >/dev/null || packages+=(openssl)
command -v python3 >/dev/null || packages+=(python3)
/usr/bin/python3 -c 'import jsonschema' 2>/dev/null || packages+=(python3-jsonschema)
command -v ldapsearch >/dev/null || packages+=(ldap-utils)
command -v 7zz >/dev/null || command -v 7z >/dev/null || packages+=(7zip)
command -v bsdtar >/dev/null || packages+=(libarchive-tools)
command -v pskctool >/dev/null || packages+=(pskctool)
if [ ${#packages[@]} -gt 0 ]; then
  command -v apt-get >/dev/null || { echo "Install these first: ${packages[*]}" >&2; exit 1; }
  echo "Installing ${packages[*]}"
  as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
fi

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

dotnet build Kms.Orleans.sln -v quiet -nodeReuse:false

status=0
for project in tests/*.Tests; do
  name=$(basename "$project")
  [[ "$name" == *"${1:-}"* ]] || continue
  dotnet test "$project" --no-build --logger "trx;LogFileName=$name.trx" --results-directory "$results" \
    --logger "console;verbosity=minimal" --blame-hang-timeout 10m || status=1
done

count() { cat "$results"/*.trx 2>/dev/null | grep -o "<Counters [^>]*" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{ n += $1 } END { print n + 0 }'; }
passed=$(count passed)
failed=$(count failed)
[ "$passed" -gt 0 ] || status=1
echo "$passed passed, $failed failed"
exit $status
