//! The TLS side of the client: the platform's trust, read once, when something is first encrypted.

use std::sync::{Arc, OnceLock};

use rustls::ClientConfig;
use rustls_platform_verifier::BuilderVerifierExt;

/// For encrypted targets; `None` when this computer has no list of trusted issuers.
pub(super) fn trusting_the_platform() -> Option<ClientConfig> {
    static CONFIG: OnceLock<Option<ClientConfig>> = OnceLock::new();
    let build = || {
        let config = builder()
            .with_platform_verifier()
            .ok()?
            .with_no_client_auth();
        Some(with_protocol(config))
    };
    CONFIG.get_or_init(build).clone()
}

/// For unencrypted targets: trusts nobody, so that no list is read.
pub(super) fn trusting_nobody() -> ClientConfig {
    static CONFIG: OnceLock<ClientConfig> = OnceLock::new();
    let build = || {
        let config = builder().with_root_certificates(rustls::RootCertStore::empty());
        with_protocol(config.with_no_client_auth())
    };
    CONFIG.get_or_init(build).clone()
}

fn builder() -> rustls::ConfigBuilder<ClientConfig, rustls::WantsVerifier> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("the provider supports the default versions")
}

fn with_protocol(mut config: ClientConfig) -> ClientConfig {
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    config
}
