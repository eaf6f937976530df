//! The only door to the network: TLS by the platform's trust, the catalogue's hosts, no redirect, no cookie, a limit on time and size.
//! It logs nothing, and what it says of a failure is one of four reasons, never the request.

use std::io::{self, Read};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::fmt::rfc2822;
use ureq::http::header::{DATE, HOST, RETRY_AFTER};
use ureq::http::{self, HeaderMap, HeaderName, HeaderValue, Uri};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body, Error};
use zeroize::Zeroizing;

use super::door::Door;
use super::reply::Reply;
use super::request::{Method, Request};
use super::test_host::TestHost;
use crate::domain::live_check::{CheckFacts, Reason};

/// Some exchanges answer nobody who does not name themselves.
const USER_AGENT: &str = concat!("keystead/", env!("CARGO_PKG_VERSION"));
/// Bytes of a buffer; a request and the beginning of an answer fit in it.
const BUFFER: usize = 16 * 1024;

/// How long an answer may take, and how long it may be.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Until the connection stands.
    pub connect: Duration,
    /// Until all of the answer is there.
    pub whole: Duration,
    /// Bytes of an answer.
    pub most_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connect: Duration::from_secs(5), whole: Duration::from_secs(15), most_bytes: 256 * 1024 }
    }
}

/// The door to the network.
pub struct Https {
    limits: Limits,
    test_hosts: Vec<TestHost>,
    lines: Mutex<Lines>,
}

/// One for the exchanges, and one for addresses of this computer, which no proxy is asked about.
#[derive(Clone)]
struct Lines {
    outside: Agent,
    here: Agent,
}

impl Https {
    /// A door with these limits. Exchanges with a test host are asked there.
    pub fn new(limits: Limits, test_hosts: Vec<TestHost>) -> Self {
        Self { limits, test_hosts, lines: Mutex::new(Lines::open(limits)) }
    }

    /// Where this host is asked; none if no exchange has it. What is asked elsewhere keeps the name of its host.
    fn place(&self, host: &str) -> Option<(String, Option<HeaderValue>)> {
        let (exchange, _) = CheckFacts::all()
            .find(|(_, facts)| facts.hosts.as_far_as_known().iter().any(|own| own == host))?;
        match self.test_hosts.iter().find(|test| test.exchange() == exchange) {
            Some(test) => Some((test.base(), Some(HeaderValue::from_str(host).ok()?))),
            None => Some((format!("https://{host}"), None)),
        }
    }

    fn run(&self, request: &Request) -> Result<Reply, Reason> {
        let (base, name) = self.place(&request.host).ok_or(Reason::NotSecure)?;
        // A path without its slash would lengthen the host.
        if !request.path.starts_with('/') {
            return Err(Reason::NotSecure);
        }
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let agent = if name.is_some() { lines.here } else { lines.outside };
        // What cannot stand in a request comes from what is stored.
        let address: Uri = request.url_at(&base).parse().map_err(|_| Reason::Unusable)?;
        let mut asked = http::Request::builder().method(request.method.as_str()).uri(address);
        if let Some(own) = asked.headers_mut() {
            *own = headers(request, name)?;
        }
        let answer = match request.method {
            Method::Get => asked.body(()).map(|asked| agent.run(asked)),
            Method::Post => asked.body(request.body.as_bytes()).map(|asked| agent.run(asked)),
        };
        let answer = answer.map_err(|_| Reason::Unusable)?;
        self.read(answer.map_err(|error| reason_of(&error))?)
    }

    fn read(&self, mut answer: http::Response<Body>) -> Result<Reply, Reason> {
        let status = answer.status();
        if status.is_redirection() {
            return Err(Reason::NotUnderstood);
        }
        let wait_secs = wait_secs(answer.headers());
        let most = usize::try_from(self.limits.most_bytes).unwrap_or(usize::MAX);
        let mut body = Zeroizing::new(Vec::new());
        let mut rest = answer.body_mut().as_reader().take(self.limits.most_bytes + 1);
        rest.read_to_end(&mut body).map_err(|error| reason_of(&Error::from(error)))?;
        if body.len() > most {
            return Err(Reason::NotUnderstood);
        }
        let mut reply = Reply::new(status.as_u16(), std::mem::take(&mut *body));
        reply.wait_secs = wait_secs;
        Ok(reply)
    }
}

