//! What a command, mended as far as it can be, still shows of damage that nothing tells how to undo.

use super::accept::{Role, is_host, is_json};
use super::command::{Slip, SlipKind};
use crate::curl::{Arg, ComplaintKind, Invocation};
use crate::json::{self, FaultKind, Kind};
use crate::knowledge::glyphs::{Glyph, glyph};
use crate::knowledge::placeholders::classify;
use crate::shell::{Pipeline, Value};
use crate::text::Span;

/// Something that Markdown took for emphasis and left no sign of but a hole.
pub(super) struct Eaten {
    /// Where it stood, in the text the request was read from.
    pub(super) at: Span,
    /// What may have stood there, in words.
    pub(super) what: &'static str,
}

/// The holes that eaten stars and underscores left in the bodies of `invocation`.
pub(super) fn eaten(invocation: &Invocation) -> Vec<Eaten> {
    bodies(invocation).filter_map(hole).collect()
}

/// What speaks against a command, mended or not: what nobody types.
pub(super) fn shown(invocation: &Invocation) -> Option<&'static str> {
    if invocation.complaints.iter().any(|complaint| complaint.kind == ComplaintKind::MissingValue) {
        return Some("the value of an option");
    }
    if bodies(invocation).any(|body| is_cut(body.text())) {
        return Some("what the body was: it is no JSON");
    }
    invocation.args.iter().find_map(strange)
}

/// What nobody types in the value of `arg`.
fn strange(arg: &Arg) -> Option<&'static str> {
    let value = arg.value.as_ref()?.text();
    let role = arg.option.map_or(Role::Operand, Role::of);
    let inside = value.split_once('«').and_then(|(_, rest)| rest.split_once('»')).map_or("", |(inside, _)| inside);
    let named = if classify(&format!("<{inside}>")).is_some() { "«»" } else { "" };
    let has = |wanted: &dyn Fn(Glyph) -> bool| {
        value.chars().any(|c| !c.is_ascii() && !named.contains(c) && glyph(c).is_some_and(|(class, _)| wanted(class)))
    };
    let strict = matches!(role, Role::Operand | Role::Url | Role::Header);
    let ligature = value.contains(|c| matches!(c, '\u{fb00}'..='\u{fb06}'));
    if ligature || has(&|class| class == Glyph::Blank) && role != Role::Data || strict && has(&is_typographic) {
        Some("whether a character that is not ASCII was typed")
    } else if strict && ["\\_", "\\*", "\\-"].iter().any(|mark| value.contains(mark)) {
        Some("whether a backslash was typed")
    } else if role == Role::Data && ["?{", "?["].iter().any(|mark| value.starts_with(mark)) {
        Some("which of the question marks were quotes")
    } else if matches!(role, Role::Operand | Role::Url) && value.contains("</") {
        Some("which of the tags in the URL were typed")
    } else {
        None
    }
}

fn is_typographic(class: Glyph) -> bool {
    !matches!(class, Glyph::Blank | Glyph::Invisible | Glyph::Bidi | Glyph::Wide)
}

/// Whether `body` sets out to be JSON and ends at once, or holds what software puts there. What people forget is
/// wrong, and no sign of damage.
fn is_cut(body: &str) -> bool {
    let body = body.trim();
    let damage = |kind: FaultKind| matches!(kind, FaultKind::Blank | FaultKind::CurlyQuote);
    matches!(body, "{" | "[") || is_json(body) && json::read(body).faults.iter().any(|fault| damage(fault.kind))
}

/// Whether a value that had a quote mark in it too many for its quotes has an odd number of them.
fn is_odd(invocation: &Invocation, slips: &[Slip]) -> bool {
    let odd = |text: &str| text.matches('"').count() % 2 == 1;
    let unescaped = slips.iter().any(|slip| slip.kind == SlipKind::UnescapedQuote);
    unescaped
        && invocation.args.iter().filter_map(|arg| arg.value.as_ref()).any(|value| {
            let text = value.text().trim();
            if is_json(text) { json::read(text).root.is_some_and(|root| has_string(&root, &odd)) } else { odd(text) }
        })
}

/// Whether a string in `value` is such as `wanted` says.
fn has_string(value: &json::Value, wanted: &dyn Fn(&str) -> bool) -> bool {
    match &value.kind {
        Kind::String(text) => wanted(text),
        Kind::Array(items) => items.iter().any(|item| has_string(item, wanted)),
        Kind::Object(members) => members.iter().any(|it| wanted(&it.name) || has_string(&it.value, wanted)),
        _ => false,
    }
}

