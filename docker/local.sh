#!/usr/bin/env bash
# The cluster of compose.yaml on this machine, process by process and with the same settings, without containers. PostgreSQL stands apart, and so
# does a load balancer. Ctrl-C stops everything.
#   dotnet build src/Kms.Silo -p:KmsEdition=Cluster && dotnet build src/Kms.Web -p:KmsEdition=Cluster
#   docker/local.sh "Host=/var/run/postgresql;Database=kms;Username=kms" [folder for data, keys and certificates]
# From the environment: KMS_SILOS=3, KMS_WEBS=2 how many; KMS_PORT=5080 the first page's, from which all others follow; KMS_SILO, KMS_WEB
# the programs.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
database=${1:?usage: docker/local.sh \"<connection string of an empty PostgreSQL database>\" [folder]}
folder=${2:-$here/../data/cluster}
silos=${KMS_SILOS:-3} webs=${KMS_WEBS:-2} port=${KMS_PORT:-5080}
built=$here/../artifacts/Cluster/bin
silo_program=${KMS_SILO:-$built/Kms.Silo/debug/Kms.Silo.dll}
web_program=${KMS_WEB:-$built/Kms.Web/debug/Kms.Web.dll}
for program in "$silo_program" "$web_program"; do
  [ -f "$program" ] || { echo "There is no $program: build it first, as the head of this script says." >&2; exit 2; }
done
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
# Started elsewhere, a program would find the settings of another one.
cd "$folder"

silo_port() { echo $((port + 100 + $1)); }
gateway_port() { echo $((port + 200 + $1)); }
health_port() { echo $((port + 300 + $1)); }

shared_settings() { # kind of process
  export Kms__PublicUrl=http://localhost:$port Kms__Cluster__Id=kms
  export Kms__Cluster__Tls__Certificate=$folder/secrets/$1/node.crt Kms__Cluster__Tls__Key=$folder/secrets/$1/node.key
  export Kms__Cluster__Tls__Authority=$folder/secrets/$1/authority.crt
}

silo_settings() { # number
  shared_settings silo
  export Kms__Data=$folder/silo$1 Kms__Database=postgres ConnectionStrings__Kms=$database Kms__Keys__RootKeyFile=$folder/root.key
  # Without a mail server, mails are files in the silos' folders.
  export Kms__Smtp__Host= Kms__Smtp__Port=1025 Kms__Smtp__StartTls=false
  export Kms__Cluster__Address=127.0.0.1 Kms__Cluster__SiloPort Kms__Cluster__GatewayPort Kms__Cluster__HealthPort
  Kms__Cluster__SiloPort=$(silo_port "$1") Kms__Cluster__GatewayPort=$(gateway_port "$1") Kms__Cluster__HealthPort=$(health_port "$1")
}

web_settings() { # number
  shared_settings web
  export ASPNETCORE_URLS=http://localhost:$((port + $1 - 1)) Kms__Proxies__0=127.0.0.1
  for silo in $(seq "$silos"); do export "Kms__Cluster__Gateways__$((silo - 1))=127.0.0.1:$(gateway_port "$silo")"; done
}

silo_ids=() web_ids=()
stop() {
  trap - EXIT INT TERM
  # Pages first, so that nobody asks silos that are on their way out.
  for ids in "${web_ids[*]}" "${silo_ids[*]}"; do
    [ -z "$ids" ] || kill -TERM $ids 2>/dev/null || true
    for id in $ids; do wait "$id" || true; done
  done
  echo "Stopped."
}
trap stop EXIT
trap 'exit 0' INT TERM

await_ready() { # name, id, command...
  local name=$1 id=$2 patience=$((SECONDS + 60))
  shift 2
  until "$@"; do
    kill -0 "$id" 2>/dev/null || { echo "$name has ended; see $folder/$name.log" >&2; tail -n 5 "$folder/$name.log" >&2; exit 1; }
    [ $SECONDS -lt $patience ] || { echo "$name is not ready after a minute; see $folder/$name.log" >&2; exit 1; }
    sleep 0.2
  done
  echo "$name is ready."
}

sh "$here/secrets.sh" "$folder/secrets" localhost
(silo_settings 1 && dotnet "$silo_program" root-key)

# One after the other: each prints a link to make the first operator, and the last link counts.
for number in $(seq "$silos"); do
  (silo_settings "$number" && exec dotnet "$silo_program" serve) >"$folder/silo$number.log" 2>&1 &
  silo_ids+=($!)
  await_ready "silo$number" "${silo_ids[number - 1]}" env Kms__Cluster__HealthPort="$(health_port "$number")" dotnet "$silo_program" health
done
for number in $(seq "$webs"); do
  (web_settings "$number" && exec dotnet "$web_program") >"$folder/web$number.log" 2>&1 &
  web_ids+=($!)
done
for number in $(seq "$webs"); do
  await_ready "web$number" "${web_ids[number - 1]}" env ASPNETCORE_URLS="http://localhost:$((port + number - 1))" dotnet "$web_program" --health
done

grep -h "token=" "$folder/silo$silos.log" || true
echo "Ready: pages at$(for number in $(seq "$webs"); do printf ' http://localhost:%s' $((port + number - 1)); done), logs in $folder. Ctrl-C stops everything."
wait
