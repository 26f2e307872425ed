//! Stand-ins for values in requests to APIs that nothing is known of: only what nobody can have meant as a value counts.

use super::splice::Hole;
use super::variable::own_variable;
use crate::curl::{Arg, Request};
use crate::knowledge::placeholders::{Place, Placeholder, Style, classify, stand_in};
use crate::knowledge::secret_names;
use crate::mend::Command;
use crate::shell::Value;
use crate::text::Span;

/// The stand-ins in the URLs, the headers and the logins of `command`.
pub(super) fn find(command: &Command) -> Vec<Hole> {
    let mut holes = Vec::new();
    for request in &command.invocation.requests {
        for header in &request.headers {
            let name = header.name.text();
            let place = if secret_names::is_header(name) { Place::Secret } else { Place::Header };
            let (span, variable) = credential(header.value.text(), name);
            holes.extend(hole(&header.value, span, place, &variable));
        }
        segments(request, &mut holes);
        parameters(request, &mut holes);
    }
    let is_login = |long: &str| matches!(long, "user" | "proxy-user");
    let logins = command.invocation.args.iter().filter(|arg| arg.option.is_some_and(|option| is_login(option.long)));
    for value in logins.filter_map(|arg| arg.value.as_ref()) {
        let text = value.text();
        let colon = text.find(':').unwrap_or(text.len());
        holes.extend(hole(value, Span::new(0, colon), Place::Secret, "LOGIN"));
        if colon < text.len() {
            holes.extend(hole(value, Span::new(colon + 1, text.len()), Place::Secret, "PASSWORD"));
        }
    }
    for value in command.invocation.args.iter().filter(|arg| is_plain(arg)).filter_map(|arg| arg.value.as_ref()) {
        let whole = Span::new(0, value.text().len());
        let is_angle = || stand_in(value.text(), Place::Value).is_some_and(|found| found.style == Style::Angle);
        holes.extend(Some(whole).filter(|_| is_angle()).and_then(|span| hole(value, span, Place::Value, "VALUE")));
    }
    holes
}

/// Whether `arg` is an option whose value is no header, no body and no URL.
fn is_plain(arg: &Arg) -> bool {
    arg.option.is_some_and(|option| {
        let is_body = option.long.starts_with("data") || option.long.starts_with("form");
        !is_body
            && !matches!(option.long, "header" | "proxy-header" | "json" | "url" | "url-query" | "user" | "write-out")
    })
}

/// Where the credential stands in `text`, the value of the header `name`, and the variable for it.
fn credential(text: &str, name: &str) -> (Span, String) {
    let is_word = |word: &str| word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let scheme = text.split_once(' ').filter(|(scheme, rest)| is_word(scheme) && !rest.trim().is_empty());
    let pair = || text.split_once('=').filter(|(name, _)| is_word(name)).map(|(name, _)| name.len() + 1);
    let is_open = name.to_ascii_lowercase().ends_with("authorization");
    let start = match scheme {
        Some((scheme, rest)) if is_open => scheme.len() + 1 + rest.len() - rest.trim_start().len(),
        _ => pair().unwrap_or(0),
    };
    let plain = name.strip_prefix("X-").or_else(|| name.strip_prefix("x-")).unwrap_or(name);
    (Span::new(start, text.len()), if is_open { "TOKEN".to_owned() } else { plain.to_owned() })
}

/// The stand-ins among the segments of the path.
fn segments(request: &Request, holes: &mut Vec<Hole>) {
    let Some(parts) = request.url_parts() else { return };
    host(request, parts.host, holes);
    // `YOUR/WEBHOOK/URL` is one stand-in, slashes and all.
    let path = parts.path.of(request.url.text());
    if let Some(at) = path.find("/YOUR/").filter(|at| !path[*at..].contains(|c: char| c.is_ascii_lowercase())) {
        let span = Span::new(parts.path.start + at + 1, parts.path.end);
        holes.extend(
            Some(Hole::new(request.url.origin(span), "WEBHOOK_PATH")).filter(|_| !request.url.is_unknown(span)),
        );
        return;
    }
    let mut at = parts.path.start;
    let mut named: Vec<Hole> = Vec::new();
    for segment in path.split('/') {
        let span = Span::new(at, at + segment.len());
        holes.extend(hole(&request.url, span, Place::Path, "ID"));
        if segment.len() > 2 && segment.bytes().all(|byte| byte.is_ascii_uppercase()) && !request.url.is_unknown(span) {
            named.push(Hole::new(request.url.origin(span), segment));
        }
        at += segment.len() + 1;
    }
    // One alone may be the key of a project.
    if named.windows(2).any(|pair| pair[0].span.end + 1 == pair[1].span.start) {
        holes.extend(named);
    }
}

/// The host, where it is a stand-in as a whole.
fn host(request: &Request, host: Span, holes: &mut Vec<Hole>) {
    let text = host.of(request.url.text());
    let is_owned = text.to_ascii_lowercase().split(['.', '-', '_']).any(|label| label == "your");
    let is_masked = text.split('.').all(|label| label.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x'));
    if (is_owned || is_masked && text.contains('x')) && classify(text).is_some() && !request.url.is_unknown(host) {
        holes.push(Hole::new(request.url.origin(host), "DOMAIN"));
    }
}

/// The stand-ins among the values of the query.
fn parameters(request: &Request, holes: &mut Vec<Hole>) {
    let Some(query) = request.url_parts().and_then(|parts| parts.query) else { return };
    let mut at = query.start;
    for parameter in query.of(request.url.text()).split('&') {
        if let Some((name, value)) = parameter.split_once('=') {
            let place = if secret_names::is_parameter(name) { Place::Secret } else { Place::Value };
            let start = at + name.len() + 1;
            holes.extend(hole(&request.url, Span::new(start, start + value.len()), place, name));
        }
        at += parameter.len() + 1;
    }
}

/// The hole for what stands at `span` of `value`, where that is a stand-in; `name` is for what its own words do not tell.
fn hole(value: &Value, span: Span, place: Place, name: &str) -> Option<Hole> {
    if value.is_unknown(span) {
        return None;
    }
    let text = span.of(value.text());
    let found = stand_in(text, place)?;
    let named = if matches!(found.style, Style::Masked | Style::Protected) { name } else { text };
    Some(Hole::new(value.origin(span), own_variable(named, Placeholder { meaning: None, ..found })))
}
