//! JSON bodies: which quotes delimit and which are content, and what software ate.

mod strings;

use std::borrow::Cow;

use super::SlipKind;
use super::accept::is_json;
use super::repair::split;
use super::unit::{Unit, value};
use crate::json::{self, Fault, FaultKind};
use strings::{Ends, Mark, Strings, are_strings};

/// `units` with what JSON's grammar tells of them put right; unchanged where that does not help.
pub(super) fn restore(units: Vec<Unit<'_>>) -> Vec<Unit<'_>> {
    let before = value(&units);
    if !is_json(&before) {
        return units;
    }
    let faults = json::read(before.trim()).faults;
    if faults.is_empty() {
        return units;
    }
    if let Some(plain) = without_backslashes(&units) {
        return plain;
    }
    let split = split_quotes(&plain_signs(units.clone()));
    let ways = [Ends::Whole, Ends::Near].into_iter().filter_map(|ends| escape_content(split.clone(), ends));
    let left = |way: &Vec<Unit<'_>>| json::read(value(way).trim()).faults;
    let ways = ways.map(fill_brackets).map(|way| (left(&way), way));
    // A string that swallows all the rest is none.
    let ways = ways.filter(|(left, _)| is_open(&faults) || !is_open(left));
    let best = ways.min_by_key(|(left, _)| left.len());
    best.filter(|(left, _)| left.len() < faults.len()).map_or(units, |(_, restored)| restored)
}

/// Whether a string is never closed.
fn is_open(faults: &[Fault]) -> bool {
    faults.iter().any(|fault| {
        fault.kind == FaultKind::Unclosed && fault.instead.as_deref().is_some_and(|closers| closers.starts_with('"'))
    })
}

/// Whether `units` set out to be JSON and are none.
pub(super) fn is_broken(units: &[Unit<'_>]) -> bool {
    let text = value(units);
    is_json(&text) && !json::read(text.trim()).faults.is_empty()
}

/// A body whose every quote has a backslash, as Windows wants it, without them, if that makes it JSON.
fn without_backslashes<'t>(units: &[Unit<'t>]) -> Option<Vec<Unit<'t>>> {
    let text = value(units);
    let bare = text.match_indices('"').any(|(at, _)| !text[..at].ends_with('\\'));
    if bare || !json::read(text.replace("\\\"", "\"").trim()).faults.is_empty() {
        return None;
    }
    let mut out = Vec::with_capacity(units.len());
    for unit in split(units.to_vec(), "\\", SlipKind::WindowsQuoting, &|_| Some("")) {
        out.push(unit);
    }
    (value(&out) == text.replace('\\', "")).then_some(out)
}

