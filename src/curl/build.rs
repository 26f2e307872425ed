//! One operation → its requests, one for each URL.

use super::args::{Complaint, ComplaintKind};
use super::given::Given;
use super::header::Headers;
use super::mask::{full, head, joined, made, mask};
use super::method::Method;
use super::number;
use super::protocols::{self, Before};
use super::request::{Auth, AuthOrigin, AuthScheme, Body, Chunk, HeaderOrigin, Netrc, Output, Request, Target};
use super::scope::{Destination, Global, Scope};
use crate::knowledge::options::Effect;
use crate::shell::Value;
use crate::text::Span;

/// How many headers, pieces of data and the like all requests of an operation may have together.
const MOST: usize = 500_000;

/// How many bytes of a body cost as much as a header: whoever reads it does so for every request.
const AS_MUCH: usize = 16;

impl Scope {
    /// The requests of this operation, complaining of what they cannot be; `place` is where the
    /// operation stands.
    pub(super) fn requests(mut self, place: Span, global: Global) -> (Vec<Request>, Vec<Complaint>) {
        let from_file = self.transport.unsupported.iter().any(|(name, _)| *name == "url" || *name == "config");
        let told = self.complaints.iter().any(|complaint| complaint.kind == ComplaintKind::NoUrl);
        if self.urls.is_empty() && !from_file && !told {
            self.complain(place, ComplaintKind::NoUrl, "no URL specified", 2);
        }
        self.check_surplus();
        self.check_range();
        self.check_conflicts();
        self.settle();
        let method = self.method();
        let requests: Vec<_> = (0..self.affordable()).map(|index| self.request(index, method, global)).collect();
        if !self.transport.glob_off {
            self.complaints.extend(self.uploads.iter().filter_map(|given| super::url::check_glob(&given.value)));
        }
        for request in &requests {
            let refused = request.check_url();
            if refused.as_ref().is_none_or(|complaint| complaint.kind != ComplaintKind::BadGlob) {
                self.check_protocol(request);
            }
            self.complaints.extend(refused);
        }
        (requests, self.complaints)
    }

    /// How many URLs are made requests: each of them repeats what all options say, so that a command
    /// with thousands of both would cost their product.
    fn affordable(&mut self) -> usize {
        let chunks = self.data.iter().chain(&self.query).map(|chunk| match chunk {
            Chunk::Text(value) | Chunk::Encoded(value) => value.text().len(),
            Chunk::Separator(_) | Chunk::File(..) => 0,
        });
        let parts = self.form.iter().map(|part| part.span.len());
        let bodies: usize = chunks.chain(parts).map(|length| 1 + length / AS_MUCH).sum();
        let headers = self.headers.sent.len() + self.headers.removed.len();
        let lists = self.transport.ignored.len() + self.transport.unsupported.len();
        let most = (MOST / (bodies + headers + lists + 1)).max(1);
        if let Some(url) = self.urls.get(most) {
            let span = url.whole();
            self.complain(span, ComplaintKind::BadUrl, "more URLs with as many options than are read here", 2);
        }
        self.urls.len().min(most)
    }

    /// More outputs or uploads than URLs; where there is no URL at all, that has been said already.
    fn check_surplus(&mut self) {
        let urls = self.urls.len();
        let outputs = self.outputs.get(urls).map(|(_, span)| *span);
        let surplus = outputs.or_else(|| self.uploads.get(urls).map(|given| given.span));
        if let Some(span) = surplus.filter(|_| urls > 0) {
            self.complain(span, ComplaintKind::TooManyOutputs, "Got more output options than URLs", 0);
        }
    }

    fn check_range(&mut self) {
        const OPEN: &str = "A specified range MUST include at least one dash (-). Appending one for you!";
        let range = self
            .range
            .as_ref()
            .filter(|given| given.value.known().and_then(number::range_from).is_some())
            .map(|given| given.value.whole());
        if let Some(span) = range {
            self.complain(span, ComplaintKind::BadValue, OPEN, 0);
        }
    }

