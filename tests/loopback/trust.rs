//! Certificates, and a process that trusts them. Linux reads what it trusts from the file that `SSL_CERT_FILE` names, so a test runs
//! itself once more with that: the program has no other way to trust anybody.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

const FOLDER: &str = "KEYSTEAD_TEST_CERTIFICATES";

/// A folder with certificates. The process trusts the one that signed `good`.
pub struct Trust {
    folder: PathBuf,
}

impl Trust {
    /// None in the process that was started first: there the test was run by another, and passed.
    pub fn of(test: &str) -> Option<Self> {
        if let Some(folder) = std::env::var_os(FOLDER) {
            return Some(Self { folder: folder.into() });
        }
        let folder = tempfile::tempdir().unwrap();
        make(folder.path());
        let run = Command::new(std::env::current_exe().unwrap())
            .args([test, "--exact", "--nocapture"])
            .env("SSL_CERT_FILE", folder.path().join("trusted.pem"))
            .env_remove("SSL_CERT_DIR")
            .env(FOLDER, folder.path())
            .status()
            .unwrap();
        assert!(run.success(), "{test} did not pass in a process that trusts its certificates");
        None
    }

    /// `good`, `stranger` (signed by nobody that is trusted), `elsewhere` (for another name), `over` (of 2020).
    pub fn server(&self, name: &str) -> Arc<ServerConfig> {
        server(&self.folder, name)
    }
}

/// The same certificates where nobody trusts them.
pub fn untrusted() -> Arc<ServerConfig> {
    let folder = tempfile::tempdir().unwrap();
    make(folder.path());
    server(folder.path(), "good")
}

fn server(folder: &Path, name: &str) -> Arc<ServerConfig> {
    let chain = CertificateDer::from_pem_file(folder.join(format!("{name}.pem"))).unwrap();
    let key = PrivateKeyDer::from_pem_file(folder.join(format!("{name}.key"))).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    Arc::new(config.with_no_client_auth().with_single_cert(vec![chain], key).unwrap())
}

fn make(folder: &Path) {
    let (trusted, stranger) = (issuer(), issuer());
    std::fs::write(folder.join("trusted.pem"), trusted.pem()).unwrap();
    for (name, host, issuer, is_over) in [
        ("good", "127.0.0.1", &trusted, false),
        ("stranger", "127.0.0.1", &stranger, false),
        ("elsewhere", "api.example.com", &trusted, false),
        ("over", "127.0.0.1", &trusted, true),
    ] {
        let mut params = CertificateParams::new(vec![host.to_owned()]).unwrap();
        if is_over {
            params.not_before = rcgen::date_time_ymd(2019, 1, 1);
            params.not_after = rcgen::date_time_ymd(2020, 1, 1);
        }
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, issuer).unwrap();
        std::fs::write(folder.join(format!("{name}.pem")), certificate.pem()).unwrap();
        std::fs::write(folder.join(format!("{name}.key")), key.serialize_pem()).unwrap();
    }
}

fn issuer() -> CertifiedIssuer<'static, KeyPair> {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}
