//! TLS against a server on the loopback, its certificates made here.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig, ServerConnection, StreamOwned};

use super::compare::{bare, curl_version};
use crate::program::{Done, Folder, uncurly};

/// Who signs the certificates of a test.
pub(super) struct Authority(Issuer<'static, KeyPair>, String);

impl Authority {
    pub(super) fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).expect("no names are good names");
        // One that has the name of those it signs for would be taken for one that signs itself.
        params.distinguished_name.push(DnType::CommonName, "an authority");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key can be made");
        let pem = params.self_signed(&key).expect("it signs itself").pem();
        Self(Issuer::new(params, key), pem)
    }

    /// A certificate for `name` and its key.
    fn signed(&self, name: &str) -> (rcgen::Certificate, KeyPair) {
        let params = CertificateParams::new(vec![name.to_owned()]).expect("a good name");
        let key = KeyPair::generate().expect("a key can be made");
        (params.signed_by(&key, &self.0).expect("it signs others"), key)
    }
}

/// Whether a server wants to know who its clients are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Clients {
    Any,
    Known,
}

/// A server for `name` that answers each request with `secure`; its port.
pub(super) fn serve(
    authority: &Authority,
    name: &str,
    clients: Clients,
    versions: &[&'static rustls::SupportedProtocolVersion],
) -> u16 {
    counted(authority, name, clients, versions).0
}

/// The same, and how many connections there were.
fn counted(
    authority: &Authority,
    name: &str,
    clients: Clients,
    versions: &[&'static rustls::SupportedProtocolVersion],
) -> (u16, Arc<AtomicUsize>) {
    let config = config(authority, name, clients, versions);
    let listener = TcpListener::bind("127.0.0.1:0").expect("the loopback has a free port");
    let port = listener.local_addr().expect("a bound socket has an address").port();
    let met = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&met);
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            count.fetch_add(1, Ordering::SeqCst);
            stream.set_nodelay(true).expect("a socket can be so");
            let connection = ServerConnection::new(Arc::clone(&config)).expect("a good configuration");
            std::thread::spawn(move || answer(StreamOwned::new(connection, stream)));
        }
    });
    (port, met)
}

/// Answers requests until there are no more.
fn answer(mut stream: StreamOwned<ServerConnection, TcpStream>) {
    loop {
        let mut head = Vec::new();
        let mut byte = [0];
        while !head.ends_with(b"\r\n\r\n") {
            if stream.read_exact(&mut byte).is_err() {
                return;
            }
            head.push(byte[0]);
        }
        // `/wants/…` wants HTTPS from now on, as long and with whom the path says.
        let path = String::from_utf8_lossy(&head).split(' ').nth(1).unwrap_or_default().to_owned();
        let wish = path.strip_prefix("/wants/").map(|wish| format!("Strict-Transport-Security: {wish}\r\n"));
        let wish = wish.unwrap_or_default();
        let _ = stream.write_all(format!("HTTP/1.1 200 OK\r\n{wish}Content-Length: 6\r\n\r\nsecure").as_bytes());
        let _ = stream.flush();
    }
}

/// How a server for `name` speaks TLS.
pub(super) fn config(
    authority: &Authority,
    name: &str,
    clients: Clients,
    versions: &[&'static rustls::SupportedProtocolVersion],
) -> Arc<ServerConfig> {
    let (certificate, key) = authority.signed(name);
    let provider = Arc::new(ring::default_provider());
    let builder = ServerConfig::builder_with_provider(Arc::clone(&provider)).with_protocol_versions(versions);
    let builder = builder.expect("known versions");
    let builder = match clients {
        Clients::Any => builder.with_no_client_auth(),
        Clients::Known => {
            let mut roots = RootCertStore::empty();
            let pem = <CertificateDer<'_> as rustls::pki_types::pem::PemObject>::from_pem_slice(authority.1.as_bytes());
            roots.add(pem.expect("a certificate")).expect("a root");
            let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider).build();
            builder.with_client_cert_verifier(verifier.expect("roots are there"))
        }
    };
    let key = PrivateKeyDer::try_from(key.serialize_der()).expect("a key");
    Arc::new(builder.with_single_cert(vec![certificate.der().clone()], key).expect("they fit"))
}

