//! Errors about the path, read against the path that the command asks for.

use super::error::Innermost;
use super::told::Told;
use super::{Asked, Call};
use crate::api::{BaseKind, Segment, SegmentFault};
use crate::text::visible;

/// What the error means, if it is one about the path.
pub(super) fn explain(error: Innermost<'_>, asked: Asked<'_>) -> Option<Told> {
    let Some(call) = asked.call else { return named(error, asked.named?) };
    let is_model = error.code == 7000 && error.message.contains("model");
    match error.code {
        7003 => Some(no_object(error.message, call)),
        7000 if !is_model => Some(no_route(call)),
        1001 if error.message.contains("zone identifier") => Some(no_object("", call)),
        _ => None,
    }
}

/// What is wrong with the path that the reply itself names.
fn named(error: Innermost<'_>, call: &Call) -> Option<Told> {
    let is_path = error.code == 7003 || error.code == 1001 && error.message.contains("zone identifier");
    let parameters = call.segments.iter().filter(|segment| segment.parameter.is_some());
    if let Some(text) = astray(call).filter(|_| is_path) {
        return Some(Told::new("invalid-identifier", text).remedy("compare the path with that"));
    }
    let (segment, fault) = parameters.filter(|_| is_path).find_map(|it| Some((it, it.fault()?)))?;
    let told = Told::new("invalid-identifier", fault_text(segment, fault));
    Some(told.remedy(format!("put {} there, 32 hex digits from the dashboard", name(segment))))
}

/// The route is known, and what stands at an id is not taken.
fn no_object(message: &str, call: &Call) -> Told {
    let meaning = "invalid-identifier";
    if let Some(text) = astray(call) {
        return Told::new(meaning, text).because("unknown-operation");
    }
    let parameters = || call.segments.iter().filter(|segment| segment.parameter.is_some());
    if let Some((segment, fault)) = parameters().find_map(|it| Some((it, it.fault()?))) {
        return Told::new(meaning, fault_text(segment, fault)).because(fault.rule()).at(segment.span);
    }
    let received = received(message);
    if let Some(path) = received.filter(|path| is_shorter(path, call)) {
        let text = format!(
            "the API received `{}`: a segment was empty, so a variable of the path holds nothing",
            visible(path)
        );
        return Told::new(meaning, text);
    }
    if let Some(segment) = parameters().find(|segment| segment.placeholder.is_some()) {
        let text = format!("a placeholder stands where {} belongs", name(segment));
        return Told::new(meaning, text).because("placeholder-left").at(segment.span);
    }
    if let Some(path) = received.filter(|path| !is_same(path, call)) {
        let text = format!(
            "the API received `{}`, which is not the path of this command: the reply came from another attempt",
            visible(path)
        );
        return Told::new(meaning, text).because("reply-mismatch");
    }
    match parameters().find(|segment| segment.is_variable()) {
        Some(segment) => Told::new(meaning, format!("the variable at {} holds no id of that kind", name(segment))),
        None => Told::new(
            meaning,
            "the ids are well formed, so no such object exists, or it belongs to another zone or account",
        ),
    }
}

/// Which word stands where an id belongs, and what was meant.
fn astray(call: &Call) -> Option<String> {
    let (segment, meant) = call.astray(call.operation.map_or("", |operation| operation.method))?;
    let word = visible(segment.value.text());
    Some(format!("`{word}` stands where {} belongs: `{meant}` was meant", name(segment)))
}

fn fault_text(segment: &Segment, fault: SegmentFault) -> String {
    let name = name(segment);
    match fault {
        SegmentFault::Empty => {
            format!("nothing stands where {name} belongs, so the API joined the two slashes and found no such path")
        }
        SegmentFault::Blank => format!("a blank stands where {name} belongs"),
        SegmentFault::Domain => format!("a domain name stands where {name} belongs"),
        SegmentFault::Email => format!("an e-mail address stands where {name} belongs"),
        SegmentFault::Credential => format!("a credential stands where {name} belongs"),
        SegmentFault::Length | SegmentFault::Characters => {
            format!("what stands where {name} belongs is not 32 hex digits")
        }
    }
}

fn name(segment: &Segment) -> String {
    format!("`{}`", segment.parameter.unwrap_or("an id"))
}

/// No operation has this path.
fn no_route(call: &Call) -> Told {
    let meaning = "no-route";
    if call.base.kind != BaseKind::Right {
        let text = "the path has to begin with `/client/v4`, once";
        let rule = if call.base.kind == BaseKind::Doubled { "path-base-doubled" } else { "path-base-missing" };
        return Told::new(meaning, text).because(rule);
    }
    if let Some(text) = astray(call) {
        return Told::new(meaning, text).because("unknown-operation");
    }
    if let Some((segment, fault)) = call.segments.iter().find_map(|it| Some((it, it.parameter.and(it.fault())?))) {
        return Told::new(meaning, fault_text(segment, fault)).because(fault.rule()).at(segment.span);
    }
    if call.route.is_none() {
        let text =
            "no operation of the API has this path: look for a misspelt word, or for `zones` in place of `accounts`";
        return Told::new(meaning, text).because("unknown-operation");
    }
    if call.operation.is_none() {
        return Told::new(meaning, "the path exists, but not with this method").because("wrong-method");
    }
    Told::new(
        meaning,
        "the path of this command is one of the API's, so the reply came from another attempt, or a variable was empty",
    )
}

/// The path in `Could not route to /zones/…, perhaps your object identifier is invalid?`
fn received(message: &str) -> Option<&str> {
    let path = &message[message.find("route to ")? + "route to ".len()..];
    let end = path.find(|c: char| c == ',' || c.is_whitespace()).unwrap_or(path.len());
    let path = &path[..end];
    Some(path.strip_prefix("/client/v4").unwrap_or(path)).filter(|path| path.starts_with('/'))
}

/// Whether `path` is that of `call` with a segment gone that the shell was to fill in.
fn is_shorter(path: &str, call: &Call) -> bool {
    let mut got = path.split('/').filter(|it| !it.is_empty());
    let count = got.clone().count();
    let known = call.segments.iter().filter(|segment| !segment.is_variable());
    let in_order = known.map(|segment| segment.value.text()).all(|word| got.any(|it| it == word));
    in_order && count < call.segments.len() && call.segments.iter().any(Segment::is_variable)
}

/// Whether `path` may be what `call` asks for.
fn is_same(path: &str, call: &Call) -> bool {
    let got: Vec<_> = path.split('/').skip(1).collect();
    let fits = |(segment, got): (&Segment, &&str)| {
        segment.is_variable() || segment.placeholder.is_some() || segment.value.text() == *got
    };
    got.len() == call.segments.len() && call.segments.iter().zip(&got).all(fits)
}
