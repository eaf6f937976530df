//! Making a key pair. The secret half is PKCS#8 in PEM, as programs take it, in wiped memory from its first byte; only the public half
//! may be seen. Nothing here signs: the pair is made once, asked for by its owner, with nobody on the network to time it.

use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{EncodePrivateKey, EncodePublicKey, KeypairBytes};
use rsa::PrivateKey;
use rsa::rand_core::{TryCryptoRng, TryRng};
use zeroize::Zeroizing;

use crate::domain::pair::Algorithm;
use crate::domain::secret::SecretText;

use super::envelope::make_random;
use super::error::Error;

/// A pair that was made and is kept nowhere yet. Dropping it wipes the secret half.
pub struct NewPair {
    pub(super) algorithm: Algorithm,
    pub(super) public: String,
    pub(super) private: SecretText,
}

/// Makes a pair. RSA takes seconds: it is asked before each of the two primes whether it is to stop.
pub fn make_pair(algorithm: Algorithm, is_cancelled: &dyn Fn() -> bool) -> Result<NewPair, Error> {
    let (public, private) = match algorithm {
        Algorithm::Ed25519 => make_ed25519()?,
        Algorithm::Rsa2048 => make_rsa(2048, is_cancelled)?,
        Algorithm::Rsa4096 => make_rsa(4096, is_cancelled)?,
    };
    if is_cancelled() {
        return Err(Error::Cancelled);
    }
    Ok(NewPair { algorithm, public, private })
}

/// PKCS#8 in its first version, without the public half: CCXT takes a PEM of more than 120 characters for RSA.
fn make_ed25519() -> Result<(String, SecretText), Error> {
    let seed = make_random::<32>()?;
    let key = SigningKey::from_bytes(&seed);
    let pair = KeypairBytes { secret_key: *seed, public_key: None };
    let private = pair.to_pkcs8_pem(LineEnding::LF).map_err(|_| Error::Encode)?;
    let public = key.verifying_key().to_public_key_pem(LineEnding::LF).map_err(|_| Error::Encode)?;
    Ok((public, secret(private)))
}

fn make_rsa(bits: usize, is_cancelled: &dyn Fn() -> bool) -> Result<(String, SecretText), Error> {
    let mut random = Random { is_cancelled };
    let key = PrivateKey::new(&mut random, bits)
        .map_err(|_| if is_cancelled() { Error::Cancelled } else { Error::Random })?;
    let private = key.to_pkcs8_pem(LineEnding::LF).map_err(|_| Error::Encode)?;
    let public = key.to_public_key().to_public_key_pem(LineEnding::LF).map_err(|_| Error::Encode)?;
    Ok((public, secret(private)))
}

/// The text moves; no copy of it stays behind.
fn secret(mut pem: Zeroizing<String>) -> SecretText {
    SecretText::new(std::mem::take(&mut *pem))
}

/// The operating system's generator, until it is to stop.
struct Random<'a> {
    is_cancelled: &'a dyn Fn() -> bool,
}

/// There are no random numbers, or none are wanted any more.
#[derive(Debug, thiserror::Error)]
#[error("no random numbers")]
struct NoRandom;

