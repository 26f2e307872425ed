//! How a request is carried → the builder of the client that carries it.

use super::call::call;
use super::{redirect, route};
use crate::curl::{Header, HeaderOrigin, Request, TlsVersion, Transport};
use crate::knowledge::options;
use crate::rust::draft::{Draft, Use};
use crate::rust::layout::{Call, Expr};
use crate::rust::snippet::Snippet;
use crate::rust::{content, literal};
use crate::shell::Value;

/// Ways to compress that programs know, as features of reqwest.
const COMPRESSION: [&str; 4] = ["gzip", "brotli", "deflate", "zstd"];

/// What curl does otherwise with redirects, which few servers bring to light: it follows each 3xx with a `Location`.
const FOLLOWED: &str = "reqwest follows a 301, 302, 303, 307 or 308, and writes each blank in `Location` as `%20`.";

/// What the clients of a program have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rust) struct Common {
    /// Whether some reply may be compressed, so that all other clients must say that theirs may not.
    pub(super) compressed: bool,
    /// Whether some request names no user agent of its own.
    pub(super) agent: bool,
}

impl Common {
    /// Of all `requests`.
    pub(in crate::rust) fn of<'a>(requests: impl Iterator<Item = &'a Request>) -> Self {
        let nothing = Self { compressed: false, agent: false };
        requests.fold(nothing, |common, request| Self {
            compressed: common.compressed || request.transport.compressed,
            agent: common.agent || agent(request) == Agent::Default,
        })
    }
}

/// Files of cookies that commands of a program hand on.
#[derive(Clone, Copy, Debug)]
pub(in crate::rust) struct Jars<'a> {
    /// Those that earlier ones have written.
    pub(in crate::rust) written: &'a [String],
    /// Those that some read.
    pub(in crate::rust) read: &'a [&'a str],
}

impl Jars<'_> {
    /// None.
    pub(in crate::rust) const NONE: Self = Self { written: &[], read: &[] };
}

/// Who a request says it comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Agent {
    Default,
    Own,
    Nobody,
}

fn agent(request: &Request) -> Agent {
    if request.header("user-agent").is_some() {
        Agent::Own
    } else if request.removes("user-agent") {
        Agent::Nobody
    } else {
        Agent::Default
    }
}

/// Whether the client of `request` keeps cookies.
pub(super) fn keeps_cookies(request: &Request) -> bool {
    request.cookie_jar.is_some() || !request.cookie_files.is_empty()
}

/// `let client = Client::builder()…;`
///
/// A client that keeps cookies stands for all of `jars`.
pub(in crate::rust) fn client(draft: &mut Draft<'_>, request: &Request, common: Common, jars: Jars<'_>) {
    let mut links = Vec::new();
    if redirect::is_reqwests(request) {
        draft.lines.comment(FOLLOWED);
    }
    redirects(request, &mut links);
    if common.agent && agent(request) != Agent::Nobody {
        // Some servers answer by what curl calls itself.
        links.push(call("user_agent", literal::string(&format!("curl/{}", options::release()))));
    }
    cookies(draft, request, jars, &mut links);
    compression(draft, request, common, &mut links);
    trust(draft, &request.transport, &mut links);
    route::route(draft, request, &mut links);
    if let Some(seconds) = request.transport.connect_timeout.and_then(|limit| draft.seconds(limit)) {
        links.push(Call::new("connect_timeout", vec![seconds], ""));
    }
    links.push(Call::new("build", Vec::new(), "?"));
    draft.lines.bind("client", &Expr::Chain("Client::builder()".into(), links));
}

/// Whether `--proto` leaves https alone.
pub(super) fn https_only(transport: &Transport) -> bool {
    transport.protocols.as_ref().is_some_and(|list| list.known() == Some("=https"))
}

fn redirects(request: &Request, links: &mut Vec<Call>) {
    let (transport, referer) = (&request.transport, request.referer_auto);
    links.push(call("redirect", redirect::policy(request)));
    if !redirect::is_reqwests(request) {
        return;
    }
    links.push(call("referer", if referer { "true" } else { "false" }));
    if https_only(transport) {
        links.push(call("https_only", "true"));
    }
}

