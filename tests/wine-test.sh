#!/usr/bin/env bash
# Runs the interop tests on the vendors' Windows libraries: published for win-x64, under Wine. Needs the libraries in ../shared/vendor, and Debian's
# wine64, which it installs where it may; without either it says so and succeeds. docs/native-libraries.md says what Wine cannot do.
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

skip() { echo "wine test: skipped, $1"; exit 0; }

[ "$(uname -sm)" = "Linux x86_64" ] || skip "it runs on Linux on x64 only"
ls "$root"/../shared/vendor/*/*/win-x64/*.dll >/dev/null 2>&1 || skip "the vendors' Windows libraries are not in shared/vendor beside the repository"

find_wine() { command -v wine64 || { [ -x /usr/lib/wine/wine64 ] && echo /usr/lib/wine/wine64; }; }
if ! find_wine >/dev/null; then
    command -v apt-get >/dev/null || skip "wine64 is not installed, and there is no apt-get to install it"
    [ "$(id -u)" -eq 0 ] || skip "wine64 is not installed, and only root may install it: apt-get install wine64"
    echo "== installing wine64"
    { apt-get update && DEBIAN_FRONTEND=noninteractive timeout 300 apt-get install -y --no-install-recommends wine64; } >/dev/null 2>&1
    find_wine >/dev/null || skip "wine64 could not be installed"
fi
wine=$(find_wine)

work=$root/artifacts/wine
mkdir -p "$work"
WINEPREFIX=$(mktemp -d)
# Its server ends by itself soon after the last program, and must not write into a folder that has gone.
trap 'timeout 20 /usr/lib/wine/wineserver -k >/dev/null 2>&1; rm -rf "$WINEPREFIX"' EXIT
export WINEPREFIX WINEDEBUG=-all WINEDLLOVERRIDES=winedbg.exe=d
unset DISPLAY
# Wine 8 cannot map memory twice, once to write and once to run it, as .NET does unless told not to.
export DOTNET_EnableWriteXorExecute=0
timeout 120 "$wine" wineboot -i >/dev/null 2>&1 || skip "Wine does not start here"

publish() {
    dotnet publish "$root/tests/$1" -c Release -r win-x64 --self-contained -p:PublishSingleFile=false -p:RunAnalyzers=false -v q -nologo -o "$work/$1" || exit 1
    # Wine 8 forgets to take back a handler of its own when an exception passes through the runtime's native code on its way out of a method that was
    # called by reflection, as tests are; the next exception then ends the thread. Such calls can be made without native code in between.
    local config=$work/$1/$1.runtimeconfig.json
    grep -q ForceEmitInvoke "$config" || sed -i 's/"configProperties": {/&\n      "Switch.System.Reflection.ForceEmitInvoke": true,/' "$config"
}

total=0 failed=0 skipped=0
run() {
    local project=$1 log=$work/$1.log
    shift
    (cd "$work/$project" && timeout 1200 "$wine" "$project.exe" "$@" -noLogo -noColor) >"$log" 2>&1
    local result=$? summary
    summary=$(grep -E "Total: [0-9]+, Errors" "$log" | tail -1)
    if [ -z "$summary" ]; then
        echo "$project $*: ended with $result and without a summary:"
        tail -20 "$log"
        failed=$((failed + 1))
        return
    fi
    local ran errors fails skips
    read -r ran errors fails skips < <(sed -E 's/.*Total: ([0-9]+), Errors: ([0-9]+), Failed: ([0-9]+), Skipped: ([0-9]+).*/\1 \2 \3 \4/' <<<"$summary")
    echo "$project ${*: -1}: $((ran - fails - skips)) passed, $((fails + errors)) failed, $skips skipped"
    total=$((total + ran - fails - skips)) failed=$((failed + fails + errors)) skipped=$((skipped + skips))
    [ "$((fails + errors))" -eq 0 ] || grep -A 12 -F "[FAIL]" "$log"
    grep -A 1 -F "[SKIP]" "$log" | grep -vE "^--|\[SKIP\]" | sed 's/^ */    skipped: /' | sort | uniq -c
    grep -h " tests on " "$work/$project/real-libraries.txt" 2>/dev/null | sed 's/^/    /'
}

for project in QuantPlus.Ctp.Tests QuantPlus.Tts.Tests; do
    publish "$project"
    run "$project" -namespace QuantPlus.Ftdc.Tests.Bindings
    run "$project" -class QuantPlus.Ftdc.Tests.Embedded.EveryVersionTests
    run "$project" -namespace QuantPlus.Ftdc.Tests.Loading
done
publish QuantPlus.Conformance.Tests
run QuantPlus.Conformance.Tests -class QuantPlus.Conformance.Tests.SideBySideTests

echo "wine test: $total passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
