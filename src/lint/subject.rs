//! What rules look at: one command, with its requests.

use crate::api::Call;
use crate::curl::Request;
use crate::mend::Command;
use crate::shell::{Part, Quoting, Simple, Word, Worth};

/// What a rule is looking at: one command, with its requests.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// Index of the command.
    pub index: usize,
    /// The command.
    pub command: &'a Command,
    /// For each of its requests, what it asks of Cloudflare's API.
    pub calls: &'a [Option<Call>],
    /// For each of its requests, what it asks of the APIs of the settings; nothing where there are none.
    pub own: &'a [Option<Call>],
}

impl<'a> Subject<'a> {
    /// The requests, each with what it asks of Cloudflare's API.
    pub fn requests(&self) -> impl Iterator<Item = (&'a Request, Option<&'a Call>)> + use<'a> {
        self.command.invocation.requests.iter().zip(self.calls.iter().map(Option::as_ref))
    }

    /// The requests that go to APIs of the settings.
    pub fn own_calls(&self) -> impl Iterator<Item = (&'a Request, &'a Call)> + use<'a> {
        let calls = self.command.invocation.requests.iter().zip(self.own);
        calls.filter_map(|(request, call)| Some((request, call.as_ref()?)))
    }

    /// The command's mended text, in which all spans are.
    pub fn text(&self) -> &'a str {
        self.command.text.text()
    }

    /// The curl command within its pipeline.
    pub fn simple(&self) -> Option<&'a Simple> {
        self.command.pipeline.commands.get(self.command.position)
    }

    /// The words of the curl command, its name among them.
    pub fn words(&self) -> &'a [Word] {
        self.command.words()
    }

    /// Whether the shell puts a list among its words, `"${ARGS[@]}"`, and so may put any option there.
    pub fn has_list(&self) -> bool {
        const LISTS: [&str; 5] = ["$@", "${@", "$*", "[@]", "[*]"];
        let is_list = |part: &Part| {
            let written = part.span.of(self.text());
            matches!(part.worth, Worth::Unknown(_)) && LISTS.iter().any(|list| written.contains(list))
        };
        self.words().iter().flat_map(|word| &word.parts).any(is_list)
    }

    /// Whether a word is a variable alone, and without quotes, which the shell may make several of, or none.
    pub fn has_loose_word(&self) -> bool {
        let is_loose = |word: &Word| match &word.parts[..] {
            [part] => part.quoting == Quoting::Bare && matches!(part.worth, Worth::Unknown(_)),
            _ => false,
        };
        self.words().iter().any(is_loose)
    }

    /// The word that holds the byte `at`.
    pub fn word_at(&self, at: usize) -> Option<&'a Word> {
        let words = self.words();
        let word = words.get(words.partition_point(|word| word.span.end <= at))?;
        (word.span.start <= at).then_some(word)
    }
}
