//! What is signed: one case for each kind of key of each exchange, with fields that were made up or that are public test keys.

use jiff::Timestamp;
use keystead::domain::live_check::CheckFacts;
use keystead::domain::secret::{SecretField, SecretFields, SecretText};
use keystead::exchange::adapter::{Asking, Next};
use keystead::exchange::adapters::adapter_of;
use keystead::exchange::credentials::Credentials;
use keystead::exchange::reply::Reply;
use serde_json::{Value, json};

/// The moment at which everything is signed.
const CLOCK_MS: i64 = 1_700_000_000_123;
/// What is random in a real request.
const RANDOM: [u8; 16] = [0xa7; 16];

/// One kind of key.
pub struct Case {
    /// Its name in a failure: the exchange's, with the kind where there are several.
    pub name: &'static str,
    pub exchange: &'static str,
    pub api_key: &'static str,
    pub secret: &'static str,
    /// A secret of the same form.
    pub another_secret: &'static str,
    /// Empty where there is none.
    pub passphrase: &'static str,
    /// The answers after which it is asked: status and body.
    pub answers: &'static [(u16, &'static str)],
}

/// A case with a plain secret.
const fn plain(name: &'static str, api_key: &'static str) -> Case {
    Case {
        name,
        exchange: name,
        api_key,
        secret: "45d0b3c26f2644f19bfb98b07741b2f5",
        another_secret: "45d0b3c26f2644f19bfb98b07741b2f6",
        passphrase: "",
        answers: &[],
    }
}

/// A case with a secret of 64 bytes in base64: that of Kraken's documentation.
const fn in_base64(name: &'static str) -> Case {
    Case {
        secret: "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==",
        another_secret: "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXQ==",
        ..plain(name, "4/SDrDBcOOPnm3nPlNfEMMJDeRcIVqPz+QhRxIodyZbI9po/aVRiHsgX")
    }
}

const COINBASE_NAME: &str =
    "organizations/00000000-1111-2222-3333-444444444444/apiKeys/55555555-6666-7777-8888-999999999999";