/// Whether a program that a mended command is piped to, or fed by, still has typographic characters in its words.
pub(super) fn beside(pipeline: &Pipeline, position: usize, text: &str) -> bool {
    let others = pipeline.commands.iter().enumerate().filter(|(index, _)| *index != position);
    let typographic = |c: char| !c.is_ascii() && glyph(c).is_some_and(|(class, _)| is_typographic(class));
    others.flat_map(|(_, simple)| &simple.words).any(|word| word.span.of(text).contains(typographic))
}

/// What else speaks against a command that was mended by undoing `slips`.
pub(super) fn left(invocation: &Invocation, slips: &[Slip]) -> Option<String> {
    if invocation.complaints.iter().any(|complaint| complaint.kind == ComplaintKind::NoUrl) {
        return Some("the URL".to_owned());
    }
    if is_odd(invocation, slips) {
        return Some("whether a quote mark in a value was typed".to_owned());
    }
    let broken = |body: &Value| is_json(body.text()) && !json::read(body.text().trim()).faults.is_empty();
    if bodies(invocation).any(broken) {
        return Some("what the body was: it is no JSON even as mended".to_owned());
    }
    if invocation.requests.iter().any(|request| request.url.text().matches('"').count() % 2 == 1) {
        return Some("whether a quote belongs to the URL".to_owned());
    }
    if invocation.requests.iter().any(|request| is_formula(request.url.text())) {
        return Some("which variables stood in the URL: software set what was between two `$` as a formula".to_owned());
    }
    let method = |arg: &Arg| arg.option.is_some_and(|option| option.long == "request");
    let other = |arg: &&Arg| arg.value.as_ref().is_some_and(|value| !value.text().eq_ignore_ascii_case("HEAD"));
    let head = |arg: &Arg| arg.option.is_some_and(|option| option.long == "head");
    let capital =
        invocation.args.iter().any(head) && invocation.args.iter().filter(|arg| method(arg)).any(|arg| other(&arg));
    capital.then(|| "whether `-I` was typed `-i`".to_owned())
}

/// Whether a dash stands between blanks in a body whose quotes software has changed: it may have been two hyphens.
pub(super) fn dash(invocation: &Invocation) -> bool {
    bodies(invocation).any(|body| [" – ", " — "].iter().any(|dash| body.text().contains(dash)))
}

/// Whether a letter of `url` was set as the index of a formula: `zone_(i)d`.
fn is_formula(url: &str) -> bool {
    url.match_indices("_(").any(|(at, _)| {
        let mut rest = url[at + 2..].chars();
        rest.next().is_some_and(char::is_alphanumeric) && rest.next() == Some(')')
    })
}

fn bodies(invocation: &Invocation) -> impl Iterator<Item = &Value> {
    let body = |arg: &&Arg| arg.option.is_some_and(|option| Role::of(option) == Role::Data);
    invocation.args.iter().filter(body).filter_map(|arg| arg.value.as_ref())
}

fn hole(body: &Value) -> Option<Eaten> {
    let text = body.text();
    let star = |at: usize| (at, "the stars of a pattern");
    let found = host(text).map(star);
    let found = found.or_else(|| key(text).map(star)).or_else(|| text.find("^./").map(|at| star(at + 1)));
    let found = found.or_else(|| service(text).map(|at| (at, "the underscore of a service's name")));
    let found = found.or_else(|| page(text).map(|at| (at, "the tags of a page")));
    let (at, what) = found?;
    Some(Eaten { at: body.origin(Span::at(at)), what })
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

/// A page of HTML in which no element ends.
fn page(text: &str) -> Option<usize> {
    let start = text.trim_start();
    let opens = start.get(..9).is_some_and(|tag| tag.eq_ignore_ascii_case("<!doctype"));
    let end = start.find('>').filter(|_| opens && !text.contains("</"))? + 1;
    (!start[end..].trim().is_empty()).then_some(text.len() - start.len() + end)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(find: fn(&str) -> Option<usize>, text: &str, expected: Option<usize>) {
        assert_eq!(find(text), expected, "{text}");
    }

    #[test]
    fn formulas_are_told() {
        assert!(is_formula("https://api.example.com/zones/ZONE_(I)D"));
        assert!(!is_formula("https://en.example.org/wiki/Curl_(vector_calculus)"));
    }

    #[test]
    fn holes_of_stars_and_underscores() {
        check(host, r#"{"pattern":".example.com/api/"}"#, Some(12));
        check(host, r#"{"domain":".example.com"}"#, None);
        check(host, r#"{"path":"./a.b/c"}"#, None);
        check(key, r#"{"com.example.zone.": ""}"#, Some(19));
        check(key, r#"{"note":"Done.","a":1}"#, None);
        check(page, "<!doctype html>It's down", Some(15));
        check(page, "<!DOCTYPE html><p>It's down</p>", None);
        check(service, r#"{"name":"sip._tcp.example.com"}"#, Some(9));
        check(service, r#"{"name":"_sip._tcp.example.com"}"#, None);
    }
}
