//! Replies in the paste, and what they mean for its commands.

mod answer;
mod credentials;
mod error;
mod named;
mod page;
mod path;
mod program;
mod shell;
#[cfg(test)]
mod tests;
mod told;
mod transfer;

use super::address::Address;
use super::{Call, client};
use crate::knowledge::clients::Client;
use crate::mend::{Command, Rest, RestKind, SlipKind};
use crate::page::is_known;
use crate::text::{Source, Span};
use told::Told;

/// A reply found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Where it stands in the text as given.
    pub span: Span,
    /// Who speaks.
    pub service: Service,
    /// The errors it tells of.
    pub errors: Vec<ApiError>,
    /// A flat kebab-case name of what it means.
    pub meaning: &'static str,
    /// What it means for the command it answers, in words.
    pub text: String,
    /// What to do, in words; empty where the text or a finding says it.
    pub remedy: String,
    /// The rules whose finding on the command would explain it, likeliest first.
    pub causes: Vec<&'static str>,
    /// Where in the text as given that finding is, if the rule may have several.
    pub place: Option<Span>,
    /// Index of the command it answers: the nearest before it.
    pub command: Option<usize>,
}

/// Who speaks in a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Service {
    /// Cloudflare's API.
    Cloudflare,
    /// curl itself.
    Curl,
    /// The shell.
    Shell,
    /// Somebody else.
    Other,
}

impl Service {
    /// The word used in every output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cloudflare => "cloudflare",
            Self::Curl => "curl",
            Self::Shell => "shell",
            Self::Other => "other",
        }
    }
}

/// One error of a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    /// The number; 0 where none is given.
    pub code: u32,
    /// The message as given.
    pub message: String,
    /// The errors behind it.
    pub chain: Vec<Self>,
}

impl ApiError {
    /// Whether it, or one behind it, has this code.
    pub fn has(&self, code: u32) -> bool {
        self.code == code || self.chain.iter().any(|inner| inner.has(code))
    }
}

/// The command that a reply answers, and what it asks of the API.
#[derive(Clone, Copy, Debug, Default)]
struct Asked<'a> {
    command: Option<&'a Command>,
    call: Option<&'a Call>,
    /// What the reply itself names as asked, where no command does.
    named: Option<&'a Call>,
    /// The program that asked, where no command does.
    client: Option<Client>,
    /// The calls of all commands, which one person may have made.
    all: &'a [Option<&'a Call>],
}

/// Who was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whom {
    /// Cloudflare's API, or what was meant to be it.
    Cloudflare,
    /// A server that is known and is another.
    Another,
    /// Nothing tells.
    Unknown,
}

impl<'a> Asked<'a> {
    /// Who was asked.
    fn whom(self) -> Whom {
        if let Some(call) = self.subject() {
            return if call.api.is_none() { Whom::Cloudflare } else { Whom::Another };
        }
        let requests = self.command.map_or(&[][..], |command| &command.invocation.requests);
        let addresses: Option<Vec<_>> = requests.iter().map(|request| Address::read(&request.url)).collect();
        match addresses {
            Some(all) if all.iter().any(Address::means_cloudflare) => Whom::Cloudflare,
            Some(all) if !all.is_empty() => Whom::Another,
            _ => Whom::Unknown,
        }
    }

    /// What was asked, by the command or else by the words of the reply.
    fn subject(self) -> Option<&'a Call> {
        self.call.or(self.named)
    }

    /// The family of operations that it belongs to, as the table of errors names them.
    fn family(self) -> &'static str {
        self.subject().map_or("", Call::family)
    }

    /// The rule of the first of `kinds` that the command has a slip of.
    fn slip(self, kinds: &[SlipKind]) -> Option<&'static str> {
        let slips = &self.command?.slips;
        kinds.iter().find(|kind| slips.iter().any(|slip| slip.kind == **kind)).map(|kind| kind.name())
    }
}

/// Reads each of `rest` as a reply to the nearest of `commands` before it.
///
/// `calls` holds, for each command, what its first request asks of the API.
pub fn replies(source: &Source, rest: &[Rest], commands: &[Command], calls: &[Option<&Call>]) -> Vec<Reply> {
    // A paste is about one program; a document may speak of many.
    let client = if rest.is_empty() || is_document(source) { None } else { client(source.text()) };
    let mut out: Vec<Reply> = Vec::new();
    for it in rest {
        let asked = Asked { client, all: calls, ..Asked::default() };
        let Some(reply) = reply(source, it, commands, asked) else { continue };
        // What a sentence says of an error that was told in full already is told.
        let is_told = |other: &Reply| other.command == reply.command && codes(&other.errors).eq(codes(&reply.errors));
        if it.kind != RestKind::ProgramError || !out.iter().any(is_told) {
            out.push(reply);
        }
    }
    out
}

fn is_document(source: &Source) -> bool {
    source.name().is_some_and(is_known)
}

fn reply(source: &Source, it: &Rest, commands: &[Command], asked: Asked<'_>) -> Option<Reply> {
    // Who asks for help may show the reply first; a document does not.
    let is_meant = |index: &usize| !is_document(source) || commands[*index].span.start < it.span.start;
    let command = nearest(it.span, commands).filter(is_meant);
    let call = command.and_then(|index| *asked.all.get(index)?);
    let text = it.span.of(source.text());
    let named = call.is_none().then(|| named::call(source.text(), it.span)).flatten();
    let client = asked.client.filter(|_| command.is_none());
    let asking = command.and_then(|index| commands.get(index));
    let asked = Asked { command: asking, call, named: named.as_ref(), client, ..asked };
    let (service, errors, told) = told(it.kind, text, asked)?;
    let Told { meaning, text, remedy, causes, place } = told;
    let place = asked.command.zip(place).map(|(command, place)| command.text.span(place));
    Some(Reply { span: it.span, service, errors, meaning, text, remedy, causes, place, command })
}

/// The innermost codes of `errors`.
fn codes(errors: &[ApiError]) -> impl Iterator<Item = u32> {
    errors.iter().map(|error| {
        let mut last = error;
        while let Some(inner) = last.chain.last() {
            last = inner;
        }
        last.code
    })
}

/// The command that something at `span` is about: the nearest before it, or the first.
pub(super) fn nearest(span: Span, commands: &[Command]) -> Option<usize> {
    let before = commands.iter().rposition(|command| command.span.start < span.start);
    before.or((!commands.is_empty()).then_some(0))
}

fn told(kind: RestKind, text: &str, asked: Asked<'_>) -> Option<(Service, Vec<ApiError>, Told)> {
    match kind {
        RestKind::Reply => Some(answer::read(text, asked)),
        RestKind::ProgramError => Some(program::read(text, asked)),
        RestKind::CurlError => Some((Service::Curl, Vec::new(), transfer::explain(text, asked))),
        RestKind::ShellError => Some((Service::Shell, Vec::new(), shell::explain(text, asked))),
        RestKind::Advice => None,
    }
}