pub const CASES: &[Case] = &[
    plain("binance", "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A"),
    plain("binanceus", "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A"),
    plain("bingx", "hO6oQotzTE0S5FRYze2Jx2wGx7eVnJGMolpA1nZyehsoMgCcgKNWQHd4QgTFZuwl"),
    plain("bitfinex", "gXJWyEY53IwPk425jytbAGRsyw7NPvLkM5LCdA2o4eM"),
    Case { passphrase: "harborNoon42", ..plain("bitget", "bg_00112233445566778899aabbccddeeff") },
    Case {
        name: "bitget, classic",
        passphrase: "harborNoon42",
        answers: &[(400, r#"{"code":"40085","msg":"another kind of account"}"#)],
        ..plain("bitget", "bg_00112233445566778899aabbccddeeff")
    },
    plain("bithumb", "0123456789abcdef0123456789abcdef01234567"),
    plain("bitstamp", "0123456789ABCDEF0123456789ABCDEF"),
    plain("bitvavo", "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"),
    plain("bybit", "0123456789abcdefgh"),
    // The key of the tests of coinbase-advanced-py; the other is its seed alone, with one bit changed.
    Case {
        name: "coinbase, Ed25519",
        secret: "k0BUni0p0vZG1BdpVjS6ogBJ7kxm630AJ2dN+tuputDOKsRAwgyrpEQLeBtS1znTmzPX6Xr2eOWpzx6nW8knkA==",
        another_secret: "lEBUni0p0vZG1BdpVjS6ogBJ7kxm630AJ2dN+tuputA=",
        ..plain("coinbase", COINBASE_NAME)
    },
    // The keys of RFC 6979, A.2.5, and of NIST's example for P-256 (the number 1).
    Case {
        name: "coinbase, P-256",
        secret: "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIMmvqdhFunUWa1whV2ex1pNOUMPbNuibEnuKYisSD2choAoGCCqGSM49\nAwEHoUQDQgAEYP7UuiVanTHJYet0xjVtaMBJuJI7Yfps5mliLmDyn7Z5A/4QCLi8\nmaQa6elWKLxk8vGyDC1+n1F3o8KU1EYimQ==\n-----END EC PRIVATE KEY-----\n",
        another_secret: "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABoAoGCCqGSM49\nAwEHoUQDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/hp/\nm47n60p8D54WK84zV2sxXs7LtkBoN79R9Q==\n-----END EC PRIVATE KEY-----\n",
        ..plain("coinbase", COINBASE_NAME)
    },
    plain("cryptocom", "0123456789abcdefghijkl"),
    plain("deribit", "TiA4AyLPq3"),
    plain("gate", "00112233445566778899aabbccddeeff"),
    Case {
        name: "gate, detail",
        answers: &[(403, r#"{"label":"FORBIDDEN","message":"no"}"#)],
        ..plain("gate", "00112233445566778899aabbccddeeff")
    },
    plain("gemini", "account-0123456789abcdefghij"),
    Case {
        name: "gemini, milliseconds",
        answers: &[(400, r#"{"result":"error","reason":"InvalidNonce","message":"no"}"#)],
        ..plain("gemini", "account-0123456789abcdefghij")
    },
    plain("htx", "e2aabbcc-99ddeeff-84001122-7aabb"),
    Case {
        name: "htx, keys",
        answers: &[(200, r#"{"code":200,"data":63628520}"#)],
        ..plain("htx", "e2aabbcc-99ddeeff-84001122-7aabb")
    },
    // The key of Hyperliquid's own tests.
    Case {
        secret: "0x0123456789012345678901234567890123456789012345678901234567890123",
        another_secret: "0x0123456789012345678901234567890123456789012345678901234567890124",
        ..plain("hyperliquid", "0xd42f2bb0e06455edb652e27b7374fc2bda8448ee")
    },
    in_base64("kraken"),
    in_base64("krakenfutures"),
    Case { passphrase: "velvettulip7", ..plain("kucoin", "6705f5c311545b000157d3eb") },
    plain("mexc", "mx0aBYs33eIilxBWC5"),
    Case { passphrase: "Harbor-Noon-42", ..plain("okx", "00000000-1111-2222-3333-444444444444") },
    plain("phemex", "00000000-1111-2222-3333-444444444444"),
    plain("poloniex", "ABCD0123-ABCD0123-ABCD0123-ABCD0123"),
    plain("upbit", "0123456789abcdefghijABCDEFGHIJ0123456789"),
    plain("whitebit", "00112233445566778899aabbccddeeff"),
];

/// So often a request is signed where its cost is asked for.
const TIMES: usize = 200;

impl Case {
    /// What this case is asked with, with this secret.
    fn with_asking<R>(&self, secret: &str, made: impl FnOnce(&Asking<'_>, &[Reply]) -> R) -> R {
        let field = |(name, text): (&str, &str)| SecretField {
            name: name.to_owned(),
            text: SecretText::new(text.to_owned()),
        };
        let fields =
            [("api_key", self.api_key), ("secret", secret), ("passphrase", self.passphrase)].map(field);
        let credentials = Credentials::new(SecretFields(fields.into()));
        let now = Timestamp::from_millisecond(CLOCK_MS).unwrap();
        let host = CheckFacts::of(self.exchange).expect("what is known of asking it").host();
        let replies: Vec<Reply> =
            self.answers.iter().map(|(status, body)| Reply::new(*status, *body)).collect();
        made(&Asking { host, credentials: &credentials, now, random: RANDOM }, &replies)
    }

    /// What signing costs the adapter, in microseconds: the median of many.
    pub fn cost(&self) -> f64 {
        let adapter = adapter_of(self.exchange).unwrap();
        self.with_asking(self.secret, |asking, replies| {
            let one = || {
                let begun = std::time::Instant::now();
                assert!(matches!(adapter.next(asking, replies), Ok(Next::Ask(_))), "{}", self.name);
                1e6 * begun.elapsed().as_secs_f64()
            };
            let mut took: Vec<f64> = std::iter::repeat_with(one).take(TIMES).collect();
            took.sort_by(f64::total_cmp);
            took[TIMES / 2]
        })
    }

    /// The request that the adapter signs with this secret, and what the referee needs to sign it too: with the case's own secret.
    pub fn signed(&self, secret: &str) -> Value {
        self.with_asking(secret, |asking, replies| {
            let Ok(Next::Ask(request)) = adapter_of(self.exchange).unwrap().next(asking, replies) else {
                panic!("{}: nothing is asked", self.name)
            };
            let headers: Vec<(&str, &str)> =
                request.headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
            json!({
                "name": self.name,
                "exchange": self.exchange,
                "fields": { "api_key": self.api_key, "secret": self.secret, "passphrase": self.passphrase },
                "clock_ms": CLOCK_MS,
                "random": asking.random_hex(),
                "uuid": asking.random_uuid(),
                "method": request.method.as_str(),
                "url": request.url().as_str(),
                "headers": headers.into_iter().collect::<std::collections::BTreeMap<_, _>>(),
                "body": request.body.as_str(),
            })
        })
    }
}
