#!/usr/bin/env bash
# Builds Keystead and opens its window. Installs what is missing first, and says in plain words what it cannot do.
#
#   ./run.sh                   open the window
#   ./run.sh --tour [FOLDER]   write pictures of every screen into FOLDER (docs/pictures without one)
#   ./run.sh ANYTHING ELSE     passed on to keystead, for example: ./run.sh --data-dir FOLDER
#
# Without a display it writes the pictures instead of opening the window.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/scripts/setup.sh"

# Libraries that the window loads when it opens; the linker does not see them.
window_packages=(libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon0 libxkbcommon-x11-0 libegl1 libgl1-mesa-dri)

tour() { # FOLDER
    mkdir -p "$1"
    if has_display; then
        "$binary" --tour "$1"
    else
        ensure_packages xvfb
        on_own_display "$binary" --tour "$1"
    fi
    say "The pictures are in $1"
}

ensure_build_tools
ensure_packages "${window_packages[@]}"
(cd "$here" && cargo build --release --locked)
binary=${CARGO_TARGET_DIR:-$here/target}/release/keystead

case "${1:-}" in
    --tour)
        tour "${2:-$here/docs/pictures}"
        ;;
    --version | -V | --help | -h)
        exec "$binary" "$@"
        ;;
    *)
        if has_display; then
            exec "$binary" "$@"
        fi
        say "There is no display here, so no window can be opened. Pictures of the guided tour are made instead."
        tour "$here/docs/pictures"
        ;;
esac
