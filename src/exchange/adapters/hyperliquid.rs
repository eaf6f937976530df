//! Hyperliquid is asked by address, without any secret: what an address is (`userRole`) and which API wallets an account has
//! (`extraAgents`) is public there (hyperliquid-python-sdk, `info.py`). The address of an API wallet is derived here.

use serde_json::{Value, json};

use crate::domain::live_check::{Ends, OtherKey, Told};
use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{by_status, millis};
use crate::exchange::credentials::Credentials;
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;
use crate::exchange::sign::address_of;

const PATH: &str = "/info";

/// Hyperliquid.
pub struct Hyperliquid;

/// Whose addresses are asked about. All in lower case.
struct Asked {
    account: String,
    /// The address of the stored private key; none where only the account's address is stored.
    wallet: Option<String>,
}

impl Asked {
    fn of(credentials: &Credentials) -> Result<Self, Error> {
        let account = credentials.get("api_key")?.to_lowercase();
        let is_address = |text: &str| text.len() == 40 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !account.strip_prefix("0x").is_some_and(is_address) {
            return Err(Error::Unusable("api_key"));
        }
        let wallet = match credentials.get("secret") {
            Ok(secret) => Some(address_of("secret", secret)?),
            Err(_) => None,
        };
        Ok(Self { account, wallet })
    }

    /// The address whose role is asked.
    fn first(&self) -> &str {
        self.wallet.as_ref().unwrap_or(&self.account)
    }
}

impl Adapter for Hyperliquid {
    fn id(&self) -> &'static str {
        "hyperliquid"
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        let asked = Asked::of(asking.credentials)?;
        match replies {
            [] => Next::ask(ask(asking, "userRole", asked.first())),
            [role] => judge(asking, &asked, role),
            [_, agents, ..] => read_agents(&asked, agents),
        }
    }
}

/// Addresses are public, but which one belongs to a private key is not told where the request is shown.
fn ask(asking: &Asking<'_>, kind: &str, address: &str) -> Request {
    Request::post(asking.host, PATH)
        .header("Content-Type", "application/json")
        .body(json!({ "type": kind, "user": address }).to_string())
        .hide(address)
}

/// What the role says. The codes of these refusals are Keystead's own words for it: Hyperliquid has none.
fn judge(asking: &Asking<'_>, asked: &Asked, reply: &Reply) -> Result<Next, Error> {
    if !reply.is_success() {
        return by_status(reply);
    }
    let answer = reply.json()?;
    let role = answer["role"].as_str().ok_or(Error::NotRead("role"))?;
    match role {
        "missing" => Next::refused("missing", ""),
        "agent" if asked.wallet.is_some() => {
            let master = answer["data"]["user"].as_str().ok_or(Error::NotRead("master"))?;
            if master.eq_ignore_ascii_case(&asked.account) {
                Next::ask(ask(asking, "extraAgents", &asked.account))
            } else {
                Next::refused("agent of another account", "")
            }
        }
        // The private key of an account signs everything for it, whichever account it is.
        _ if asked.wallet.is_some() => Next::told(may("main")),
        _ => Next::told(may("address")),
    }
}

/// The API wallets with a name. One without a name is not listed, and nothing more is told of it.
fn read_agents(asked: &Asked, reply: &Reply) -> Result<Next, Error> {
    if !reply.is_success() {
        return by_status(reply);
    }
    let answer = reply.json()?;
    let agents = answer.as_array().ok_or(Error::NotRead("agents"))?;
    let mut told = may("agent");
    let mut others = Vec::new();
    for agent in agents {
        let address = agent["address"].as_str().ok_or(Error::NotRead("address"))?;
        let name = agent["name"].as_str().unwrap_or_default();
        if asked.wallet.as_ref().is_some_and(|wallet| wallet.eq_ignore_ascii_case(address)) {
            told.ends = ends(&agent["validUntil"]);
            told.name = Some(name.to_owned());
        } else {
            others.push(OtherKey::new(address, name.to_owned()));
        }
    }
    told.others = Some(others);
    Next::told(told)
}

fn ends(valid_until: &Value) -> Option<Ends> {
    millis(valid_until).map(Ends::At)
}

