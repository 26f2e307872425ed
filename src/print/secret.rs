//! Credentials that stand in a command, and what takes their place.

use super::Secrets;
use super::fill::{Filled, settle};
use super::splice::{self, Hole, words};
use crate::api::{Call, Carrier, Credential, CredentialShape};
use crate::curl::{Body, Chunk, Form, FormSource, Header};
use crate::json::{self, Kind};
use crate::knowledge::{credentials, placeholders, secret_names};
use crate::mend::Command;
use crate::shell::{Piece, Value};
use crate::text::{Edit, Span};

/// Words of JSON that hide nothing.
const BARE: [&str; 3] = ["false", "null", "true"];
/// Longer names are not looked at.
const LONGEST_NAME: usize = 64;

/// What stands before a credential.
const SCHEMES: [&str; 3] = ["Bearer", "Basic", "Token"];

/// The credential in `value` of a header: what stands behind the scheme, if there is one.
pub(crate) fn without_scheme(value: &str) -> &str {
    let behind = |scheme: &&str| {
        let (head, rest) = value.split_at_checked(scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then(|| rest.strip_prefix(' '))?
    };
    SCHEMES.iter().find_map(behind).map_or(value, str::trim_start)
}

/// Shell variables, or masks, in place of the credentials that stand in `command`.
pub fn secrets(command: &Command, calls: &[Option<Call>], secrets: Secrets) -> Vec<Filled> {
    if secrets == Secrets::Keep {
        return Vec::new();
    }
    let mut holes: Vec<Hole> = calls.iter().flatten().flat_map(|call| &call.credentials).filter_map(carried).collect();
    holes.extend(users(command));
    holes.extend(headers(command));
    holes.extend(parameters(command));
    holes.extend(options(command));
    holes.extend(standing(command));
    settle(&mut holes);
    tell_apart(command, &mut holes);
    match secrets {
        Secrets::Env => {
            splice::edits(command, &holes).into_iter().map(|(edit, variables)| Filled { edit, variables }).collect()
        }
        _ => {
            holes.into_iter().map(|hole| Filled { edit: Edit::new(hole.span, "***"), variables: Vec::new() }).collect()
        }
    }
}

/// A credential that a header or option of a call carries.
fn carried(credential: &Credential) -> Option<Hole> {
    let real =
        matches!(credential.shape, CredentialShape::Known(_) | CredentialShape::Unknown | CredentialShape::Email);
    let variable = match credential.carrier {
        Carrier::Bearer | Carrier::Authorization => "CLOUDFLARE_API_TOKEN",
        Carrier::AuthKey => "CLOUDFLARE_API_KEY",
        Carrier::AuthEmail => "CLOUDFLARE_EMAIL",
        Carrier::ServiceKey => "CLOUDFLARE_API_USER_SERVICE_KEY",
        Carrier::Basic => "CREDENTIALS",
    };
    real.then(|| Hole::new(credential.span, variable.to_owned()))
}

/// What `-u`, `--oauth2-bearer` and an `Authorization` header give, wherever the request goes.
fn users(command: &Command) -> Vec<Hole> {
    let mut out = Vec::new();
    for request in &command.invocation.requests {
        if let Some(auth) = request.auth.as_ref().filter(|auth| auth.value.known().is_some_and(|text| !text.is_empty()))
        {
            out.push(Hole::new(auth.value.whole(), "CREDENTIALS".to_owned()));
        }
        let header = request.headers.iter().find(|header| header.name.text().eq_ignore_ascii_case("authorization"));
        if let Some(value) = header.map(|header| &header.value).filter(|value| value.known().is_some()) {
            let start = value.text().find(' ').map_or(0, |at| at + 1);
            let span = Span::new(start, value.text().len());
            // A scheme alone has lost its credential.
            if !span.is_empty() && !SCHEMES.iter().any(|scheme| value.text().eq_ignore_ascii_case(scheme)) {
                out.push(Hole::new(value.origin(span), "TOKEN".to_owned()));
            }
        }
    }
    out
}

/// What headers give whose names say that it is secret.
fn headers(command: &Command) -> Vec<Hole> {
    let headers = command.invocation.requests.iter().flat_map(|request| &request.headers);
    let secret = headers.filter(|header| secret_names::is_header(header.name.text()));
    let given = |header: &Header| {
        let text = header.value.text();
        let span = Span::new(text.len() - without_scheme(text).len(), text.len());
        named(header.name.text(), &header.value, span)
    };
    secret.filter_map(given).collect()
}

/// What parameters of queries and forms give whose names say the same.
fn parameters(command: &Command) -> Vec<Hole> {
    let mut out = Vec::new();
    for request in &command.invocation.requests {
        let url = request.url.text();
        let query = url.split('#').next().and_then(|url| Some(Span::new(url.find('?')? + 1, url.len())));
        out.extend(query.into_iter().flat_map(|query| fields(&request.url, query)));
        out.extend(sent(&request.query));
        match &request.body {
            Body::Data(chunks) => out.extend(sent(chunks)),
            Body::Form(parts) => out.extend(parts.iter().filter_map(field)),
            Body::None | Body::Upload(_) => {}
        }
    }
    out
}

/// Those of what is sent in `chunks`.
fn sent(chunks: &[Chunk]) -> Vec<Hole> {
    let mut out = Vec::new();
    let mut name = "";
    for chunk in chunks {
        match chunk {
            Chunk::Text(value) => {
                let is_json = value.text().trim_start().starts_with(['{', '[']);
                let whole = Span::new(0, value.text().len());
                out.extend(if is_json { members(value) } else { fields(value, whole) });
                // What is broken, or has lost its quotes to the shell, is neither, and tells as much.
                out.extend(spelled(value));
            }
            Chunk::Encoded(value) if secret_names::is_parameter(name) => {
                out.extend(named(name, value, Span::new(0, value.text().len())));
            }
            Chunk::Encoded(_) | Chunk::File(..) | Chunk::Separator(_) => {}
        }
        name = match chunk {
            Chunk::Text(value) => value.text().strip_suffix('=').unwrap_or_default(),
            _ => "",
        };
    }
    out
}

/// Those in `span` of the text of `value`, if that is a query or a form: names, values, and `&` between them.
fn fields(value: &Value, span: Span) -> Vec<Hole> {
    let mut at = span.start;
    let mut out = Vec::new();
    for pair in span.of(value.text()).split('&') {
        let (name, given) = pair.split_once('=').unwrap_or((pair, ""));
        if !name.chars().all(|c| c.is_alphanumeric() || "_-.[]%+$~".contains(c)) {
            return Vec::new();
        }
        if secret_names::is_parameter(name) {
            let start = at + name.len() + 1;
            out.extend(named(name, value, Span::new(start, start + given.len())));
        }
        at += pair.len() + 1;
    }
    out
}

/// Those of the members of `value`, if that is JSON.
fn members(value: &Value) -> Vec<Hole> {
    let mut out = Vec::new();
    let mut left: Vec<json::Value> = json::read(value.text()).root.into_iter().collect();
    while let Some(next) = left.pop() {
        match next.kind {
            Kind::Array(items) => left.extend(items),
            Kind::Object(members) => {
                for member in members {
                    if matches!(member.value.kind, Kind::String(_)) && secret_names::is_parameter(&member.name) {
                        out.extend(named(&member.name, value, inner(member.value.span, value.text())));
                    }
                    left.push(member.value);
                }
            }
            _ => {}
        }
    }
    out
}

/// The text of a member without its quotes, of which the last may be missing.
fn inner(span: Span, text: &str) -> Span {
    let first = span.of(text).chars().next().map_or(0, char::len_utf8);
    let last = span.of(text)[first..].chars().next_back().filter(|c| is_quote(*c)).map_or(0, char::len_utf8);
    Span::new(span.start + first, span.end - last)
}

/// Those that stand in `value` behind a name and a colon, whatever is around them.
fn spelled(value: &Value) -> Vec<Hole> {
    let text = value.text();
    let (mut holes, mut over) = (Vec::new(), 0);
    for (colon, _) in text.match_indices(':') {
        // What is hidden already is not looked through again.
        let Some(span) = Some(colon).filter(|&colon| colon >= over).and_then(|colon| given(text, colon)) else {
            continue;
        };
        if let Some(hole) = named(name(&text[..colon]), value, span) {
            holes.push(hole);
            over = span.end;
        }
    }
    holes
}

/// The name that ends `before`, in whatever marks.
fn name(before: &str) -> &str {
    let before = before.trim_end().trim_end_matches(is_mark);
    let is_name = |c: &char| c.is_alphanumeric() || "_-.".contains(*c);
    let length: usize = before.chars().rev().take(LONGEST_NAME).take_while(is_name).map(char::len_utf8).sum();
    &before[before.len() - length..]
}

/// What `text` gives to the name of a secret that stands before `colon`.
fn given(text: &str, colon: usize) -> Option<Span> {
    if !secret_names::is_parameter(name(&text[..colon])) {
        return None;
    }
    let given = text[colon + 1..].trim_start();
    let inside = given.trim_start_matches(is_mark);
    let is_bare = inside.len() == given.len();
    let ends = |c: char| is_mark(c) || c == '\n' || is_bare && (c.is_whitespace() || ",;&{}[]".contains(c));
    let start = text.len() - inside.len();
    let is_scalar = |length: &usize| !is_bare || !BARE.contains(&&inside[..*length]);
    let length = Some(inside.find(ends).unwrap_or(inside.len())).filter(is_scalar)?;
    Some(Span::new(start, start + length))
}

fn is_mark(c: char) -> bool {
    is_quote(c) || c == '\\'
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '‘' | '’' | '‚' | '“' | '”' | '„' | '«' | '»' | '″' | '′')
}

