//! Signing with the secret half of a pair: Ed25519 (RFC 8032) and RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, 8.2).
//!
//! RSA is signed blinded, with the system's random numbers: base, exponent and moduli are new each time, so what an exchange
//! or a network could time (RUSTSEC-2023-0071) does not depend on the key alone. The signature itself is the same each time.

use ed25519_dalek::pkcs8::DecodePrivateKey;
use ed25519_dalek::{Signer, SigningKey};
use getrandom::SysRng;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{hex, hmac_sha256};
use crate::domain::check::is_pem;
use crate::exchange::error::Error;

/// The secret half of a pair. Wiped when dropped; it cannot be printed.
pub struct PrivateKey {
    field: &'static str,
    half: Half,
}

enum Half {
    Ed25519(Box<SigningKey>),
    Rsa(Box<rsa::PrivateKey>),
}

impl PrivateKey {
    /// The key in this PKCS#8 PEM text, which stands in this field. Line breaks that were pasted as `\n` are taken as such.
    pub fn from_pem(field: &'static str, pem: &str) -> Result<Self, Error> {
        let pem = with_line_breaks(pem);
        let half = SigningKey::from_pkcs8_pem(&pem)
            .map(|key| Half::Ed25519(Box::new(key)))
            .or_else(|_| rsa::PrivateKey::from_pkcs8_pem(&pem).map(|key| Half::Rsa(Box::new(key))));
        half.map(|half| Self { field, half }).map_err(|_| Error::Unusable(field))
    }

    /// The Ed25519 key with this seed, which stands in this field.
    pub fn from_ed25519_seed(field: &'static str, seed: &[u8; 32]) -> Self {
        Self { field, half: Half::Ed25519(Box::new(SigningKey::from_bytes(seed))) }
    }

    /// Whether it is Ed25519, not RSA.
    pub fn is_ed25519(&self) -> bool {
        matches!(self.half, Half::Ed25519(_))
    }

    /// Signs these bytes.
    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        match &self.half {
            Half::Ed25519(key) => Ok(key.sign(message).to_bytes().to_vec()),
            Half::Rsa(key) => key
                .pkcs1v15_sign_with_rng::<Sha256, _>(&mut SysRng, message)
                .map_err(|_| Error::Unusable(self.field)),
        }
    }
}

/// A PEM text with real line breaks, which may have been pasted as `\n`.
pub(super) fn with_line_breaks(pem: &str) -> Zeroizing<String> {
    Zeroizing::new(pem.trim().replace("\\n", "\n"))
}