impl Door for Https {
    fn send(&self, request: &Request) -> Result<Reply, Reason> {
        self.run(request)
    }

    fn hang_up(&self) {
        let lines = std::mem::replace(
            &mut *self.lines.lock().unwrap_or_else(PoisonError::into_inner),
            Lines::open(self.limits),
        );
        lines.outside.shutdown();
        lines.here.shutdown();
    }
}

impl Lines {
    fn open(limits: Limits) -> Self {
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let config = || {
            Agent::config_builder()
                .http_status_as_error(false)
                .max_redirects(0)
                .max_redirects_will_error(false)
                .tls_config(tls.clone())
                .user_agent(USER_AGENT)
                .timeout_connect(Some(limits.connect))
                .timeout_global(Some(limits.whole))
                .input_buffer_size(BUFFER)
                .output_buffer_size(BUFFER)
                // A connection that waits for the next question would keep the last one in its buffers.
                .max_idle_connections(0)
                .max_idle_connections_per_host(0)
        };
        Self {
            // The proxy is the one that the system names, by itself.
            outside: config().https_only(true).build().new_agent(),
            here: config().proxy(None).build().new_agent(),
        }
    }
}

/// The headers, none of which is printed; and the host's own name where another one is asked.
fn headers(request: &Request, name: Option<HeaderValue>) -> Result<HeaderMap, Reason> {
    let mut headers = HeaderMap::new();
    for (key, value) in &request.headers {
        let mut value = HeaderValue::from_str(value).map_err(|_| Reason::Unusable)?;
        value.set_sensitive(true);
        headers.append(HeaderName::from_bytes(key.as_bytes()).map_err(|_| Reason::Unusable)?, value);
    }
    headers.extend(name.map(|name| (HOST, name)));
    Ok(headers)
}

/// Seconds to wait (RFC 9110, 10.2.3): a number, or a time, which is counted from the answer's own date.
fn wait_secs(headers: &HeaderMap) -> Option<u32> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(secs) = text.parse() {
        return Some(secs);
    }
    let time = |text: &str| rfc2822::parse(text).ok().map(|time| time.timestamp());
    let sent = time(headers.get(DATE)?.to_str().ok()?)?;
    u32::try_from(time(text)?.duration_since(sent).as_secs()).ok()
}

/// What a failure means to a person.
fn reason_of(error: &Error) -> Reason {
    match error {
        Error::Timeout(_) => Reason::TimeOut,
        Error::Io(error) => reason_of_io(error),
        Error::HostNotFound
        | Error::ConnectionFailed
        | Error::InvalidProxyUrl
        | Error::ConnectProxyFailed(_) => Reason::NoInternet,
        Error::Tls(_)
        | Error::Rustls(_)
        | Error::Pem(_)
        | Error::TlsRequired
        | Error::RequireHttpsOnly(_) => Reason::NotSecure,
        Error::Http(_) | Error::BadUri(_) => Reason::Unusable,
        _ => Reason::NotUnderstood,
    }
}

