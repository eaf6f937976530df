//! What may be seen of a request: nothing of the key, and nothing that was made with its secret.

use keystead::domain::live_check::CheckFacts;
use keystead::exchange::adapters::ADAPTERS;
use keystead::exchange::request::{Request, Shown};

use crate::dummy::{self, Key};

/// What of this key can be seen in this text, as it is, in a query or in base64.
fn seen(text: &str, key: &Key) -> Option<String> {
    key.iter().find_map(|(name, secret)| {
        let secret = secret.trim();
        let forms = [
            secret.to_owned(),
            secret.replace('/', "%2F").replace('+', "%2B").replace('=', "%3D"),
            data_encoding::BASE64_NOPAD.encode(secret.as_bytes()),
            data_encoding::BASE64URL_NOPAD.encode(secret.as_bytes()),
        ];
        forms.iter().any(|form| text.contains(form.as_str())).then(|| name.clone())
    })
}

/// What is wrong with what is shown of a request that is made with this key.
fn wrong_with(request: &Request, key: &Key) -> Option<String> {
    let shown = request.masked();
    let text =
        format!("{request:?}\n{shown:?}\n{}\n{}\n{}", shown.line, shown.headers.join("\n"), shown.body);
    seen(&text, key).map(|name| format!("{request:?} shows {name}"))
}

#[test]
fn no_credential_is_seen_in_what_is_shown_of_any_request() {
    for adapter in ADAPTERS {
        let host = CheckFacts::of(adapter.id()).unwrap().host();
        for key in dummy::keys(adapter.id(), 0) {
            for request in crate::requests(*adapter, host, &dummy::credentials(&key)) {
                assert_eq!(wrong_with(&request, &key), None, "{}", adapter.id());
            }
        }
    }
    let key = vec![("secret".to_owned(), "canary/1".to_owned())];
    for bad in [
        Request::get("example.com", "/").query("key=canary/1"),
        Request::get("example.com", "/").query("key=canary%2F1"),
        Request::get("example.com", "/canary/1"),
        Request::get("example.com", "/").header("key", "canary/1"),
        Request::post("example.com", "/").body(data_encoding::BASE64.encode(b"canary/1")),
    ] {
        assert!(wrong_with(&bad, &key).is_some(), "{bad:?}");
    }
    assert_eq!(wrong_with(&Request::get("example.com", "/").hidden_header("key", "canary/1"), &key), None);
}

/// A signature is made with the secret: if it were seen, what is shown would be another with another secret.
#[test]
fn what_is_shown_does_not_depend_on_the_secret() {
    let shown = |requests: Vec<Request>| -> Vec<Shown> { requests.iter().map(Request::masked).collect() };
    for adapter in ADAPTERS {
        let host = CheckFacts::of(adapter.id()).unwrap().host();
        let keys = dummy::keys(adapter.id(), 0).into_iter().zip(dummy::keys(adapter.id(), 1));
        for (one, other) in keys {
            let of = |key: &Key| crate::requests(*adapter, host, &dummy::credentials(key));
            let (first, second) = (of(&one), of(&other));
            assert_eq!(shown(first), shown(second), "{}", adapter.id());
        }
    }
    let signed = |signature: &str| vec![Request::get("example.com", "/").header("signature", signature)];
    assert_ne!(shown(signed("one")), shown(signed("other")));
}
