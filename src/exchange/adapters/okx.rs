//! OKX: the account's configuration, which tells the asking key's permissions, addresses and name
//! (okx.com/docs-v5, Get account configuration). A question counts as use of a key that ends when it is idle. A key lives at one
//! of OKX's sites, and the others say that it does not exist: only all of them together say so of a key.

use jiff::Timestamp;
use serde_json::Value;

use crate::domain::live_check::Told;
use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{Refusals, any_or_listed, codes, millis, text};
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;
use crate::exchange::sign::{base64, hmac_sha256};

const PATH: &str = "/api/v5/account/config";
const REFUSALS: Refusals = Refusals { said: &[("code", "msg")], fine: &["0"] };
/// The sites for the world, the EEA and the US.
const SITES: [&str; 3] = ["www.okx.com", "eea.okx.com", "us.okx.com"];
/// "API key doesn't exist."
const NOT_HERE: &str = "50119";

/// OKX's keys.
pub struct Okx;

impl Adapter for Okx {
    fn id(&self) -> &'static str {
        "okx"
    }

    fn clock(&self, host: &str) -> Option<Request> {
        Some(Request::get(host, "/api/v5/public/time"))
    }

    fn read_clock(&self, reply: &Reply) -> Option<Timestamp> {
        millis(&reply.json().ok()?["data"][0]["ts"])
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        let Some(reply) = replies.last() else { return Next::ask(ask(asking, asking.host)?) };
        match REFUSALS.read(reply, |answer| Next::told(told(&answer["data"][0])?))? {
            Next::Refused { code, words } => match next_site(asking.host, replies.len()) {
                Some(site) if code == NOT_HERE => Next::ask(ask(asking, site)?),
                _ => Next::refused(code, words),
            },
            next => Ok(next),
        }
    }
}

/// The site to ask after so many; none where another host than OKX's own is asked.
fn next_site(host: &str, asked: usize) -> Option<&'static str> {
    (host == SITES[0]).then(|| SITES.get(asked).copied()).flatten()
}

fn ask(asking: &Asking<'_>, site: &str) -> Result<Request, Error> {
    let credentials = asking.credentials;
    let time = asking.now.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string();
    let message = format!("{time}GET{PATH}");
    let signature = base64(&hmac_sha256(credentials.get("secret")?.as_bytes(), message.as_bytes()));
    Ok(Request::get(site, PATH)
        .hidden_header("OK-ACCESS-KEY", credentials.get("api_key")?)
        .hidden_header("OK-ACCESS-SIGN", signature)
        .header("OK-ACCESS-TIMESTAMP", time)
        .hidden_header("OK-ACCESS-PASSPHRASE", credentials.get("passphrase")?))
}

fn told(config: &Value) -> Result<Told, Error> {
    Ok(Told {
        // Who may ask this may read.
        permissions: Some(codes(&config["perm"])?),
        // "It is an empty string if there is no IP bonded."
        addresses: any_or_listed(&config["ip"]),
        name: text(&config["label"]),
        ..Told::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::live_check::Addresses;
    use crate::exchange::adapters::tests::{asking, credentials, refused_code, told};

    const FIELDS: [(&str, &str); 3] = [("api_key", "k"), ("secret", "Jefe"), ("passphrase", "p")];

    #[test]
    fn the_time_is_written_with_milliseconds_as_the_example_has_it() {
        let credentials = credentials(&FIELDS);
        let now = Timestamp::from_millisecond(1_607_418_537_715).unwrap();
        let asking = Asking { now, ..asking("www.okx.com", &credentials) };
        let request = ask(&asking, asking.host).unwrap();
        let time = request.headers.iter().find(|(name, _)| *name == "OK-ACCESS-TIMESTAMP").unwrap();
        assert_eq!(*time.1, "2020-12-08T09:08:57.715Z");
    }

    /// okx.com/docs-v5, Get account configuration: what matters of the example.
    #[test]
    fn the_documented_answer_is_read() {
        let credentials = credentials(&FIELDS);
        let asking = asking("www.okx.com", &credentials);
        let read = |body: &str| Okx.next(&asking, &[Reply::new(200, body)]);
        let body = r#"{"code":"0","data":[{"acctLv":"2","ip":"","label":"v5 test","perm":"read_only,withdraw,trade","type":"0","uid":"44"}],"msg":""}"#;
        let told = told(read(body));
        assert_eq!(
            told.permissions.unwrap().into_iter().collect::<Vec<_>>(),
            ["read_only", "trade", "withdraw"]
        );
        assert_eq!((told.addresses, told.name.as_deref()), (Some(Addresses::Any), Some("v5 test")));
        assert!(read(r#"{"code":"0","data":[],"msg":""}"#).is_err());
        assert_eq!(refused_code(read(r#"{"code":"50111","msg":"Invalid OK-ACCESS-KEY"}"#)).0, "50111");
    }

    #[test]
    fn a_key_that_one_site_does_not_know_is_looked_for_at_the_others() {
        let credentials = credentials(&FIELDS);
        let next = |host: &str, count: usize| {
            let asking = asking(host, &credentials);
            let unknown = || Reply::new(401, r#"{"code":"50119","msg":"API key doesn't exist"}"#);
            let replies: Vec<Reply> = std::iter::repeat_with(unknown).take(count).collect();
            match Okx.next(&asking, &replies) {
                Ok(Next::Ask(request)) => request.host,
                Ok(Next::Refused { code, .. }) => code,
                _ => panic!(),
            }
        };
        let asked: Vec<String> = (0..4).map(|count| next("www.okx.com", count)).collect();
        assert_eq!(asked, ["www.okx.com", "eea.okx.com", "us.okx.com", "50119"]);
        assert_eq!((next("127.0.0.1:1", 0), next("127.0.0.1:1", 1)), ("127.0.0.1:1".into(), "50119".into()));
    }
}
