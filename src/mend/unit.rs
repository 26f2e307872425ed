//! The characters of a damaged value: what each stood for, and how the shell must be told.

use super::quotes::Quotes;
use std::borrow::Cow;

use super::exact::Substitutions;
use super::history::History;
use super::splice::{self, splice};
use super::{Repair, SlipKind};
use crate::knowledge::glyphs::{Glyph, glyph};
use crate::text::{Edit, Span};

/// A run of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit<'t> {
    /// The bytes it was written as.
    pub(super) span: Span,
    /// What it stood for.
    pub(super) value: Cow<'t, str>,
    /// What was done to it, if it is not what it stood for.
    pub(super) kind: Option<SlipKind>,
}

/// Reads the bytes `inner` of a value that stood in `quotes`.
pub(super) fn decode<'t>(text: &'t str, inner: Span, quotes: Quotes, history: &History) -> Vec<Unit<'t>> {
    let (at, substitutions) = (inner.start, Substitutions::default());
    let is_padded = is_padded(inner.of(text));
    Decoder { text, inner, quotes, history, units: Vec::new(), at, plain: at, substitutions, is_padded }.run()
}

struct Decoder<'t, 'h> {
    text: &'t str,
    inner: Span,
    quotes: Quotes,
    history: &'h History,
    units: Vec<Unit<'t>>,
    at: usize,
    plain: usize,
    substitutions: Substitutions,
    /// Whether plain blanks stand inside all guillemets, too.
    is_padded: bool,
}

