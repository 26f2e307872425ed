#!/usr/bin/env bash
# What real bash hands to curl: one JSON array of arguments for each call.
#
#   tests/oracle.sh           writes corpus/*.argv from corpus/*.repaired.sh
#   tests/oracle.sh --check   tells which of them would change
#   tests/oracle.sh --calls   shows the calls of the script on standard input
#
# A stub stands in for curl. No other program runs: what is not built into bash gives back its own
# name and arguments in ‹›, but for a call of curl that it is given. Variables that a script does not
# assign are set to val-NAME. What a call gets on standard input follows its arguments as {"stdin": …}.
set -euo pipefail
export LC_ALL=C.UTF-8

# Runs in the shell that the script is given to.
# shellcheck disable=SC2016,SC2034
stub='
json() {
  local text=$1 out="" i char
  for ((i = 0; i < ${#text}; i++)); do
    char=${text:i:1}
    case $char in
      [\"\\]) out+="\\$char" ;;
      $'\''\n'\'') out+="\\n" ;;
      $'\''\t'\'') out+="\\t" ;;
      $'\''\r'\'') out+="\\r" ;;
      [[:cntrl:]]) printf -v char "\\\\u%04x" "'\''$char"; out+=$char ;;
      *) out+=$char ;;
    esac
  done
  printf "\"%s\"" "$out" >&9
}
curl() {
  local argument comma="" stdin=""
  IFS= read -r -d "" stdin || :
  printf "[" >&9
  for argument; do
    printf "%s" "$comma" >&9
    json "$argument"
    comma=", "
  done
  if [[ $stdin ]]; then
    printf "%s{\"stdin\": " "$comma" >&9
    json "$stdin"
    printf "}" >&9
  fi
  printf "]\n" >&9
}
command_not_found_handle() {
  local words=("$@")
  # Programs that run others run curl.
  while (($# > 1)); do
    shift
    # So does an image that is named after it.
    if [[ $1 == curl || ${1%%[:@]*} == */curl ]]; then
      curl "${@:2}"
      return
    fi
  done
  printf "‹%s›" "${words[*]}"
}
curl.exe() { curl "$@"; }
'

# The calls of the script $1.
calls() {
  local script=$1 name nowhere environment=()
  while read -r name; do
    environment+=("$name=val-$name")
  done < <(grep -oE '\$\{?[A-Za-z_][A-Za-z0-9_]*' <<<"$script" | tr -d '${' | sort -u || :)
  nowhere=$(mktemp -d)
  (cd "$nowhere" && env -i LC_ALL="$LC_ALL" "${environment[@]}" PATH=/nowhere "$BASH" --norc --noprofile \
    -c "$stub$script"$'\nwait' bash 9>&1 >/dev/null </dev/null)
  rm -r "$nowhere"
}

case ${1-} in
  --calls) calls "$(cat)" ;;
  --check | '')
    cd "$(dirname "${BASH_SOURCE[0]}")/../corpus"
    changed=0
    for repaired in *.repaired.sh; do
      argv=${repaired%.repaired.sh}.argv
      if [[ ${1-} == --check ]]; then
        calls "$(<"$repaired")" | cmp -s - "$argv" || { echo "corpus/$argv" && changed=1; }
      else
        calls "$(<"$repaired")" >"$argv"
      fi
    done
    exit "$changed"
    ;;
  *)
    echo "usage: tests/oracle.sh [--check | --calls]" >&2
    exit 2
    ;;
esac
