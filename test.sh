#!/usr/bin/env bash
# Runs every test. Installs what the tests need first.
#
#   ./test.sh              form, lints, tests
#   ./test.sh --memory     searches the memory of the release program after a lock, on a quiet computer
#   ./test.sh --kills [N]  kills the vault's code and the released window N times each (500) at random moments, on a keychain of their own
#   ./test.sh --platforms  checks that the code is right for Windows and macOS too (no linking)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/scripts/setup.sh"
cd "$here"

# What the window needs, and what drives it: a keychain, a session bus, the accessibility bus, a display, a clipboard. And what the
# referee of the signatures needs: a folder of its own for Python packages. And certificates for the exchange on this computer.
test_packages=(
    libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon0 libxkbcommon-x11-0 libegl1 libgl1-mesa-dri
    gnome-keyring dbus at-spi2-core python3-gi libglib2.0-bin
    xvfb x11-utils xdotool xclip util-linux mount python3-venv openssl
)

step() { # NAME COMMAND...
    local name=$1 begun=$SECONDS
    shift
    say "== $name"
    "$@"
    summary+=("$(printf '%-24s %4d s' "$name" $((SECONDS - begun)))")
}

ensure_build_tools
if [ "${1:-}" = --platforms ]; then
    exec "$here/scripts/platforms.sh"
fi
ensure_packages "${test_packages[@]}"
if [ "${1:-}" = --memory ]; then
    # What is searched for traces of secrets is the program that people run.
    cargo build --release --locked
    exec cargo test --locked --test memory -- --ignored
fi

if [ "${1:-}" = --kills ]; then
    ensure_packages libfaketime
    cargo build --release --locked
    export KEYSTEAD_KILLS=${2:-500}
    cargo test --locked --test keychain killed_at -- --nocapture
    exec cargo test --locked --test window killed_at -- --ignored --nocapture
fi

summary=()
step "form" cargo fmt --check
step "lints" cargo clippy --locked --all-targets -- -D warnings
step "build of the tests" cargo test --locked --no-run
say "== passed so far"
printf '   %s\n' "${summary[@]}" >&2
# The last lines are cargo's own.
exec cargo test --locked "$@"
