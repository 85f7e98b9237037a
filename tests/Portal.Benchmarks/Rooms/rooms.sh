#!/usr/bin/env bash
# rooms.sh watch|stuck VIEWERS RATE SECONDS [PORT]: starts the site (Release) with an empty room and fills it. Build first: see README.md.
set -eu
here=$(cd "$(dirname "$0")" && pwd); root=$(cd "$here/../../.." && pwd)
bench="dotnet $root/tests/Portal.Benchmarks/bin/Release/net10.0/Portal.Benchmarks.dll"
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
