//! Hears that the computer goes to sleep or that the screen is locked: then nobody is here, and the vault is locked too.
//! Linux tells it on its buses. Elsewhere a sleep is noticed when it is over, and before anything is drawn. Where nothing is heard, the
//! idle time locks all the same.

use super::{Answers, Clock};

/// Starts listening. What is heard comes as `Event::Away`, whatever unlock it falls into.
pub(crate) fn listen(answers: &Answers, clock: &Clock) {
    #[cfg(all(unix, not(target_os = "macos")))]
    {
        let _ = clock;
        linux::listen(answers);
    }
    #[cfg(not(all(unix, not(target_os = "macos"))))]
    naps::listen(answers, clock);
}

/// Windows and macOS tell of a sleep only to programs that reach below Rust's safe ground. But no nap of a thread outlasts its time
/// by much, unless the computer slept.
#[cfg(any(test, not(all(unix, not(target_os = "macos")))))]
mod naps {
    use std::time::Duration;

    use jiff::{SignedDuration, Timestamp};

    /// How long the thread sleeps. Sixty looks at the clock in five minutes cost nothing that could be measured.
    const NAP: Duration = Duration::from_secs(5);
    /// How much longer a nap may take on a computer that is busy.
    const BUSY: SignedDuration = SignedDuration::from_secs(20);

    #[cfg(not(all(unix, not(target_os = "macos"))))]
    pub(super) fn listen(answers: &super::Answers, clock: &super::Clock) {
        let (answers, clock) = (answers.clone(), clock.clone());
        let thread = std::thread::Builder::new().name("naps".to_owned()).spawn(move || {
            loop {
                let begun = clock();
                std::thread::sleep(NAP);
                if has_slept(begun, clock()) {
                    answers.send(0, crate::app::jobs::Event::Away);
                }
            }
        });
        if let Err(error) = thread {
            log::warn!("the sleep is not listened for: {error}");
        }
    }

    /// Whether the computer slept in a nap between these times. A clock that is set forward looks the same, and locks too.
    fn has_slept(begun: Timestamp, ended: Timestamp) -> bool {
        ended.duration_since(begun) > SignedDuration::try_from(NAP).unwrap_or(SignedDuration::ZERO) + BUSY
    }

    #[test]
    fn a_nap_that_took_a_minute_was_a_sleep_and_a_late_one_was_not() {
        let at = |secs: i64| Timestamp::from_second(1_790_000_000 + secs).unwrap();
        assert!(has_slept(at(0), at(60)) && has_slept(at(0), at(26)));
        assert!(!has_slept(at(0), at(5)) && !has_slept(at(0), at(25)) && !has_slept(at(0), at(-3600)));
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
mod linux {
    use std::time::Duration;

    use zbus::blocking::{Connection, MessageIterator};
    use zbus::message::Type;
    use zbus::zvariant::OwnedFd;
    use zbus::{MatchRule, Message};

    use crate::app::jobs::Event;
    use crate::app::worker::Answers;

    /// How long the sleep is held up, so that the vault is wiped before the memory is frozen. The system allows five seconds.
    const WIPED_WITHIN: Duration = Duration::from_secs(1);

    pub(super) fn listen(answers: &Answers) {
        for (name, watch) in
            [("sleep", watch_login as fn(&Answers) -> zbus::Result<()>), ("screen lock", watch_screen)]
        {
            let answers = answers.clone();
            let thread = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
                if let Err(error) = watch(&answers) {
                    log::info!("the {name} cannot be heard: {error}");
                }
            });
            if let Err(error) = thread {
                log::warn!("the {name} is not listened for: {error}");
            }
        }
    }

    /// The login manager tells of the sleep before it comes, and of a session that is to be locked.
    fn watch_login(answers: &Answers) -> zbus::Result<()> {
        let bus = Connection::system()?;
        let rule =
            MatchRule::builder().msg_type(Type::Signal).path_namespace("/org/freedesktop/login1")?.build();
        let signals = MessageIterator::for_match_rule(rule, &bus, None)?;
        let mut delay = hold_up_sleep(&bus);
        for signal in signals {
            let signal = signal?;
            match member(&signal).as_str() {
                "PrepareForSleep" if signal.body().deserialize::<bool>()? => {
                    answers.send(0, Event::Away);
                    std::thread::sleep(WIPED_WITHIN);
                    drop(delay.take());
                }
                // Awake again.
                "PrepareForSleep" => delay = hold_up_sleep(&bus),
                "Lock" => answers.send(0, Event::Away),
                _ => {}
            }
        }
        Ok(())
    }

    /// While it is held, the system waits a little before it sleeps. Without a login manager there is none.
    fn hold_up_sleep(bus: &Connection) -> Option<OwnedFd> {
        let manager = "org.freedesktop.login1";
        let why = ("sleep", "Keystead", "Locks before the computer sleeps", "delay");
        let interface = Some("org.freedesktop.login1.Manager");
        let reply =
            bus.call_method(Some(manager), "/org/freedesktop/login1", interface, "Inhibit", &why).ok()?;
        reply.body().deserialize().ok()
    }

    /// Desktops tell when their screen saver covers the screen: GNOME, KDE and others in one form.
    fn watch_screen(answers: &Answers) -> zbus::Result<()> {
        let bus = Connection::session()?;
        let rule = MatchRule::builder().msg_type(Type::Signal).member("ActiveChanged")?.build();
        for signal in MessageIterator::for_match_rule(rule, &bus, None)? {
            if signal?.body().deserialize::<bool>().unwrap_or(false) {
                answers.send(0, Event::Away);
            }
        }
        Ok(())
    }

    fn member(signal: &Message) -> String {
        signal.header().member().map(ToString::to_string).unwrap_or_default()
    }
}
