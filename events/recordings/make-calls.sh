#!/bin/sh
# Speaks the scripts beside it and writes the sample calls into audio/. Run it by hand after a script has
# changed; the build uses what it wrote.
#
# Needs flite (with its voices rms and slt) and sox (with MP3): apt-get install flite sox libsox-fmt-mp3
#
# A script names its speakers with their flite voices: one on the left channel and one on the right, or all on
# one ("mono"). Then come the lines, in the order they are said. The left channel is the one who calls.
set -eu
cd "$(dirname "$0")"
parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT
mkdir -p audio

speak() { # voice, words, file: 16 kHz speech, a little quieter than full scale, and a short breath after it
  flite -voice "$1" -t "$2" -o "$parts/line.wav"
  sox -D "$parts/line.wav" -r 16000 -b 16 -c 1 "$3" silence 1 0.02 0.3% reverse silence 1 0.02 0.3% reverse norm -3 pad 0.15 0.35
}

for script in scripts/*.txt; do
  name=$(basename "$script" .txt)
  rm -f "$parts"/*
  number=100
  grep -E '^[a-z]+: ' "$script" | grep -vE '^(left|right|mono): ' >"$parts/lines"
  while IFS= read -r line; do
    number=$((number + 1))
    speaker=${line%%: *}
    place=$(grep -E "^(left|right|mono): $speaker " "$script")
    voice=${place##* }
    speak "$voice" "${line#*: }" "$parts/said.wav"
    case $place in
      left:*) sox "$parts/said.wav" "$parts/$number.wav" remix 1 0 ;;
      right:*) sox "$parts/said.wav" "$parts/$number.wav" remix 0 1 ;;
      mono:*) mv "$parts/said.wav" "$parts/$number.wav" ;;
    esac
  done <"$parts/lines"
  rm -f "$parts/line.wav" "$parts/said.wav"
  if grep -q '^mono: ' "$script"; then
    sox -D "$parts"/1*.wav -C 48 "audio/$name.mp3"
  else
    sox -D "$parts"/1*.wav "audio/$name.wav"
  fi
done
