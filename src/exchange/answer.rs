//! Reading answers leniently: a number may come as a text, a flag as a number, a time in four forms, a list as one text.
//! What cannot be read is none; whoever reads decides what that means. For a permission it is never "off".

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::adapter::Next;
use super::error::Error;
use super::reply::Reply;
use crate::domain::live_check::{Addresses, Told};

/// How an exchange says in its answers whether it refused.
pub struct Refusals {
    /// The names of the fields for its code and its words, the closer ones first.
    pub said: &'static [(&'static str, &'static str)],
    /// The codes that mean that all is well. An answer without a code is none.
    pub fine: &'static [&'static str],
}

impl Refusals {
    /// Reads this answer, if it is no refusal.
    pub fn read(
        &self,
        reply: &Reply,
        told: impl FnOnce(&Value) -> Result<Next, Error>,
    ) -> Result<Next, Error> {
        let Ok(answer) = reply.json() else { return by_status(reply) };
        match self.code(&answer, reply.status) {
            Some((code, words)) => Next::refused(code, words),
            None if !reply.is_success() => by_status(reply),
            None => told(&answer),
        }
    }

    /// The code and the words of a refusal. Words that stand in for a code are none with 403: whatever stands before the exchange
    /// may speak so.
    fn code(&self, answer: &Value, status: u16) -> Option<(String, String)> {
        let mut said = self.said.iter().filter(|(code, words)| status != 403 || code != words);
        let (code, words) = said.find_map(|(code, words)| Some((text(&answer[*code])?, words)))?;
        let words = text(&answer[*words]).unwrap_or_default();
        (!self.fine.contains(&code.as_str())).then_some((code, words))
    }
}

/// What an answer says of which nothing can be read but the status. What stands before an exchange answers with a page of its own,
/// and with 403 to a computer that it does not like: neither says anything about a key.
pub fn by_status(reply: &Reply) -> Result<Next, Error> {
    let is_page = reply.json().is_err() && reply.text() != Ok("");
    if reply.is_success() || reply.status == 403 || is_page {
        return Err(Error::NotRead("no code"));
    }
    Next::refused(reply.status.to_string(), "")
}

/// A text, which may have come as a number. None if there is nothing in it.
pub fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// A whole number, which may have come as a text. A fraction behind it is left away.
pub fn number(value: &Value) -> Option<i64> {
    let text = text(value)?;
    let Some((whole, fraction)) = text.split_once('.') else { return text.parse().ok() };
    let is_one = [whole, fraction].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    whole.parse().ok().filter(|_| is_one)
}

/// On or off, which may have come as a text or a number.
pub fn flag(value: &Value) -> Option<bool> {
    match text(value).as_deref() {
        Some("true" | "1") => Some(true),
        Some("false" | "0") => Some(false),
        Some(_) => None,
        None => value.as_bool(),
    }
}

/// An answer in which each permission has a field of its own that is on or off: the names of those that are on. Without the required
/// ones the answer is not the known one. A name that begins as permissions do counts unless it is off for sure; any other field counts
/// where it is on for sure, because it may be a new permission.
pub fn switches(answer: &Value, required: &[&str], beginnings: &[&str]) -> Result<BTreeSet<String>, Error> {
    let fields = answer.as_object().ok_or(Error::NotRead("permissions"))?;
    if required.iter().any(|name| fields.get(*name).and_then(flag).is_none()) {
        return Err(Error::NotRead("permissions"));
    }
    let is_on = |name: &str, value: &Value| match flag(value) {
        Some(is_on) => is_on,
        None => beginnings.iter().any(|beginning| name.starts_with(beginning)),
    };
    Ok(fields.iter().filter(|(name, value)| is_on(name, value)).map(|(name, _)| name.clone()).collect())
}

/// A list of texts, which may have come as one text with commas. None if something else is in it.
pub fn texts(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Array(items) => items.iter().map(text).collect(),
        Value::String(text) => {
            Some(text.split(',').map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned).collect())
        }
        _ => None,
    }
}

