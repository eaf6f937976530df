//! Compact signed tokens (JWS, RFC 7515, 7.1) as exchanges take them: HS256 (RFC 7518), ES256 (RFC 7518, deterministic by RFC 6979),
//! EdDSA (RFC 8037). Who holds a token is let in until it ends, so it is wiped like a secret.

use data_encoding::{BASE64, BASE64URL_NOPAD};
use ed25519_dalek::SigningKey;
use p256::ecdsa::signature::Signer;
use serde::Serialize;
use zeroize::Zeroizing;

use super::asymmetric::with_line_breaks;
use super::{PrivateKey, hmac_sha256};
use crate::domain::check::is_pem;
use crate::exchange::error::Error;

/// The parts of a token's header, in the order in which they are written.
#[derive(Serialize)]
struct Header<'a> {
    alg: &'static str,
    typ: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kid: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<&'a str>,
}

/// A token with these claims, signed by HMAC-SHA256 with this secret.
pub fn hs256(claims: &impl Serialize, secret: &str) -> Result<Zeroizing<String>, Error> {
    let header = Header { alg: "HS256", typ: "JWT", kid: None, nonce: None };
    let signed = what_is_signed(&header, claims)?;
    let signature = hmac_sha256(secret.as_bytes(), signed.as_bytes());
    Ok(token(&signed, &signature))
}

/// The secret half of a pair that signs tokens: Ed25519 or P-256. Wiped when dropped; it cannot be printed.
pub enum TokenKey {
    /// Signs by EdDSA.
    Ed25519(PrivateKey),
    /// Signs by ES256.
    P256(Box<p256::ecdsa::SigningKey>),
}

impl TokenKey {
    /// The key in this text, which stands in this field: PEM of PKCS#8 or of SEC 1, or the base64 of an Ed25519 seed (32 bytes) or of
    /// seed and public key (64 bytes). Line breaks that were pasted as `\n` are taken as such.
    pub fn read(field: &'static str, text: &str) -> Result<Self, Error> {
        if !is_pem(text) {
            return Self::from_bytes(field, text);
        }
        let pem = with_line_breaks(text);
        p256::SecretKey::from_pem(&pem)
            .map(|secret| Self::P256(Box::new(secret.into())))
            .or_else(|_| PrivateKey::from_pem(field, &pem).and_then(|key| Self::only_ed25519(field, key)))
    }

    fn from_bytes(field: &'static str, text: &str) -> Result<Self, Error> {
        let unusable = |_| Error::Unusable(field);
        let bytes = Zeroizing::new(BASE64.decode(text.trim().as_bytes()).map_err(unusable)?);
        let seed: Zeroizing<[u8; 32]> = Zeroizing::new(match bytes.len() {
            32 => (**bytes).try_into().map_err(|_| Error::Unusable(field))?,
            64 => {
                // The second half is the public key: where it is another's, something of the paste was changed.
                let both = Zeroizing::new((**bytes).try_into().map_err(|_| Error::Unusable(field))?);
                SigningKey::from_keypair_bytes(&both).map_err(|_| Error::Unusable(field))?.to_bytes()
            }
            _ => return Err(Error::Unusable(field)),
        });
        Ok(Self::Ed25519(PrivateKey::from_ed25519_seed(field, &seed)))
    }

    fn only_ed25519(field: &'static str, key: PrivateKey) -> Result<Self, Error> {
        if key.is_ed25519() { Ok(Self::Ed25519(key)) } else { Err(Error::Unusable(field)) }
    }

    /// A token with these claims, which names the key and a number that is used once.
    pub fn token(&self, kid: &str, nonce: &str, claims: &impl Serialize) -> Result<Zeroizing<String>, Error> {
        let header = |alg| Header { alg, typ: "JWT", kid: Some(kid), nonce: Some(nonce) };
        match self {
            Self::Ed25519(key) => {
                let signed = what_is_signed(&header("EdDSA"), claims)?;
                Ok(token(&signed, &key.sign(signed.as_bytes())?))
            }
            Self::P256(key) => {
                let signed = what_is_signed(&header("ES256"), claims)?;
                let signature: p256::ecdsa::Signature = key.sign(signed.as_bytes());
                Ok(token(&signed, &signature.to_bytes()))
            }
        }
    }
}

/// Header and claims as they are signed (RFC 7515, 5.1).
fn what_is_signed(header: &Header<'_>, claims: &impl Serialize) -> Result<Zeroizing<String>, Error> {
    Ok(Zeroizing::new(format!("{}.{}", part(header)?, part(claims)?)))
}

fn part(value: &impl Serialize) -> Result<String, Error> {
    let json = serde_json::to_vec(value).map_err(|_| Error::Unusable("api_key"))?;
    Ok(BASE64URL_NOPAD.encode(&json))
}

fn token(signed: &str, signature: &[u8]) -> Zeroizing<String> {
    Zeroizing::new(format!("{signed}.{}", BASE64URL_NOPAD.encode(signature)))
}

#[cfg(test)]
mod tests {
    use p256::ecdsa::signature::Verifier;
    use p256::ecdsa::{Signature, VerifyingKey};

    use super::*;

    #[derive(Serialize)]
    struct Claims {
        sub: &'static str,
        exp: i64,
    }

    const CLAIMS: Claims = Claims { sub: "1234567890", exp: 1_516_239_022 };

