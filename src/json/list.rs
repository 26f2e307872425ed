//! Lists: arrays and objects, their commas, colons and closing brackets.

use super::bare::{self, Word};
use super::bracket::{Bracket, DEPTH};
use super::quote::{mark, quote};
use super::reader::Reader;
use super::string::Place;
use super::{FaultKind, Kind, Member};
use crate::text::Span;

/// What became of a closing bracket.
enum Closing {
    /// The list is at its end.
    Done,
    /// It belonged to nothing and was passed over.
    Stray,
}

impl Reader<'_> {
    pub(super) fn list(&mut self) -> Kind {
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

    /// An object from behind its opening bracket on.
    pub(super) fn members(&mut self) -> Kind {
        Kind::Object(self.items_behind(Bracket::Object, Self::member))
    }

    /// The items of a list, from its opening bracket to its closing one.
    fn items<T>(&mut self, bracket: Bracket, item: impl Fn(&mut Self) -> T) -> Vec<T> {
        self.take_char();
        self.items_behind(bracket, item)
    }

    fn items_behind<T>(&mut self, bracket: Bracket, item: impl Fn(&mut Self) -> T) -> Vec<T> {
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
                self.lines < 2
                    && !name.is_empty()
                    && rest[name.len()..].starts_with(':')
                    && !name.contains(char::is_whitespace)
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
        let span = Span::new(self.at, self.at + rest[..len].trim_end_matches([' ', '\t', '\r']).len());
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
}
