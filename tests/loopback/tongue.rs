//! How one exchange speaks: a made-up key, what it answers, and how it looks at a signature.

use std::fmt::Write;

use keystead::domain::live_check::CheckFacts;
use keystead::domain::secret::{SecretField, SecretFields, SecretText};

use super::Asked;

/// One path and what is answered there.
pub type At = (&'static str, &'static str);

/// How one exchange speaks.
pub struct Tongue {
    /// Its id.
    pub id: &'static str,
    /// The fields of the made-up key.
    pub fields: &'static [(&'static str, &'static str)],
    /// Where the time is asked, and how it is told; `{ms}` and `{s}` stand for it.
    pub clock: Option<At>,
    /// What is answered about the key.
    pub right: &'static [At],
    /// The permissions in it; none where the exchange tells none.
    pub tells: Option<&'static [&'static str]>,
    /// What is answered about a key that may do more, and the permission that it has more.
    pub too_much: Option<(&'static [At], &'static str)>,
    /// How it says that it refuses: status and body for a code and words.
    pub refuse: fn(&str, &str) -> (u16, String),
    /// What is wrong with the signature of a request, by the exchange's documents.
    pub verify: fn(&Asked, &Tongue) -> Result<(), String>,
}

impl Tongue {
    pub fn field(&self, name: &str) -> &'static str {
        self.fields.iter().find(|(own, _)| *own == name).map_or("", |(_, text)| text)
    }

    pub fn secret(&self) -> &'static [u8] {
        self.field("secret").as_bytes()
    }

    pub fn secrets(&self) -> SecretFields {
        self.secrets_but("", "")
    }

    /// The same with another text in this field.
    pub fn secrets_but(&self, name: &str, text: &str) -> SecretFields {
        let field = |(own, usual): &(&str, &str)| SecretField {
            name: (*own).to_owned(),
            text: SecretText::new(if *own == name { text } else { usual }.to_string()),
        };
        SecretFields(self.fields.iter().map(field).collect())
    }

    /// The body with the time in it, where this asks for the time.
    pub fn time(&self, asked: &Asked, millis: i64) -> Option<String> {
        let (_, body) = self.clock.filter(|(path, _)| *path == asked.path)?;
        Some(body.replace("{ms}", &millis.to_string()).replace("{s}", &(millis / 1000).to_string()))
    }

    /// What is answered here.
    pub fn body(answers: &[At], asked: &Asked) -> Option<&'static str> {
        // One path with several questions is told apart by a word of the body.
        let mut found = answers.iter().filter(|(place, _)| match place.split_once(' ') {
            Some((path, word)) => path == asked.path && asked.body.contains(word),
            None => *place == asked.path,
        });
        found.next().map(|(_, body)| *body)
    }

    /// Whether the request names the exchange's own host and the program, and is signed.
    pub fn faults(&self, asked: &Asked) -> Vec<String> {
        let hosts = CheckFacts::of(self.id).unwrap().hosts.as_far_as_known();
        let mut faults = Vec::new();
        if !hosts.iter().any(|host| host == asked.header("host")) {
            faults.push(format!("host {}", asked.header("host")));
        }
        if !asked.header("user-agent").starts_with("keystead/") {
            faults.push(format!("user agent {}", asked.header("user-agent")));
        }
        if !asked.header("cookie").is_empty() || !asked.header("accept-encoding").is_empty() {
            faults.push("cookie or packing".to_owned());
        }
        if self.clock.is_none_or(|(path, _)| path != asked.path) {
            faults.extend((self.verify)(asked, self).err());
        } else if let Some((name, _)) = self.fields.iter().find(|(_, text)| asked.all().contains(text)) {
            faults.push(format!("the time was asked with the {name}"));
        }
        faults
    }
}

/// Right, or what is wrong.
pub fn same(what: &str, got: &str, wanted: &str) -> Result<(), String> {
    if got == wanted {
        return Ok(());
    }
    let mut fault = String::new();
    write!(fault, "{what}: got {got:?}, wanted {wanted:?}").unwrap();
    Err(fault)
}

/// Whether these milliseconds are of now.
pub fn is_now(millis: &str) -> Result<(), String> {
    let now = keystead::window::clock().as_millisecond();
    match millis.parse::<i64>() {
        Ok(millis) if (now - millis).abs() < 60_000 => Ok(()),
        _ => Err(format!("the time {millis} is not of now")),
    }
}

/// The tongue of this exchange.
pub fn tongue_of(id: &str) -> Option<&'static Tongue> {
    super::tongues::TONGUES.iter().copied().find(|tongue| tongue.id == id)
}
