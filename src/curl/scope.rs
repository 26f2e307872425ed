//! The options of one operation, up to the next `--next`, collected.

use super::args::{Arg, Complaint, ComplaintKind, Spelling};
use super::form::Step;
use super::given::Given;
use super::header::{self, Headers, Line};
use super::mask::{joined, made, mask};
use super::method::Method;
use super::request::{Chunk, Extra, Form, FormSource, Output, Proxy, Target, Transport};
use super::ways::{Lookup, Ways};
use super::{body, form, number};
use crate::knowledge::options::{DataKind, Effect, Redirect};
use crate::shell::Value;
use crate::text::Span;

/// What holds for all operations, wherever it is given.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Global {
    pub(super) silent: bool,
    pub(super) show_error: bool,
    pub(super) fail_early: bool,
}

/// Where the reply to one URL goes.
#[derive(Clone, Debug)]
pub(super) enum Destination {
    File(Target),
    RemoteName,
    Nowhere,
    /// Standard output, whatever `--remote-name-all` says.
    Stdout,
}

/// One operation.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of curl, and they are independent")]
pub(super) struct Scope {
    pub(super) urls: Vec<Value>,
    pub(super) outputs: Vec<(Destination, Span)>,
    pub(super) uploads: Vec<Given>,
    pub(super) slot: Option<Method>,
    pub(super) get: bool,
    pub(super) custom_method: Option<Value>,
    pub(super) data: Vec<Chunk>,
    pub(super) data_span: Option<Span>,
    pub(super) json: Option<Span>,
    pub(super) query: Vec<Chunk>,
    pub(super) form: Vec<Form>,
    pub(super) open_forms: Vec<Form>,
    pub(super) form_escape: bool,
    pub(super) crlf: bool,
    pub(super) junk_cookies: bool,
    pub(super) netrc: Lookup,
    pub(super) time_condition: Option<Value>,
    pub(super) etag_compare: Option<Value>,
    pub(super) headers: Headers,
    pub(super) user_agent: Option<Given>,
    pub(super) referer: Option<Given>,
    pub(super) cookies: Vec<Given>,
    pub(super) cookie_files: Vec<Value>,
    pub(super) cookie_jar: Option<Value>,
    pub(super) range: Option<Given>,
    /// `-C`, as far as it asks for anything.
    pub(super) resume: Option<Given>,
    /// The same, whatever it asks for.
    pub(super) resumed: Option<Given>,
    pub(super) user: Option<Given>,
    pub(super) bearer: Option<Given>,
    pub(super) ways: Ways,
    pub(super) signature: Option<Value>,
    pub(super) proxy: Option<Value>,
    pub(super) proxy_user: Option<Value>,
    pub(super) client_key: Option<Value>,
    pub(super) default_scheme: Option<Value>,
    pub(super) redirect_protocols: Option<Given>,
    pub(super) etags: Option<Span>,
    remote_name_all: bool,
    /// Of each place in the lists of URLs, outputs and uploads, whether `--remote-name-all` stood before what is there.
    pub(super) remote_names: Vec<bool>,
    pub(super) transport: Transport,
    pub(super) output: Output,
    pub(super) complaints: Vec<Complaint>,
}

impl Scope {
    pub(super) fn complain(&mut self, span: Span, kind: ComplaintKind, message: impl Into<String>, exit: u8) {
        self.complaints.push(Complaint { span, kind, message: message.into(), exit });
    }

    /// Does what `arg` says.
    pub(super) fn apply(&mut self, arg: &Arg, global: &mut Global) {
        self.act(arg, global);
        let places = self.urls.len().max(self.outputs.len()).max(self.uploads.len());
        self.remote_names.resize(places, self.remote_name_all);
    }

