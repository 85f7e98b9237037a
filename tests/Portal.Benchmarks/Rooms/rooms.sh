#!/usr/bin/env bash
# rooms.sh watch|stuck VIEWERS RATE SECONDS [PORT]: starts the site (Release) with an empty room and fills it. Build first: see README.md.
# rooms.sh million sqlite|postgres: the site on a database with a million comments; PostgreSQL is started for it (root, Debian's package).
set -eu
here=$(cd "$(dirname "$0")" && pwd); root=$(cd "$here/../../.." && pwd)
bench="dotnet $root/tests/Portal.Benchmarks/bin/Release/net10.0/Portal.Benchmarks.dll"
if [ "$1" = million ]; then
  [ "$2" = postgres ] || exec $bench rooms-million "$here/recipe" "$root/site/Portal.Site"
  pg=$(ls -d /usr/lib/postgresql/*/bin | tail -1); folder=$(mktemp -d); chown postgres "$folder"
  runuser -u postgres -- "$pg/initdb" -D "$folder/db" --locale=C.UTF-8 -E UTF8 -A trust > /dev/null
  runuser -u postgres -- "$pg/pg_ctl" -D "$folder/db" -w -o "-p 7451 -c listen_addresses=127.0.0.1 -c unix_socket_directories=''" start > /dev/null
  trap 'runuser -u postgres -- "$pg/pg_ctl" -D "$folder/db" -m immediate stop > /dev/null; rm -rf "$folder"' EXIT
  runuser -u postgres -- "$pg/psql" -h 127.0.0.1 -p 7451 -qc "CREATE DATABASE million" postgres
  $bench rooms-million "$here/recipe" "$root/site/Portal.Site" "Host=127.0.0.1;Port=7451;Username=postgres;Database=million"
  exit
fi
mode=$1 viewers=$2 rate=$3 seconds=$4 port=${5:-7450}
ulimit -n 65536 2>/dev/null || ulimit -n "$(ulimit -Hn)"
data=$(mktemp -d)
cd "$root/site/Portal.Site"
dotnet bin/Release/net10.0/Portal.Site.dll --urls "http://127.0.0.1:$port" --environment Production --Portal:DataPath "$data" \
  --Portal:Recipe "$here/recipe" --Live:RtmpPort 0 --Logging:LogLevel:Default Warning > "$data/log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null; rm -rf "$data"' EXIT
until curl -fs -o /dev/null "http://127.0.0.1:$port/rooms/bench/1"; do sleep 0.5; kill -0 $server || { cat "$data/log"; exit 1; }; done
$bench "rooms-$mode" "http://127.0.0.1:$port/rooms/bench/1" "$viewers" "$rate" "$seconds" "$server"
uptime
