//! Reads calls of PowerShell's commands, up to where their statements end.

use nom::bytes::complete::take_while1;

use super::values::{Place, Values};
use super::{Call, Item};
use crate::text::Span;

/// PowerShell takes typographic dashes for dashes.
fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '–' | '—' | '―')
}

impl Values<'_> {
    /// Skips a line end before a line that starts with a parameter, which no statement does.
    fn lost_line_end(&mut self) {
        let rest = self.rest().trim_start_matches([' ', '\t', '\r', '\n']);
        let gone = &self.rest()[..self.rest().len() - rest.len()];
        let mut letters = rest.chars();
        let parameter = letters.next().is_some_and(is_dash) && letters.next().is_some_and(|c| c.is_ascii_uppercase());
        if parameter && gone.matches('\n').count() == 1 {
            self.reader.cursor.jump(self.at() + gone.len());
        }
    }

    pub(super) fn call(&mut self) -> Call {
        let start = self.at();
        let word = take_while1(|letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '.' | '_'));
        let Some(name) = self.reader.cursor.eat(word) else { return Call::default() };
        let mut call = Call { name: name.to_owned(), span: self.reader.cursor.since(start), ..Call::default() };
        loop {
            self.blanks();
            self.lost_line_end();
            let from = self.at();
            let Some(next) = self.peek() else { break };
            if matches!(next, '\n' | '\r' | ';' | '|' | ')' | '}' | '&' | '>' | '<') {
                break;
            }
            let item = self.item();
            let span = self.reader.cursor.since(from);
            if span.is_empty() {
                break;
            }
            call.span.end = span.end;
            call.items.push(match item {
                Item::Parameter(name, _) => Item::Parameter(name, span),
                Item::Value(value, _) => Item::Value(value, span),
                Item::Splat(name, _) => Item::Splat(name, span),
            });
            self.token(":");
        }
        call
    }

    fn item(&mut self) -> Item {
        let nowhere = Span::at(self.at());
        let dash = self.peek().filter(|next| is_dash(*next));
        let letter = dash.and_then(|dash| self.rest()[dash.len_utf8()..].chars().next());
        if letter.is_some_and(char::is_alphabetic) {
            self.reader.cursor.step();
            let name = self.reader.cursor.eat(take_while1(char::is_alphanumeric)).unwrap_or_default();
            return Item::Parameter(name.to_owned(), nowhere);
        }
        if let Some(rest) = self.rest().strip_prefix('@').filter(|rest| rest.starts_with(char::is_alphabetic)) {
            let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
            self.reader.cursor.jump(self.at() + 1 + end);
            return Item::Splat(rest[..end].to_owned(), nowhere);
        }
        Item::Value(self.value(Place::Argument), nowhere)
    }
}