/// Makes the blanks plain that JSON does not know where it wants one, and signs that are full-width where it wants its own.
fn plain_signs(units: Vec<Unit<'_>>) -> Vec<Unit<'_>> {
    let text = value(&units);
    let lead = text.len() - text.trim_start().len();
    let faults = json::read(text.trim()).faults;
    let sign = |fault: &Fault| match fault.kind {
        FaultKind::Blank => Some((lead + fault.span.start, Cow::Borrowed(" "), SlipKind::NoBreakSpace)),
        FaultKind::FullWidth => {
            Some((lead + fault.span.start, Cow::Owned(fault.instead.clone()?), SlipKind::FullWidth))
        }
        _ => None,
    };
    let mut signs = faults.iter().filter_map(sign);
    let over = || (usize::MAX, Cow::Borrowed(""), SlipKind::FullWidth);
    let Some((mut place, mut to, mut kind)) = signs.next() else { return units };
    let mut out = Vec::with_capacity(units.len() + faults.len());
    let mut end = 0;
    for unit in units {
        let start = end;
        end += unit.value.len();
        let plain = unit.kind.is_none() && unit.span.len() == unit.value.len();
        let mut rest = unit;
        while plain && place < end {
            let from = end - rest.value.len();
            let Some(c) = text[place..].chars().next().filter(|_| place >= from.max(start)) else { break };
            let (at, len) = (rest.span.start + place - from, c.len_utf8());
            let Cow::Borrowed(given) = rest.value else { break };
            let cut = place - from;
            if cut > 0 {
                out.push(Unit { span: (rest.span.start..at).into(), value: given[..cut].into(), kind: None });
            }
            out.push(Unit { span: (at..at + len).into(), value: to, kind: Some(kind) });
            rest = Unit { span: (at + len..rest.span.end).into(), value: given[cut + len..].into(), kind: None };
            (place, to, kind) = signs.next().unwrap_or_else(over);
        }
        while place < end {
            (place, to, kind) = signs.next().unwrap_or_else(over);
        }
        if !rest.value.is_empty() || rest.kind.is_some() {
            out.push(rest);
        }
    }
    out
}

/// Every `"` in a unit of its own.
fn split_quotes<'t>(units: &[Unit<'t>]) -> Vec<Unit<'t>> {
    let mut out = Vec::with_capacity(units.len());
    for unit in units {
        match &unit.value {
            Cow::Borrowed(text) if unit.kind.is_none() && text.len() == unit.span.len() && text.len() > 1 => {
                let mut at = unit.span.start;
                for piece in text.split_inclusive(['"', '“', '”', '″', '\\']) {
                    let mark =
                        piece.chars().next_back().map_or(0, |c| if "\"“”″\\".contains(c) { c.len_utf8() } else { 0 });
                    for part in [&piece[..piece.len() - mark], &piece[piece.len() - mark..]] {
                        if !part.is_empty() {
                            let span = (at..at + part.len()).into();
                            out.push(Unit { span, value: Cow::Borrowed(part), kind: None });
                            at += part.len();
                        }
                    }
                }
            }
            _ => out.push(unit.clone()),
        }
    }
    out
}