/// The signature of an exchange that takes both: by the owner's own pair where this secret is one in PEM form, written in this form;
/// else by HMAC-SHA256, in hex.
pub fn sign_by_pair_or_hmac(
    secret: &str,
    message: &str,
    form: impl FnOnce(&[u8]) -> String,
) -> Result<String, Error> {
    if is_pem(secret) {
        return Ok(form(&PrivateKey::from_pem("secret", secret)?.sign(message.as_bytes())?));
    }
    Ok(hex(&hmac_sha256(secret.as_bytes(), message.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::sign::base64;

    fn bytes(hex: &str) -> Vec<u8> {
        data_encoding::HEXLOWER.decode(hex.as_bytes()).unwrap()
    }

    /// The seed as PKCS#8 (RFC 8410, 7).
    fn pem(seed: &[u8]) -> String {
        let der = [&bytes("302e020100300506032b657004220420"), seed].concat();
        format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", base64(&der))
    }

    /// RFC 8032, 7.1, tests 1, 2, 3 and SHA(abc): seed, message, signature.
    const RFC_8032: [(&str, &str, &str); 4] = [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        ),
        (
            "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
        ),
    ];

    #[test]
    fn ed25519_signs_as_rfc_8032_says() {
        for (seed, message, signature) in RFC_8032 {
            let key = PrivateKey::from_pem("secret", &pem(&bytes(seed))).unwrap();
            assert!(key.is_ed25519());
            assert_eq!(key.sign(&bytes(message)).unwrap(), bytes(signature));
            let key = PrivateKey::from_ed25519_seed("secret", &bytes(seed).try_into().unwrap());
            assert_eq!(key.sign(&bytes(message)).unwrap(), bytes(signature));
        }
    }

    /// Made for this test with OpenSSL 3, and so was the signature: `openssl dgst -sha256 -sign`.
    const RSA: &str = "\
-----BEGIN PRIVATE KEY-----
MIIEvAIBADANBgkqhkiG9w0BAQEFAASCBKYwggSiAgEAAoIBAQDckhAMAYLa7BfJ
gzaP4U/W/xt98CSqNhRtC0KntC13d6DxRrC130XF2rtdgL6nWQqPwcFz8zqoMQFY
kMmmm5o8fT5RomppvCXK8bLrWPKdF3abLqp6cWFMDWZ7Cvr6JboEv6P+MtxQ2yn/
WCNY9MvnkEteuoQBkK/ky3jewRtoTS0Igfp++3uuxUFgcPnvOcPEzCS3Gu8raEvh
G3GYh3jupGl30CgZe6tm4bmqBGBAIikTQ7WNkoP04GXW8y+cIk49LCFisjY97INk
PrG1qHgyT4WFcWL3jId+GaOnJL3MlcxJCpnyRMSr+Xd6VPs/pKP1qL+EeNKDXH36
9svametjAgMBAAECggEAPxHG49/0vkue+6B41Ahdj4DvqAGoQkFncsyy+QgkrhH3
Y7ZOZhrbNRl31OMw4OItinChM9n7TkeA9oWkG29H2X8IeEhEPEqv1clp2zDaYr/o
SrQ7y/oqk5gLUyiPHkL2X1A7AL8jTz1z008tAE0zFtokKwiTIW1xVi82Nx+pihdr
XN34IFR0qBe8Iq7TjdGvQ86LRz6M8HuOtZRaJham/HMuYQmG/TlfVPb/c15Aznwk
0P6iPqzx+RQUz9LAGw+H2JPb6uNte4kzxzow90w8w3SHLtjo4nlRXDPeLML2U+gs
8epVg6HGk3zNpQtudualHYYcHF2tYcuzqbhcVdBJ+QKBgQDxkbpo3znKLwh1nuEW
rvjKDGvbm3FxvDXCFhJi19mE7Uck8mVZXdc980+JiPKHzKmYSzJylpKor+4Vuv3Y
+G4//MXkCyjpjbLr10gGBQWoZrIZnmCrf7JDTrQaBBGPLHl1JGBySoa871UhcTtj
WDoeQklIWTzywwXj7ebXlXr2qwKBgQDpvzSf44xR8JJlXH+l/H+4HsuM6tAPK1Ym
WloXah6RAnY1R4OFGMqmdEGk3TZ7XKMmSRGbTmLbCyjq2TW+fir9TbrNGZQ8qF/M
JzlK6m0ODXv0/8UZlvu0MPbrZKtwfKBSOVm00kyUagIfrjnfyJTuvNf+mO16ImxK
BOuIgoE+KQKBgC+wf0Z42yXJBziBNxqNTFxG+3wNQeYcK9i3FsYgqraNSUBIAi4U
UovOXuNd/9NDWi/QmJL6mtVmdfAgTEDrOoizVDXi5h7FdI8Onw9hKm7GZ16bX6Y7
vWuAPBnut7C2LPwtREUL5XGjJgFGI11Ha6HRoDoCNAAQ9Da9Hpds0SulAoGAdqXZ
nncwWL9WcCD9olGCuwDWrZbbOXfz6M/f/xacoVqwiebc+YhWBRvp3jdzWjbxkZNx
XnXxc+I8SMksoJ8GT0FPWqBrQEbvKX+Xc1F/PazWiMvzTkP3S8W28FFPPG/mKRZ3
VHOS75rHrTEQq2jzQCOXN+KEWIR0lzXcIJSt6dECgYAdMZklkHQxKWDUOuRrabLo
nj7AE/TSXFfn1UyoegV+Erx2UKJSSq3/5T9TPsO7X4AkBfPEI+6x1j1OzVH6Qi0w
sOwRZW1JvpTDEWJd+KI1CQvI8BcHCeYoAfx5dBkHQ9Ob51KWPIJBw3tB+wfi6JG3
iQHUgBd8xSefVR1QvTVKEw==
-----END PRIVATE KEY-----
";

    #[test]
    fn rsa_signs_as_openssl_does_however_it_is_blinded() {
        let key = PrivateKey::from_pem("secret", RSA).unwrap();
        assert!(!key.is_ed25519());
        for _ in 0..2 {
            assert_eq!(
                base64(&key.sign(b"timestamp=1499827319559").unwrap()),
                "piagYN7Ymsv7boMOjYGbl6chJO7yy75unyscUI4Z6cj994RdHTsoEM8W+SAZsuMcQdCwsk49Sff/NW3MeZF56lQBJgrxHh849AuN30B8ihl5V2fHcpuxzgUlAzUUij5EgjD/lm1VzZD7lNLi8xnc8q9Co3YhYYCf/EWogyVo/mvLYB3nFYKsOrPWnn19O2caoSQbD/t+0UWTJ3QTDJtWKqfoQ5YW3BwRfn0fju8rSr5Gg/EbckeRCu9BfUwm2mad4g+eucqDaavQQ7mr4nkGF2KAc9TkoTSY89ej3ZHMumooxQ4RZc7iR9P26SGZVKJKR3S/EHoK3+aYug2U6jvmJw=="
            );
        }
    }

    #[test]
    fn a_secret_in_pem_form_signs_as_a_pair_and_any_other_by_hmac() {
        let (seed, _, signature) = RFC_8032[0];
        let sign = |secret: &str, message: &str| sign_by_pair_or_hmac(secret, message, base64);
        let pem = pem(&bytes(seed));
        for secret in [pem.clone(), format!("\n {pem}"), pem.replace('\n', "\\n")] {
            assert_eq!(sign(&secret, ""), Ok(base64(&bytes(signature))));
        }
        // RFC 4231, test case 2.
        assert_eq!(
            sign("Jefe", "what do ya want for nothing?").unwrap(),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        assert_eq!(sign("-----BEGIN PRIVATE KEY-----\nAAAA", ""), Err(Error::Unusable("secret")));
    }

    #[test]
    fn what_is_no_pair_in_pem_form_is_refused() {
        let seed = bytes(RFC_8032[0].0);
        let escaped = pem(&seed).replace('\n', "\\n");
        assert!(PrivateKey::from_pem("secret", &escaped).is_ok());
        let cut: String = pem(&seed).chars().take(60).collect();
        for bad in ["", "secret", &cut, &pem(&seed[..31]), &RSA.replace("MIIEvA", "MIIEvB")] {
            assert_eq!(PrivateKey::from_pem("secret", bad).err(), Some(Error::Unusable("secret")));
        }
    }
}