    #[expect(clippy::too_many_lines, reason = "one line for each effect, and all of them in one place")]
    fn act(&mut self, arg: &Arg, global: &mut Global) {
        let value = arg.value.clone().unwrap_or_default();
        let span = arg.whole();
        let on = arg.is_on();
        let Some(option) = arg.option else {
            if arg.spelling == Spelling::Url {
                self.url(Given { value, span });
            }
            return;
        };
        if option.takes_value() && arg.value.is_none() {
            return;
        }
        if arg.spelling == Spelling::Expanded && value.text().contains("{{") {
            self.transport.unsupported.push(("variable", span));
        }
        let given = Given { value: value.clone(), span };
        if matches!(option.effect, Effect::Carried | Effect::Tuned) {
            self.transport.extras.push(Extra { name: option.long, value: arg.value.clone(), on });
        }
        let transport = &mut self.transport;
        match option.effect {
            Effect::Url => self.url(given),
            Effect::Query => body::add_query(&mut self.query, &value),
            Effect::Method => self.custom_method = Some(value),
            Effect::Get => self.get = on,
            Effect::Head => self.select(if on { Method::Head } else { Method::Get }, span),
            Effect::Data(kind) => self.data(kind, &given),
            Effect::Form => self.form(form::read(&value), &given),
            Effect::FormEscape => {
                self.form_escape = on;
                self.only_curls(option.long, &given, on);
            }
            Effect::FormString => self.form(form::literal(&value), &given),
            Effect::Upload => self.uploads.push(given),
            Effect::Header => self.header(&value),
            Effect::UserAgent => {
                // A proxy is told of it too, and not of a header.
                self.transport.extras.push(Extra { name: option.long, value: Some(value), on });
                self.user_agent = Some(given);
            }
            Effect::Referer => self.referer = Some(given),
            Effect::Cookie => self.cookie(given),
            Effect::CookieJar => self.cookie_jar = Some(value),
            Effect::Range => self.range = Some(given),
            Effect::Resume => self.resume(given, option.long),
            Effect::TimeCondition => {
                self.time_condition = Some(value);
                self.only_curls(option.long, &given, true);
            }
            Effect::Carried | Effect::Refused | Effect::Config => self.only_curls(option.long, &given, on),
            Effect::EtagCompare => {
                self.etag_compare = Some(value);
                self.etags = Some(span);
                self.only_curls(option.long, &given, true);
            }
            Effect::JunkCookies => {
                self.junk_cookies = on;
                self.only_curls(option.long, &given, on);
            }
            Effect::Netrc => {
                self.netrc.required = on;
                self.only_curls(option.long, &given, on);
            }
            Effect::NetrcOptional => {
                self.netrc.optional = on;
                self.only_curls(option.long, &given, on);
            }
            Effect::NetrcFile => {
                self.netrc.file = Some(value);
                self.only_curls(option.long, &given, true);
            }
            Effect::EtagSave => {
                self.output.etag_save = Some(value);
                self.etags = Some(span);
            }
            Effect::User => self.user = Some(given),
            Effect::Bearer => self.bearer = Some(given),

            Effect::AuthBasic => {
                self.ways.basic = on;
                self.transport.ignored.push((option.long, span));
            }
            Effect::AuthDigest => self.ways.digest = on,
            Effect::AuthAny => {
                self.ways.any = on;
                self.only_curls(option.long, &given, on);
            }
            Effect::AuthOther => {
                self.ways.other = on.then_some(option.long);
                self.only_curls(option.long, &given, on);
            }
            Effect::Signature => {
                (self.ways.signed, self.signature) = (Some(option.long), Some(value));
                self.only_curls(option.long, &given, true);
            }
            Effect::Follow => transport.follow = on,
            Effect::FollowSpec => (transport.follow, transport.follow_spec) = (on, on),
            Effect::FollowTrusted => (transport.follow, transport.trust_redirects) = (on, on),
            Effect::MaxRedirects => self.transport.max_redirects = self.number(option.long, &given, number::redirects),
            Effect::KeepPost(Redirect::Moved) => transport.keep_post.moved = on,
            Effect::KeepPost(Redirect::Found) => transport.keep_post.found = on,
            Effect::KeepPost(Redirect::SeeOther) => transport.keep_post.see_other = on,
            Effect::Protocols => transport.protocols = Some(value),
            Effect::RedirectProtocols => self.redirect_protocols = Some(given),
            Effect::DefaultScheme => self.default_scheme = Some(value),
            Effect::NoUserinfo => transport.no_userinfo = on,
            Effect::PathAsIs => transport.path_as_is = on,
            Effect::GlobOff => transport.glob_off = on,
            Effect::Proxy => self.go_by(value),
            Effect::ProxyUser => {
                self.transport.proxy_user = Some(value.clone());
                self.proxy_user = Some(value);
            }
            Effect::NoProxy => transport.no_proxy = Some(value),
            Effect::Socks(scheme) => self.go_by(joined(&[made(&format!("{scheme}://"), span), value], "")),
            Effect::Resolve => transport.resolve.push(value),
            Effect::ConnectTo => transport.connect_to.push(value),
            Effect::UnixSocket => transport.unix_socket = Some(value),
            Effect::Ip(version) => transport.ip_version = Some(version),
            Effect::Insecure => transport.insecure = on,
            Effect::CaFile => transport.ca_file = Some(value),
            Effect::ClientCert => transport.client_cert = Some((value, None)),
            Effect::ClientKey => self.client_key = Some(value),
            Effect::KeyFormat if is_pem(&value) => transport.ignored.push((option.long, span)),
            Effect::KeyFormat => transport.unsupported.push((option.long, span)),
            Effect::TlsMin(version) => transport.tls_min = Some(version),
            Effect::TlsMax => self.transport.tls_max = self.number(option.long, &given, number::tls_version).flatten(),
            Effect::Http(version) => {
                if transport.version.replace(version).is_some_and(|before| before != version) {
                    self.complain(span, ComplaintKind::Conflict, "Overrides previous HTTP version option", 0);
                }
            }
            Effect::Timeout => self.transport.timeout = self.number(option.long, &given, number::seconds),
            Effect::ConnectTimeout => {
                self.transport.connect_timeout = self.number(option.long, &given, number::seconds);
            }
            Effect::LimitRate => {
                let _ = self.number(option.long, &given, number::size);
                self.transport.ignored.push((option.long, span));
            }
            Effect::FileMode => {
                let _ = self.number(option.long, &given, number::mode);
                self.transport.ignored.push((option.long, span));
            }
            Effect::MaxSize => self.transport.max_size = self.number(option.long, &given, number::size),
            Effect::Retry => self.transport.retries = self.number(option.long, &given, number::count).unwrap_or(0),
            Effect::RetryAll => transport.retry.all_errors = on,
            Effect::RetryRefused => transport.retry.refused = on,
            Effect::RetryDelay => self.transport.retry.delay = self.number(option.long, &given, number::seconds),
            Effect::RetryMaxTime => self.transport.retry.max_time = self.number(option.long, &given, number::seconds),
            Effect::Compressed => transport.compressed = on,
            Effect::Output => self.outputs.push((Destination::File(Target::of(value)), span)),
            Effect::OutputNull => self.outputs.push((Destination::Nowhere, span)),
            Effect::RemoteName if on => self.outputs.push((Destination::RemoteName, span)),
            Effect::RemoteName => {
                self.outputs.extend(self.remote_name_all.then_some((Destination::Stdout, span)));
            }
            Effect::RemoteNameAll => self.remote_name_all = on,
            Effect::RemoteHeaderName => self.output.header_name = on,
            Effect::OutputDir => self.output.directory = Some(value),
            Effect::CreateDirs => self.output.create_dirs = on,
            Effect::Clobber => (self.output.no_clobber, self.output.clobber) = (!on, on),
            Effect::SkipExisting => {
                self.output.skip_existing = on;
                self.only_curls(option.long, &given, on);
            }
            Effect::RemoteTime => self.output.remote_time = on,
            Effect::Crlf => {
                self.crlf = on;
                transport.ignored.push((option.long, span));
            }
            Effect::RemoveOnError => self.output.remove_on_error = on,
            Effect::ShowHeaders => self.output.show_headers = on,
            Effect::DumpHeader => self.output.dump_headers = Some(Target::of(value)),
            Effect::WriteOut => self.output.write_out = Some(value),
            Effect::Fail | Effect::FailWithBody => self.fail(option.effect, on, span),
            Effect::FailEarly => global.fail_early = on,
            Effect::Silent => global.silent = on,
            Effect::ShowError => global.show_error = on,
            Effect::Variable | Effect::Tuning | Effect::Tuned | Effect::Protocol => {
                transport.ignored.push((option.long, span));
            }
            Effect::Verbosity | Effect::Noise | Effect::Stop | Effect::Deprecated | Effect::Next => {}
        }
    }

