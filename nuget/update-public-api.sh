#!/usr/bin/env bash
# Writes what the analyzer misses in the public API files of each package. Review the difference before you commit it.
set -euo pipefail
cd "$(dirname "$0")/.."
for package in Core Simulation Ctp Tts; do
    project=src/QuantPlus.$package
    api=$project/PublicAPI.Unshipped.txt
    log=$(mktemp)
    # The file is made anew, so that what is gone from the API is gone from it too.
    printf '#nullable enable\n' > "$api"
    if ! dotnet build "$project" -nologo -v q -p:TreatWarningsAsErrors=false -p:WarningsNotAsErrors=RS0016 --no-incremental > "$log" 2>&1; then
        grep -E "error" "$log" | sort -u >&2
        git checkout -q -- "$api"
        rm "$log"
        exit 1
    fi
    sed -n "s/.*RS0016: Symbol '\(.*\)' is not part of the declared public API.*/\1/p" "$log" | LC_ALL=C sort -u >> "$api"
    rm "$log"
    echo "$project: $(($(wc -l < "$api") - 1)) symbols"
done