fn cookies(draft: &mut Draft<'_>, request: &Request, jars: Jars<'_>, links: &mut Vec<Call>) {
    let literal = |header: &Header| header.is("cookie") && matches!(header.origin, HeaderOrigin::Option(_));
    let again = request.transport.follow || draft.command.invocation.requests.len() > 1;
    if let Some(cookie) = request.headers.iter().find(|header| literal(header) && keeps_cookies(request) && again) {
        let why = "reqwest sends either those that are given or those that it keeps";
        draft.refuse(cookie.value.whole(), "cookies beside those that servers have set", why);
    }
    if !keeps_cookies(request) {
        return;
    }
    draft.needs.features.insert("cookies");
    if let Some(jar) = &request.cookie_jar
        && !jars.read.contains(&jar.text())
        && draft.command.invocation.requests.len() == 1
    {
        draft.refuse(jar.whole(), "a file of cookies to be written", "reqwest keeps cookies in memory");
    }
    let is_new = |file: &&Value| !file.text().is_empty() && !jars.written.iter().any(|jar| jar == file.text());
    let files: Vec<_> = request.cookie_files.iter().filter(is_new).collect();
    if let [file] = &*files
        && file.text() != "-"
    {
        draft.snippets.insert(Snippet::Cookies);
        let path = draft.text(file);
        let path = draft.short(&path, Use::Borrow, "path").flat();
        links.push(call("cookie_provider", format!("cookies({path})?")));
        return;
    }
    if let Some(file) = files.first() {
        let why = "programs read one file of cookies";
        draft.refuse(file.whole(), "cookies from standard input or several files", why);
    }
    links.push(call("cookie_store", "true"));
}

fn compression(draft: &mut Draft<'_>, request: &Request, common: Common, links: &mut Vec<Call>) {
    if request.transport.compressed {
        draft.needs.features.extend(COMPRESSION);
    } else if common.compressed {
        links.extend(COMPRESSION.iter().map(|name| Call::new(format!("no_{name}"), Vec::new(), "")));
    }
}

fn trust(draft: &mut Draft<'_>, transport: &Transport, links: &mut Vec<Call>) {
    if transport.insecure {
        links.push(call("tls_danger_accept_invalid_certs", "true"));
    }
    tls_versions(draft, transport, links);
    if let Some(file) = &transport.ca_file {
        let pem = content::file(draft, file);
        draft.lines.bind("authorities", &pem);
        links.push(call("tls_certs_only", "reqwest::Certificate::from_pem_bundle(&authorities)?"));
    }
    if let Some((certificate, key)) = &transport.client_cert {
        identity(draft, certificate, key.as_ref(), links);
    }
}

fn tls_versions(draft: &mut Draft<'_>, transport: &Transport, links: &mut Vec<Call>) {
    let version = |version| match version {
        TlsVersion::Tls12 => Some("reqwest::tls::Version::TLS_1_2"),
        TlsVersion::Tls13 => Some("reqwest::tls::Version::TLS_1_3"),
        _ => None,
    };
    if let Some(least) = transport.tls_min.and_then(version) {
        links.push(call("tls_version_min", least));
    }
    if let Some(most) = transport.tls_max.and_then(version) {
        links.push(call("tls_version_max", most));
    } else if transport.tls_max.is_some() {
        let span = draft.command.pipeline.span;
        draft.refuse(span, "`--tls-max` below 1.2", "reqwest speaks TLS 1.2 and 1.3 only");
    }
}

fn identity(draft: &mut Draft<'_>, certificate: &Value, key: Option<&Value>, links: &mut Vec<Call>) {
    if certificate.text().contains(':') {
        let why = "reqwest reads unencrypted PEM files only; decrypt the key first";
        draft.refuse(certificate.whole(), "the key of the client certificate has a password", why);
    }
    let pem = content::file(draft, certificate);
    if let Some(key) = key {
        draft.lines.bind("mut identity", &pem);
        let key = content::file(draft, key);
        draft.lines.run(&Expr::Call(Call::new("identity.extend", vec![key], "")));
    } else {
        draft.lines.bind("identity", &pem);
    }
    links.push(call("identity", "reqwest::Identity::from_pem(&identity)?"));
}