    fn check_conflicts(&mut self) {
        let mut conflicts = Vec::new();
        let has_data = self.data_span.is_some() && !self.get;
        let numbered = self.resume.as_ref().filter(|resume| resume.value.known() != Some("-"));
        if let Some(resume) = numbered.filter(|_| has_data || !self.form.is_empty()) {
            conflicts.push((resume.span, "cannot mix --continue-at with --data"));
        }
        if let Some(resume) = &self.resumed {
            let span = resume.span;
            if self.range.is_some() {
                conflicts.push((span, "--continue-at and --range are mutually exclusive"));
            }
            if self.output.no_clobber {
                conflicts.push((span, "--continue-at and --no-clobber are mutually exclusive"));
            }
            if self.output.remove_on_error {
                conflicts.push((span, "--continue-at and --remove-on-error are mutually exclusive"));
            }
            if self.output.header_name && resume.value.known() == Some("-") {
                conflicts.push((span, "--continue-at and --remote-header-name cannot be combined"));
            }
        }
        if let Some(span) = self.etags.filter(|_| self.urls.len() > 1) {
            conflicts.push((span, "The etag options only work on a single URL"));
        }
        for (span, message) in conflicts {
            self.complain(span, ComplaintKind::Conflict, message, 2);
        }
    }

    /// `--fail` and `--fail-with-body`, of which the later one holds.
    pub(super) fn fail(&mut self, effect: Effect, on: bool, span: Span) {
        let with_body = effect == Effect::FailWithBody;
        let output = &mut self.output;
        let other = if with_body { output.fail && !output.fail_with_body } else { output.fail_with_body };
        (output.fail, output.fail_with_body) = match (on, other) {
            (true, _) => (true, with_body),
            (false, true) => (true, !with_body),
            (false, false) => (false, false),
        };
        if on && other {
            let (name, left) = if with_body { ("--fail-with-body", "--fail") } else { ("--fail", "--fail-with-body") };
            self.complain(span, ComplaintKind::Conflict, format!("{name} deselects {left} here"), 0);
        }
    }

    /// Fills in what needs all options to have been read.
    fn settle(&mut self) {
        while let Some(part) = self.open_forms.pop() {
            self.form_part(part);
        }
        self.transport.proxy = self.proxy();
        if let Some(user) = self.proxy_user.as_ref().filter(|_| self.proxy.is_none()) {
            self.transport.ignored.push(("proxy-user", user.whole()));
        }
        match (&mut self.transport.client_cert, self.client_key.take()) {
            (Some((_, key)), given) => *key = given,
            (None, Some(key)) => self.transport.ignored.push(("key", key.whole())),
            (None, None) => {}
        }
        self.settle_redirects();
    }

    /// Lists of protocols that forbid what a redirect may lead to are beyond a program made from it.
    fn settle_redirects(&mut self) {
        let closed = |list: &Value| {
            let open =
                |text: &str| ["http", "https"].iter().all(|name| protocols::allows(text, name, Before::Forbidden));
            !list.known().is_some_and(open)
        };
        if let Some(given) = self.redirect_protocols.take() {
            self.transport.redirect_protocols = Some(given.value.clone());
            let list = if self.transport.follow && closed(&given.value) {
                &mut self.transport.unsupported
            } else {
                &mut self.transport.ignored
            };
            list.push(("proto-redir", given.span));
        }
        let list = self.transport.protocols.as_ref();
        if let Some(list) = list.filter(|list| self.transport.follow && !allows_http(list)) {
            let span = list.whole();
            self.transport.unsupported.push(("proto", span));
        }
    }

    fn method(&mut self) -> Method {
        if let Some(span) = self.data_span {
            match (self.get, self.slot) {
                (true, Some(Method::Head)) => {}
                (true, _) => self.select(Method::Get, span),
                (false, _) => self.select(Method::Post, span),
            }
        }
        self.slot.unwrap_or(Method::Get)
    }

