//! Reads values by descent, however damaged, and notes each fault.

use super::bare::{self, Word};
use super::quote::{Quote, mark, quote};
use super::string::{Ending, Opening, Place, ending, guess};
use super::{Document, Fault, FaultKind, Kind, Member, Value, blank, escape};
use crate::text::Span;

/// How many brackets may be open at once: as many as `serde_json` takes.
const DEPTH: usize = 127;

/// An open bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bracket {
    Array,
    Object,
}

impl Bracket {
    fn closer(self) -> char {
        match self {
            Self::Array => ']',
            Self::Object => '}',
        }
    }
}

/// What became of a closing bracket.
enum Closing {
    /// The list is at its end.
    Done,
    /// It belonged to nothing and was passed over.
    Stray,
}

/// A reading under way.
pub(super) struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// One past the last token.
    last: usize,
    /// Line ends in the blanks just passed.
    lines: usize,
    open: Vec<Bracket>,
    faults: Vec<Fault>,
    /// Whether a search has shown that no quote of a class closes anything any more.
    lost: [bool; 2],
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, last: 0, lines: 0, open: Vec::new(), faults: Vec::new(), lost: [false; 2] }
    }

    pub(super) fn whole(mut self) -> Document {
        self.blanks();
        let root = if self.rest().is_empty() {
            self.fault(FaultKind::MissingValue, Span::at(self.at), None);
            None
        } else {
            Some(self.value(Place::Value))
        };
        self.last = self.last.max(root.as_ref().map_or(0, |root| root.span.end));
        let end = self.last;
        self.trailing();
        self.document(root, end)
    }

    pub(super) fn prefix(mut self) -> Document {
        self.blanks();
        let root = match self.peek() {
            None | Some('}' | ']' | ',' | ':') => None,
            Some(c) if quote(c).is_some() || matches!(c, '{' | '[') => Some(self.value(Place::Root)),
            Some(_) => self.literal(),
        };
        let end = root.as_ref().map_or(0, |_| self.last);
        self.document(root, end)
    }

    fn document(mut self, root: Option<Value>, end: usize) -> Document {
        self.faults.sort_by_key(|fault| fault.span.start);
        Document { root, faults: self.faults, end }
    }

    /// A literal or number standing alone; prose is none.
    fn literal(&mut self) -> Option<Value> {
        let word = bare::first(self.rest());
        let Word::Right(kind) = bare::word(word) else { return None };
        let span = self.take(word.len());
        Some(Value { span, kind })
    }

    /// Whatever stands behind the value.
    fn trailing(&mut self) {
        self.blanks();
        while let Some('}' | ']') = self.peek() {
            let span = self.take_char();
            self.fault(FaultKind::Mismatched, span, Some(""));
            self.blanks();
        }
        let rest = self.rest().trim_end();
        if !rest.is_empty() {
            let span = self.take(rest.len());
            self.fault(FaultKind::Trailing, span, None);
        }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// The next character, as the mark it stands for.
    fn peek(&self) -> Option<char> {
        self.rest().chars().next().map(mark)
    }

    fn take(&mut self, len: usize) -> Span {
        let span = Span::new(self.at, self.at + len);
        self.at = span.end;
        self.last = span.end;
        span
    }

    /// Takes one character; a full-width one is a fault.
    fn take_char(&mut self) -> Span {
        let c = self.rest().chars().next().expect("a character was seen here");
        let span = self.take(c.len_utf8());
        if mark(c) != c {
            self.fault(FaultKind::FullWidth, span, Some(mark(c).encode_utf8(&mut [0; 4])));
        }
        span
    }

    fn fault(&mut self, kind: FaultKind, span: Span, instead: Option<&str>) {
        if let Some(last) = self.faults.last_mut()
            && last.kind == FaultKind::Unclosed
            && (kind, span) == (last.kind, last.span)
        {
            last.instead.get_or_insert_default().push_str(instead.unwrap_or_default());
            return;
        }
        self.faults.push(Fault { span, kind, instead: instead.map(str::to_owned) });
    }

    /// Passes over blanks and comments.
    fn blanks(&mut self) {
        self.lines = 0;
        loop {
            let run = blank::blanks(self.rest());
            self.lines += run.matches('\n').count();
            self.at += run.len();
            let (kind, len, instead) = match (blank::odd_blank(self.rest()), blank::comment(self.rest())) {
                (Some((c, instead)), _) => (FaultKind::Blank, c.len_utf8(), instead),
                (None, Some(comment)) => (FaultKind::Comment, comment.len(), ""),
                (None, None) => return,
            };
            let span = Span::new(self.at, self.at + len);
            self.fault(kind, span, Some(instead));
            self.at = span.end;
        }
    }

    fn value(&mut self, place: Place) -> Value {
        while self.peek() == Some(':') {
            let span = self.take_char();
            self.fault(FaultKind::Trailing, span, Some(""));
            self.blanks();
        }
        let start = self.at;
        let kind = match self.peek() {
            None | Some(',' | '}' | ']') => self.missing(),
            Some('{' | '[') => self.list(),
            Some(c) if quote(c).is_some() => Kind::String(self.string(place)),
            Some(_) => self.bare(),
        };
        let span = if kind == Kind::Missing { Span::at(self.last) } else { Span::new(start, self.last) };
        Value { span, kind }
    }

    fn missing(&mut self) -> Kind {
        self.fault(FaultKind::MissingValue, Span::at(self.last), Some("[]"));
        Kind::Missing
    }

    fn list(&mut self) -> Kind {
        if let Some(template) = bare::template(self.rest()) {
            let span = self.take(template.len());
            let double = template.starts_with("{{");
            self.fault(FaultKind::BareValue, span, (!double).then(|| bare::quoted(template)).as_deref());
            return Kind::Bare(template.to_owned());
        }
        if self.open.len() == DEPTH {
            return self.too_deep();
        }
        if self.peek() == Some('{') {
            Kind::Object(self.items(Bracket::Object, Self::member))
        } else {
            Kind::Array(self.items(Bracket::Array, |reader| reader.value(Place::Item)))
        }
    }

    /// Passes over a list that is nested too deep.
    fn too_deep(&mut self) -> Kind {
        let bracket = self.rest().chars().next().map_or(0, char::len_utf8);
        self.fault(FaultKind::TooDeep, Span::at(self.at).cover(Span::at(self.at + bracket)), None);
        let mut depth = 0_usize;
        let mut string = false;
        let mut escaped = false;
        let behind = self.rest().chars().position(|c| {
            match mark(c) {
                _ if escaped => {}
                '"' => string = !string,
                '[' | '{' if !string => depth += 1,
                ']' | '}' if !string => depth -= 1,
                _ => {}
            }
            escaped = string && c == '\\' && !escaped;
            depth == 0
        });
        let len = behind.map_or(self.rest().len(), |last| self.rest().chars().take(last + 1).map(char::len_utf8).sum());
        let span = self.take(len);
        Kind::Bare(span.of(self.text).to_owned())
    }

    /// The items of a list, from its opening bracket to its closing one.
    fn items<T>(&mut self, bracket: Bracket, item: impl Fn(&mut Self) -> T) -> Vec<T> {
        self.take_char();
        self.open.push(bracket);
        let mut items = Vec::new();
        let mut comma = None;
        loop {
            self.blanks();
            match self.peek() {
                Some(',') => {
                    let span = self.take_char();
                    if items.is_empty() || comma.is_some() {
                        self.fault(FaultKind::TrailingComma, span, Some(""));
                    } else {
                        comma = Some(span);
                    }
                }
                None | Some('}' | ']') => match self.close(bracket) {
                    Closing::Done => break,
                    Closing::Stray => {}
                },
                Some(_) => {
                    if comma.is_none() && !items.is_empty() && !self.goes_on(bracket) {
                        self.unclosed(bracket);
                        break;
                    }
                    if !matches!(self.peek(), None | Some(',' | '}' | ']')) {
                        items.push(item(self));
                        comma = None;
                    }
                }
            }
        }
        if let Some(comma) = comma {
            self.fault(FaultKind::TrailingComma, comma, Some(""));
        }
        self.open.pop();
        items
    }

    fn unclosed(&mut self, bracket: Bracket) {
        self.fault(FaultKind::Unclosed, Span::at(self.last), Some(bracket.closer().encode_utf8(&mut [0; 4])));
    }

    /// Closes the list at a closing bracket or the end of the text.
    fn close(&mut self, bracket: Bracket) -> Closing {
        let wanted = bracket.closer();
        let Some(c) = self.peek() else {
            self.unclosed(bracket);
            return Closing::Done;
        };
        if c == wanted {
            self.take_char();
            return Closing::Done;
        }
        if self.open.iter().any(|open| open.closer() == c) {
            self.unclosed(bracket);
            return Closing::Done;
        }
        let span = self.take_char();
        let behind = self.rest().trim_start().chars().next();
        if behind == Some(wanted) {
            self.fault(FaultKind::Mismatched, span, Some(""));
            return Closing::Stray;
        }
        self.fault(FaultKind::Mismatched, span, Some(wanted.encode_utf8(&mut [0; 4])));
        Closing::Done
    }

    /// Whether the list goes on at something that no comma precedes.
    fn goes_on(&mut self, bracket: Bracket) -> bool {
        let rest = self.rest();
        let c = rest.chars().next().expect("a character was seen here");
        let next = match bracket {
            _ if quote(c).is_some() => true,
            Bracket::Array => {
                matches!(mark(c), '{' | '[')
                    || matches!(bare::word(bare::first(rest)), Word::Right(_) | Word::Number(..))
            }
            Bracket::Object => {
                let name = bare::name(rest);
                self.lines < 2 && rest[name.len()..].starts_with(':') && !name.contains(char::is_whitespace)
            }
        };
        if next {
            self.fault(FaultKind::MissingComma, Span::at(self.last), Some(","));
            return true;
        }
        self.lines == 0 && self.junk()
    }

    /// Passes over what belongs nowhere, up to a comma or closing bracket on the same line.
    fn junk(&mut self) -> bool {
        let rest = self.rest();
        let Some(len) = rest.find(|c| c == '\n' || matches!(mark(c), ',' | '}' | ']')) else { return false };
        if rest[len..].starts_with('\n') {
            return false;
        }
        let last = self.last;
        let span = Span::new(self.at, self.at + rest[..len].trim_end().len());
        self.at += len;
        self.last = span.end.max(last);
        if !span.is_empty() {
            self.fault(FaultKind::Trailing, span, Some(""));
        }
        true
    }

    fn member(&mut self) -> Member {
        let start = self.at;
        let name = self.name();
        let name_span = Span::new(start, self.last);
        self.blanks();
        self.colon();
        let value = self.value(Place::Value);
        Member { span: Span::new(start, self.last), name_span, name, value }
    }

    fn name(&mut self) -> String {
        if self.peek().and_then(quote).is_some() {
            return self.string(Place::Name);
        }
        let name = bare::name(self.rest());
        let span = self.take(name.len());
        let plain = name.trim_matches(|c| quote(c).is_some());
        self.fault(FaultKind::BareName, span, Some(&bare::quoted(plain)));
        plain.to_owned()
    }

    fn colon(&mut self) {
        let rest = self.rest();
        if self.peek() == Some(':') {
            self.take_char();
        } else if rest.starts_with('=') {
            let span = self.take(if rest.starts_with("=>") { 2 } else { 1 });
            self.fault(FaultKind::MissingColon, span, Some(":"));
        } else {
            self.fault(FaultKind::MissingColon, Span::at(self.last), Some(":"));
        }
        self.blanks();
    }

    fn bare(&mut self) -> Kind {
        let rest = self.rest();
        let mut text = bare::first(rest);
        let mut word = bare::word(text);
        if matches!(word, Word::Bare(Kind::Bare(_), _)) {
            text = phrase(rest, text);
            word = bare::word(text);
        }
        let span = self.take(text.len());
        match word {
            Word::Right(kind) => kind,
            Word::Number(kind, instead) => {
                self.fault(FaultKind::Number, span, instead.as_deref());
                kind
            }
            Word::Bare(kind, instead) => {
                self.fault(FaultKind::BareValue, span, instead.as_deref());
                kind
            }
        }
    }

    fn string(&mut self, place: Place) -> String {
        let start = self.at;
        let c = self.rest().chars().next().expect("a quote was seen here");
        let class = quote(c).expect("a quote was seen here");
        let place = match self.open.last() {
            None => Place::Root,
            Some(Bracket::Array) => Place::Item,
            Some(Bracket::Object) => place,
        };
        let span = Span::new(start, start + c.len_utf8());
        let opening = Opening { span, quote: class, straight: c.is_ascii(), place, depth: self.open.len() };
        let end = self.ending(opening);
        self.delimiter(span);
        let text = escape::unescape(self.text, Span::new(span.end, end.content), &mut self.faults);
        self.take(end.end - start);
        let closer = Span::new(end.content, end.end);
        if closer.is_empty() {
            self.fault(FaultKind::Unclosed, closer, Some("\""));
        } else {
            self.delimiter(closer);
        }
        text
    }

    fn ending(&mut self, opening: Opening) -> Ending {
        let lost = &mut self.lost[usize::from(opening.quote == Quote::Single)];
        let from = opening.span.end;
        let line = || self.text[from..].find('\n').map(|line| from + line);
        let limit = lost.then(line).flatten().unwrap_or(self.text.len());
        ending(self.text, opening, limit).unwrap_or_else(|| {
            *lost = true;
            guess(self.text, opening)
        })
    }

    /// Notes a delimiter that is not `"`.
    fn delimiter(&mut self, span: Span) {
        let kind = match span.of(self.text) {
            "\"" => return,
            "'" => FaultKind::SingleQuote,
            _ => FaultKind::CurlyQuote,
        };
        self.fault(kind, span, Some("\""));
    }
}

/// The words at the start of `rest`, of which `first` is one, up to what ends a value on the same line.
fn phrase<'a>(rest: &'a str, first: &str) -> &'a str {
    let mut end = first.len();
    loop {
        let gap = rest[end..].len() - rest[end..].trim_start_matches([' ', '\t']).len();
        let next = &rest[end + gap..];
        let stops = next.starts_with(|c| quote(c).is_some()) || blank::comment(next).is_some();
        let word = bare::first(next);
        if gap == 0 || stops || word.is_empty() {
            return &rest[..end];
        }
        end += gap + word.len();
    }
}
