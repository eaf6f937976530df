//! One request as it will be sent: method, host, path, query, headers, body. It can be looked at with all that is secret masked.

use std::fmt;

use zeroize::Zeroizing;

/// What stands in the place of something that must not be seen.
const MASK: &str = "••••";

/// The two methods that a question uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// GET.
    Get,
    /// POST, where the exchange takes questions only so.
    Post,
}

impl Method {
    /// As it is written in a request.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// One request. Its text is wiped when it is dropped, and its `Debug` prints nothing but method and path.
#[derive(Clone)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The host, one of the catalogue's.
    pub host: String,
    /// The path, from the first slash on, without the query.
    pub path: String,
    /// The query as it is sent, without the question mark; may be empty.
    pub query: Zeroizing<String>,
    /// The headers in their order.
    pub headers: Vec<(&'static str, Zeroizing<String>)>,
    /// The body as it is sent; may be empty.
    pub body: Zeroizing<String>,
    /// Texts that are masked when it is shown: the key, the signature, a passphrase.
    hidden: Vec<Zeroizing<String>>,
}

impl Request {
    /// A request without query, headers and body.
    fn new(method: Method, host: &str, path: &str) -> Self {
        Self {
            method,
            host: host.to_owned(),
            path: path.to_owned(),
            query: Zeroizing::default(),
            headers: Vec::new(),
            body: Zeroizing::default(),
            hidden: Vec::new(),
        }
    }

    /// GET this path of this host.
    pub fn get(host: &str, path: &str) -> Self {
        Self::new(Method::Get, host, path)
    }

    /// POST to this path of this host.
    pub fn post(host: &str, path: &str) -> Self {
        Self::new(Method::Post, host, path)
    }

    /// With this query.
    #[must_use]
    pub fn query(mut self, query: impl Into<String>) -> Self {
        self.query = Zeroizing::new(query.into());
        self
    }

    /// With this header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, Zeroizing::new(value.into())));
        self
    }

    /// With this header, masked when it is shown.
    #[must_use]
    pub fn hidden_header(self, name: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        self.hide(&value).header(name, value)
    }

    /// With this body.
    #[must_use]
    pub fn body(mut self, body: impl Into<String>) -> Self {
        self.body = Zeroizing::new(body.into());
        self
    }

    /// Masks this text wherever it stands, when it is shown.
    #[must_use]
    pub fn hide(mut self, text: &str) -> Self {
        if !text.is_empty() {
            self.hidden.push(Zeroizing::new(text.to_owned()));
        }
        self
    }

    /// The address as it is sent.
    pub fn url(&self) -> Zeroizing<String> {
        self.url_at(&format!("https://{}", self.host))
    }

    /// The address where another place stands for the host, as `https://127.0.0.1:8443`.
    pub fn url_at(&self, base: &str) -> Zeroizing<String> {
        let mark = if self.query.is_empty() { "" } else { "?" };
        Zeroizing::new(format!("{base}{}{mark}{}", self.path, *self.query))
    }

    /// How it may be shown: as it is sent, with what was hidden masked.
    pub fn masked(&self) -> Shown {
        let mask = |text: &str| {
            // The longest first: one may be a part of another.
            let mut hidden: Vec<&str> = self.hidden.iter().map(|text| text.as_str()).collect();
            hidden.sort_by_key(|text| std::cmp::Reverse(text.len()));
            hidden.iter().fold(text.to_owned(), |text, hidden| text.replace(hidden, MASK))
        };
        Shown {
            line: format!("{} {}", self.method.as_str(), mask(&self.url())),
            headers: self.headers.iter().map(|(name, value)| format!("{name}: {}", mask(value))).collect(),
            body: mask(&self.body),
        }
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", self.method.as_str(), self.host, self.path)
    }
}

/// A request with all that is secret masked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Method and address.
    pub line: String,
    /// The headers, each as `Name: value`.
    pub headers: Vec<String>,
    /// The body; may be empty.
    pub body: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_is_masked_everywhere_and_never_printed() {
        let request = Request::post("api.example.com", "/v1/ask")
            .query("key=canary-key&sign=canary-sign%3D")
            .hidden_header("X-Key", "canary-key")
            .header("X-Time", "1")
            .hide("canary-sign%3D")
            .body("{\"key\":\"canary-key\"}");
        assert_eq!(
            *request.url_at("http://127.0.0.1:9"),
            "http://127.0.0.1:9/v1/ask?key=canary-key&sign=canary-sign%3D"
        );
        let shown = request.masked();
        assert_eq!(shown.line, "POST https://api.example.com/v1/ask?key=••••&sign=••••");
        assert_eq!(shown.headers, ["X-Key: ••••", "X-Time: 1"]);
        assert_eq!(shown.body, "{\"key\":\"••••\"}");
        assert!(!format!("{request:?}{shown:?}").contains("canary"));
    }
}