    fn request(&mut self, index: usize, method: Method, global: Global) -> Request {
        let url = self.urls[index].clone();
        let upload = self.uploads.get(index).filter(|given| !given.value.text().is_empty()).cloned();
        let method = match &upload {
            Some(given) => self.put(given.span, method),
            None => method,
        };
        let body = self.body(method, upload);
        let custom = self.custom_method.clone().filter(|word| !word.text().is_empty());
        let mut request = Request {
            operation: 0,
            method: custom.as_ref().map_or_else(|| method.word().to_owned(), |word| word.text().to_owned()),
            method_span: custom.as_ref().map(Value::whole),
            custom_method: custom,
            auth: self.auth(&url),
            scheme: self.ways.scheme(),
            signature: self.signature.clone(),
            default_scheme: self.default_scheme.clone(),
            query: if self.get && !self.data.is_empty() { self.data.clone() } else { self.query.clone() },
            headers: Vec::new(),
            removed: Vec::new(),
            body,
            cookie_files: self.cookie_files.clone(),
            cookie_jar: self.cookie_jar.clone(),
            junk_cookies: self.junk_cookies,
            netrc: self.netrc(),
            range: self.range.as_ref().map(|given| given.value.clone()),
            resume: self.resume.as_ref().map(|given| given.value.clone()),
            time_condition: self.time_condition.clone(),
            etag_compare: self.etag_compare.clone(),
            referer_auto: self.referer.as_ref().is_some_and(|given| mask(&given.value).contains(";auto")),
            form_escape: self.form_escape,
            crlf: self.crlf,
            transport: self.transport.clone(),
            output: self.output(index, method, global),
            url,
        };
        if let (Some(Auth { scheme: AuthScheme::Bearer, .. }), Some(token)) = (&request.auth, &self.bearer)
            && self.ways.are_told()
        {
            request.transport.unsupported.push(("oauth2-bearer", token.span));
        }
        let headers = self.headers(&mut request);
        (request.headers, request.removed) = (headers.sent, headers.removed);
        flag(&mut request);
        request
    }

    fn put(&mut self, span: Span, method: Method) -> Method {
        let mut slot = self.slot;
        if let Err(message) = Method::Put.select(&mut slot) {
            self.complain(span, ComplaintKind::MethodConflict, message, 2);
            return method;
        }
        Method::Put
    }

    fn body(&self, method: Method, upload: Option<Given>) -> Body {
        match (method, upload) {
            (Method::Put, Some(given)) if given.value.known() == Some(".") => Body::Upload(Target::Stdio),
            (Method::Put, Some(given)) => Body::Upload(Target::of(given.value)),
            (Method::Form, _) => Body::Form(self.form.clone()),
            (Method::Post, _) => Body::Data(self.data.clone()),
            (Method::Get | Method::Head | Method::Put, _) => Body::None,
        }
    }

    /// A signature wins over a bearer token, that over `-u`, and that over what stands in the URL.
    fn auth(&self, url: &Value) -> Option<Auth> {
        let scheme = self.ways.scheme();
        if let Some(token) = self.bearer.as_ref().filter(|_| self.signature.is_none() || self.user.is_none()) {
            return Some(Auth { scheme: AuthScheme::Bearer, value: token.value.clone(), origin: AuthOrigin::Bearer });
        }
        // Neither a name nor a password is nobody.
        if let Some(user) = self.user.as_ref().filter(|user| user.value.known() != Some(":")) {
            return Some(Auth { scheme, value: user.value.clone(), origin: AuthOrigin::User });
        }
        let userinfo = super::url::parts(url)?.userinfo?;
        Some(Auth { scheme, value: url.slice(userinfo), origin: AuthOrigin::Url })
    }

    fn netrc(&self) -> Netrc {
        let file = self.netrc.file.clone();
        match (self.netrc.optional, self.netrc.required || file.is_some()) {
            (true, _) => Netrc::Optional(file),
            (false, true) => Netrc::Required(file),
            (false, false) => Netrc::Off,
        }
    }

    fn output(&self, index: usize, method: Method, global: Global) -> Output {
        let mut output = self.output.clone();
        match self.outputs.get(index).map(|(destination, _)| destination) {
            Some(Destination::File(target)) => output.file = Some(target.clone()),
            Some(Destination::RemoteName) => output.remote_name = true,
            Some(Destination::Nowhere) => output.discard = true,
            Some(Destination::Stdout) => {}
            None => output.remote_name = self.remote_names.get(index).is_some_and(|is_it| *is_it),
        }
        output.head_only = method == Method::Head;
        output.silent = global.silent;
        output.show_error = global.show_error;
        output.fail_early = global.fail_early;
        output
    }

