//! One command as its shell and curl read it. Knows of no damage.

use crate::curl::{self, ComplaintKind, Invocation};
use crate::knowledge::programs::{self, Runs};
use crate::shell::{self, Dialect, End, Pipeline, Script, Value, Word};

/// A command's text as the readers below see it.
pub(super) struct Read {
    pub(super) pipeline: Pipeline,
    pub(super) position: usize,
    pub(super) arguments: Vec<Value>,
    pub(super) invocation: Invocation,
}

impl Read {
    /// Whether the last program of the pipeline, as it stands in `text`, has to be told more.
    pub(super) fn is_cut_off(&self, text: &str) -> bool {
        let words = self.pipeline.commands.last().map_or(&[][..], |last| &last.words);
        programs::wants_more(&words.iter().map(|word| word.span.of(text)).collect::<Vec<_>>())
    }
}

/// Reads `text` as one command; `None` where the shell finds no curl in it.
pub(super) fn read(text: &str, dialect: Dialect) -> Option<Read> {
    read_script(shell::read(text, dialect), text)
}

/// The same, for a shell that takes POSIX syntax; `None` too where it would complain.
pub(super) fn read_sound(text: &str) -> Option<Read> {
    let script = shell::read(text, Dialect::Posix);
    if script.complaints.is_empty() { read_script(script, text) } else { None }
}

/// The same of `text`, of which `script` was read together with what stands behind it.
pub(super) fn read_first_sound(mut script: Script, text: &str) -> Option<Read> {
    if !script.complaints.is_empty() || end_of_pipeline(&script) != text.len() {
        return read_sound(text);
    }
    // Behind a here-document, what ended the pipeline still stands there.
    if let Some(first) = script.pipelines.first_mut().filter(|first| first.span.end == text.len()) {
        first.end = End::Text;
    }
    debug_assert_eq!(script, shell::read(text, Dialect::Posix), "{text}");
    read_script(script, text)
}

fn read_script(script: Script, text: &str) -> Option<Read> {
    for pipeline in script.pipelines {
        for (position, simple) in pipeline.commands.iter().enumerate() {
            let mut values: Vec<Value> = own(&simple.words, text).iter().map(|word| word.value(text)).collect();
            let Some(name) = values.iter().position(is_name) else { continue };
            let arguments = values.split_off(name + 1);
            let mut invocation = curl::read(&arguments);
            // What stands before it adds arguments behind the last one.
            if values.iter().any(|value| programs::runs(value.text()) == Some(Runs::Filled)) {
                let is_added = |kind| matches!(kind, ComplaintKind::MissingValue | ComplaintKind::NoUrl);
                invocation.complaints.retain(|complaint| !is_added(complaint.kind));
            }
            return Some(Read { pipeline, position, arguments, invocation });
        }
    }
    None
}

/// Those of `words` that are a call's own: behind `:::` stands what `parallel` makes arguments of.
pub(super) fn own<'w>(words: &'w [Word], text: &str) -> &'w [Word] {
    // What fills arguments in stands before the name of curl; a call without it, asked often, is not looked through.
    let is_filler = |word: &Word| programs::runs(word.span.of(text)) == Some(Runs::Filled);
    let is_named = |word: &Word| word.span.of(text).to_ascii_lowercase().contains("curl");
    let Some(filler) = words.iter().take_while(|word| !is_named(word)).position(is_filler) else { return words };
    let is_source = |word: &Word| text.as_bytes()[word.span.start..].starts_with(SOURCES.as_bytes());
    let sources = words[filler..].iter().position(is_source);
    &words[..sources.map_or(words.len(), |at| filler + at)]
}

/// What stands before the arguments that `parallel` hands on.
pub(super) const SOURCES: &str = ":::";

fn is_name(value: &Value) -> bool {
    let name = value.text().rsplit(['/', '\\']).next().filter(|_| !value.text().starts_with('-')).unwrap_or("");
    let name = name.split([':', '@']).next().filter(|_| value.text().contains('/')).unwrap_or(name);
    name.eq_ignore_ascii_case("curl") || name.eq_ignore_ascii_case("curl.exe")
}

/// Whether the shell would complain about `text`.
pub(super) fn complains(text: &str, dialect: Dialect) -> bool {
    !shell::read(text, dialect).complaints.is_empty()
}

/// Where the first pipeline of `script` ends, its here-documents included.
pub(super) fn end_of_pipeline(script: &Script) -> usize {
    let Some(first) = script.pipelines.first() else { return 0 };
    let heredocs =
        first.commands.iter().flat_map(|simple| &simple.redirects).filter_map(|redirect| redirect.heredoc.as_ref());
    heredocs.map(|heredoc| heredoc.span.end).fold(first.span.end, usize::max)
}
