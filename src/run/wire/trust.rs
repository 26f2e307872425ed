//! Whom TLS trusts, and what it shows of us.

use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme, SupportedProtocolVersion, version};
use rustls_platform_verifier::BuilderVerifierExt;

use crate::run::Stop;

/// Whom TLS trusts, and what it shows of us.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::run) struct Trust {
    /// Or why they cannot be told.
    pub(in crate::run) roots: Result<Roots, Stop>,
    pub(in crate::run) identity: Option<Result<Arc<Identity>, Stop>>,
    pub(in crate::run) versions: TlsVersions,
}

/// Whose certificates are taken.
#[derive(Clone, Debug)]
pub(in crate::run) enum Roots {
    /// Those of the system.
    System,
    /// Those signed by one of these.
    Given(Arc<RootCertStore>),
    /// All (`-k`).
    Anybody,
}

/// A certificate of ours, with its key.
#[derive(Debug, PartialEq)]
pub(in crate::run) struct Identity {
    chain: Vec<CertificateDer<'static>>,
    key: PrivateKeyDer<'static>,
}

/// Which versions are spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::run) enum TlsVersions {
    Both,
    Only12,
    Only13,
}

impl TlsVersions {
    fn list(self) -> Vec<&'static SupportedProtocolVersion> {
        match self {
            Self::Both => vec![&version::TLS13, &version::TLS12],
            Self::Only12 => vec![&version::TLS12],
            Self::Only13 => vec![&version::TLS13],
        }
    }
}

impl PartialEq for Roots {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::System, Self::System) | (Self::Anybody, Self::Anybody) => true,
            (Self::Given(one), Self::Given(other)) => one.roots == other.roots,
            _ => false,
        }
    }
}

impl Roots {
    /// The certificates of a PEM file; `None` where it holds none.
    pub(in crate::run) fn from_pem(pem: &[u8]) -> Option<RootCertStore> {
        let mut store = RootCertStore::empty();
        store.add_parsable_certificates(CertificateDer::pem_slice_iter(pem).filter_map(Result::ok));
        (!store.is_empty()).then_some(store)
    }
}

impl Identity {
    /// The chain and the key in PEM texts; `None` where one is missing.
    pub(in crate::run) fn from_pem(chain: &[u8], key: &[u8]) -> Option<Self> {
        let chain: Vec<_> = CertificateDer::pem_slice_iter(chain).filter_map(Result::ok).collect();
        let key = PrivateKeyDer::from_pem_slice(key).ok()?;
        (!chain.is_empty()).then_some(Self { chain, key })
    }
}

impl Trust {
    /// How a client is made ready, `offers` being the protocols it can speak over TLS.
    pub(super) fn client(&self, offers: Vec<Vec<u8>>) -> Result<Arc<ClientConfig>, Stop> {
        let provider = Arc::new(ring::default_provider());
        let failed = |error: &rustls::Error| Stop::curl(77, format!("cannot make ready for TLS: {error}"));
        let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_protocol_versions(&self.versions.list())
            .map_err(|error| failed(&error))?;
        let builder = match self.roots.as_ref().map_err(Clone::clone)? {
            Roots::System => builder.with_platform_verifier().map_err(|error| failed(&error))?,
            Roots::Given(store) => builder.with_root_certificates(Arc::clone(store)),
            Roots::Anybody => builder.dangerous().with_custom_certificate_verifier(Arc::new(Anybody(provider))),
        };
        let mut client = match &self.identity {
            None => builder.with_no_client_auth(),
            Some(identity) => {
                let identity = identity.as_ref().map_err(Clone::clone)?;
                let made = builder.with_client_auth_cert(identity.chain.clone(), identity.key.clone_key());
                made.map_err(|error| Stop::curl(58, format!("the client certificate cannot be used: {error}")))?
            }
        };
        client.alpn_protocols = offers;
        Ok(Arc::new(client))
    }
}

/// Takes any certificate; that the other end has its key is still asked for.
#[derive(Debug)]
struct Anybody(Arc<CryptoProvider>);

impl ServerCertVerifier for Anybody {
    fn verify_server_cert(
        &self,
        _end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let known = &self.0.signature_verification_algorithms;
        rustls::crypto::verify_tls12_signature(message, certificate, signed, known)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let known = &self.0.signature_verification_algorithms;
        rustls::crypto::verify_tls13_signature(message, certificate, signed, known)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