    fn headers(&self, request: &mut Request) -> Headers {
        let mut headers = self.headers.clone();
        if let Some(span) = self.json {
            headers.imply("Content-Type", made("application/json", span), HeaderOrigin::Option(span));
            headers.imply("Accept", made("application/json", span), HeaderOrigin::Option(span));
        } else if let Body::Data(_) = request.body {
            let at = Span::at(self.data_span.map_or(0, |span| span.end));
            headers.imply("Content-Type", made("application/x-www-form-urlencoded", at), HeaderOrigin::Implied);
        }
        if let Some(given) = &self.user_agent {
            if !given.value.text().is_empty() {
                headers.imply("User-Agent", given.value.clone(), HeaderOrigin::Option(given.span));
            } else if !headers.mentions("User-Agent") {
                headers.removed.push("user-agent".to_owned());
            }
        }
        self.referer_header(&mut headers, request);
        if let Some(first) = self.cookies.first() {
            let values: Vec<_> = self.cookies.iter().map(|given| given.value.clone()).collect();
            headers.imply("Cookie", joined(&values, "; "), HeaderOrigin::Option(first.span));
        }
        self.range_header(&mut headers, request);
        headers
    }

    /// `URL;auto` also sets the header anew on each redirect.
    fn referer_header(&self, headers: &mut Headers, request: &mut Request) {
        let Some(given) = &self.referer else { return };
        let auto = mask(&given.value).find(";auto");
        let value = auto.map_or_else(|| given.value.clone(), |at| head(&given.value, at));
        if !value.text().is_empty() {
            headers.imply("Referer", value, HeaderOrigin::Option(given.span));
        }
        if auto.is_some() {
            let transport = &mut request.transport;
            let list = if transport.follow { &mut transport.unsupported } else { &mut transport.ignored };
            list.push(("referer", given.span));
        }
    }

    fn range_header(&self, headers: &mut Headers, request: &mut Request) {
        let has_body = !matches!(request.body, Body::None);
        let numbered = |given: &&Given| !has_body && given.value.known() != Some("-");
        if let Some(given) = self.resume.as_ref().filter(numbered) {
            let value = joined(&[made("bytes=", given.span), given.value.clone(), made("-", given.span)], "");
            headers.imply("Range", value, HeaderOrigin::Option(given.span));
        }
        let Some(given) = &self.range else { return };
        if has_body {
            request.transport.unsupported.push(("range", given.span));
            return;
        }
        let range = given.value.known().and_then(number::range_from).map(|range| made(&range, given.span));
        let range = range.unwrap_or_else(|| given.value.clone());
        let value = joined(&[made("bytes=", given.span), range], "");
        headers.imply("Range", value, HeaderOrigin::Option(given.span));
    }

    fn check_protocol(&mut self, request: &Request) {
        let Some(parts) = request.url_parts() else { return };
        let place = request.url.origin(parts.scheme.unwrap_or(full(&request.url)));
        if let Some(scheme) = request.scheme() {
            let list = self.transport.protocols.as_ref().and_then(Value::known).unwrap_or_default().to_owned();
            if !protocols::is_known(&scheme) {
                let message = format!("Protocol \"{scheme}\" not supported");
                self.complain(place, ComplaintKind::BadUrl, message, 1);
            } else if !list.is_empty() && !protocols::allows(&list, &scheme, Before::Allowed) {
                let message = format!("Protocol \"{scheme}\" disabled");
                self.complain(place, ComplaintKind::BadUrl, message, 1);
            }
        }
        if let Some(userinfo) = parts.userinfo.filter(|_| self.transport.no_userinfo) {
            let message = "URL rejected: Credentials was passed in the URL when prohibited";
            self.complain(request.url.origin(userinfo), ComplaintKind::BadUrl, message, 67);
        }
    }
}

/// Adds what the URL makes impossible for anyone but curl.
fn flag(request: &mut Request) {
    let Some(parts) = request.url_parts() else { return };
    if request.transport.path_as_is && parts.path.of(&mask(&request.url)).contains("/.") {
        request.transport.unsupported.push(("path-as-is", request.url.origin(parts.path)));
    }
    let foreign = |scheme: &String| protocols::is_known(scheme) && !matches!(scheme.as_str(), "http" | "https");
    if request.scheme().as_ref().is_some_and(foreign) {
        let place = request.url.origin(parts.scheme.unwrap_or(parts.host));
        request.transport.unsupported.push(("url", place));
    }
}

/// Whether a list of protocols leaves both kinds of HTTP allowed.
fn allows_http(list: &Value) -> bool {
    let open = |text: &str| ["http", "https"].iter().all(|name| protocols::allows(text, name, Before::Allowed));
    list.known().is_some_and(open)
}
