#!/usr/bin/env bash
# Checks the types of the whole program for Windows and macOS, on Debian, without linking and without those systems.
# Debian's own rustc and the sources of the standard library are unpacked beside, never installed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$here/scripts/setup.sh"
cd "$here"

targets=(x86_64-pc-windows-msvc aarch64-apple-darwin)
beside=${CARGO_TARGET_DIR:-$here/target}/platforms
root=$beside/root

# The compiler, its own standard library (for build scripts), LLVM as the compiler names it, and the library's sources.
unpack_compiler() {
    [ -e "$root/complete" ] && return 0
    command -v apt-get >/dev/null || { say "This check needs Debian's packages rustc-web and rust-web-src."; return 1; }
    local std llvm package
    # An old list offers an old compiler.
    as_root apt-get update >&2 || true
    std=$(dependency libstd-rust-web-dev '^libstd-rust-web-[0-9]')
    llvm=$(dependency "$std" '^libllvm')
    [ -n "$std" ] && [ -n "$llvm" ] || { say "Debian's package rustc-web was not found."; return 1; }
    mkdir -p "$beside/packages" "$root"
    say "Unpacking rustc-web, rust-web-src, $std and $llvm into $root"
    (cd "$beside/packages" && apt-get download rustc-web rust-web-src libstd-rust-web-dev "$std" "$llvm" >&2)
    for package in "$beside"/packages/*.deb; do
        dpkg -x "$package" "$root"
    done
    rm -r "$beside/packages"
    touch "$root/complete"
}

dependency() { # PACKAGE PATTERN
    apt-cache depends "$1" 2>/dev/null | sed -n 's/^ *Depends: //p' | grep -m1 -E "$2" || true
}

unpack_compiler
cat >"$beside/rustc" <<WRAPPER
#!/bin/sh
LD_LIBRARY_PATH=$root/usr/lib/x86_64-linux-gnu exec $root/usr/bin/rustc "\$@"
WRAPPER
chmod +x "$beside/rustc"

# Nothing is linked, so a crate's part in another language, such as Objective-C or an assembler, is taken as written: what would compile it only says
# that it did.
cat >"$beside/cc" <<'STANDIN'
#!/bin/sh
while [ $# -gt 0 ]; do
    case $1 in
        -o) : >"$2" ;;
        -Fo* | /Fo*) : >"${1#?Fo}" ;;
        -out:* | /out:*) : >"${1#?out:}" ;;
        *.a) : >"$1" ;;
    esac
    shift
done
STANDIN
chmod +x "$beside/cc"
export CC_aarch64_apple_darwin=$beside/cc AR_aarch64_apple_darwin=$beside/cc
export CC_x86_64_pc_windows_msvc=$beside/cc AR_x86_64_pc_windows_msvc=$beside/cc

failed=()
for target in "${targets[@]}"; do
    say "== $target"
    begun=$SECONDS
    if RUSTC_BOOTSTRAP=1 RUSTC=$beside/rustc CARGO_TARGET_DIR=$beside/target \
        cargo check --locked -Zbuild-std=std,panic_abort --lib --bins --target "$target"; then
        say "== $target: right, after $((SECONDS - begun)) s"
    else
        failed+=("$target")
    fi
done
if [ ${#failed[@]} -gt 0 ]; then
    say "Not right for: ${failed[*]}"
    exit 1
fi