/// The permissions of a key that must have one to be told of: a list that says nothing is not the known answer, and no key that may do
/// nothing.
pub fn codes(value: &Value) -> Result<BTreeSet<String>, Error> {
    let codes = texts(value).filter(|codes| !codes.is_empty());
    Ok(codes.ok_or(Error::NotRead("permissions"))?.into_iter().collect())
}

/// The addresses from which a key may be used, of an exchange whose empty list is none: any may.
pub fn any_or_listed(value: &Value) -> Option<Addresses> {
    let list = texts(value)?;
    Some(if list.is_empty() { Addresses::Any } else { Addresses::Listed(list) })
}

/// The same of an exchange whose empty list was not seen, so that nothing is told by one.
pub fn listed(value: &Value) -> Option<Addresses> {
    texts(value).filter(|list| !list.is_empty()).map(Addresses::Listed)
}

/// The key works, and nothing more is told of it, where this is the answer that only a key that works gets.
pub fn works(is_answer: bool) -> Result<Next, Error> {
    if is_answer { Next::told(Told::default()) } else { Err(Error::NotRead("no such answer")) }
}

/// A time in seconds since 1970. None for zero, by which exchanges say "none".
pub fn seconds(value: &Value) -> Option<Timestamp> {
    Timestamp::from_second(number(value).filter(|secs| *secs > 0)?).ok()
}

/// The time of a clock that tells whole seconds. It may be any moment of that second, and its middle is never far off.
pub fn in_whole_seconds(value: &Value) -> Option<Timestamp> {
    seconds(value)?.checked_add(SignedDuration::from_millis(500)).ok()
}

/// A time in milliseconds since 1970. None for zero, by which exchanges say "none".
pub fn millis(value: &Value) -> Option<Timestamp> {
    Timestamp::from_millisecond(number(value).filter(|millis| *millis > 0)?).ok()
}

/// A time as ISO 8601 writes it.
pub fn instant(value: &Value) -> Option<Timestamp> {
    value.as_str()?.trim().parse().ok()
}