impl<'t> Decoder<'t, '_> {
    fn run(mut self) -> Vec<Unit<'t>> {
        let is_special = |byte: u8| matches!(byte, b'\\' | b'\'' | b'"' | b'$') || !byte.is_ascii();
        while let Some(plain) = self.rest().bytes().position(is_special) {
            self.at += plain;
            match self.rest().chars().next() {
                Some('\\') => self.backslash(),
                Some(c @ ('\'' | '"')) => self.mark(c),
                Some(c) if !c.is_ascii() => self.typographic(c),
                _ if self.substitution() => {}
                _ => self.at += 1,
            }
        }
        self.at = self.inner.end;
        self.flush();
        self.units
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..self.inner.end]
    }

    /// Ends the run of plain text before the current place.
    fn flush(&mut self) {
        if self.plain < self.at {
            let span = Span::new(self.plain, self.at);
            self.units.push(Unit { span, value: Cow::Borrowed(span.of(self.text)), kind: None });
        }
        self.plain = self.at;
    }

    fn push(&mut self, len: usize, value: impl Into<Cow<'t, str>>, kind: Option<SlipKind>) {
        self.flush();
        let span = Span::new(self.at, self.at + len);
        self.units.push(Unit { span, value: value.into(), kind });
        self.at = span.end;
        self.plain = span.end;
    }

    /// A backslash: an escape of the shell, or text.
    fn backslash(&mut self) {
        if let Some(len) = self.apostrophe_run() {
            return self.apostrophe(len);
        }
        let next = self.rest()[1..].chars().next();
        match (self.quotes, next) {
            (Quotes::Double, Some('\n')) => self.push(2, "", None),
            (Quotes::Double, Some(c)) if matches!(c, '"' | '\\' | '$' | '`') => {
                let escaped = &self.rest()[1..=c.len_utf8()];
                self.push(2, escaped, None);
            }
            (Quotes::Double, Some(c)) if Quotes::of(c) == Some(Quotes::Double) => {
                self.push(1 + c.len_utf8(), "\"", Some(SlipKind::SmartQuote));
            }
            // Written as other languages want it; to the shell it ends the value.
            (Quotes::Single, Some('\'')) if !self.text[..self.at].ends_with('\\') => {
                self.push(2, "'", Some(SlipKind::UnescapedQuote));
            }
            _ => self.at += 1,
        }
    }

    /// A straight quote mark.
    fn mark(&mut self, c: char) {
        if self.splice() {
            return;
        }
        if let Some(len) = self.apostrophe_run() {
            return self.apostrophe(len);
        }
        let inside = Quotes::of(c) == Some(self.quotes);
        self.push(1, if c == '"' { "\"" } else { "'" }, inside.then_some(SlipKind::UnescapedQuote));
    }

    /// What the shell fills in here, around which the quotes end and begin anew; whether it does.
    fn splice(&mut self) -> bool {
        let found = splice(self.rest()).filter(|_| self.quotes == Quotes::Single);
        let Some(found) = found else { return false };
        let is_typed = self.rest()[..found.len].is_ascii();
        self.push(found.len, found.inner, (!is_typed).then_some(SlipKind::SmartQuote));
        true
    }

    /// A command substitution with quotes of its own; whether one is here.
    fn substitution(&mut self) -> bool {
        if self.quotes != Quotes::Double {
            return false;
        }
        let within = &self.text[..self.inner.end];
        let Some(end) = self.substitutions.end(within, self.at) else { return false };
        let raw = &self.text[self.at..end];
        if !raw.contains(|c| Quotes::of(c).is_some()) {
            return false;
        }
        let value: String = raw.chars().map(|c| Quotes::of(c).map_or(c, Quotes::character)).collect();
        let is_dressed = value != raw;
        self.push(raw.len(), value, is_dressed.then_some(SlipKind::SmartQuote));
        true
    }

    fn apostrophe(&mut self, len: usize) {
        let raw = &self.rest()[..len];
        let plain = raw == "'\\''" || raw == "'\"'\"'";
        self.push(len, "'", (!plain).then_some(SlipKind::SmartQuote));
    }

    /// The length of a run like `'\''` that stands for an apostrophe between two letters.
    fn apostrophe_run(&self) -> Option<usize> {
        if self.quotes != Quotes::Single {
            return wrecked(&self.text[..self.inner.end], self.at);
        }
        if let Some(plain) = ["'\\''", "'\"'\"'"].iter().find(|plain| self.rest().starts_with(**plain)) {
            return Some(plain.len());
        }
        let is_pad = |c: char| is_padding(c) || self.is_padded && c == ' ';
        let before = self.text[self.inner.start..self.at].trim_end_matches(is_pad).chars().next_back()?;
        let inside = |&c: &char| c == '\\' || Quotes::of(c).is_some() || is_pad(c);
        let run: Vec<char> = self.rest().chars().take_while(inside).take(13).collect();
        let marks = run.iter().filter(|&&c| Quotes::of(c).is_some()).count();
        let len: usize = run.iter().map(|c| c.len_utf8()).sum();
        let after = self.rest()[len..].chars().next()?;
        let single = run.iter().any(|&c| Quotes::of(c) == Some(Quotes::Single));
        let long = marks >= 3 || marks == 2 && marks < run.len();
        // With its backslash, or all of one kind, such a run is no end of a value either.
        let whole = run.contains(&'\\') || run.iter().all(|&c| Quotes::of(c) == Some(Quotes::Single));
        let whole = marks >= 3 && whole || run.contains(&'\\') && !run.iter().all(char::is_ascii);
        let within = before.is_alphanumeric() && (after.is_alphanumeric() || whole && after == ' ');
        (single && long && marks <= 6 && run.len() <= 12 && within).then_some(len)
    }

    fn typographic(&mut self, c: char) {
        if Quotes::of(c) == Some(Quotes::Single) && self.splice() {
            return;
        }
        if Quotes::of(c).is_some()
            && let Some(len) = self.apostrophe_run()
        {
            return self.apostrophe(len);
        }
        if self.is_padded && matches!(c, '»' | '›') && self.text[self.plain..self.at].ends_with(' ') {
            self.at -= 1;
            return self.push(1 + c.len_utf8(), if c == '»' { "\"" } else { "'" }, Some(SlipKind::SmartQuote));
        }
        let len = c.len_utf8() + self.padding(c);
        match glyph(c) {
            Some((Glyph::Blank, _)) if self.pads() => self.push(len, "", Some(SlipKind::NoBreakSpace)),
            Some((Glyph::Double, _)) => self.push(len, "\"", Some(SlipKind::SmartQuote)),
            Some((Glyph::Single | Glyph::Tick, _)) => self.push(len, "'", Some(SlipKind::SmartQuote)),
            Some((class, ascii)) => {
                match self.history.inside(class, ascii, self.text, Span::new(self.at, self.at + len)) {
                    Some((value, kind)) => self.push(len, value, Some(kind)),
                    None => self.at += len,
                }
            }
            None => self.at += len,
        }
    }
}

impl Decoder<'_, '_> {
    /// The length of the blank that French typography puts behind an opening guillemet.
    fn padding(&self, c: char) -> usize {
        let next = self.rest()[c.len_utf8()..].chars().next();
        let is_pad = |next: char| is_padding(next) || self.is_padded && next == ' ';
        next.filter(|&next| matches!(c, '«' | '‹') && is_pad(next)).map_or(0, char::len_utf8)
    }

    /// Whether a blank here stands before a closing guillemet.
    fn pads(&self) -> bool {
        let mut chars = self.rest().chars();
        chars.next().is_some_and(is_padding)
            && matches!(chars.next(), None | Some('»' | '›'))
            && self.text[self.at..].contains(['»', '›'])
    }
}

/// Whether a blank of any kind stands behind each opening guillemet of `text` and before each closing one.
pub(super) fn is_padded(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let is_blank = |c: char| c == ' ' || is_padding(c);
    let mut marks = text.match_indices(['«', '‹', '»', '›']).peekable();
    marks.peek().is_some()
        && marks.all(|(at, mark)| match mark {
            "«" | "‹" => text[at + mark.len()..].starts_with(is_blank),
            _ => text[..at].ends_with(is_blank),
        })
}

