#!/usr/bin/env bash
# Throws anything at the parsers of foreign bytes.
#
#   scripts/fuzz.sh SECONDS [TARGET...]   each target so long, one after the other; all of them where none is named
#
# Needs a nightly compiler (rustup toolchain install nightly). What breaks a parser is kept in tests/fuzz/artifacts: move it into
# the target's folder of tests/fuzz/corpus, where tests/corpus.rs throws it again at each run of the tests.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$here"
seconds=${1:?how many seconds for each target}
shift
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
    for file in tests/fuzz/targets/*.rs; do
        targets+=("$(basename "$file" .rs)")
    done
fi
cargo fuzz --version >/dev/null 2>&1 || cargo install cargo-fuzz --locked
for target in "${targets[@]}"; do
    # The new finds go into a folder of their own; the seeds are only read.
    mkdir -p "target/fuzz/$target"
    echo "== $target, $seconds s" >&2
    cargo +nightly fuzz run --fuzz-dir tests/fuzz "$target" "target/fuzz/$target" "tests/fuzz/corpus/$target" -- \
        -max_total_time="$seconds" -max_len=65536 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1
done
