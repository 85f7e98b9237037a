#!/usr/bin/env bash
# test.sh [NAME...]: every test, or those of the named assemblies (Storage, EndToEnd). Installs what the tests need and the
# machine lacks, builds once, runs one assembly after another. Ends with the line "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DEBIAN_FRONTEND=noninteractive
output=tests/output
mkdir -p "$output"

fail() {
  echo "test.sh: $1" >&2
  echo "0 passed, 1 failed"
  exit 1
}

missing=()
command -v ffmpeg >/dev/null || missing+=(ffmpeg)
command -v rtmpdump >/dev/null || missing+=(rtmpdump)
# rtmp2sink is in "bad", the FLV elements are in "good".
gst-inspect-1.0 --exists rtmp2sink 2>/dev/null && gst-inspect-1.0 --exists flvmux 2>/dev/null ||
  missing+=(gstreamer1.0-tools gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-plugins-bad)
command -v chromium >/dev/null || missing+=(chromium)
[ -n "$(find /usr/share/fonts -iname 'NotoSansCJK*' -print -quit 2>/dev/null)" ] || missing+=(fonts-noto-cjk)
[ -n "$(find /usr/lib/postgresql -name initdb -print -quit 2>/dev/null)" ] || missing+=(postgresql)
if [ ${#missing[@]} -gt 0 ]; then
  root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo)
  echo "Installing ${missing[*]}"
  # The package would start a server of its own; the tests start theirs.
  "${root[@]}" mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" | "${root[@]}" tee /etc/postgresql-common/createcluster.conf >/dev/null
  { "${root[@]}" apt-get update -qq && "${root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"; } </dev/null >"$output/apt.log" 2>&1 ||
    { tail -20 "$output/apt.log"; fail "could not install ${missing[*]}"; }
fi

dotnet restore Portal.sln --locked-mode -v q </dev/null || fail "packages do not restore as the lock files say"
dotnet build Portal.sln --no-restore -m:1 -v q -nologo -clp:NoSummary </dev/null || fail "the build failed"

passed=0 failed=0
for project in tests/*.Tests; do
  name=$(basename "$project")
  short=${name#Portal.} short=${short%.Tests}
  [ $# -eq 0 ] || [[ " $* " == *" $short "* ]] || continue
  log=$output/$name.log
  began=$SECONDS
  "$project/bin/Debug/net10.0/$name" -noColor -noLogo </dev/null >"$log" 2>&1
  code=$?
  total=$(grep -oP 'Total: \K\d+' "$log" | tail -1)
  errors=$(grep -oP 'Errors: \K\d+' "$log" | tail -1)
  wrong=$(grep -oP 'Failed: \K\d+' "$log" | tail -1)
  skipped=$(grep -oP 'Skipped: \K\d+' "$log" | tail -1)
  unrun=$(grep -oP 'Not Run: \K\d+' "$log" | tail -1)
  total=${total:-0} wrong=$((${wrong:-0} + ${errors:-0}))
  # An assembly without a test says so and ends with an error; one that died has no summary.
  if [ "$total" -eq 0 ] && [ "$code" -ne 0 ] && [ -n "$(find "$project" -name '*Tests.cs' -not -path '*/obj/*' -print -quit)" ]; then
    wrong=1
  elif [ "$total" -gt 0 ] && [ "$code" -ne 0 ] && [ "$wrong" -eq 0 ]; then
    wrong=1
  fi
  good=$((total - ${skipped:-0} - ${unrun:-0} - ${wrong}))
  [ "$good" -ge 0 ] || good=0
  passed=$((passed + good)) failed=$((failed + wrong))
  printf '%-28s %5d passed %4d failed %5d s\n' "$name" "$good" "$wrong" $((SECONDS - began))
  if [ "$wrong" -gt 0 ]; then
    echo "--- $log"
    grep -v -E '^\s*(Discovering|Discovered|Starting|Finished):' "$log" | tail -300
    echo "---"
  fi
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
