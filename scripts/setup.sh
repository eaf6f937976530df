# Common part of run.sh and test.sh: what is missing is installed, a display of its own is started. Sourced, never run.

say() { printf '%s\n' "$*" >&2; }

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

# Runs a command as root.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        return 1
    fi
}

# Installs those of the named Debian packages that are missing. Where that is not possible, it names them and goes
# on: the same things may be there under another name.
ensure_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "This is no Debian or Ubuntu. If something is missing, install what these packages hold: $*"
        return 0
    fi
    local package missing=()
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    say "Installing: ${missing[*]}"
    local install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}")
    if ! { as_root "${install[@]}" || { as_root apt-get update && as_root "${install[@]}"; }; } </dev/null >&2; then
        say "These packages could not be installed. Install them yourself and start again:"
        say "  sudo apt-get install ${missing[*]}"
        return 1
    fi
}

# Rust and a C linker. Rust itself is not installed: its owner chooses how.
ensure_build_tools() {
    command -v cargo >/dev/null || PATH="$HOME/.cargo/bin:$PATH"
    if ! command -v cargo >/dev/null; then
        say "Rust is missing. Install it from https://rustup.rs and start again."
        return 1
    fi
    command -v cc >/dev/null || ensure_packages gcc libc6-dev
}

# Runs a command on an X display of its own, and takes the display away afterwards.
on_own_display() {
    local answer server number status=0
    answer=$(mktemp)
    Xvfb -displayfd 3 -screen 0 1400x1300x24 -nolisten tcp 3>"$answer" >/dev/null 2>&1 &
    server=$!
    for _ in $(seq 100); do
        number=$(tr -d '[:space:]' <"$answer")
        [ -n "$number" ] && break
        sleep 0.1
    done
    rm -f "$answer"
    if [ -z "$number" ]; then
        kill "$server" 2>/dev/null || true
        say "The display for the pictures (Xvfb) did not start."
        return 1
    fi
    env -u WAYLAND_DISPLAY DISPLAY=":$number" "$@" || status=$?
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    return "$status"
}