fn reason_of_io(error: &io::Error) -> Reason {
    use io::ErrorKind as Kind;
    let inner = error.get_ref();
    if let Some(error) = inner.and_then(|inner| inner.downcast_ref::<Error>()) {
        return reason_of(error);
    }
    if inner.and_then(|inner| inner.downcast_ref::<rustls::Error>()).is_some() {
        return Reason::NotSecure;
    }
    match error.kind() {
        Kind::TimedOut | Kind::WouldBlock => Reason::TimeOut,
        Kind::UnexpectedEof
        | Kind::ConnectionReset
        | Kind::ConnectionAborted
        | Kind::BrokenPipe
        | Kind::InvalidData => Reason::NotUnderstood,
        // Refused, unreachable, a name that was not found.
        _ => Reason::NoInternet,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn door() -> Https {
        let limits =
            Limits { connect: Duration::from_millis(200), whole: Duration::from_secs(1), most_bytes: 64 };
        Https::new(limits, vec!["kraken=http://127.0.0.1:9".parse().unwrap()])
    }

    #[test]
    fn a_host_that_no_exchange_has_is_refused_before_a_connection() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let here = listener.local_addr().unwrap().to_string();
        for host in
            [here.as_str(), "localhost", "example.com", "", "api.kraken.com@127.0.0.1", "API.KRAKEN.COM"]
        {
            let sent = door().send(&Request::get(host, "/"));
            assert_eq!(sent.map(|reply| reply.status), Err(Reason::NotSecure), "{host}");
        }
        assert!(listener.accept().is_err(), "somebody connected");
        let port = here.rsplit(':').next().unwrap();
        for path in [format!(":{port}/"), format!("@{here}/"), String::new()] {
            let sent = door().send(&Request::get("api.kraken.com", &path));
            assert_eq!(sent.map(|reply| reply.status), Err(Reason::NotSecure), "{path}");
        }
    }

    #[test]
    fn what_cannot_stand_in_a_request_is_not_sent() {
        let request = || Request::get("api.kraken.com", "/");
        for request in [
            request().header("API-Key", "a\r\nHost: example.com"),
            request().header("API-Key", "a\n"),
            request().query("key=a b"),
        ] {
            assert_eq!(door().send(&request).map(|reply| reply.status), Err(Reason::Unusable));
        }
    }

    #[test]
    fn a_time_to_wait_is_a_number_or_a_time() {
        let secs = |pairs: &[(HeaderName, &str)]| {
            let value = |text: &str| HeaderValue::from_str(text).unwrap();
            wait_secs(&pairs.iter().map(|(name, text)| (name.clone(), value(text))).collect())
        };
        assert_eq!(secs(&[(RETRY_AFTER, " 17 ")]), Some(17));
        let sent = (DATE, "Wed, 21 Oct 2015 07:28:00 GMT");
        assert_eq!(secs(&[sent.clone(), (RETRY_AFTER, "Wed, 21 Oct 2015 07:30:30 GMT")]), Some(150));
        assert_eq!(secs(&[sent.clone(), (RETRY_AFTER, "Wed, 21 Oct 2015 07:00:00 GMT")]), None);
        for text in ["", "-1", "soon", "99999999999999", "1.5"] {
            assert_eq!(secs(&[sent.clone(), (RETRY_AFTER, text)]), None, "{text}");
        }
        assert_eq!(secs(&[sent]), None);
    }

    #[test]
    fn nobody_at_the_address_is_no_internet() {
        assert_eq!(door().send(&Request::get("api.kraken.com", "/")).map(|_| ()), Err(Reason::NoInternet));
        let other = io::Error::other("failed to lookup address information");
        assert_eq!(reason_of(&Error::Io(other)), Reason::NoInternet);
        assert_eq!(reason_of(&Error::HostNotFound), Reason::NoInternet);
    }

    #[test]
    fn a_failure_inside_another_is_found() {
        let certificate = rustls::Error::InvalidCertificate(rustls::CertificateError::UnknownIssuer);
        let inside = io::Error::new(io::ErrorKind::InvalidData, certificate.clone());
        assert_eq!(reason_of(&Error::Io(inside)), Reason::NotSecure);
        assert_eq!(reason_of(&Error::Rustls(certificate)), Reason::NotSecure);
        let late = io::Error::other(Error::Timeout(ureq::Timeout::Global));
        assert_eq!(reason_of(&Error::Io(late)), Reason::TimeOut);
        let cut = io::Error::new(io::ErrorKind::UnexpectedEof, "peer closed connection");
        assert_eq!(reason_of(&Error::Io(cut)), Reason::NotUnderstood);
    }
}
