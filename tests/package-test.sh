#!/usr/bin/env bash
# Packs all packages and uses them as a stranger would: from a local feed, in a program of four kinds. Needs the vendors' libraries in
# native/vendor (see native/README.md); without them it says so and succeeds.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
if ! ls "$root"/native/vendor/linux-x64/*.so >/dev/null 2>&1; then
    echo "package test: skipped, the vendors' libraries are not in native/vendor"
    exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# A version of its own, so that no cached package of an earlier run is taken; and a cache of its own, which goes with the folder.
version="0.1.0-test.$(date +%s)"
dotnet pack "$root/QuantPlus.Ctp.sln" -c Release -v q -nologo -p:Version="$version" -p:PackageOutputPath="$work/feed"
echo "== contents"
mkdir "$work/check"
cp "$root/tests/PackageTest/CheckPackages.cs" "$work/check/"
git -C "$root" remote get-url origin 2>/dev/null | grep -q github.com && link=--source-link
(cd "$work/check" && dotnet run CheckPackages.cs -- "$work/feed" ${link:-})

echo "== without the vendors' libraries"
refuse=(dotnet pack "$root/src/QuantPlus.Ctp" -c Release --no-build -v q -nologo -p:NativeAssetRoot="$work/none/" -p:PackageOutputPath="$work/none")
if "${refuse[@]}" >"$work/refused"; then
    echo "package test: a package without its native libraries was made" >&2
    exit 1
fi
grep -m 1 -o "QP0001.*" "$work/refused"
"${refuse[@]}" -p:AllowMissingNativeAssets=true
ls "$work/none"

mkdir "$work/app"
cp "$root/tests/PackageTest/Program.cs" "$work/app/"
cp "$root/tests/PackageTest/PackageTest.csproj.txt" "$work/app/PackageTest.csproj"
cat > "$work/app/nuget.config" <<CONFIG
<configuration><packageSources><add key="local" value="$work/feed" /></packageSources></configuration>
CONFIG

cd "$work/app"
publish() {
    local kind=$1
    shift
    dotnet publish -c Release -r linux-x64 -v q -nologo -o "$work/$kind" "$@"
    echo "== $kind"
    # From another folder: the libraries must be found beside the program, not in the current folder.
    (cd / && if [ -x "$work/$kind/PackageTest" ]; then "$work/$kind/PackageTest"; else dotnet "$work/$kind/PackageTest.dll"; fi)
}
publish framework-dependent --self-contained false
publish self-contained --self-contained true
publish single-file --self-contained true -p:PublishSingleFile=true
publish native-aot -p:PublishAot=true
echo "package test: all four kinds found both families' libraries"
