//! For development and tests: an exchange that is asked at an address of this computer instead of its own. No other address is taken,
//! so nothing on a command line can send a key out of here.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use crate::domain::live_check::CheckFacts;

/// One exchange that is asked elsewhere. What is signed still names the exchange's own host. It is made of a text that was looked at,
/// and in no other way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestHost {
    exchange: String,
    is_tls: bool,
    place: String,
}

impl TestHost {
    /// The exchange's id.
    pub fn exchange(&self) -> &str {
        &self.exchange
    }

    /// Host and port, as they stand in an address.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Where a request is sent, without the path.
    pub fn base(&self) -> String {
        format!("{}://{}", if self.is_tls { "https" } else { "http" }, self.place)
    }
}

/// Why such an argument is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TestHostError {
    /// It has not the form `ID=URL`.
    #[error("--exchange-host takes an exchange and an address, such as kraken=https://127.0.0.1:8443.")]
    NotAPair,
    /// No such exchange can be asked.
    #[error("--exchange-host: Keystead asks no exchange named \"{0}\".")]
    UnknownExchange(String),
    /// The address is none of this computer.
    #[error(
        "--exchange-host: \"{0}\" is not an address of this computer. It takes http:// or https:// with 127.0.0.1, [::1] or localhost, and a port."
    )]
    NotLoopback(String),
}

impl FromStr for TestHost {
    type Err = TestHostError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (exchange, url) = text.split_once('=').ok_or(TestHostError::NotAPair)?;
        if CheckFacts::of(exchange).is_none() {
            return Err(TestHostError::UnknownExchange(exchange.to_owned()));
        }
        let refused = || TestHostError::NotLoopback(url.to_owned());
        let (scheme, rest) = url.split_once("://").ok_or_else(refused)?;
        let place = rest.strip_suffix('/').unwrap_or(rest);
        if !matches!(scheme, "http" | "https") || !is_loopback_place(place) {
            return Err(refused());
        }
        Ok(Self { exchange: exchange.to_owned(), is_tls: scheme == "https", place: place.to_owned() })
    }
}

impl fmt::Display for TestHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.exchange, self.base())
    }
}

/// Whether this is a loopback address or `localhost`, with a port or without.
fn is_loopback_place(place: &str) -> bool {
    let (host, port) = match place.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((host, after)) => (host, after.strip_prefix(':').or(after.is_empty().then_some("443"))),
            None => return false,
        },
        None => match place.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (place, Some("443")),
        },
    };
    let is_six = place.starts_with('[');
    let is_here = match host.parse::<IpAddr>() {
        Ok(address) => address.is_loopback() && address.is_ipv6() == is_six,
        Err(_) => host == "localhost" && !is_six,
    };
    let is_port = |port: &str| {
        port.bytes().all(|digit| digit.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0)
    };
    is_here && port.is_some_and(is_port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_this_computer_is_taken() {
        for (place, is_tls) in
            [("127.0.0.1:8443", true), ("127.9.8.7", true), ("[::1]:9000", false), ("localhost:80", false)]
        {
            let scheme = if is_tls { "https" } else { "http" };
            for end in ["", "/"] {
                let host: TestHost = format!("kraken={scheme}://{place}{end}").parse().unwrap();
                assert_eq!(host.to_string(), format!("kraken={scheme}://{place}"));
                assert_eq!((host.is_tls, host.place.as_str()), (is_tls, place));
            }
        }
    }

    #[test]
    fn any_other_address_is_refused() {
        for url in [
            "https://api.kraken.com",
            "https://10.0.0.1:8443",
            "https://128.0.0.1:8443",
            "https://127.0.0.1.example.com",
            "https://localhost.example.com:1",
            "https://user@127.0.0.1:8443",
            "https://127.0.0.1:8443@example.com",
            "https://example.com#@127.0.0.1",
            "https://127.0.0.1:8443/path",
            "https://127.0.0.1:8443?a",
            "https://127.0.0.1:",
            "https://127.0.0.1:0",
            "https://127.0.0.1:+80",
            "https://127.0.0.1:99999",
            "https://127.1:80",
            "https://0x7f.0.0.1:80",
            "https://0.0.0.0:80",
            "https://::1:80",
            "https://[127.0.0.1]:80",
            "https://[::2]:80",
            "https://[::1",
            "https://[::1]80",
            "https://[localhost]:80",
            "https://",
            "https:127.0.0.1",
            "ftp://127.0.0.1:80",
            "HTTPS://127.0.0.1:80",
            "127.0.0.1:80",
        ] {
            let parsed = format!("kraken={url}").parse::<TestHost>();
            assert_eq!(parsed, Err(TestHostError::NotLoopback(url.to_owned())));
        }
        assert_eq!("kraken".parse::<TestHost>(), Err(TestHostError::NotAPair));
        let unknown = "mtgox=https://127.0.0.1:1".parse::<TestHost>();
        assert_eq!(unknown, Err(TestHostError::UnknownExchange("mtgox".to_owned())));
    }
}
