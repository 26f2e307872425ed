//! Parameters of query, path and headers, and whether they fit.

use super::name::{Field, Fields};
use super::{Ill, misfit};
use crate::api::Call;
use crate::api::address::{Address, opaque};
use crate::curl::{Chunk, HeaderOrigin, Request};
use crate::json::Kind;
use crate::knowledge::placeholders::classify;
use crate::knowledge::shape::{Demand, Member, Object, Scalar, ScalarKind, Shape, Type};
use crate::text::Span;

/// Headers that curl always sends.
const ALWAYS: [&str; 3] = ["Accept", "Host", "User-Agent"];

/// A parameter that does not fit. Spans are in the text of the command.
#[derive(Clone, Debug)]
pub(crate) enum ParameterMisfit {
    /// One of the query that the operation does not have, and the one that was meant, where one is near.
    Unknown(String, Span, Option<String>),
    /// One that the query must have.
    Missing(&'static str),
    /// A header that must be sent.
    MissingHeader(&'static str),
    /// A value of another type than this.
    Type(String, Span, Shape<'static>),
    /// A value that has not the form of this.
    Form(String, Span, Shape<'static>),
    /// One that works, but is marked deprecated.
    Deprecated(String, Span),
    /// A value out of the bounds of this.
    Range(String, Span, Shape<'static>),
    /// A value that is none of those that are listed.
    Unlisted(String, Span, Shape<'static>, String),
}

/// A parameter as it stands in a query.
pub(super) struct Pair {
    pub(super) name: String,
    pub(super) name_span: Span,
    pub(super) value: String,
    pub(super) value_span: Span,
    pub(super) is_known: bool,
}

/// What does not fit of the parameters of `request`, which is `call`; `None` where nothing is known of them.
pub(super) fn find(request: &Request, call: &Call) -> Option<Vec<ParameterMisfit>> {
    let operation = call.operation?;
    let members: Vec<Member<'static>> = operation.parameters().into_iter().flat_map(Object::members).collect();
    let query = Fields::new(members.iter().copied().filter(|member| member.is_in_query()).collect());
    let mut misfits = Vec::new();
    let (pairs, is_whole) = pairs(request);
    for pair in &pairs {
        match query.field(&pair.name) {
            Field::Known(wanted, deprecated) => {
                let found =
                    value(wanted, query.label(&pair.name), &pair.value, pair.value_span).filter(|_| pair.is_known);
                let old = || ParameterMisfit::Deprecated(pair.name.clone(), pair.name_span);
                misfits.extend(found.or_else(|| deprecated.then(old)));
            }
            Field::Unknown if is_name(&pair.name) && !operation.takes_any_query() && !is_sign(call, &pair.name) => {
                misfits.push(ParameterMisfit::Unknown(pair.name.clone(), pair.name_span, query.nearest(&pair.name)));
            }
            Field::Unknown | Field::Free => {}
        }
    }
    for member in query.members().filter(|member| is_whole && member.demand == Demand::Required) {
        if !pairs.iter().any(|pair| query.is_part(&pair.name, member)) {
            misfits.push(ParameterMisfit::Missing(member.name));
        }
    }
    misfits.extend(in_path(call, &members));
    misfits.extend(in_headers(request, &members));
    misfits.extend(missing_headers(request, &members));
    Some(misfits)
}

/// Whether the parameter `name` of the query says who asks.
fn is_sign(call: &Call, name: &str) -> bool {
    call.api.is_some_and(|api| api.signs.iter().any(|sign| sign.is_in_query(name)))
}

/// What does not fit in the path.
fn in_path(call: &Call, known: &[Member<'static>]) -> impl Iterator<Item = ParameterMisfit> {
    call.segments.iter().filter_map(|segment| {
        let member = known.iter().find(|it| Some(it.name) == segment.parameter && it.demand == Demand::InPath)?;
        let text = segment.value.known().filter(|_| segment.placeholder.is_none())?;
        value(member.value, member.name, text, segment.span)
    })
}

/// What does not fit in headers that are given.
fn in_headers(request: &Request, known: &[Member<'static>]) -> impl Iterator<Item = ParameterMisfit> {
    let given = request.headers.iter().filter(|header| matches!(header.origin, HeaderOrigin::Given(_)));
    given.filter_map(|header| {
        let name = header.name.known()?;
        let is_it = |member: &&Member<'_>| member.is_header() && member.name.eq_ignore_ascii_case(name);
        let member = known.iter().find(is_it)?;
        value(member.value, member.name, header.value.known()?, header.value.whole())
    })
}

/// Headers that must be sent and are not.
fn missing_headers(request: &Request, known: &[Member<'static>]) -> Vec<ParameterMisfit> {
    let names: Option<Vec<_>> = request.headers.iter().map(|header| header.name.known()).collect();
    // What stands in a file, or is filled in, may be any header.
    let Some(names) = names else { return Vec::new() };
    let is_sent = |wanted: &str| names.iter().chain(&ALWAYS).any(|name| name.eq_ignore_ascii_case(wanted));
    let wanted = known.iter().filter(|member| member.demand == Demand::RequiredHeader && !is_sent(member.name));
    wanted.map(|member| ParameterMisfit::MissingHeader(member.name)).collect()
}

/// The scalars that one value may be; `None` where it may be something else.
fn scalars(shape: Shape<'static>) -> Option<Vec<Scalar<'static>>> {
    match shape {
        Shape::Scalar(scalar) => Some(vec![scalar]),
        Shape::Choice(choice) => {
            let found: Option<Vec<_>> = choice.variants().map(|it| scalars(it.shape())).collect();
            found.map(|found| found.concat())
        }
        _ => None,
    }
}

/// What is wrong with the value of the parameter or field `name`.
pub(super) fn value(wanted: Type<'static>, name: &str, text: &str, span: Span) -> Option<ParameterMisfit> {
    let shape = wanted.shape();
    let is_list = matches!(shape, Shape::List { .. });
    let of_one = if let Shape::List { items, .. } = shape { items.shape() } else { shape };
    let scalars = scalars(of_one)?;
    let mut pieces = text.split([',', '|']).filter(|_| is_list).chain(Some(text).filter(|_| !is_list));
    let ill = pieces.find_map(|piece| {
        let mut ills = scalars.iter().map(|scalar| ill(*scalar, piece)).collect::<Option<Vec<_>>>()?;
        ills.pop()
    })?;
    let stands_in = text.contains(['$', '{', '<', '%', '[', '+']) || classify(text).is_some();
    let name = name.to_owned();
    match ill {
        _ if stands_in || text.is_empty() || wanted.was('s') => None,
        Ill::Unlisted => Some(ParameterMisfit::Unlisted(name, span, of_one, text.to_owned())),
        Ill::Typed => Some(ParameterMisfit::Type(name, span, of_one)),
        Ill::Sized => Some(ParameterMisfit::Range(name, span, of_one)),
        Ill::Formed => Some(ParameterMisfit::Form(name, span, of_one)),
    }
}

fn ill(scalar: Scalar<'_>, text: &str) -> Option<Ill> {
    let kind = match scalar.kind {
        ScalarKind::Text => Kind::String(text.to_owned()),
        ScalarKind::Number | ScalarKind::Integer => {
            if text.parse::<f64>().is_err() {
                return Some(Ill::Typed);
            }
            Kind::Number(text.to_owned())
        }
        ScalarKind::Boolean => match text {
            "true" | "1" => Kind::Bool(true),
            "false" | "0" => Kind::Bool(false),
            _ => return Some(Ill::Typed),
        },
    };
    misfit(scalar, &kind)
}

pub(super) fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.~[]".contains(&byte))
}

/// The pairs of the query, and whether those are all.
fn pairs(request: &Request) -> (Vec<Pair>, bool) {
    let mut found = Vec::new();
    let mut is_whole = true;
    let url = Address::read(&request.url).and_then(|address| address.query);
    if let Some(query) = url {
        split(&request.url, query, &mut found);
    }
    is_whole &= chunks(&request.query, &mut found);
    let end = request.url.text().len();
    let goes_on = request.url.unknowns().last().is_some_and(|unknown| unknown.span.end == end) && url.is_none();
    is_whole &= !goes_on && found.iter().all(|pair| is_name(&pair.name));
    (found, is_whole)
}

/// The pairs of `chunks`; whether those are all.
pub(super) fn chunks(chunks: &[Chunk], found: &mut Vec<Pair>) -> bool {
    let mut is_whole = true;
    let mut before: Option<&Chunk> = None;
    for chunk in chunks {
        let names = matches!(before, Some(Chunk::Text(name)) if name.text().ends_with('='));
        match chunk {
            Chunk::Text(value) => split(value, Span::new(0, value.text().len()), found),
            Chunk::Encoded(value) if names => named(value, found),
            Chunk::Encoded(value) => encoded(value, found),
            Chunk::Separator(_) => {}
            Chunk::File(..) => is_whole = false,
        }
        before = Some(chunk);
    }
    is_whole
}

/// The pairs in `span` of `value`.
fn split(value: &crate::shell::Value, span: Span, found: &mut Vec<Pair>) {
    let text = opaque(value);
    let mut at = span.start;
    for piece in span.of(&text).split('&') {
        let whole = Span::new(at, at + piece.len());
        at = whole.end + 1;
        if !piece.is_empty() {
            found.push(pair(value, &text, whole));
        }
    }
}

/// The value, which curl encodes, of the pair whose name stands last.
fn named(value: &crate::shell::Value, found: &mut [Pair]) {
    if let Some(pair) = found.last_mut() {
        opaque(value).clone_into(&mut pair.value);
        pair.value_span = value.whole();
        pair.is_known = value.unknowns().is_empty();
    }
}

/// A pair all of which curl encodes.
fn encoded(value: &crate::shell::Value, found: &mut Vec<Pair>) {
    let text = opaque(value);
    found.push(pair(value, &text, Span::new(0, text.len())));
}

fn pair(value: &crate::shell::Value, text: &str, whole: Span) -> Pair {
    let piece = whole.of(text);
    let name_end = whole.start + piece.find('=').unwrap_or(piece.len());
    let name_span = Span::new(whole.start, name_end);
    let value_span = Span::new((name_end + 1).min(whole.end), whole.end);
    Pair {
        name: name_span.of(text).replace("%5B", "[").replace("%5D", "]").replace("%5b", "[").replace("%5d", "]"),
        name_span: value.origin(name_span),
        value: value_span.of(text).to_owned(),
        value_span: value.origin(value_span),
        is_known: !value.is_unknown(whole),
    }
}
