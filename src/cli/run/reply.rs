//! What a reply that was just received means for the command it answers.

use crate::api::{self, ApiError, Service};
use crate::lint::{Corrected, Report};
use crate::mend::{Command, Rest, RestKind};
use crate::text::{Source, Span};

/// The errors in `body` and what they mean for command `index`, in lines; nothing where all went well.
pub(super) fn explain(report: &Report, index: usize, corrected: &Corrected, body: &[u8]) -> Vec<String> {
    let Ok(body) = std::str::from_utf8(body) else { return Vec::new() };
    let replies = judged(report, index, corrected, body);
    let mut lines = Vec::new();
    for reply in replies.iter().filter(|reply| reply.service == Service::Cloudflare && !reply.errors.is_empty()) {
        lines.extend(reply.errors.iter().map(|error| format!("the reply tells of error {}", words(error))));
        let said = [&reply.text, &reply.remedy];
        lines.extend(said.into_iter().filter(|words| !words.is_empty()).cloned());
    }
    lines
}

/// The reply as one that stood in the text behind its command.
fn judged(report: &Report, index: usize, corrected: &Corrected, body: &str) -> Vec<api::Reply> {
    let given = report.source.text();
    let text = format!("{given}\n{body}");
    let rest = Rest { span: Span::new(given.len() + 1, text.len()), kind: RestKind::Reply };
    let mut commands: Vec<Command> = report.commands[..index].to_vec();
    commands.push(corrected.command.clone());
    let mut calls: Vec<_> = report.calls[..index].iter().map(|calls| calls.first()?.as_ref()).collect();
    calls.push(corrected.calls.first().and_then(Option::as_ref));
    api::replies(&Source::new(None, text), &[rest], &commands, &calls)
}

fn words(error: &ApiError) -> String {
    let message = if error.message.is_empty() { String::new() } else { format!(": {}", error.message) };
    let chain: Vec<_> = error.chain.iter().map(words).collect();
    let behind = if chain.is_empty() { String::new() } else { format!(", and behind it {}", chain.join(", ")) };
    format!("{}{message}{behind}", error.code)
}
