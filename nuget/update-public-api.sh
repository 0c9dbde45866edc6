#!/usr/bin/env bash
# Writes what the analyzer misses in the public API files of each package. Review the difference before you commit it.
set -euo pipefail
cd "$(dirname "$0")/.."
for package in Core Simulation Ctp Tts; do
    project=src/QuantPlus.$package
    # The file is made anew, so that what is gone from the API is gone from it too.
    printf '#nullable enable\n' > "$project/PublicAPI.Unshipped.txt"
    dotnet build "$project" -nologo -v q -p:TreatWarningsAsErrors=false -p:WarningsNotAsErrors=RS0016 --no-incremental 2>&1 \
        | sed -n "s/.*RS0016: Symbol '\(.*\)' is not part of the declared public API.*/\1/p" \
        | sort -u > /tmp/public-api.$$
    LC_ALL=C sort -u /tmp/public-api.$$ >> "$project/PublicAPI.Unshipped.txt"
    rm /tmp/public-api.$$
    echo "$project: $(($(wc -l < "$project/PublicAPI.Unshipped.txt") - 1)) symbols"
done