    /// Notes an option that others than curl do not carry out, unless it is switched off again.
    fn only_curls(&mut self, name: &'static str, given: &Given, on: bool) {
        let transport = &mut self.transport;
        if on {
            transport.unsupported.push((name, given.span));
        } else {
            transport.unsupported.retain(|(other, _)| *other != name);
        }
    }

    /// The last proxy wins, of whatever kind.
    fn go_by(&mut self, url: Value) {
        self.transport.extras.retain(|extra| extra.name != "proxy1.0");
        self.proxy = Some(url);
    }

    fn url(&mut self, given: Given) {
        if mask(&given.value).starts_with('@') {
            self.transport.unsupported.push(("url", given.span));
        } else {
            self.urls.push(given.value);
        }
    }

    pub(super) fn select(&mut self, method: Method, span: Span) {
        if let Err(message) = method.select(&mut self.slot) {
            self.complain(span, ComplaintKind::MethodConflict, message, 2);
        }
    }

    fn data(&mut self, kind: DataKind, given: &Given) {
        body::add(&mut self.data, kind, &given.value);
        self.data_span.get_or_insert(given.span);
        if kind == DataKind::Json {
            self.json.get_or_insert(given.span);
        }
    }

    fn form(&mut self, read: form::Read, given: &Given) {
        for (span, message) in read.warnings {
            self.complain(given.value.origin(span), ComplaintKind::BadForm, message, 0);
        }
        if read.nested {
            self.transport.unsupported.push(("form", given.span));
        }
        match read.step {
            Step::Part(part) => self.form_part(*part),
            Step::Open(part) => self.open_forms.push(*part),
            Step::Close => match self.open_forms.pop() {
                Some(part) => self.form_part(part),
                None => self.complain(given.value.whole(), ComplaintKind::BadForm, "no multipart to terminate", 2),
            },
            Step::Refused => {
                self.complain(given.value.whole(), ComplaintKind::BadForm, "Illegally formatted input field", 2);
            }
        }
        self.select(Method::Form, given.span);
    }

