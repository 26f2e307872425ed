//! JSON bodies: which quotes delimit and which are content, and what software ate.

use std::borrow::Cow;

use super::SlipKind;
use super::accept::is_json;
use super::unit::{Unit, value};
use crate::json::{self, FaultKind};

/// `units` with what JSON's grammar tells of them put right; unchanged where that does not help.
pub(super) fn restore<'t>(units: Vec<Unit<'t>>) -> Vec<Unit<'t>> {
    let before = value(&units);
    if !is_json(&before) {
        return units;
    }
    let faults = json::read(before.trim()).faults.len();
    if faults == 0 {
        return units;
    }
    let restored = fill_brackets(escape_content(split_quotes(&units)));
    let after = value(&restored);
    if json::read(after.trim()).faults.len() < faults { restored } else { units }
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

/// Puts a backslash before each quote inside a string that lost it.
fn escape_content(mut units: Vec<Unit<'_>>) -> Vec<Unit<'_>> {
    let text = value(&units);
    let mut at = 0;
    let mut strings = Strings::default();
    for unit in &mut units {
        let len = unit.value.len();
        let curly = matches!(&*unit.value, "“" | "”" | "″");
        if unit.value == "\"" || curly && strings.would_delimit(&text, at, len) {
            match strings.quote(&text, at, len) {
                Mark::Delimiter if curly => *unit = changed(unit, "\"", SlipKind::SmartQuote),
                Mark::Content if !curly => *unit = changed(unit, "\\\"", SlipKind::UnescapedQuote),
                _ => {}
            }
        } else {
            strings.plain(&unit.value);
        }
        at += len;
    }
    units
}

fn changed<'t>(unit: &Unit<'t>, to: &'static str, kind: SlipKind) -> Unit<'t> {
    Unit { span: unit.span, value: Cow::Borrowed(to), kind: Some(unit.kind.unwrap_or(kind)) }
}

enum Mark {
    Delimiter,
    Content,
}

/// Where a scan of JSON text is: in a string or not.
#[derive(Default)]
struct Strings {
    inside: bool,
    escaped: bool,
    /// Last character outside strings that is no blank.
    last: char,
}

impl Strings {
    fn plain(&mut self, text: &str) {
        for c in text.chars() {
            if self.inside {
                self.escaped = c == '\\' && !self.escaped;
            } else if !c.is_whitespace() {
                self.last = c;
            }
        }
    }

    /// Whether a typographic quote at `at` can only be a delimiter.
    fn would_delimit(&self, text: &str, at: usize, len: usize) -> bool {
        if self.inside { closes(text, at + len) } else { true }
    }

    fn quote(&mut self, text: &str, at: usize, len: usize) -> Mark {
        if std::mem::take(&mut self.escaped) && self.inside {
            return Mark::Delimiter;
        }
        if !self.inside {
            self.inside = true;
            return Mark::Delimiter;
        }
        if closes(text, at + len) {
            self.inside = false;
            self.last = '"';
            return Mark::Delimiter;
        }
        Mark::Content
    }
}

/// Whether what follows a quote at `at` is what follows a string in JSON.
fn closes(text: &str, at: usize) -> bool {
    let rest = text[at..].trim_start();
    let mut chars = rest.chars();
    match chars.next() {
        None | Some('}' | ']') => true,
        Some(':') => true,
        Some(',') => {
            let next = chars.as_str().trim_start();
            next.starts_with(['"', '{', '[', '-', '“', '”', '}', ']'])
                || next.starts_with(|c: char| c.is_ascii_digit())
                || ["true", "false", "null"].iter().any(|word| next.starts_with(word))
        }
        _ => false,
    }
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
    use super::super::unit::{Quotes, decode};
    use super::*;
    use crate::text::Span;

    fn check(inner: &str, expected: &str) {
        let units = decode(inner, Span::new(0, inner.len()), Quotes::Single, &History::typographed());
        assert_eq!(value(&restore(units)), expected);
    }

    #[test]
    fn content_gets_its_backslash_back() {
        check(r#"{"a":"say "hi" now","b":1}"#, r#"{"a":"say \"hi\" now","b":1}"#);
        check("{“a”:““v=spf1 ~all””,“b”:1}", r#"{"a":"\"v=spf1 ~all\"","b":1}"#);
    }

    #[test]
    fn eaten_brackets_come_back() {
        check(r#"{"a":,"b":{"c":}}"#, r#"{"a":[],"b":{"c":[]}}"#);
    }

    #[test]
    fn valid_json_stays() {
        check(r#"{"a":"\"x\""}"#, r#"{"a":"\"x\""}"#);
    }
}
