//! Reads values by descent, however damaged, and notes each fault.

use super::bare::{self, Word};
use super::bracket::{Bracket, DEPTH};
use super::quote::{Quote, mark, quote};
use super::string::{Ending, Opening, Place, ending, guess};
use super::{Document, Fault, FaultKind, Kind, Value, blank, escape};
use crate::text::Span;

/// A reading under way.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    /// One past the last token.
    pub(super) last: usize,
    /// Line ends in the blanks just passed.
    pub(super) lines: usize,
    pub(super) open: Vec<Bracket>,
    faults: Vec<Fault>,
    /// Whether a search has shown that no quote of a class closes anything any more.
    lost: [bool; 2],
    /// Where the line ends that was looked at last.
    line: usize,
    /// How many bytes have been looked at for the ends of strings.
    looked: usize,
}

/// How many bytes are looked at for the ends of strings before none is looked for any more: searches that come back to
/// where they began must stay in proportion.
fn patience(text: &str) -> usize {
    64 * 1024 + 16 * text.len()
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            last: 0,
            lines: 0,
            open: Vec::new(),
            faults: Vec::new(),
            lost: [false; 2],
            line: 0,
            looked: 0,
        }
    }

    pub(super) fn whole(mut self) -> Document {
        self.blanks();
        let root = if self.rest().is_empty() {
            self.fault(FaultKind::MissingValue, Span::at(self.at), None);
            None
        } else {
            let (start, faults) = (self.at, self.faults.len());
            let root = self.value(Place::Value);
            Some(if self.is_name(&root) { self.unopened(start, faults) } else { root })
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

    /// Whether `root`, which was just read, is the name of a member.
    fn is_name(&mut self, root: &Value) -> bool {
        self.blanks();
        matches!(root.kind, Kind::String(_)) && self.peek() == Some(':')
    }

    /// The object at `start` that lacks its opening bracket, where something else was read and gave more than `faults`.
    fn unopened(&mut self, start: usize, faults: usize) -> Value {
        (self.at, self.last) = (start, start);
        self.faults.truncate(faults);
        self.fault(FaultKind::Unopened, Span::at(start), Some("{"));
        let kind = self.members();
        Value { span: Span::new(start, self.last), kind }
    }

    fn document(mut self, root: Option<Value>, end: usize) -> Document {
        self.faults.sort_by_key(|fault| fault.span.start);
        // What is to go need not be told its right form first.
        self.faults.dedup_by(|next, fault| {
            let replaced = fault.kind == FaultKind::FullWidth && fault.span == next.span;
            if replaced {
                std::mem::swap(fault, next);
            }
            replaced
        });
        // What is closed at one place is closed at once.
        self.faults.dedup_by(|next, fault| {
            let both = fault.kind == FaultKind::Unclosed && (next.kind, next.span) == (fault.kind, fault.span);
            if both {
                fault.instead.get_or_insert_default().push_str(next.instead.as_deref().unwrap_or_default());
            }
            both
        });
        Document { root, faults: self.faults, end, looked: self.looked + end }
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

    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// The next character, as the mark it stands for.
    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next().map(mark)
    }

    pub(super) fn take(&mut self, len: usize) -> Span {
        let span = Span::new(self.at, self.at + len);
        self.at = span.end;
        self.last = span.end;
        span
    }

    /// Takes one character; a full-width one is a fault.
    pub(super) fn take_char(&mut self) -> Span {
        let c = self.rest().chars().next().expect("a character was seen here");
        let span = self.take(c.len_utf8());
        if mark(c) != c {
            self.fault(FaultKind::FullWidth, span, Some(mark(c).encode_utf8(&mut [0; 4])));
        }
        span
    }

    pub(super) fn fault(&mut self, kind: FaultKind, span: Span, instead: Option<&str>) {
        self.faults.push(Fault { span, kind, instead: instead.map(str::to_owned) });
    }

    /// Passes over blanks and comments.
    pub(super) fn blanks(&mut self) {
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

    pub(super) fn value(&mut self, place: Place) -> Value {
        while self.peek() == Some(':') {
            let span = self.take_char();
            self.fault(FaultKind::DoubledColon, span, Some(""));
            self.blanks();
        }
        let start = self.at;
        let kind = match self.peek() {
            None | Some(',' | '}' | ']') => self.missing(),
            Some('{' | '[') => self.list(),
            Some(c) if quote(c).is_some() => Kind::String(self.string(place)),
            Some(_) => self.bare(),
        };
        // What is missing stands behind what was read last.
        let span = Span::new(start.min(self.last), self.last);
        Value { span, kind }
    }

    fn missing(&mut self) -> Kind {
        // A list was swallowed; where it would be nested too deep, it was none.
        let is_deep = self.open.len() >= DEPTH;
        self.fault(FaultKind::MissingValue, Span::at(self.last), (!is_deep).then_some("[]"));
        if is_deep { Kind::Null } else { Kind::Missing }
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

    pub(super) fn string(&mut self, place: Place) -> String {
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
        let from = opening.span.end;
        if self.line < from {
            self.line =
                memchr::memchr(b'\n', &self.text.as_bytes()[from..]).map_or(self.text.len(), |line| from + line);
        }
        let is_lost = self.lost[usize::from(opening.quote == Quote::Single)];
        let limit = match patience(self.text).checked_sub(self.looked) {
            None => from,
            Some(_) if is_lost => self.line,
            Some(_) => self.text.len(),
        };
        let (found, at) = ending(self.text, opening, limit);
        self.looked += at - from;
        found.unwrap_or_else(|| {
            self.lost[usize::from(opening.quote == Quote::Single)] = true;
            guess(&self.text[..self.line], opening)
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