fn is_padding(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// The length of a run at `at` that was `'"'"'`, an apostrophe, until a converter took every mark in it
/// for one that quotes.
pub(super) fn wrecked(text: &str, at: usize) -> Option<usize> {
    // Before the run is read, so that a long one is read only from its start.
    if !text[..at].ends_with(char::is_alphanumeric) {
        return None;
    }
    let run = &text[at..];
    let run = &run[..run.find(|c| c != '"' && c != '\\')?];
    (text[at + run.len()..].starts_with(char::is_alphanumeric) && run.matches('"').count() == 5 && run.contains('\\'))
        .then_some(run.len())
}

/// The value that `units` make.
pub(super) fn value(units: &[Unit<'_>]) -> String {
    units.iter().map(|unit| &*unit.value).collect()
}

/// The repairs that make the shell read `units`, standing in `quotes`, as their value.
pub(super) fn encode(text: &str, units: &[Unit<'_>], quotes: Quotes, repairs: &mut Vec<Repair>) {
    for unit in units {
        let raw = unit.span.of(text);
        if says(raw, &unit.value, quotes) {
            continue;
        }
        let written = match quotes {
            Quotes::Single if splice::fills_in(raw, &unit.value) => splice::written(raw, &unit.value),
            Quotes::Double if raw.starts_with("$(") => unit.value.to_string(),
            _ => quoted(&unit.value, quotes),
        };
        if written == raw {
            continue;
        }
        let kind = unit.kind.unwrap_or(SlipKind::UnescapedQuote);
        repairs.push(Repair { kind, edit: Edit::new(unit.span, written) });
    }
}

/// Whether `raw` within `quotes` already is `value` for the shell.
fn says(raw: &str, value: &str, quotes: Quotes) -> bool {
    match quotes {
        Quotes::Single => raw == value && !raw.contains('\'') || value == "'" && matches!(raw, "'\\''" | "'\"'\"'"),
        Quotes::Double if raw == value => !raw.contains('"'),
        Quotes::Double => raw == "\\\n" || raw.strip_prefix('\\') == Some(value) && !value.is_empty(),
    }
}

/// `value` as it is written within `quotes`; variables stay alive.
fn quoted(value: &str, quotes: Quotes) -> String {
    match quotes {
        Quotes::Single => value.replace('\'', "'\\''"),
        Quotes::Double => value.replace('\\', "\\\\").replace('"', "\\\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(inner: &str, quotes: Quotes, expected_value: &str, expected_shell: &str) {
        let units = decode(inner, Span::new(0, inner.len()), quotes, &History::typographed());
        assert_eq!(value(&units), expected_value);
        let mut repairs = Vec::new();
        encode(inner, &units, quotes, &mut repairs);
        let edits: Vec<_> = repairs.into_iter().map(|repair| repair.edit).collect();
        assert_eq!(crate::text::apply(inner, &edits), expected_shell);
    }

    #[test]
    fn quotes_inside_single_quotes() {
        check("{“a”:”b”}", Quotes::Single, r#"{"a":"b"}"#, r#"{"a":"b"}"#);
        check("don’t", Quotes::Single, "don't", r"don'\''t");
        check("don’'‘t", Quotes::Single, "don't", r"don'\''t");
        check("don’\\”t", Quotes::Single, "don't", r"don'\''t");
        check("don\\'t", Quotes::Single, "don't", r"don'\''t");
        check("don'\\''t", Quotes::Single, "don't", r"don'\''t");
        check(r#"{"a":"'"$X"'"}"#, Quotes::Single, r#"{"a":"$X"}"#, r#"{"a":"'"$X"'"}"#);
        check("{“a”:’$X’}", Quotes::Single, r#"{"a":$X}"#, r#"{"a":'$X'}"#);
        check("don\u{a0}›«\u{a0}'\u{a0}»‹\u{a0}t", Quotes::Single, "don't", r"don'\''t");
    }

    #[test]
    fn quotes_inside_double_quotes() {
        check("{\\”a\\”:1}", Quotes::Double, r#"{"a":1}"#, r#"{\"a\":1}"#);
        check("{\"a\":1}", Quotes::Double, r#"{"a":1}"#, r#"{\"a\":1}"#);
        check("{“a”: “$X”}", Quotes::Double, r#"{"a": "$X"}"#, r#"{\"a\": \"$X\"}"#);
        check("a $(b “c d” | e)", Quotes::Double, "a $(b \"c d\" | e)", "a $(b \"c d\" | e)");
        check("it’s", Quotes::Double, "it's", "it's");
        check("{« a »:« b c »}", Quotes::Double, r#"{"a":"b c"}"#, r#"{\"a\":\"b c\"}"#);
        check("{« a »:« b »,«c»:1}", Quotes::Double, r#"{" a ":" b ","c":1}"#, r#"{\" a \":\" b \",\"c\":1}"#);
        check(r#"it"""\""s"#, Quotes::Double, "it's", "it's");
    }
}
