#!/usr/bin/env bash
# Runs the Windows build of a program that uses both packages' sources under Wine, against the vendors' Windows libraries. Needs wine and the libraries in
# native/vendor or in the folder that is given; without them it says so and succeeds.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
vendor=${1:-"$root/../shared/vendor"}
if ! command -v wine >/dev/null; then
    echo "wine test: skipped, wine is not installed"
    exit 0
fi
if [ ! -d "$vendor" ]; then
    echo "wine test: skipped, there are no Windows libraries in $vendor"
    exit 0
fi

work=$(mktemp -d)
trap 'WINEPREFIX="$work/prefix" wineserver -k 2>/dev/null || true; rm -rf "$work"' EXIT
export WINEPREFIX="$work/prefix" WINEDEBUG=-all WINEDLLOVERRIDES=winedbg.exe=d
unset DISPLAY
timeout 120 wineboot -i >/dev/null 2>&1
for family in Ctp Tts; do
    dotnet publish "$root/tests/QuantPlus.$family.Tests" -c Release -r win-x64 --self-contained true -v q -nologo -o "$work/$family"
done

failed=0
# The bindings and the loading, as Windows sees them.
for family in Ctp Tts; do
    echo "== $family: bindings"
    timeout 240 wine "$work/$family/QuantPlus.$family.Tests.exe" -noLogo -noColor \
        -namespace QuantPlus.Ftdc.Tests.Bindings -namespace QuantPlus.Ftdc.Tests.Embedded </dev/null | tail -3 || failed=1
done

run() {
    local family=$1 version=$2 folder
    folder=$(cd "$vendor/${family,,}/$version/win-x64" && pwd)
    for test in Connects_loses_and_is_disposed Is_disposed_at_any_moment; do
        echo "== $family $version: $test"
        QUANTPLUS_TEST_FOLDER="Z:${folder//\//\\}" QUANTPLUS_TEST_ROUNDS=3 timeout 120 wine "$work/$family/QuantPlus.$family.Tests.exe" -noLogo -noColor -showliveoutput \
            -explicit only -method "QuantPlus.Ftdc.Tests.Loading.VendorChildTests.$test" </dev/null | grep -E "loss:|disposed:|Total:" || failed=1
    done
}
run Ctp 6.7.11
run Ctp 6.7.13
run Tts 6.7.2
run Tts 6.7.11
[ "$failed" -eq 0 ] && echo "wine test: all ran" || { echo "wine test: something failed"; exit 1; }