/// Puts a backslash before each quote inside a string that lost it; `None` where the strings are several, and what stands
/// between them is wrong.
fn escape_content(mut units: Vec<Unit<'_>>, ends: Ends) -> Option<Vec<Unit<'_>>> {
    let text = value(&units);
    let mut at = 0;
    // The first quote that is content of the string at hand.
    let mut first = None;
    let mut strings = Strings::new(ends);
    for unit in &mut units {
        let len = unit.value.len();
        let curly = matches!(&*unit.value, "“" | "”" | "″");
        if unit.value == "\"" || curly && (strings.escaped || strings.would_delimit(&text, at, len)) {
            match strings.quote(&text, at, len) {
                Mark::Delimiter => {
                    first = None;
                    if curly {
                        *unit = changed(unit, "\"", SlipKind::SmartQuote);
                    }
                }
                Mark::Content if !curly => {
                    match first {
                        Some(Some(first)) if are_strings(&text, first, at) => return None,
                        Some(_) => first = Some(None),
                        None => first = Some(Some(at)),
                    }
                    *unit = changed(unit, "\\\"", SlipKind::UnescapedQuote);
                }
                Mark::Content => {}
            }
        } else {
            strings.plain(&unit.value);
        }
        at += len;
    }
    Some(units)
}

fn changed<'t>(unit: &Unit<'t>, to: &'static str, kind: SlipKind) -> Unit<'t> {
    Unit { span: unit.span, value: Cow::Borrowed(to), kind: Some(unit.kind.unwrap_or(kind)) }
}

/// Puts `[]` where a value is missing: forum software takes it for a checkbox.
fn fill_brackets(units: Vec<Unit<'_>>) -> Vec<Unit<'_>> {
    let text = value(&units);
    let document = json::read(&text);
    let missing: Vec<usize> = document
        .faults
        .iter()
        .filter(|fault| fault.kind == FaultKind::MissingValue)
        .map(|fault| fault.span.start)
        .collect();
    if missing.is_empty() {
        return units;
    }
    let mut out = Vec::with_capacity(units.len() + missing.len());
    let mut at = 0;
    let mut missing = missing.into_iter().peekable();
    for unit in units {
        let end = at + unit.value.len();
        let Some(place) = missing.next_if(|&place| place > at && place <= end) else {
            at = end;
            out.push(unit);
            continue;
        };
        let cut = place - at;
        at = end;
        if unit.kind.is_some() || unit.span.len() != unit.value.len() || !unit.value.is_char_boundary(cut) {
            out.push(unit);
            continue;
        }
        let (left, right) = unit.value.split_at(cut);
        let middle = unit.span.start + cut;
        out.push(Unit { span: (unit.span.start..middle).into(), value: left.to_owned().into(), kind: None });
        out.push(Unit { span: (middle..middle).into(), value: "[]".into(), kind: Some(SlipKind::EatenBrackets) });
        out.push(Unit { span: (middle..unit.span.end).into(), value: right.to_owned().into(), kind: None });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::history::History;
    use super::super::quotes::Quotes;
    use super::super::unit::decode;
    use super::*;
    use crate::text::Span;

    fn check(inner: &str, expected: &str) {
        let units = decode(inner, Span::new(0, inner.len()), Quotes::Single, &History::typographed());
        assert_eq!(value(&restore(units)), expected);
    }

    #[test]
    fn content_gets_its_backslash_back() {
        check(r#"{"a":"say "hi" now","b":1}"#, r#"{"a":"say \"hi\" now","b":1}"#);
        check(r#"{"q":"zones(f: {t: "$Z"}) { x }"}"#, r#"{"q":"zones(f: {t: \"$Z\"}) { x }"}"#);
        check("{“a”:““v=spf1 ~all””,“b”:1}", r#"{"a":"\"v=spf1 ~all\"","b":1}"#);
        check(r#"{"a":"f(x, "^/(.*)$", "/new/${1}")"}"#, r#"{"a":"f(x, \"^/(.*)$\", \"/new/${1}\")"}"#);
        check(r#"{"a":"x ne "")","b":["c","d"]}"#, r#"{"a":"x ne \"\")","b":["c","d"]}"#);
    }

    #[test]
    fn names_where_items_belong_are_no_text() {
        for text in [
            r#"{"a":[1, "b": {"c": 1}]}"#,
            r#"{"a":[1, 2, "b": {"c": 1}"#,
            r#"["a": "b", "c"]"#,
            r#"{"a": "x" "b": "y"}"#,
            r#"{"name" "Rex", "age": 3}"#,
            r#"["a" "b"]"#,
            r#"{"a": "x", "b" "y", "c": 1}"#,
            r#"{"age" 3, "ok": true}"#,
            r#"["a"; "b"]"#,
        ] {
            check(text, text);
        }
    }

    #[test]
    fn eaten_brackets_come_back() {
        check(r#"{"a":,"b":{"c":}}"#, r#"{"a":[],"b":{"c":[]}}"#);
    }

    #[test]
    fn blanks_are_plain() {
        check("{\u{a0}\u{a0}\"a\u{a0}b\":1,\n\u{a0} \"c\":\u{a0}2}", "{  \"a b\":1,\n  \"c\": 2}");
        let outside = History::of("curl -d");
        let text = "{\u{a0}\"a\u{a0}b\":1}";
        let units = decode(text, Span::new(0, text.len()), Quotes::Single, &outside);
        assert_eq!(value(&restore(units)), "{ \"a\u{a0}b\":1}");
    }

    #[test]
    fn full_width_signs_are_narrow_where_json_has_its_own() {
        check("{“a”：1，“b”：“c：d”}", r#"{"a":1,"b":"c：d"}"#);
    }

    #[test]
    fn valid_json_stays() {
        check(r#"{"a":"\"x\""}"#, r#"{"a":"\"x\""}"#);
    }
}