impl TryRng for Random<'_> {
    type Error = NoRandom;

    fn try_next_u32(&mut self) -> Result<u32, NoRandom> {
        let mut bytes = Zeroizing::new([0; 4]);
        self.try_fill_bytes(&mut *bytes)?;
        Ok(u32::from_le_bytes(*bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, NoRandom> {
        let mut bytes = Zeroizing::new([0; 8]);
        self.try_fill_bytes(&mut *bytes)?;
        Ok(u64::from_le_bytes(*bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), NoRandom> {
        if (self.is_cancelled)() {
            return Err(NoRandom);
        }
        getrandom::fill(bytes).map_err(|_| NoRandom)
    }
}

impl TryCryptoRng for Random<'_> {}

#[cfg(test)]
mod tests {
    use super::*;
    use ed25519_dalek::pkcs8::{DecodePrivateKey, DecodePublicKey};
    use ed25519_dalek::{Signer, Verifier, VerifyingKey};
    use rsa::PublicKey;
    use rsa::pkcs1v15;
    use rsa::traits::PublicKeyParts;
    use sha2::{Digest, Sha256};

    fn made(algorithm: Algorithm) -> (String, String) {
        let NewPair { public, private, .. } = make_pair(algorithm, &|| false).unwrap();
        let titles = [(&*public, "PUBLIC KEY"), (private.expose(), "PRIVATE KEY")];
        for (pem, title) in titles {
            assert!(pem.starts_with(&format!("-----BEGIN {title}-----\n")));
            assert!(pem.ends_with(&format!("\n-----END {title}-----\n")) && !pem.contains('\r'));
        }
        (public, private.expose().to_owned())
    }

    #[test]
    fn an_ed25519_pair_signs_and_its_public_half_verifies() {
        let (public, private) = made(Algorithm::Ed25519);
        let signing = SigningKey::from_pkcs8_pem(&private).unwrap();
        let verifying = VerifyingKey::from_public_key_pem(&public).unwrap();
        assert_eq!(signing.verifying_key(), verifying);
        let signature = signing.sign(b"timestamp=1");
        assert!(verifying.verify(b"timestamp=1", &signature).is_ok());
        assert!(verifying.verify(b"timestamp=2", &signature).is_err());
        assert!(private.len() <= 120, "CCXT would take it for RSA");
        assert_ne!(made(Algorithm::Ed25519).1, private, "each pair is another one");
    }

    /// The scalar as RFC 8032 makes it, by another path than the one that is used: hash, clamp, multiply the base point.
    #[test]
    fn the_public_half_is_the_seeds_as_rfc_8032_says() {
        use ed25519_dalek::hazmat::ExpandedSecretKey;
        // RFC 8032, 7.1, test 2.
        let seed = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
        let public = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
        let hex = |text: &str| data_encoding::HEXLOWER.decode(text.as_bytes()).unwrap();
        let expanded = |seed: &[u8]| {
            let hash: [u8; 64] = sha2::Sha512::digest(seed).into();
            VerifyingKey::from(&ExpandedSecretKey::from_bytes(&hash)).to_bytes()
        };
        assert_eq!(expanded(&hex(seed)).to_vec(), hex(public));
        let (public, private) = made(Algorithm::Ed25519);
        let seed = SigningKey::from_pkcs8_pem(&private).unwrap().to_bytes();
        assert_eq!(expanded(&seed), VerifyingKey::from_public_key_pem(&public).unwrap().to_bytes());
    }

    #[test]
    fn an_rsa_pair_signs_and_its_public_half_verifies() {
        let (public, private) = made(Algorithm::Rsa2048);
        let key = PrivateKey::from_pkcs8_pem(&private).unwrap();
        let public = PublicKey::from_public_key_pem(&public).unwrap();
        assert!(key.validate().is_ok());
        assert_eq!((public.size(), key.to_public_key() == public), (256, true));
        assert_eq!(public.e().to_string().trim_start_matches('0'), "10001");
        let hash = Sha256::digest(b"timestamp=1");
        let scheme = pkcs1v15::Pkcs1v15Sign::new::<Sha256>();
        let signature = key.sign(scheme.clone(), &hash).unwrap();
        assert!(public.verify(scheme.clone(), &hash, &signature).is_ok());
        assert!(public.verify(scheme, &Sha256::digest(b"timestamp=2"), &signature).is_err());
    }

    #[test]
    fn what_is_cancelled_makes_nothing() {
        for algorithm in Algorithm::ALL {
            assert!(matches!(make_pair(algorithm, &|| true), Err(Error::Cancelled)), "{algorithm:?}");
        }
        // Between the two primes.
        let asked = std::cell::Cell::new(0);
        let second = || {
            asked.set(asked.get() + 1);
            asked.get() > 1
        };
        assert!(matches!(make_pair(Algorithm::Rsa2048, &second), Err(Error::Cancelled)));
    }
}
