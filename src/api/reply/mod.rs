//! Replies in the paste, and what they mean for its commands.

mod answer;
mod credentials;
mod path;
mod shell;
mod told;
mod transfer;

use super::Call;
use crate::mend::{Command, Rest, RestKind, SlipKind};
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
    /// The rule whose finding on the command explains it.
    pub cause: Option<&'static str>,
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

/// The command that a reply answers, and what it asks of the API.
#[derive(Clone, Copy, Debug, Default)]
struct Asked<'a> {
    command: Option<&'a Command>,
    call: Option<&'a Call>,
    /// The calls of all commands, which one person may have made.
    all: &'a [Option<Call>],
}

impl Asked<'_> {
    /// The rule of the first of `kinds` that the command has a slip of.
    fn slip(self, kinds: &[SlipKind]) -> Option<&'static str> {
        let slips = &self.command?.slips;
        kinds.iter().find(|kind| slips.iter().any(|slip| slip.kind == **kind)).map(|kind| kind.name())
    }
}

/// Reads each of `rest` as a reply to the nearest of `commands` before it.
///
/// `calls` holds, for each command, what its first request asks of the API.
pub fn replies(source: &Source, rest: &[Rest], commands: &[Command], calls: &[Option<Call>]) -> Vec<Reply> {
    let read = |it: &Rest| {
        let command = nearest(it.span, commands);
        let asked = Asked {
            command: command.and_then(|index| commands.get(index)),
            call: command.and_then(|index| calls.get(index)?.as_ref()),
            all: calls,
        };
        let (service, errors, told) = told(it.kind, it.span.of(source.text()), asked)?;
        let Told { meaning, text, cause, place } = told;
        let place = asked.command.zip(place).map(|(command, place)| command.text.span(place));
        Some(Reply { span: it.span, service, errors, meaning, text, cause, place, command })
    };
    rest.iter().filter_map(read).collect()
}

/// The command that something at `span` is about: the nearest before it, or the first.
pub(super) fn nearest(span: Span, commands: &[Command]) -> Option<usize> {
    let before = commands.iter().rposition(|command| command.span.start < span.start);
    before.or((!commands.is_empty()).then_some(0))
}

fn told(kind: RestKind, text: &str, asked: Asked<'_>) -> Option<(Service, Vec<ApiError>, Told)> {
    match kind {
        RestKind::Reply => Some(answer::read(text, asked)),
        RestKind::CurlError => Some((Service::Curl, Vec::new(), transfer::explain(text, asked))),
        RestKind::ShellError => Some((Service::Shell, Vec::new(), shell::explain(text, asked))),
        RestKind::Advice => None,
    }
}
