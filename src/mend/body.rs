//! JSON bodies: which quotes delimit and which are content, and what software ate.

use std::borrow::Cow;

use super::SlipKind;
use super::accept::is_json;
use super::repair::split;
use super::unit::{Quotes, Unit, value};
use crate::json::{self, Fault, FaultKind};

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
    let split = split_quotes(&plain_blanks(units.clone()));
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

/// Makes the blanks plain that JSON does not know where it wants one.
fn plain_blanks(units: Vec<Unit<'_>>) -> Vec<Unit<'_>> {
    let text = value(&units);
    let lead = text.len() - text.trim_start().len();
    let faults = json::read(text.trim()).faults;
    let mut blanks = faults.iter().filter(|fault| fault.kind == FaultKind::Blank).map(|fault| lead + fault.span.start);
    let Some(mut place) = blanks.next() else { return units };
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
            out.push(Unit { span: (at..at + len).into(), value: " ".into(), kind: Some(SlipKind::NoBreakSpace) });
            rest = Unit { span: (at + len..rest.span.end).into(), value: given[cut + len..].into(), kind: None };
            place = blanks.next().unwrap_or(usize::MAX);
        }
        while place < end {
            place = blanks.next().unwrap_or(usize::MAX);
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

/// Whether the quote at `first` closes a string and the one at `second` opens another one: what stands between them is of
/// JSON's marks, and no text.
fn are_strings(text: &str, first: usize, second: usize) -> bool {
    let closes = text[..first].chars().next_back().is_some_and(|c| !c.is_whitespace() && !"\"'([{=,:\\".contains(c));
    let between = &text[first + 1..second];
    let is_mark = |c: char| c.is_whitespace() || c.is_ascii_digit() || ",;:=.+-{}[]".contains(c);
    let word = between.trim_matches(is_mark);
    closes && !between.is_empty() && (word.is_empty() || ["true", "false", "null"].contains(&word))
}

fn changed<'t>(unit: &Unit<'t>, to: &'static str, kind: SlipKind) -> Unit<'t> {
    Unit { span: unit.span, value: Cow::Borrowed(to), kind: Some(unit.kind.unwrap_or(kind)) }
}

enum Mark {
    Delimiter,
    Content,
}

/// What has to follow a quote for it to end a string.
#[derive(Clone, Copy)]
enum Ends {
    /// A bracket or comma.
    Near,
    /// All brackets up to the next comma or the end.
    Whole,
}

/// Where a scan of JSON text is.
struct Strings {
    ends: Ends,
    inside: bool,
    escaped: bool,
    /// The brackets around this place, innermost last.
    brackets: Vec<char>,
    /// Last character outside strings that is no blank.
    last: char,
}

impl Strings {
    fn new(ends: Ends) -> Self {
        Self { ends, inside: false, escaped: false, brackets: Vec::new(), last: '\0' }
    }

    fn plain(&mut self, text: &str) {
        for c in text.chars() {
            if self.inside {
                self.escaped = c == '\\' && !self.escaped;
                continue;
            }
            match c {
                '{' | '[' => self.brackets.push(c),
                '}' | ']' => drop(self.brackets.pop()),
                _ => {}
            }
            if !c.is_whitespace() {
                self.last = c;
            }
        }
    }

    /// Whether a typographic quote at `at` can only be a delimiter.
    fn would_delimit(&self, text: &str, at: usize, len: usize) -> bool {
        !self.inside || self.closes(text, at + len)
    }

    fn quote(&mut self, text: &str, at: usize, len: usize) -> Mark {
        if self.inside && std::mem::take(&mut self.escaped) {
            return Mark::Delimiter;
        }
        if self.inside && !self.closes(text, at + len) {
            return Mark::Content;
        }
        if self.inside {
            self.last = '"';
        } else {
            self.brackets.push(if self.is_name() { 'n' } else { 'v' });
        }
        self.inside = !self.inside;
        if !self.inside {
            self.brackets.pop();
        }
        Mark::Delimiter
    }

    /// Whether a string that starts here is the name of a member.
    fn is_name(&self) -> bool {
        self.brackets.last() == Some(&'{') && matches!(self.last, '{' | ',')
    }

    /// Whether `rest` closes brackets in their order, and goes on as JSON does.
    fn all_close(&self, mut rest: &str) -> bool {
        let mut around = self.brackets.iter().rev().skip(1).take(CLOSED);
        let mut innermost = around.next();
        while let Some(c) = rest.chars().next().filter(|c| matches!(c, '}' | ']')) {
            if innermost != Some(if c == '}' { &'{' } else { &'[' }) {
                return false;
            }
            innermost = around.next();
            rest = rest[1..].trim_start();
        }
        rest.is_empty()
            || rest.strip_prefix(',').is_some_and(|rest| follows(rest.trim_start(), innermost == Some(&'{')))
    }

    /// Whether what follows a quote at `at` is what follows this string in JSON.
    fn closes(&self, text: &str, at: usize) -> bool {
        let rest = text[at..].trim_start();
        let is_line_end = text[at..text.len() - rest.len()].contains('\n');
        let mut around = self.brackets.iter().rev();
        let name = around.next() == Some(&'n');
        let object = around.next() == Some(&'{');
        match rest.chars().next() {
            None => true,
            Some(':') => name,
            _ if name => false,
            Some('}' | ']') if matches!(self.ends, Ends::Whole) => self.all_close(rest),
            Some('}') => object,
            Some(']') => !object,
            Some(',') => follows(rest[1..].trim_start(), object),
            // No string goes on behind a line end: the comma is missing.
            Some(_) => is_line_end && follows(rest, object),
        }
    }
}

/// Brackets looked at behind a quote.
const CLOSED: usize = 32;

/// Whether `text` is what follows a comma: a member of an object, or an item of a list; or the closing bracket, before
/// which people leave one.
fn follows(text: &str, object: bool) -> bool {
    if text.starts_with(if object { '}' } else { ']' }) {
        return true;
    }
    let mut chars = text.chars();
    let quoted = chars.next().is_some_and(|c| Quotes::of(c) == Some(Quotes::Double));
    if object {
        let name = chars.as_str();
        let end = name.find(|c| Quotes::of(c) == Some(Quotes::Double));
        return quoted
            && end.is_some_and(|end| {
                let mut rest = name[end..].chars();
                rest.next();
                rest.as_str().trim_start().starts_with(':')
            });
    }
    quoted
        || text.starts_with(['{', '[', '-'])
        || text.starts_with(|c: char| c.is_ascii_digit())
        || ["true", "false", "null"].iter().any(|word| text.starts_with(word))
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
    fn valid_json_stays() {
        check(r#"{"a":"\"x\""}"#, r#"{"a":"\"x\""}"#);
    }
}
