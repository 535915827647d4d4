#!/bin/sh
# Makes what the processes of a cluster need to know each other: an authority, a certificate for each kind of process, and the password of
# the database. What is there stays; a certificate with less than 30 days left is made anew.
# usage: secrets.sh <folder> [name in the public address]      OWNED=yes gives each folder to the account of its container
set -eu
umask 077
folder=$1
host=${2:-localhost}
authority=$folder/authority
month=2592000

# What it says while it works is of interest only when it fails.
quietly() {
  openssl "$@" 2>"$authority/openssl.log" || { cat "$authority/openssl.log" >&2; exit 1; }
  rm "$authority/openssl.log"
}

key() { quietly "$@" -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes; }

own() {
  if [ "${OWNED:-}" = yes ]; then chown -R "$2:$2" "$folder/$1"; fi
}

# issue <folder> <name> <uses> <other names>
issue() {
  place=$folder/$1
  mkdir -p "$place"
  cp "$authority/authority.crt" "$place/authority.crt"
  if openssl x509 -in "$place/node.crt" -noout -checkend $month >/dev/null 2>&1 &&
    openssl verify -CAfile "$authority/authority.crt" "$place/node.crt" >/dev/null 2>&1; then return; fi
  key req -new -keyout "$place/node.key" -out "$place/node.csr" -subj "/CN=$2" \
    -addext "keyUsage=critical,digitalSignature" -addext "extendedKeyUsage=$3" -addext "subjectAltName=$4"
  quietly x509 -req -in "$place/node.csr" -CA "$authority/authority.crt" -CAkey "$authority/authority.key" \
    -days 397 -copy_extensions copyall -out "$place/node.crt"
  rm "$place/node.csr"
  echo "Made a certificate for $2."
}

mkdir -p "$authority"
if [ ! -s "$authority/authority.crt" ]; then
  key req -x509 -days 3650 -subj "/CN=Meter Key Service cluster" -keyout "$authority/authority.key" -out "$authority/authority.crt" \
    -addext "keyUsage=critical,keyCertSign,cRLSign"
  echo "Made the authority."
fi

# Silos are servers and clients of each other; one name for all of them, since what counts is that it is a silo.
issue silo kms-silo "serverAuth,clientAuth" "DNS:kms-silo,DNS:localhost"
issue web kms-web "clientAuth" "DNS:kms-web"
issue front "$host" "serverAuth" "DNS:$host,DNS:localhost"
issue database database "serverAuth" "DNS:database"
# The load balancer wants both in one file.
cat "$folder/front/node.crt" "$folder/front/node.key" >"$folder/front/front.pem"

if [ ! -s "$folder/database/password" ]; then
  openssl rand -hex 24 >"$folder/database/password"
  echo "Made the password of the database."
fi
echo "*:*:*:kms:$(cat "$folder/database/password")" >"$folder/silo/pgpass"

own silo 1654
own web 1654
own front 99
own database 999