    /// The key of the tests of Coinbase's own coinbase-advanced-py (tests/constants.py): the bytes, and the same key as PEM.
    const BYTES: &str =
        "k0BUni0p0vZG1BdpVjS6ogBJ7kxm630AJ2dN+tuputDOKsRAwgyrpEQLeBtS1znTmzPX6Xr2eOWpzx6nW8knkA==";
    const PEM: &str = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJNAVJ4tKdL2RtQXaVY0uqIASe5MZut9ACdnTfrbqbrQ\n-----END PRIVATE KEY-----\n";

    /// RFC 6979, A.2.5: the key on P-256, in SEC 1 and in PKCS#8 as OpenSSL 3 writes it.
    const P256: [&str; 2] = [
        "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIMmvqdhFunUWa1whV2ex1pNOUMPbNuibEnuKYisSD2choAoGCCqGSM49\nAwEHoUQDQgAEYP7UuiVanTHJYet0xjVtaMBJuJI7Yfps5mliLmDyn7Z5A/4QCLi8\nmaQa6elWKLxk8vGyDC1+n1F3o8KU1EYimQ==\n-----END EC PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgya+p2EW6dRZrXCFX\nZ7HWk05Qw9s26JsSe4piKxIPZyGhRANCAARg/tS6JVqdMclh63TGNW1owEm4kjth\n+mzmaWIuYPKftnkD/hAIuLyZpBrp6VYovGTy8bIMLX6fUXejwpTURiKZ\n-----END PRIVATE KEY-----\n",
    ];

    /// RFC 7515, A.1: header, claims and signature as printed there.
    #[test]
    fn hs256_signs_the_example_of_rfc_7515() {
        let signed = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
        let secret = BASE64URL_NOPAD
            .decode(b"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow")
            .unwrap();
        assert_eq!(
            *token(signed, &hmac_sha256(&secret, signed.as_bytes())),
            format!("{signed}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
        );
    }

    #[test]
    fn a_token_of_hs256_has_three_parts_in_their_order() {
        let token = hs256(&CLAIMS, "secret").unwrap();
        let parts: Vec<&str> = token.split('.').collect();
        let text = |part: &str| String::from_utf8(BASE64URL_NOPAD.decode(part.as_bytes()).unwrap()).unwrap();
        assert_eq!(text(parts[0]), r#"{"alg":"HS256","typ":"JWT"}"#);
        assert_eq!(text(parts[1]), r#"{"sub":"1234567890","exp":1516239022}"#);
        assert_eq!(parts.len(), 3);
    }

    /// RFC 8037, A.4: the key of A.1 and the signature as printed.
    #[test]
    fn eddsa_signs_the_example_of_rfc_8037() {
        let seed = BASE64URL_NOPAD.decode(b"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A").unwrap();
        let TokenKey::Ed25519(key) = TokenKey::read("secret", &BASE64.encode(&seed)).unwrap() else {
            panic!("not Ed25519")
        };
        let signed = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
        assert_eq!(
            *token(signed, &key.sign(signed.as_bytes()).unwrap()),
            format!(
                "{signed}.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
            )
        );
    }

    /// RFC 6979, A.2.5, with SHA-256, message "sample". The RFC writes s as it comes out; so does a token.
    #[test]
    fn es256_signs_the_example_of_rfc_6979_and_nothing_of_it_is_by_chance() {
        for pem in P256 {
            let TokenKey::P256(key) = TokenKey::read("secret", pem).unwrap() else { panic!("not P-256") };
            let signature: Signature = key.sign(b"sample");
            assert_eq!(
                crate::exchange::sign::hex(&signature.to_bytes()),
                "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8"
            );
        }
    }

    #[test]
    fn a_token_of_es256_is_verified_by_the_public_half_and_refused_when_changed() {
        let key = TokenKey::read("secret", &P256[0].replace('\n', "\\n")).unwrap();
        let token = key.token("name", "n", &CLAIMS).unwrap();
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let signature =
            Signature::from_slice(&BASE64URL_NOPAD.decode(signature.as_bytes()).unwrap()).unwrap();
        let TokenKey::P256(key) = &key else { panic!("not P-256") };
        let public = VerifyingKey::from(key.as_ref());
        assert!(public.verify(signed.as_bytes(), &signature).is_ok());
        assert!(public.verify(signed.replace('e', "f").as_bytes(), &signature).is_err());
    }

    #[test]
    fn every_form_in_which_coinbase_gives_a_key_is_read_as_the_same_key() {
        let seed = BASE64.encode(&BASE64.decode(BYTES.as_bytes()).unwrap()[..32]);
        let forms = [BYTES.to_owned(), format!(" {seed}\n"), PEM.to_owned(), PEM.replace('\n', "\\n")];
        let tokens = forms.map(|form| {
            TokenKey::read("secret", &form).unwrap().token("name", "n", &CLAIMS).unwrap().to_string()
        });
        assert!(tokens.iter().all(|token| *token == tokens[0]));
    }

    #[test]
    fn what_is_no_such_key_cannot_be_used() {
        let mut other = BASE64.decode(BYTES.as_bytes()).unwrap();
        other[40] ^= 1;
        for text in ["", "no key", "AAAA", &BASE64.encode(&other), &PEM.replace("MC4", "MC5"), &P256[0][..90]]
        {
            assert!(matches!(TokenKey::read("secret", text), Err(Error::Unusable("secret"))), "{text}");
        }
    }
}
