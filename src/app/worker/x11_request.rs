//! Asks for a selection of the X display as another program does, over a connection of its own.
//!
//! The clipboard's connection keeps the last text that it sent in its send buffer; only a later text overwrites it.

use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt, CreateWindowAux, WindowClass};
use x11rb::{COPY_FROM_PARENT, CURRENT_TIME};

/// The owner is in this process, and answers at once or never.
const WITHIN: Duration = Duration::from_secs(1);
const BETWEEN_LOOKS: Duration = Duration::from_millis(2);

/// Has the secondary selection sent, and throws it away. None where there is no X display, or nobody answers.
pub(super) fn request_secondary() -> Option<()> {
    let (connection, screen) = x11rb::connect(None).ok()?;
    let root = connection.setup().roots.get(screen)?.root;
    let window = connection.generate_id().ok()?;
    let (class, aux) = (WindowClass::INPUT_ONLY, CreateWindowAux::new());
    connection.create_window(0, window, root, 0, 0, 1, 1, 0, class, COPY_FROM_PARENT, &aux).ok()?;
    let atom = |name: &[u8]| Some(connection.intern_atom(false, name).ok()?.reply().ok()?.atom);
    let (format, property) = (atom(b"UTF8_STRING")?, atom(b"KEYSTEAD_FILLER")?);
    let selection = AtomEnum::SECONDARY;
    connection.convert_selection(window, selection.into(), format, property, CURRENT_TIME).ok()?;
    connection.flush().ok()?;
    let begun = Instant::now();
    while begun.elapsed() < WITHIN {
        match connection.poll_for_event().ok()? {
            Some(Event::SelectionNotify(answer)) => return (answer.property != 0).then_some(()),
            Some(_) => {}
            None => std::thread::sleep(BETWEEN_LOOKS),
        }
    }
    None
}