fn may(permission: &str) -> Told {
    Told { permissions: Some([permission.to_owned()].into()), ..Told::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::adapters::tests::{asking, credentials, refused_code, told};

    const ACCOUNT: &str = "0xD42f2bB0e06455eDB652e27b7374FC2bDa8448ee";
    const PRIVATE: &str = "0x0123456789012345678901234567890123456789012345678901234567890123";
    const WALLET: &str = "0x14791697260E4c9A71f18484C9f997B308e59325";

    fn next(account: &str, secret: Option<&str>, replies: &[&str]) -> Result<Next, Error> {
        let fields = [("api_key", account), ("secret", secret.unwrap_or(""))];
        let credentials = credentials(&fields);
        let replies: Vec<Reply> = replies.iter().map(|body| Reply::new(200, *body)).collect();
        Hyperliquid.next(&asking("api.hyperliquid.xyz", &credentials), &replies)
    }

    fn body(next: Result<Next, Error>) -> Value {
        let Ok(Next::Ask(request)) = next else { panic!("nothing is asked") };
        let sent = format!("{:?} {}", request.masked(), *request.body);
        assert!(!sent.contains(&PRIVATE[2..]), "the private key is sent");
        serde_json::from_str(&request.body).unwrap()
    }

    #[test]
    fn the_address_is_asked_about_and_no_secret_is_sent() {
        let role = body(next(ACCOUNT, Some(PRIVATE), &[]));
        assert_eq!(role, json!({"type": "userRole", "user": WALLET.to_lowercase()}));
        assert_eq!(body(next(ACCOUNT, None, &[]))["user"], ACCOUNT.to_lowercase());
        let agent = format!(r#"{{"role":"agent","data":{{"user":"{ACCOUNT}"}}}}"#);
        let agents = body(next(ACCOUNT, Some(PRIVATE), &[&agent]));
        assert_eq!(agents, json!({"type": "extraAgents", "user": ACCOUNT.to_lowercase()}));
    }

    /// hyperliquid-python-sdk, `info.py`, `extra_agents`.
    #[test]
    fn an_api_wallet_is_told_with_its_name_its_end_and_the_others() {
        let agent = format!(r#"{{"role":"agent","data":{{"user":"{ACCOUNT}"}}}}"#);
        let agents = format!(
            r#"[{{"name":"bot","address":"{WALLET}","validUntil":1795348800000}},{{"name":"old","address":"{ACCOUNT}","validUntil":1795348800000}}]"#
        );
        let told = told(next(ACCOUNT, Some(PRIVATE), &[&agent, &agents]));
        assert_eq!(told.permissions, Some(["agent".to_owned()].into()));
        assert_eq!(
            (told.name.as_deref(), told.ends),
            (Some("bot"), Some(Ends::At("2026-11-22T12:00:00Z".parse().unwrap())))
        );
        assert_eq!(told.others, Some(vec![OtherKey::new(ACCOUNT, "old".to_owned())]));
    }

    #[test]
    fn the_key_of_an_account_is_told_as_such_whichever_account_it_is() {
        for account in [WALLET, ACCOUNT] {
            let told = told(next(account, Some(PRIVATE), &[r#"{"role":"user"}"#]));
            assert_eq!(told.permissions, Some(["main".to_owned()].into()));
        }
        assert_eq!(
            told(next(ACCOUNT, None, &[r#"{"role":"user"}"#])).permissions,
            Some(["address".to_owned()].into())
        );
    }

    #[test]
    fn a_wallet_that_is_unknown_or_anothers_is_refused() {
        assert_eq!(refused_code(next(ACCOUNT, Some(PRIVATE), &[r#"{"role":"missing"}"#])).0, "missing");
        let other = format!(r#"{{"role":"agent","data":{{"user":"{WALLET}"}}}}"#);
        assert_eq!(refused_code(next(ACCOUNT, Some(PRIVATE), &[&other])).0, "agent of another account");
        for answer in ["{}", "[]", r#"{"role":7}"#, r#"{"role":"agent"}"#] {
            assert!(next(ACCOUNT, Some(PRIVATE), &[answer]).is_err(), "{answer}");
        }
        assert!(matches!(next("0x12", None, &[]), Err(Error::Unusable("api_key"))));
        assert!(matches!(next(ACCOUNT, Some("0x12"), &[]), Err(Error::Unusable("secret"))));
    }
}