    /// Adds a part to the innermost form that is open.
    pub(super) fn form_part(&mut self, part: Form) {
        match self.open_forms.last_mut() {
            Some(Form { source: FormSource::Nested(parts), .. }) => parts.push(part),
            _ => self.form.push(part),
        }
    }

    fn header(&mut self, value: &Value) {
        match header::read(value) {
            Line::Send(header) => self.headers.sent.push(*header),
            Line::Remove(name) => self.headers.removed.push(name),
            Line::Dropped(name) => {
                self.headers.removed.extend(name);
                let message = "The provided HTTP header does not look like a header?";
                self.complain(value.whole(), ComplaintKind::BadHeader, message, 0);
            }
        }
    }

    /// A cookie has an `=`; what has none is the name of a file.
    fn cookie(&mut self, given: Given) {
        if given.value.known().is_none_or(|text| text.contains('=')) {
            self.cookies.push(given);
        } else {
            self.cookie_files.push(given.value);
        }
    }

    /// The proxy, with its credentials.
    pub(super) fn proxy(&self) -> Option<Proxy> {
        self.proxy.clone().map(|url| Proxy { url, user: self.proxy_user.clone() })
    }
}

fn is_pem(value: &Value) -> bool {
    value.known().is_some_and(|format| format.eq_ignore_ascii_case("pem"))
}
