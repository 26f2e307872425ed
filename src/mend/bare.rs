//! Readings of a value that no quotes stand around.

use super::accept::{Role, is_json};
use super::closers::url_start;
use super::exact::exact;
use super::quotes::Quotes;
use super::reach::head;
use super::reading::{Marks, Reader, Reading};
use super::unit::{encode, value};
use super::word::Doubt;
use super::{Repair, SlipKind, option};
use crate::text::{Edit, Span};

impl Reader<'_> {
    /// What it costs that a header has its value in the next word, which begins behind `end`.
    pub(super) fn lacks(&self, end: usize) -> u32 {
        let rest = self.text[end..].trim_start_matches(' ');
        let at = self.text.len() - rest.len();
        let next = rest.starts_with("http") || rest.starts_with(['$', '\n', '\\', '"', '\'']) || rest.is_empty();
        if next || option::at(self.text, at).is_some() { 2 } else { 7 }
    }

    /// A method that the URL behind it touches.
    pub(super) fn method(&self) -> Option<Reading> {
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| !c.is_ascii_uppercase()).filter(|&end| end > 2)?;
        let url = rest[end..].trim_start_matches(|c| Quotes::of(c).is_some());
        let touches = url.starts_with("http") || url.starts_with('$');
        (touches && !rest[end..].starts_with('$')).then(|| Reading {
            end: self.at + end,
            fit: self.role.fit(&rest[..end]),
            repairs: Vec::new(),
            doubt: Doubt::None,
        })
    }

    /// A URL in a sentence, without the mark behind it that belongs to the sentence.
    pub(super) fn sentence(&self, exact: &Reading) -> Option<Reading> {
        let word = Span::new(self.at, exact.end).of(self.text);
        let url = word.trim_end_matches(['.', ',', ':', ';', '!', '?', ')']);
        let rest = self.text[exact.end..].trim_start_matches([' ', '\t']);
        let is_prose = || rest.starts_with(char::is_alphabetic) && option::next(rest, 0, said(rest)).is_none();
        let marked = url.len() < word.len() && url.contains("://") && !url.contains('(');
        (self.role == Role::Operand && marked && exact.repairs.is_empty() && is_prose()).then(|| Reading {
            end: self.at + url.len(),
            fit: self.role.fit(url),
            repairs: Vec::new(),
            doubt: Doubt::None,
        })
    }

    /// A bare word that goes on at the start of the next line.
    pub(super) fn wrapped(&self) -> Option<Reading> {
        let mut end = self.word()?.span.end;
        let mut repairs = Vec::new();
        let mut value = Span::new(self.at, end).of(self.text).to_owned();
        while self.text[end..].starts_with('\n') && self.history.wraps().is_cut(self.text, end) {
            let next = end + 1;
            let goes_on = self.text[next..]
                .starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '.' | '=' | '&'));
            let more = exact(self.text, next).filter(|_| goes_on)?;
            repairs.push(Repair { kind: SlipKind::HardWrap, edit: Edit::new(end..next, "") });
            value.push_str(more.span.of(self.text));
            end = more.span.end;
        }
        (!repairs.is_empty() && !value.chars().any(|c| Quotes::of(c).is_some())).then(|| {
            let fit = self.role.fit(&value);
            Reading { end, fit, repairs, doubt: Doubt::None }
        })
    }

    /// A bare word with a placeholder in angle brackets, which the shell takes for redirections.
    pub(super) fn placeholder(&self) -> Option<Reading> {
        let rest = &self.text[self.at..];
        let mut end = 0;
        let mut found = false;
        while let Some(stop) =
            rest[end..].find(|c: char| c.is_whitespace() || matches!(c, '<' | '"' | '\'' | '|' | ';' | '>'))
        {
            end += stop;
            if !rest[end..].starts_with('<') {
                break;
            }
            let close = rest[end..].find(['>', '\n', '"', '\'']).filter(|&close| rest[end + close..].starts_with('>'));
            let Some(close) = close.filter(|&close| close > 1) else { break };
            found = true;
            end += close + 1;
        }
        let inner =
            Span::new(self.at, self.at + if rest[end..].contains([' ', '\n']) || end > 0 { end } else { rest.len() });
        if !found {
            return None;
        }
        let mut repairs = vec![Repair { kind: SlipKind::MissingQuotes, edit: Edit::new(self.at..self.at, "\"") }];
        repairs.push(Repair { kind: SlipKind::MissingQuotes, edit: Edit::new(inner.end..inner.end, "\"") });
        let fit = self.role.fit(inner.of(self.text));
        Some(Reading { end: inner.end, fit, repairs, doubt: Doubt::None })
    }

    /// Where a header or body could end that has blanks in it and no quotes around it.
    pub(super) fn spread_ends(&self) -> Vec<usize> {
        let rest = &self.text[self.at..];
        match self.role {
            Role::Header if header_name(rest).is_some() => {
                let line = rest.find('\n').unwrap_or(rest.len());
                let line = operator(&rest[..line]).unwrap_or(line);
                let option = option::next(self.text, self.at, self.at + line).map_or(line, |at| at - self.at);
                let url = url_start(&rest[..option]).unwrap_or(option);
                let mut ends = vec![option, url];
                ends.dedup();
                ends.into_iter()
                    .map(|end| rest[..end].trim_end_matches(|c: char| c.is_whitespace() || c == '\\').len())
                    .collect()
            }
            Role::Data if is_json(rest) => vec![crate::json::read_prefix(rest).end],
            Role::Data => parted(rest).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// A header or body with blanks in it, `end` bytes long, and no quotes around it.
    pub(super) fn spread(&self, end: usize) -> Option<Reading> {
        let inner = Span::new(self.at, self.at + end);
        if !inner.of(self.text).contains([' ', '"', '{', '[', ';']) {
            return None;
        }
        let quotes = if self.role == Role::Header { Quotes::Double } else { Quotes::Single };
        let units = self.restored(inner, quotes, Marks::Typographic);
        let mut repairs =
            vec![Repair { kind: SlipKind::MissingQuotes, edit: Edit::new(self.at..self.at, quotes.mark()) }];
        encode(self.text, &units, quotes, &mut repairs);
        repairs.push(Repair { kind: SlipKind::MissingQuotes, edit: Edit::new(inner.end..inner.end, quotes.mark()) });
        let fit = self.role.fit(&value(&units));
        Some(Reading { end: inner.end, fit, repairs, doubt: self.doubt(inner, Marks::Typographic) })
    }
}

/// The length of a bare value that `text` starts with and in which a `;` stands, up to the next blank.
fn parted(text: &str) -> Option<usize> {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (part, more) = text[..end].split_once(';')?;
    let is_plain =
        |part: &str| !part.is_empty() && !part.contains(['"', '\'', '\\', '`', '$', '|', '&', '<', '>', '(', ')']);
    (is_plain(part) && is_plain(more)).then_some(end)
}

/// Whether the `;` at `at` of `text` parts a form's field from more that is said of it, as `;type=` does.
pub(super) fn is_before_attribute(text: &str, at: usize) -> bool {
    const ATTRIBUTES: [&str; 4] = ["encoder=", "filename=", "headers=", "type="];
    let Some(rest) = text[at..].strip_prefix(';') else { return false };
    let field = text[..at].rsplit(char::is_whitespace).next().unwrap_or("");
    field.contains('=') && !field.contains("://") && ATTRIBUTES.iter().any(|attribute| rest.starts_with(attribute))
}

/// The name of the header that `text` starts with.
fn header_name(text: &str) -> Option<&str> {
    let name = &text[..text.find(':')?];
    super::accept::is_header_name(name).then_some(name)
}

/// Where the shell gives the output on, writes it to a file, or goes on to another command, as no header does.
fn operator(line: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = '\0';
    for (at, c) in line.char_indices() {
        match (quote, Quotes::of(c)) {
            (None, Some(kind)) if !before.is_alphanumeric() => quote = Some(kind),
            (Some(open), Some(kind)) if open == kind => quote = None,
            (None, _) if matches!(before, ' ' | '\t') && is_operator(&line[at..]) => return Some(at),
            _ => {}
        }
        before = c;
    }
    None
}

/// Whether `text` starts with an operator of the shell and what that needs behind it.
fn is_operator(text: &str) -> bool {
    const SIGNS: [&str; 9] = ["2>&1", "&>", "2>", ">>", ">", "&&", "||", "|", ";"];
    let Some(rest) = SIGNS.iter().find_map(|sign| text.strip_prefix(sign)) else { return false };
    let needed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '~' | '$' | '"' | '_' | '&');
    text.starts_with("2>&1") || rest.trim_start().starts_with(needed)
}

/// How much of a line is looked at to tell whether it goes on with options.
const SAID: usize = 1024;

/// Where the line that `text` starts with ends, or speaks of another command.
fn said(text: &str) -> usize {
    let seen = head(text, SAID);
    let line = seen.split('\n').next().unwrap_or("");
    line.find("curl ").unwrap_or(line.len())
}
