//! Starts Keystead: reads the command line, opens the window, and says in plain words why it cannot.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use keystead::app::worker::raise_other;
use keystead::app::{TestHost, hardening, places};
use keystead::tour::Tour;
use keystead::window::Window;

/// Wipes every freed block: what libraries copied of a secret goes the way of our own copies.
#[global_allocator]
static WIPING: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

const USAGE: &str = "\
Keystead keeps the API keys of crypto exchanges.

keystead                    open the window
keystead --data-dir FOLDER  keep everything in this folder (also: KEYSTEAD_HOME=FOLDER)
keystead --tour FOLDER      write pictures of all screens, with sample keys, into this folder
keystead --exchange-host ID=URL
                            for tests: ask this exchange at an address of this computer (may be repeated)
keystead --version          say which version this is";

/// What the command line asks for.
enum Wish {
    Open(Option<PathBuf>, Vec<TestHost>),
    Tour(PathBuf),
    Say(String),
}

fn wish(arguments: impl Iterator<Item = OsString>) -> anyhow::Result<Wish> {
    let mut arguments: Vec<_> = arguments.collect();
    let words: Vec<_> = arguments.iter().map(|word| word.to_string_lossy()).collect();
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.as_slice() {
        ["--tour", _] => Ok(Wish::Tour(PathBuf::from(arguments.swap_remove(1)))),
        ["--version" | "-V"] => Ok(Wish::Say(format!("keystead {}", env!("CARGO_PKG_VERSION")))),
        ["--help" | "-h"] => Ok(Wish::Say(USAGE.to_owned())),
        _ => wish_to_open(arguments.into_iter()),
    }
}

fn wish_to_open(mut arguments: impl Iterator<Item = OsString>) -> anyhow::Result<Wish> {
    let not_understood = || format!("This is not something Keystead understands.\n\n{USAGE}");
    let (mut folder, mut test_hosts) = (None, Vec::new());
    while let Some(word) = arguments.next() {
        let mut value = || arguments.next().with_context(not_understood);
        match word.to_str() {
            Some("--data-dir") if folder.is_none() => folder = Some(PathBuf::from(value()?)),
            Some("--exchange-host") => test_hosts.push(value()?.to_string_lossy().parse()?),
            _ => bail!(not_understood()),
        }
    }
    Ok(Wish::Open(folder, test_hosts))
}

fn run() -> anyhow::Result<()> {
    let mut options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Keystead")
            .with_app_id("keystead")
            .with_inner_size([1120.0, 720.0])
            .with_min_inner_size([720.0, 520.0]),
        renderer: eframe::Renderer::Glow,
        persist_window: false,
        ..Default::default()
    };
    let opened = match wish(std::env::args_os().skip(1))? {
        Wish::Say(words) => {
            say(&words);
            return Ok(());
        }
        Wish::Open(folder, test_hosts) => {
            let variable = std::env::var_os("KEYSTEAD_HOME").map(PathBuf::from);
            let data_dir = places::data_dir(folder, variable).context(
                "This computer names no folder for program data. Name one: keystead --data-dir FOLDER",
            )?;
            if raise_other(&data_dir) {
                return Ok(());
            }
            eframe::run_native(
                "Keystead",
                options,
                Box::new(|context| Ok(Box::new(Window::new(context, data_dir, test_hosts)?))),
            )
        }
        Wish::Tour(folder) => {
            options.viewport = options.viewport.with_resizable(true).with_min_inner_size([360.0, 360.0]);
            eframe::run_native(
                "Keystead",
                options,
                Box::new(|context| Ok(Box::new(Tour::new(context, folder)))),
            )
        }
    };
    opened.map_err(|error| {
        log::error!("{error:?}");
        anyhow::anyhow!(
            "No window could be opened. Keystead needs a desktop: start it from one, or set DISPLAY.\nThe system said: {error}"
        )
    })
}

#[expect(clippy::print_stdout, reason = "the command line's own answer")]
fn say(words: &str) {
    println!("{words}");
}

/// From which level on this program's own lines are written. Nothing but a level is taken, so nobody turns on those of a library.
fn log_level(wish: Option<&str>) -> log::LevelFilter {
    wish.and_then(|level| level.trim().parse().ok()).unwrap_or(log::LevelFilter::Warn)
}

#[expect(clippy::print_stderr, reason = "there is no window to say it in")]
fn main() -> ExitCode {
    let level = log_level(std::env::var("KEYSTEAD_LOG").ok().as_deref());
    // Only this program's own lines: a library's debug line could hold what went through it.
    env_logger::Builder::new().filter_module("keystead", level).init();
    // Before anything secret is read.
    hardening::close_process();
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_a_level_and_never_the_lines_of_a_library() {
        assert_eq!(log_level(None), log::LevelFilter::Warn);
        assert_eq!(log_level(Some("trace")), log::LevelFilter::Trace);
        for wish in ["", "ureq", "ureq=trace", "trace,ureq=trace", "off,ureq=debug"] {
            assert_eq!(log_level(Some(wish)), log::LevelFilter::Warn, "{wish}");
        }
    }
}