/// The day on which so many days that are left are over. Taken as the beginning of that day, so that two questions of one day agree.
pub fn in_days(now: Timestamp, days: i64) -> Option<Timestamp> {
    const DAY_SECS: i64 = 86_400;
    let today = Timestamp::from_second(now.as_second().div_euclid(DAY_SECS) * DAY_SECS).ok()?;
    today.checked_add(SignedDuration::from_secs(days.checked_mul(DAY_SECS)?)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_came_in_another_form_is_read_and_nonsense_is_not() {
        assert_eq!(
            (text(&json!(" 7 ")), text(&json!(7)), text(&json!(""))),
            (Some("7".into()), Some("7".into()), None)
        );
        assert_eq!(
            (number(&json!("-1")), number(&json!(-1)), number(&json!("x"))),
            (Some(-1), Some(-1), None)
        );
        assert_eq!(
            (number(&json!("7.9")), number(&json!(0.0)), number(&json!(7.9))),
            (Some(7), Some(0), Some(7))
        );
        for none in [
            json!(-1.5),
            json!("-0.5"),
            json!("7.x"),
            json!(".5"),
            json!("1e3"),
            json!(1e300),
            json!("1.5e3"),
        ] {
            assert_eq!(number(&none), None, "{none}");
        }
        for on in [json!(true), json!("true"), json!(1), json!("1")] {
            assert_eq!(flag(&on), Some(true));
        }
        for off in [json!(false), json!("false"), json!(0), json!("0")] {
            assert_eq!(flag(&off), Some(false));
        }
        for neither in [json!(null), json!("yes"), json!(2), json!([])] {
            assert_eq!(flag(&neither), None, "{neither}");
        }
        let list = Some(vec!["a".to_owned(), "b".to_owned()]);
        assert_eq!((texts(&json!(["a", "b"])), texts(&json!("a, b,"))), (list.clone(), list));
        assert_eq!(
            (texts(&json!("")), texts(&json!([{}])), texts(&json!(null))),
            (Some(Vec::new()), None, None)
        );
    }

    #[test]
    fn a_permission_with_any_name_is_on_where_it_is_on_and_is_never_lost() {
        let read = |answer: Value| switches(&answer, &["can_view"], &["can_", "may"]);
        let on = read(json!({"can_view": "false", "can_trade": 1, "can_stake": "perhaps", "mayDance": null, "can_lend": "0",
            "withdrawals": true, "transfer": "true", "staking": 1, "lending": false, "id": "p", "at": 1_700_000_000, "tag": null}))
        .unwrap();
        let names: Vec<&str> = on.iter().map(String::as_str).collect();
        assert_eq!(names, ["can_stake", "can_trade", "mayDance", "staking", "transfer", "withdrawals"]);
        for bad in [json!({}), json!([]), json!({"can_view": null}), json!({"can_view": "perhaps"})] {
            assert_eq!(read(bad.clone()), Err(Error::NotRead("permissions")), "{bad}");
        }
    }

    #[test]
    fn a_list_that_says_nothing_is_no_list_of_permissions() {
        assert_eq!(codes(&json!("read, trade")), Ok(["read".to_owned(), "trade".to_owned()].into()));
        assert_eq!(codes(&json!([2])), Ok(["2".to_owned()].into()));
        for nothing in [json!(""), json!(" , "), json!([]), json!([""]), json!(["read", null]), json!(null)] {
            assert_eq!(codes(&nothing), Err(Error::NotRead("permissions")), "{nothing}");
        }
    }

    #[test]
    fn an_empty_list_of_addresses_is_any_only_where_that_was_seen() {
        let one = Some(Addresses::Listed(vec!["192.0.2.7".to_owned()]));
        for list in [json!("192.0.2.7"), json!(["192.0.2.7"])] {
            assert_eq!((any_or_listed(&list), listed(&list)), (one.clone(), one.clone()));
        }
        for empty in [json!(""), json!([])] {
            assert_eq!((any_or_listed(&empty), listed(&empty)), (Some(Addresses::Any), None), "{empty}");
        }
        for odd in [json!(null), json!({}), json!([null])] {
            assert_eq!((any_or_listed(&odd), listed(&odd)), (None, None), "{odd}");
        }
    }

    #[test]
    fn only_the_answer_itself_proves_that_a_key_works() {
        assert!(matches!(works(true), Ok(Next::Told(told)) if *told == Told::default()));
        assert!(works(false).is_err());
    }

    #[test]
    fn a_time_is_read_in_each_of_its_forms() {
        let time: Timestamp = "2023-12-22T07:20:25Z".parse().unwrap();
        assert_eq!(seconds(&json!(1_703_229_625)), Some(time));
        assert_eq!(millis(&json!("1703229625000")), Some(time));
        assert_eq!(in_whole_seconds(&json!(1_703_229_625)).unwrap().duration_since(time).as_millis(), 500);
        assert_eq!(instant(&json!("2023-12-22T07:20:25.000+00:00")), Some(time));
        assert_eq!((seconds(&json!(0)), millis(&json!(null)), instant(&json!("soon"))), (None, None, None));
        assert_eq!(in_days(time, 7), Some("2023-12-29T00:00:00Z".parse().unwrap()));
        assert_eq!(in_days(time, i64::MAX), None);
    }

    #[test]
    fn a_refusal_is_known_by_its_code_and_else_by_its_status() {
        const REFUSALS: Refusals =
            Refusals { said: &[("err-code", "err-msg"), ("code", "msg")], fine: &["0"] };
        let read = |status, body: &str| match REFUSALS
            .read(&Reply::new(status, body), |_| Next::told(Told::default()))
        {
            Ok(Next::Refused { code, words }) => format!("{code}: {words}"),
            Ok(_) => "told".to_owned(),
            Err(error) => error.to_string(),
        };
        assert_eq!(read(200, r#"{"code":"0"}"#), "told");
        assert_eq!(read(200, r#"{"code":7,"msg":"no"}"#), "7: no");
        assert_eq!(read(400, r#"{"err-code":"bad","err-msg":null}"#), "bad: ");
        assert_eq!((read(401, ""), read(401, "{}")), ("401: ".to_owned(), "401: ".to_owned()));
        for (status, body) in [(200, "<html>"), (401, "<html>"), (403, ""), (403, "{}"), (200, "")] {
            assert!(read(status, body).contains("no code"), "{status} {body}");
        }
    }
}
