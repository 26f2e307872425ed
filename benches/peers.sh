#!/usr/bin/env bash
# How fast uncurly is beside its peers, on one machine in one run: a Markdown table on standard output.
#
#   cargo build --release && npm install --prefix target/peers curlconverter markdownlint-cli2
#   benches/peers.sh [FOLDER]
#
# FOLDER (target/peers) keeps the texts that are drawn, and has the programs of npm. Peers that are not installed are
# named and left out. The texts are the same each time.
set -euo pipefail
export LC_ALL=C.UTF-8
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
here=$(mkdir -p "${1:-$root/target/peers}" && cd "${1:-$root/target/peers}" && pwd)
uncurly=${UNCURLY:-$root/target/release/uncurly}
modules=$here/node_modules
[[ -x $uncurly ]] || { echo "no $uncurly: cargo build --release" >&2; exit 2; }

has() {
  command -v "$1" >/dev/null && return
  echo "left out: $1 is not installed" >&2
  return 1
}

# Writes files of five commands each, as Markdown and as scripts, and the right ones of the commands, one a line.
draw() { # FOLDER FILES
  mkdir -p "$1/md" "$1/sh"
  awk -v folder="$1" -v files="$2" '
    function draw(n) { state = (state * 1103515245 + 12345) % 2147483648; return int(state / 65536) % n }
    function hex(n, out) { out = ""; while (n-- > 0) out = out substr("0123456789abcdef", draw(16) + 1, 1); return out }
    function word() { return words[draw(count) + 1] }
    function prose(n, out) { out = word(); while (n-- > 0) out = out " " word(); return out "." }
    function command(kind, api) {
      api = "https://api.cloudflare.com/client/v4/zones/" hex(32)
      if (kind == 0) return "curl -sS \"" api "/dns_records?type=A&per_page=" 10 + draw(90) "\" -H \"Authorization: Bearer $TOKEN\""
      if (kind == 1) return "curl -X POST \"" api "/purge_cache\" -H \"Authorization: Bearer $TOKEN\" --json '\''{\"purge_everything\":true}'\''"
      if (kind == 2) return "curl -fsSL https://" word() ".example/" word() "/" hex(8) ".tar.gz -o " word() ".tar.gz"
      if (kind == 3) return "curl --request PUT https://api." word() ".example/v" draw(9) "/" word() " -u \"$ME\" -d name=" word() " -d size=" draw(999)
      return "curl -I https://" word() ".example/?q=" word()
    }
    function damaged(text) { gsub(/ --?/, " –", text); gsub(/"/, "”", text); return text }
    BEGIN {
      count = split("a the cache zone of record page is to be sent with token header and when server client request " \
        "reply field value file name one by for from that which it in on as or not can path key list", words, " ")
      state = 1
      for (file = 1; file <= files; file++) {
        name = sprintf("%03d/%05d", int(file / 100), file)
        if (file % 100 == 0 || file == 1) system("mkdir -p " folder "/md/" substr(name, 1, 3) " " folder "/sh/" substr(name, 1, 3))
        md = folder "/md/" name ".md"; sh = folder "/sh/" name ".sh"
        print "# " prose(3) "\n" > md
        print "#!/bin/bash" > sh
        for (each = 0; each < 5; each++) {
          text = command(draw(5))
          print text > (folder "/commands.txt")
          print text > sh
          if (draw(10) == 0) text = damaged(text)
          print prose(40) "\n\n```bash\n" text "\n```\n" > md
        }
        close(md); close(sh)
      }
    }'
}

# The seconds of processor time that a program takes, the best of several times; other work on the machine counts little.
seconds() { # TIMES COMMAND…
  local times=$1 TIMEFORMAT='%U %S'
  shift
  for ((i = 0; i < times; i++)); do
    { time "$@" >/dev/null 2>&1 </dev/null; } 2>&1 || true
  done | awk '{ took = $1 + $2 } NR == 1 || took < best { best = took } END { printf "%.3f", best }'
}

# The milliseconds of processor time that one process of many takes.
process() { # COMMAND…
  local TIMEFORMAT='%U %S' each=50
  # Of slow ones, a few tell as much.
  awk "BEGIN { exit !($(seconds 1 "$@") > 0.1) }" && each=5
  for ((i = 0; i < 7; i++)); do
    { time for ((j = 0; j < each; j++)); do "$@" >/dev/null 2>&1 <"$post" || true; done; } 2>&1
  done | awk -v each="$each" '{ took = ($1 + $2) * 1000 / each } NR == 1 || took < best { best = took }
    END { printf "%.2f", best }'
}

calc() { awk "BEGIN { printf \"$1\", $2 }"; }
row() { printf '| %s | %s | %s |\n' "$@"; }

echo "drawing texts in $here" >&2
tree=$here/tree small=$here/small post=$here/post.txt prose=$here/prose
[[ -f $tree/commands.txt ]] || { draw "$tree" 10000; draw "$small" 1000; }
head -n 1 "$tree/commands.txt" >"$post"
[[ -f $prose.txt ]] || { yes "$(cat "$root/LICENSE-APACHE" "$root/corpus/prose-only.txt")" | head -c 50000000 >"$prose.txt" || true; }

row "what" "processor time" "beside"
row "---" "---" "---"

start=$EPOCHREALTIME
"$uncurly" lint "$tree/md" >/dev/null || true
took=$((${EPOCHREALTIME/./} - ${start/./}))
a=$(seconds 3 "$uncurly" lint "$tree/md")
row "\`uncurly lint\`: 10 000 Markdown files, 50 000 commands" "$a s" "$(calc %.1f "$took / 1000000") s by the clock"
if [[ -x $modules/.bin/markdownlint-cli2 ]]; then
  b=$(cd "$tree" && seconds 1 "$modules/.bin/markdownlint-cli2" "md/**/*.md")
  row "markdownlint-cli2 on them" "$b s" "$(calc %.0f "$b / $a") times as long"
else
  echo "left out: markdownlint-cli2 is not installed" >&2
fi
a=$(seconds 3 "$uncurly" lint "$tree/sh")
row "\`uncurly lint\`: the commands as 10 000 scripts" "$a s" ""
if has shellcheck; then
  check() { find "$tree/sh" -name '*.sh' -print0 | xargs -0 -n 500 -P "$(nproc)" shellcheck; }
  b=$(seconds 1 check)
  row "shellcheck on them, on all cores" "$b s" "$(calc %.0f "$b / $a") times as long"
fi

if command time -f %M true >/dev/null 2>&1; then
  peak() { command time -o "$here/peak" -f %M "$uncurly" lint "$1" >/dev/null 2>&1 || true; tail -n 1 "$here/peak"; }
  a=$(peak "$small/md") b=$(peak "$tree/md")
  row "peak memory for 1 000 and for 10 000 files" "$(calc %.1f "$a / 1024") and $(calc %.1f "$b / 1024") MiB" ""
else
  echo "left out: memory, as GNU time is not installed" >&2
fi

nothing=$(process "$(type -P true)")
row "\`true\`, a process" "$nothing ms" ""
a=$(process "$uncurly" fix -)
row "\`uncurly fix -\`: one command, a process" "$a ms" "$(calc %.1f "$a / $nothing") times \`true\`"
if has curl; then
  b=$(process curl --version)
  row "\`curl --version\`" "$b ms" "$(calc %.1f "$b / $nothing") times \`true\`"
fi
if has shellcheck; then
  b=$(process shellcheck -s bash -)
  row "shellcheck on the command" "$b ms" "$(calc %.1f "$b / $nothing") times \`true\`"
fi
if [[ -x $modules/.bin/curlconverter ]]; then
  b=$(process "$modules/.bin/curlconverter" -)
  row "curlconverter on the command" "$b ms" "$(calc %.0f "$b / $nothing") times \`true\`"
fi

rates=$(cargo bench --quiet --manifest-path "$root/Cargo.toml" --bench commands -- "$tree/commands.txt")
read -r lint fix rust <<<"$rates"
row "in process, on one core: lint" "$lint commands/s" ""
row "in process, on one core: lint and fix" "$fix commands/s" ""
row "in process, on one core: to Rust" "$rust commands/s" ""
if [[ -d $modules/curlconverter ]]; then
  cat >"$here/rate.mjs" <<'END'
import { readFileSync } from "node:fs";
import { toRust } from "curlconverter";
const commands = readFileSync(process.argv[2], "utf8").trimEnd().split("\n").slice(0, 10000);
commands.slice(0, 1000).forEach((command) => toRust(command));
const start = performance.now();
commands.forEach((command) => toRust(command));
console.log(Math.round((commands.length * 1000) / (performance.now() - start)));
END
  b=$(cd "$here" && node rate.mjs "$tree/commands.txt")
  row "curlconverter in process: to Rust" "$b commands/s" "uncurly writes $(calc %.0f "$rust / $b") times as many"
fi

a=$(seconds 3 "$uncurly" lint "$prose.txt")
# Where its output is thrown away, grep stops at the first line that it finds.
count() { grep -c curl "$prose.txt" | cat; }
b=$(seconds 3 count)
row "\`uncurly lint\`: 50 MB of prose" "$(calc %.0f "50 / $a") MB/s" ""
row "\`grep -c curl\`: the same" "$(calc %.0f "50 / $b") MB/s" ""

printf '\n%s, %s cores, %s; %s' "$(date -I)" "$(nproc)" \
  "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)" "$("$uncurly" -V)"
has shellcheck && printf ', shellcheck %s' "$(shellcheck --version | sed -n 's/^version: //p')"
for name in markdownlint-cli2 curlconverter; do
  [[ -f $modules/$name/package.json ]] && printf ', %s %s' "$name" "$(sed -n 's/^ *"version": "\(.*\)".*/\1/p' "$modules/$name/package.json")"
done
echo
