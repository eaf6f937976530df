//! Closes this process to other programs of the same user: no core file is written of it, and none of them may read its memory.
//!
//! It makes a theft harder; it is no boundary against software that runs as the same user. Builds for development stay open to debuggers.

/// Closes the process. What cannot be done is logged, and the program goes on.
pub fn close_process() {
    if !cfg!(debug_assertions) {
        system::close();
        system::set_readable(false);
    }
}

/// Does something in which a part of the desktop has to look at this process. The desktop's file dialogs come only for programs
/// whose folder under `/proc` they can read.
pub fn while_looked_at<R>(work: impl FnOnce() -> R) -> R {
    struct Closed;
    impl Drop for Closed {
        fn drop(&mut self) {
            if !cfg!(debug_assertions) {
                system::set_readable(false);
            }
        }
    }
    let _closed_afterwards = Closed;
    system::set_readable(true);
    work()
}

#[cfg(target_os = "linux")]
mod system {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};

    pub(super) fn close() {
        let none = Rlimit { current: Some(0), maximum: Some(0) };
        if let Err(error) = setrlimit(Resource::Core, none) {
            log::warn!("core files are not refused: {error}");
        }
    }

    pub(super) fn set_readable(readable: bool) {
        let wanted = if readable { DumpableBehavior::Dumpable } else { DumpableBehavior::NotDumpable };
        if let Err(error) = set_dumpable_behavior(wanted) {
            log::warn!("whether others may read this process could not be set: {error}");
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    /// Windows: a list of rights by which other programs may end this process and ask for its name, nothing else. macOS: no debugger
    /// may attach, no core file.
    pub(super) fn close() {
        if let Err(error) = secmem_proc::harden_process() {
            log::warn!("this process is not closed to other programs: {error}");
        }
    }

    pub(super) fn set_readable(_readable: bool) {}
}