pub(super) const ALL: &[&rustls::SupportedProtocolVersion] = rustls::ALL_VERSIONS;

/// A folder with the authority's certificate in `ca.pem`.
pub(super) fn folder(authority: &Authority) -> Folder {
    let folder = Folder::new();
    folder.write("ca.pem", &authority.1);
    folder
}

fn run(folder: &Folder, line: &str) -> Done {
    let program = uncurly().folder(folder).stdin(format!("curl {line}\n"));
    program.args(["run", "-", "--as-written", "--allow", "all", "--yes"]).run()
}

#[test]
fn a_certificate_is_taken_from_whom_the_command_trusts() {
    let authority = Authority::new();
    let port = serve(&authority, "localhost", Clients::Any, ALL);
    let folder = folder(&authority);
    run(&folder, &format!("--cacert ca.pem https://localhost:{port}/")).code(0).stdout("secure");
    run(&folder, &format!("--capath . https://localhost:{port}/")).code(0).stdout("secure");
    run(&folder, &format!("https://localhost:{port}/")).code(60).stdout("").tells(&["localhost"]);
    run(&folder, &format!("-k https://localhost:{port}/")).code(0).stdout("secure");
    run(&folder, &format!("--cacert missing.pem https://localhost:{port}/")).code(2);
    run(folder.write("none.pem", "x"), &format!("--cacert none.pem https://localhost:{port}/")).code(77);
    let other = self::folder(&Authority::new());
    run(&other, &format!("--cacert ca.pem https://localhost:{port}/")).code(60);
    let line = format!("curl https://localhost:{port}/\n");
    let program = uncurly().folder(&folder).env("CURL_CA_BUNDLE", "ca.pem").stdin(line.as_str());
    program.args(["run", "-"]).run().code(0).stdout("secure");
}

#[test]
fn a_certificate_for_another_host_is_refused() {
    let authority = Authority::new();
    let port = serve(&authority, "right.invalid", Clients::Any, ALL);
    let folder = folder(&authority);
    let at = |host: &str| format!("--cacert ca.pem --resolve {host}:{port}:127.0.0.1 https://{host}:{port}/");
    run(&folder, &at("right.invalid")).code(0).stdout("secure");
    run(&folder, &at("wrong.invalid")).code(60).stdout("").tells(&["wrong.invalid"]);
    run(&folder, &format!("--cacert ca.pem https://127.0.0.1:{port}/")).code(60);
    run(&folder, &format!("-k {}", at("wrong.invalid"))).code(0).stdout("secure");
}

#[test]
fn a_client_shows_its_certificate() {
    let authority = Authority::new();
    let port = serve(&authority, "localhost", Clients::Known, ALL);
    let folder = folder(&authority);
    let (certificate, key) = authority.signed("client.invalid");
    folder.write("client.pem", certificate.pem()).write("client.key", key.serialize_pem());
    folder.write("both.pem", certificate.pem() + &key.serialize_pem());
    let url = format!("https://localhost:{port}/");
    run(&folder, &format!("--cacert ca.pem -E client.pem --key client.key {url}")).code(0).stdout("secure");
    run(&folder, &format!("--cacert ca.pem -E both.pem {url}")).code(0).stdout("secure");
    run(&folder, &format!("--cacert ca.pem -E client.pem {url}")).code(58);
    run(&folder, &format!("--cacert ca.pem -E missing.pem {url}")).code(58);
    let refused = run(&folder, &format!("--cacert ca.pem {url}"));
    assert!(matches!(refused.code, 35 | 56) && refused.stdout.is_empty(), "{refused:?}");
}

