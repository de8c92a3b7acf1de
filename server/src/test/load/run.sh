#!/bin/sh
# A bounded load run on this machine: reads, pictures and runs, alone and beside a hostile client. Needs wrk.
set -eu
cd "$(dirname "$0")/../../../.."
jar=server/target/pagewalk.jar
lua=server/src/test/load/visitors.lua
script=shared-mmu/src/main/resources/pagewalk/gallery/first-touch.pagewalk
work=$(mktemp -d)
port=${PORT:-7171}
url=http://127.0.0.1:$port
java -Xmx512m -jar $jar serve --port "$port" --data "$work" --behind-proxy --no-access-log > "$work/out" &
server=$!
trap 'kill $server; wait $server 2>/dev/null; rm -rf "$work"' EXIT
until curl -s -o "$work/ready" "$url/readyz"; do sleep 0.2; done
id=$(curl -s -H 'Content-Type: text/plain' --data-binary @$script $url/api/v1/scenarios | sed 's/.*"id":"\([^"]*\)".*/\1/')
sh server/src/test/load/endless.sh > "$work/endless"

measure() {
  printf '%-34s' "$1"
  shift
  wrk -t1 -c8 -d"${SECONDS_EACH:-16}s" -s $lua "$@" | tail -1
}
memory() { awk '/VmRSS/ {printf "resident memory %.0f MB\n", $2 / 1024}' /proc/$server/status; }

measure warm-up "$url/s/$id"
memory
measure 'page of a link' "$url/s/$id"
measure 'scenario as JSON' "$url/api/v1/scenarios/$id"
measure 'picture, kept' "$url/s/$id.png?at=39"
measure 'run of the first touch' "$url/api/v1/run" -- $script
memory
wrk -t1 -c4 -d"$((${SECONDS_EACH:-16} * 2 + 2))s" -s $lua "$url/api/v1/run" -- "$work/endless" > "$work/hostile" &
hostile=$!
measure 'page of a link, under attack' "$url/s/$id"
measure 'run of the first touch, attacked' "$url/api/v1/run" -- $script
wait $hostile
memory
