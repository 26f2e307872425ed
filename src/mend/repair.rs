//! What the acceptors of URLs and headers know of values that software changed.

use std::borrow::Cow;

use super::SlipKind;
use super::accept::is_header_name;
use super::unit::{Unit, value};
use crate::text::Span;

/// Tells what stood at a line end that software put in, by its place in the text.
pub(super) type Unwrap<'a> = dyn Fn(usize) -> Option<&'static str> + 'a;

/// The units of a URL: escaped ampersands read, line ends gone.
pub(super) fn url(units: Vec<Unit<'_>>) -> Vec<Unit<'_>> {
    let units = split(units, "&amp;", SlipKind::HtmlEntity, &|_| Some("&"));
    let units = split(units, "\n", SlipKind::HardWrap, &|_| Some(""));
    if !super::accept::is_broken(&value(&units)) {
        return units;
    }
    let query = units.iter().find_map(|unit| unit.value.find(['?', '#']).map(|at| unit.span.start + at));
    let path = |to: &'static str| move |at: usize| query.is_none_or(|query| at < query).then_some(to);
    let units = split(units, ": //", SlipKind::BrokenUrl, &path("://"));
    let units = split(units, "/ ", SlipKind::BrokenUrl, &path("/"));
    split(units, " /", SlipKind::BrokenUrl, &path("/"))
}

/// The units of a header: `Accept: /` made the `*/*` it was.
/// Where it was printed, its name may have lost a hyphen.
pub(super) fn header(units: Vec<Unit<'_>>, printed: bool) -> Vec<Unit<'_>> {
    let mut units = hyphenated(narrowed(units));
    if printed && let Some(at) = lost_hyphen(&value(&units)) {
        units = insert(units, at);
    }
    let text = value(&units);
    let accepts = text.get(..7).is_some_and(|name| name.eq_ignore_ascii_case("accept:"));
    if accepts && text[7..].trim() == "/" {
        units = split(units, "/", SlipKind::EatenEmphasis, &|_| Some("*/*"));
    }
    units
}

/// `units` with a colon behind the header's name that is no full-width one.
fn narrowed(units: Vec<Unit<'_>>) -> Vec<Unit<'_>> {
    const COLON: &str = "：";
    let text = value(&units);
    let Some((_, given)) = text.split_once(COLON).filter(|(name, _)| is_header_name(name)) else { return units };
    let to = if given.starts_with(char::is_whitespace) { ":" } else { ": " };
    let first = units.iter().find_map(|unit| unit.value.find(COLON).map(|at| unit.span.start + at));
    split(units, COLON, SlipKind::FullWidth, &|at| (Some(at) == first).then_some(to))
}

/// `units` with hyphens in place of the dashes in the header's name, which has no others (RFC 9110, section 5.1).
fn hyphenated(mut units: Vec<Unit<'_>>) -> Vec<Unit<'_>> {
    const DASHES: [&str; 3] = ["–", "—", "−"];
    let text = value(&units);
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || !c.is_ascii();
    let name = text.split_once(':').map_or("", |(name, _)| name);
    let is_dashed = DASHES.iter().any(|dash| name.contains(dash)) || name.contains("--");
    let colon = units.iter().find_map(|unit| unit.value.find(':').map(|at| unit.span.start + at));
    let Some(colon) = colon.filter(|_| is_dashed && name.chars().all(is_name)) else { return units };
    for dash in DASHES {
        units = split(units, dash, SlipKind::SmartDash, &|at| (at < colon).then_some("-"));
    }
    for unit in units.iter_mut().filter(|unit| unit.span.start < colon && unit.value == "--") {
        unit.value = "-".into();
    }
    units
}

/// Names of headers that pages often show.
const NAMES: [&str; 16] = [
    "Accept-Encoding",
    "Accept-Language",
    "API-Key",
    "Cache-Control",
    "CF-Access-Client-Id",
    "CF-Access-Client-Secret",
    "Content-Length",
    "Content-Type",
    "If-Match",
    "If-None-Match",
    "User-Agent",
    "X-API-Key",
    "X-Auth-Email",
    "X-Auth-Key",
    "X-Auth-Token",
    "X-Auth-User-Service-Key",
];

/// Where in the name of `header` one hyphen is missing for a name that is known.
fn lost_hyphen(header: &str) -> Option<usize> {
    let name = header.split_once(':')?.0;
    let known = NAMES.iter().find(|known| {
        known.len() == name.len() + 1 && known.replace('-', "").eq_ignore_ascii_case(&name.replace('-', ""))
    })?;
    known.match_indices('-').map(|(at, _)| at).find(|&at| {
        name.get(..at).is_some_and(|left| left.eq_ignore_ascii_case(&known[..at]))
            && name.get(at..).is_some_and(|right| right.eq_ignore_ascii_case(&known[at + 1..]))
    })
}

/// `units` with a hyphen at `at` of their value.
fn insert(units: Vec<Unit<'_>>, at: usize) -> Vec<Unit<'_>> {
    let mut out = Vec::with_capacity(units.len() + 2);
    let mut start = 0;
    for unit in units {
        let cut = at.checked_sub(start).filter(|&cut| cut > 0 && cut < unit.value.len() && unit.kind.is_none());
        start += unit.value.len();
        match (cut, unit.value) {
            (Some(cut), Cow::Borrowed(text)) if text.len() == unit.span.len() => {
                let middle = unit.span.start + cut;
                let hyphen = Cow::Borrowed("-");
                out.push(Unit { span: Span::new(unit.span.start, middle), value: text[..cut].into(), kind: None });
                out.push(Unit { span: Span::at(middle), value: hyphen, kind: Some(SlipKind::HardWrap) });
                out.push(Unit { span: Span::new(middle, unit.span.end), value: text[cut..].into(), kind: None });
            }
            (_, value) => out.push(Unit { value, ..unit }),
        }
    }
    out
}

/// `units` with each `mark` in plain text a unit of its own, worth what `to` says of its place.
pub(super) fn split<'t>(units: Vec<Unit<'t>>, mark: &str, kind: SlipKind, to: &Unwrap<'_>) -> Vec<Unit<'t>> {
    if !units.iter().any(|unit| unit.value.contains(mark)) {
        return units;
    }
    let mut out = Vec::with_capacity(units.len() + 2);
    for unit in units {
        let plain = unit.kind.is_none() && unit.value.len() == unit.span.len() && unit.value.contains(mark);
        let Cow::Borrowed(text) = unit.value else {
            out.push(unit);
            continue;
        };
        if !plain {
            out.push(Unit { value: Cow::Borrowed(text), ..unit });
            continue;
        }
        let mut at = 0;
        for (found, _) in text.match_indices(mark) {
            let Some(to) = to(unit.span.start + found) else { continue };
            push(&mut out, &unit.span, text, at, found);
            let span = Span::new(unit.span.start + found, unit.span.start + found + mark.len());
            out.push(Unit { span, value: Cow::Borrowed(to), kind: Some(kind) });
            at = found + mark.len();
        }
        push(&mut out, &unit.span, text, at, text.len());
    }
    out
}

fn push<'t>(out: &mut Vec<Unit<'t>>, whole: &Span, text: &'t str, from: usize, to: usize) {
    if from < to {
        let span = Span::new(whole.start + from, whole.start + to);
        out.push(Unit { span, value: Cow::Borrowed(&text[from..to]), kind: None });
    }
}
