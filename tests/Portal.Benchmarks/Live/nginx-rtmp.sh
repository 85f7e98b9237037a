#!/usr/bin/env bash
# nginx-rtmp.sh CLIP [PLAYERS] [SECONDS]: the same RTMP players on nginx-rtmp and on the portal, ratio printed.
# Needs nginx and libnginx-mod-rtmp (apt), and the Release build of Portal.Benchmarks.
set -eu
clip=$(realpath "$1"); players=${2:-1000}; seconds=${3:-25}
here=$(cd "$(dirname "$0")" && pwd)
bench=$here/../bin/Release/net10.0/Portal.Benchmarks
bench=${BENCH:-$bench}
work=$(mktemp -d); ulimit -n 20000
trap 'kill $(jobs -p) 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
cat > "$work/nginx.conf" <<CONF
load_module /usr/lib/nginx/modules/ngx_rtmp_module.so;
daemon off; master_process off; worker_processes 1; pid $work/pid; error_log $work/error.log;
events { worker_connections 8192; }
rtmp { server { listen 127.0.0.1:5312; application live { live on; } } }
CONF
nginx -p "$work" -c "$work/nginx.conf" & nginx=$!
"$bench" live-server 5210 5310 350 > /dev/null & portal=$!
sleep 2
"$bench" live-publish 127.0.0.1 5312 bench 1 "$clip" &
"$bench" live-publish 127.0.0.1 5310 bench 1 "$clip" &
sleep 4
a=$("$bench" live-play rtmp rtmp://127.0.0.1:5312/live/bench "$players" "$seconds" "$nginx"); echo "nginx-rtmp: $a"
sleep 2
b=$("$bench" live-play rtmp rtmp://127.0.0.1:5310/live/bench "$players" "$seconds" "$portal"); echo "portal:     $b"
awk -v a="$(sed 's/.*: \([0-9.]*\) cores.*/\1/' <<< "$a")" -v b="$(sed 's/.*: \([0-9.]*\) cores.*/\1/' <<< "$b")" 'BEGIN { printf "ratio %.2f\n", b / a }'