#[test]
fn hosts_that_want_tls_are_kept() {
    let authority = Authority::new();
    let port = serve(&authority, "localhost", Clients::Any, ALL);
    let known = ".below.example \"20991231 10:00:00\"\nlocalhost \"20991231 10:00:00\"\n";
    let wishes = ["max-age=99", "max-age=99;includeSubDomains", "max-age=0", "max-age=\"99\"", "max-age=x", "none"];
    for (wish, before) in wishes.into_iter().flat_map(|wish| [(wish, ""), (wish, known)]) {
        let line = format!("-s --cacert ca.pem --hsts kept 'https://localhost:{port}/wants/{wish}'");
        let kept = |send: &dyn Fn(&Folder)| {
            let folder = folder(&authority);
            folder.write("kept", before);
            send(&folder);
            // The moment is another one for each of them.
            let lines = folder.read("kept");
            let line =
                |line: &str| if line.contains("2099") { line.to_owned() } else { line.replace(char::is_numeric, "0") };
            lines.lines().map(line).collect::<Vec<_>>()
        };
        let found = kept(&|folder| _ = run(folder, &line).code(0).stdout("secure"));
        assert!(found[0].starts_with("# Your HSTS cache."), "{found:?}");
        if curl_version().is_some() {
            let curl = |folder: &Folder| {
                let mut program = bare("sh");
                program.current_dir(folder.path()).args(["-c", &format!("exec curl -q {line}")]);
                assert!(program.output().expect("curl runs").status.success(), "{line}");
            };
            assert_eq!(found, kept(&curl), "{line}");
        }
    }
    let folder = folder(&authority);
    let at = |scheme: &str| format!("{scheme}://localhost:{port}/wants/max-age=99");
    let line = format!("--cacert ca.pem --hsts kept {} {}", at("https"), at("http"));
    run(&folder, &line).code(0).stdout("securesecure");
}

#[test]
fn versions_are_held_to() {
    let authority = Authority::new();
    let port = serve(&authority, "localhost", Clients::Any, &[&rustls::version::TLS12]);
    let folder = folder(&authority);
    let url = format!("https://localhost:{port}/");
    run(&folder, &format!("--cacert ca.pem {url}")).code(0).stdout("secure");
    run(&folder, &format!("--cacert ca.pem --tls-max 1.2 {url}")).code(0).stdout("secure");
    run(&folder, &format!("--cacert ca.pem --tlsv1.3 {url}")).code(35).stdout("");
    run(&folder, &format!("--cacert ca.pem --tls-max 1.1 {url}")).code(125);
}

/// How many connections a command makes that asks twice, with `first` and with `second`.
#[track_caller]
fn connections(first: &str, second: &str, expected: usize) {
    let authority = Authority::new();
    let (port, met) = counted(&authority, "localhost", Clients::Any, ALL);
    let folder = folder(&authority);
    folder.write("other.pem", &(authority.1.clone() + &Authority::new().1));
    let url = format!("https://localhost:{port}/");
    let line = format!("--http1.1 {first} {url} --next --http1.1 {second} {url}");
    run(&folder, &line).code(0).stdout("securesecure");
    assert_eq!(met.swap(0, Ordering::SeqCst), expected, "{first}, {second}");
    let mut curl = Command::new("curl");
    if let Ok(output) = curl.current_dir(folder.path()).arg("-q").args(line.split(' ')).output() {
        assert_eq!(String::from_utf8_lossy(&output.stdout), "securesecure", "{output:?}");
        assert_eq!(met.load(Ordering::SeqCst), expected, "curl: {first}, {second}");
    }
}

#[test]
fn secure_connections_are_shared_by_those_who_trust_alike() {
    connections("--cacert ca.pem", "--cacert ca.pem", 1);
    connections("-k", "-k", 1);
    connections("-k", "--cacert ca.pem", 2);
    connections("--cacert ca.pem", "-k", 2);
    connections("--cacert ca.pem", "--cacert other.pem", 2);
    connections("-k", "-k --tlsv1.3", 2);
    connections("-k", "-k --tls-max 1.2", 2);
    connections("-k", "-k --no-alpn", 1);
}

#[test]
fn a_server_without_tls_is_none() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("the loopback has a free port");
    let port = listener.local_addr().expect("a bound socket has an address").port();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let _ = stream.write_all(b"HTTP/1.1 400 Bad\r\n\r\n");
        }
    });
    run(&Folder::new(), &format!("-k https://127.0.0.1:{port}/")).code(35);
}
