//! Edits of a command that change what it asks of the API and leave its layout alone.

use super::{Credential, JsonBody};
use crate::curl::Arg;
use crate::mend::Command;
use crate::shell::{Quoting, Worth};
use crate::text::{Edit, Span};

/// A command whose options are to be edited.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rewrite<'a> {
    command: &'a Command,
}

impl<'a> Rewrite<'a> {
    /// Edits of `command`, in its mended text.
    pub(crate) fn of(command: &'a Command) -> Self {
        Self { command }
    }

    /// Takes away the option whose value holds `span`, and the blanks before it.
    pub(crate) fn without(self, span: Span) -> Option<Edit> {
        let arg = self.arg(span)?;
        let name = self.word(arg.word)?;
        let is_whole = arg.span.start == name.start;
        let value = if arg.span.end == name.end { self.word(arg.word + 1)? } else { name };
        let before = self.word_before(arg.word)?;
        is_whole.then(|| Edit::new(Span::new(before.end, value.end), ""))
    }

    /// Puts `head` in place of what stands before `credential`, in quotes where there were none; `None` where it stands
    /// partly in some.
    ///
    /// The credential's own bytes are left out of every edit.
    pub(crate) fn head(self, credential: &Credential, head: &str) -> Option<Vec<Edit>> {
        let (start, end) = (credential.head.start, credential.whole.end);
        let mut edits = vec![Edit::new(credential.head, head)];
        if self.quote_before(start).is_none() && !credential.head.is_empty() {
            edits.extend(self.bared(Span::new(credential.head.end.min(end), end))?);
            edits.push(Edit::new(Span::at(start), "\""));
            edits.push(Edit::new(Span::at(end), "\""));
        }
        Some(edits)
    }

    /// Puts `text` in place of `span` of `body`, escaped for the quotes it stands in.
    pub(crate) fn body(self, body: &JsonBody, span: Span, text: &str) -> Option<Edit> {
        let text = match self.quote_before(body.span.start)? {
            '\'' if !text.contains('\'') => text.to_owned(),
            '"' if !text.contains(['\\', '$', '`', '!']) => text.replace('"', "\\\""),
            _ => return None,
        };
        // What comes last stands before the closing quote, which is no part of the text.
        let last = body.text.text()[..span.start].char_indices().next_back().filter(|_| span.is_empty());
        let place = last.map_or(body.origin(span), |(at, _)| Span::at(body.origin(Span::new(at, span.start)).end));
        Some(Edit::new(place, text))
    }

    /// Adds a header with `line` before the option whose value holds `span`, laid out as that is.
    pub(crate) fn header_before(self, span: Span, line: &str) -> Option<Edit> {
        let arg = self.arg(span)?;
        let word = self.word(arg.word)?;
        let before = self.word_before(arg.word)?;
        let gap = Span::new(before.end, word.start).of(self.command.text.text());
        let name = if self.uses_long_names() { "--header" } else { "-H" };
        Some(Edit::new(Span::at(word.start), format!("{name} \"{line}\"{gap}")))
    }

    /// Adds `options` right behind the name of the command.
    pub(crate) fn option(self, options: &str) -> Option<Edit> {
        let name = self.word_before(0)?;
        Some(Edit::new(Span::at(name.end), format!(" {options}")))
    }

    /// Whether its options are mostly written with their long names.
    pub(crate) fn uses_long_names(self) -> bool {
        let text = self.command.text.text();
        let named = self.command.invocation.args.iter().filter(|arg| arg.option.is_some_and(|it| it.short.is_some()));
        let (long, all) =
            named.fold((0, 0), |(long, all), arg| (long + usize::from(arg.span.of(text).starts_with("--")), all + 1));
        long * 2 > all
    }

    /// The argument whose value holds `span`.
    fn arg(self, span: Span) -> Option<&'a Arg> {
        let holds = |arg: &&Arg| arg.value.as_ref().is_some_and(|value| value.whole().contains(span));
        self.command.invocation.args.iter().filter(|arg| arg.option.is_some()).find(holds)
    }

    /// Where argument `index` stands, quotes included.
    fn word(self, index: usize) -> Option<Span> {
        let words = self.command.words();
        let first = words.len().checked_sub(self.command.arguments.len())?;
        words.get(first + index).map(|word| word.span)
    }

    /// Where the word before argument `index` stands; before the first, the command's name.
    fn word_before(self, index: usize) -> Option<Span> {
        let words = self.command.words();
        let first = words.len().checked_sub(self.command.arguments.len())?;
        words.get((first + index).checked_sub(1)?).map(|word| word.span)
    }

    /// Takes off the escapes in `span` that mean something outside of double quotes only; `None` where it has quotes.
    fn bared(self, span: Span) -> Option<Vec<Edit>> {
        let text = self.command.text.text();
        let parts = self.command.words().iter().flat_map(|word| &word.parts).filter(|part| part.span.overlaps(span));
        let mut edits = Vec::new();
        for part in parts {
            match &part.worth {
                _ if part.quoting != Quoting::Bare => return None,
                Worth::Text(worth) if worth != part.span.of(text) && !worth.contains(['"', '$', '\\', '`']) => {
                    edits.push(Edit::new(part.span, worth.as_str()));
                }
                Worth::Text(_) | Worth::Unknown(_) => {}
            }
        }
        Some(edits)
    }

    /// The quote mark right before `at`.
    fn quote_before(self, at: usize) -> Option<char> {
        self.command.text.text().get(..at)?.chars().next_back().filter(|c| matches!(c, '"' | '\''))
    }
}