/// What options give that are there for credentials.
fn options(command: &Command) -> Vec<Hole> {
    let mut out = Vec::new();
    for arg in &command.invocation.args {
        let (Some(option), Some(value)) = (arg.option, &arg.value) else { continue };
        let text = value.text();
        let behind = |at: Option<usize>| Span::new(at.map_or(text.len(), |at| at + 1), text.len());
        let (name, span) = match option.long {
            "oauth2-bearer" => ("token", Span::new(0, text.len())),
            "pass" | "tlspassword" => ("password", Span::new(0, text.len())),
            "proxy-pass" | "proxy-tlspassword" => ("proxy_password", Span::new(0, text.len())),
            "proxy-user" => ("proxy_password", behind(text.find(':'))),
            "cert" | "proxy-cert" => {
                ("cert_password", behind(text.rfind(':').filter(|at| !text[at + 1..].starts_with(['/', '\\']))))
            }
            "proxy-header" => line(text),
            // One with a colon is among those of the request.
            "header" if !text.contains(':') => line(text),
            "proxy" | "preproxy" | "proxy1.0" | "socks4" | "socks4a" | "socks5" | "socks5-hostname" => {
                ("proxy_password", password(text))
            }
            _ => continue,
        };
        out.extend(named(name, value, span));
    }
    out
}

