//! Holes that Markdown leaves in bodies where it took stars and underscores for emphasis.

use super::accept::is_host;
use super::command::Command;
use super::doubt::bodies;
use crate::shell::Value;
use crate::text::Span;

/// Something that Markdown took for emphasis and left no sign of but a hole.
pub(super) struct Eaten {
    /// Where it stood, in the text the request was read from.
    pub(super) at: Span,
    /// What may have stood there, in words.
    pub(super) what: &'static str,
}

/// The holes that eaten stars and underscores left in the bodies of `command`.
pub(super) fn find(command: &Command) -> Vec<Eaten> {
    let mended = !command.slips.is_empty();
    let hole = |body: &Value| {
        let text = body.text();
        let (at, what) = hole(text).or_else(|| trace(text).filter(|_| mended))?;
        Some(Eaten { at: body.origin(Span::at(at)), what })
    };
    bodies(&command.invocation).filter_map(hole).collect()
}

const STARS: &str = "the stars of a pattern";

/// What nobody types.
fn hole(text: &str) -> Option<(usize, &'static str)> {
    let star = host(text).or_else(|| key(text)).map(|at| (at, STARS));
    star.or_else(|| service(text).map(|at| (at, "the underscore of a service's name")))
}

/// What somebody may type, but not in a text that shows damage.
fn trace(text: &str) -> Option<(usize, &'static str)> {
    let any = text.find("^./").map(|at| at + 1);
    any.or_else(|| step(text)).or_else(|| wildcard(text)).map(|at| (at, STARS))
}

/// A pattern that starts with the dot behind its first label: `".example.com/"`.
fn host(text: &str) -> Option<usize> {
    let open = |&(at, _): &(usize, &str)| {
        let rest = &text[at + 2..];
        let end = rest.find(['"', ' ', '\n']).unwrap_or(rest.len());
        rest[..end].contains('/') && is_host(&rest[..end])
    };
    text.match_indices("\".").find(open).map(|(at, _)| at + 1)
}

/// The name of a JSON member that ends with a dot.
fn key(text: &str) -> Option<usize> {
    let name = |&(at, _): &(usize, &str)| {
        let word = text[..at].rsplit(['"', ' ', '\n']).next().unwrap_or("");
        word.contains('.') && text[at + 2..].trim_start().starts_with(':')
    };
    text.match_indices(".\"").find(name).map(|(at, _)| at + 1)
}

/// A service as RFC 2782 names it, `_service._proto`, without its first underscore.
fn service(text: &str) -> Option<usize> {
    let label = |at: usize| {
        let start =
            text[..at].rfind(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').map_or(0, |at| at + 1);
        let label = &text[start..at];
        (!label.is_empty() && !label.starts_with('_') && text[..start].ends_with('"')).then_some(start)
    };
    ["._tcp.", "._udp."].iter().flat_map(|mark| text.match_indices(mark)).find_map(|(at, _)| label(at))
}

/// A step of a schedule without its range: `"/30 * * "`.
fn step(text: &str) -> Option<usize> {
    let schedule = |&(at, _): &(usize, &str)| {
        let rest = &text[at + 2..];
        let fields = rest.split('"').next().unwrap_or("");
        rest.starts_with(|c: char| c.is_ascii_digit()) && fields.contains(" *")
    };
    text.match_indices("\"/").find(schedule).map(|(at, _)| at + 1)
}

/// Nothing as the value of a member whose name is a pattern.
fn wildcard(text: &str) -> Option<usize> {
    let empty = |&(at, _): &(usize, &str)| {
        let value = text[at + 2..].trim_start().strip_prefix(':').map(str::trim_start);
        value.is_some_and(|value| value.starts_with("\"\""))
    };
    text.match_indices("*\"").find(empty).map(|(at, _)| at + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(find: fn(&str) -> Option<usize>, text: &str, expected: Option<usize>) {
        assert_eq!(find(text), expected, "{text}");
    }

    #[test]
    fn holes_of_stars_and_underscores() {
        check(host, r#"{"pattern":".example.com/api/"}"#, Some(12));
        check(host, r#"{"domain":".example.com"}"#, None);
        check(host, r#"{"path":"./a.b/c"}"#, None);
        check(key, r#"{"com.example.zone.": ""}"#, Some(19));
        check(key, r#"{"note":"Done.","a":1}"#, None);
        check(step, r#"{"cron":"/30 * * "}"#, Some(9));
        check(step, r#"{"path":"/30 days"}"#, None);
        check(wildcard, r#"{"example.zone.*": ""}"#, Some(17));
        check(wildcard, r#"{"example.zone.*": "*"}"#, None);
        check(service, r#"{"name":"sip._tcp.example.com"}"#, Some(9));
        check(service, r#"{"name":"_sip._tcp.example.com"}"#, None);
    }
}