/// The name and value of a header that is no header yet, for want of a colon, or none of the request's own.
fn line(text: &str) -> (&str, Span) {
    let name = text.find([':', ' ', '=']).map_or("", |end| &text[..end]);
    let value = text[name.len()..].trim_start_matches([':', ' ', '=']);
    let start = if secret_names::is_header(name) { text.len() - value.len() } else { text.len() };
    (name, Span::new(start, text.len()))
}

/// The password in `url`.
fn password(url: &str) -> Span {
    let start = url.find("://").map_or(0, |at| at + 3);
    let none = Span::at(url.len());
    let Some(at) = url[start..].find('@').map(|at| start + at) else { return none };
    url[start..at].find(':').map_or(none, |colon| Span::new(start + colon + 1, at))
}

/// That of a field of a form in parts.
fn field(part: &Form) -> Option<Hole> {
    let FormSource::Text(value) = &part.source else { return None };
    let is_secret = secret_names::is_parameter(part.name.text());
    is_secret.then(|| named(part.name.text(), value, Span::new(0, value.text().len()))).flatten()
}

/// Gives each credential of `command` a variable of its own, and none that the command uses already.
fn tell_apart(command: &Command, holes: &mut [Hole]) {
    let text = command.text.text();
    let used: Vec<String> =
        words(command).flat_map(|word| word.value(text).pieces().filter_map(variable).collect::<Vec<_>>()).collect();
    let mut given: Vec<(String, &str)> = Vec::new();
    for hole in holes {
        let value = hole.span.of(text);
        let names =
            std::iter::once(hole.variable.clone()).chain((2..).map(|count| format!("{}_{count}", hole.variable)));
        let is_free = |name: &String| match given.iter().find(|(other, _)| other == name) {
            Some((_, other)) => *other == value,
            None => !used.contains(name),
        };
        let name = names.into_iter().find(is_free).unwrap_or_default();
        given.push((name.clone(), value));
        hole.variable = name;
    }
}

fn variable(piece: Piece<'_>) -> Option<String> {
    match piece {
        Piece::Variable(name) => Some(name.to_owned()),
        Piece::Text(_) | Piece::Expansion(_) => None,
    }
}

/// The place of a variable called after `name`, for what stands at `span` of the text of `value`.
fn named(name: &str, value: &Value, span: Span) -> Option<Hole> {
    let is_given =
        !span.is_empty() && !value.is_unknown(span) && placeholders::classify(span.of(value.text())).is_none();
    let variable = name.to_ascii_uppercase().replace(|c: char| !c.is_ascii_alphanumeric(), "_");
    let variable = variable.strip_prefix("X_").unwrap_or(&variable);
    is_given.then(|| Hole::new(value.origin(span), variable))
}

/// Anything in the command's words that has the shape of a secret.
fn standing(command: &Command) -> Vec<Hole> {
    let text = command.text.text();
    let mut out = Vec::new();
    for word in words(command) {
        let written = word.span.of(text);
        let mut at = 0;
        for run in written.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-' | '.')) {
            let span = Span::new(word.span.start + at, word.span.start + at + run.len());
            at += run.len() + written[at + run.len()..].chars().next().map_or(0, char::len_utf8);
            let found = credentials::classify(run).filter(|found| found.class.is_secret());
            if found.is_some() && !credentials::is_published_example(run) {
                out.push(Hole::new(span, "SECRET".to_owned()));
            }
        }
    }
    out
}
