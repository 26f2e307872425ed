//! What a command that reads well still has in it, or leaves behind it, that its author can hardly have meant so. Looked
//! for in pastes only: who writes a document sees what it says.

use super::accept::Role;
use super::command::{Certainty, Command, SlipKind};
use super::ending::{holds_quoted_option, is_quoted_option};
use super::region::head;
use super::unit::Quotes;
use crate::curl::Arg;
use crate::knowledge::glyphs::{Glyph, glyph};
use crate::shell::Dialect;

/// Takes back that `command` is certain, where something in it or in `behind`, the text that follows it, speaks against it.
pub(super) fn doubt(command: &mut Command, behind: &str) {
    // Other shells have backticks and dashes of their own.
    if command.certainty == Certainty::Certain
        && command.dialect == Dialect::Posix
        && let Some(doubt) = within(command).or_else(|| left(behind))
    {
        command.certainty = Certainty::Unsure(doubt.to_owned());
    }
}

fn within(command: &Command) -> Option<&'static str> {
    let text = command.text.text();
    if text.contains("${{") {
        Some("what `${{ … }}` stands for")
    } else if text.contains(" --> ") {
        Some("whether `-->` is an arrow of a sentence")
    } else if holds_fence(text) {
        Some("whether its backticks are those of a text")
    } else if text.split("|\n").skip(1).any(|next| next.starts_with(['+', '-', '=', '|'])) {
        Some("what stands behind its pipe")
    } else if is_glued(command) {
        Some("where one command ends and the next begins")
    } else if command.invocation.args.windows(2).any(|pair| is_marked(&pair[0], text)) {
        Some("whether a mark behind a value was typed")
    } else if command.invocation.args.iter().any(has_dashed_name) {
        Some("whether a dash in the name of a header was a hyphen")
    } else if is_unescaped_beside(command) {
        Some("whether `&amp;` was typed")
    } else {
        None
    }
}

/// Whether an option or a URL stands behind a backtick outside single quotes: a shell would run it.
fn holds_fence(text: &str) -> bool {
    let mut parts = text.split('\'').step_by(2).flat_map(|bare| bare.split('`').skip(1));
    parts.any(|inner| {
        let inner = inner.trim_start();
        inner.starts_with("http") || inner.starts_with('-') && inner[1..].starts_with(|c: char| c.is_ascii_alphabetic())
    })
}

/// Whether a word ends with the name of curl behind a quote, or a URL behind a letter.
fn is_glued(command: &Command) -> bool {
    let text = command.text.text();
    let words = command.pipeline.commands.iter().flat_map(|simple| &simple.words);
    let mut words = words.map(|word| word.span.of(text));
    words.any(|word| {
        let before = word.strip_suffix("curl").unwrap_or("");
        let is_url = before.contains("://") && !before.ends_with(['/', '-', '_', '.', '=']) && !before.ends_with("lib");
        before.len() > 1 && before.ends_with(['"', '\'']) || is_url
    })
}

/// Whether a mark of a sentence follows the value of `arg`, behind its closing quote or at the end of a URL, before `next`.
fn is_marked(pair: &Arg, text: &str) -> bool {
    let Some(value) = &pair.value else { return false };
    let raw = value.whole().of(text);
    let is_quoted = raw.strip_suffix(',').is_some_and(|word| word.ends_with(['"', '\'']));
    let is_url = pair.option.is_none() && raw.contains("://") && raw.ends_with([',', ':', '.']);
    is_quoted || is_url
}

/// Whether the name of a header has a typographic dash in it, which no such name can have.
fn has_dashed_name(arg: &Arg) -> bool {
    let is_header = arg.option.is_some_and(|option| Role::of(option) == Role::Header);
    let name = arg.value.as_ref().filter(|_| is_header).and_then(|value| value.text().split(':').next());
    let is_dash = |c: char| matches!(glyph(c), Some((Glyph::EnDash | Glyph::EmDash | Glyph::Hyphen, _)));
    name.is_some_and(|name| name.contains(|c: char| !c.is_ascii() && is_dash(c)))
}

/// Whether `&amp;` alone was undone, beside angle brackets that would have been escaped with it.
fn is_unescaped_beside(command: &Command) -> bool {
    let mut entities = command.slips.iter().filter(|slip| slip.kind == SlipKind::HtmlEntity).peekable();
    let is_bracketed = |arg: &Arg| arg.value.as_ref().is_some_and(|value| value.text().contains("<http"));
    entities.peek().is_some()
        && entities.all(|slip| slip.text == "&")
        && command.invocation.args.iter().any(is_bracketed)
}

/// How many bytes behind a command are looked at.
const NEAR: usize = 1024;

/// What in `behind` looks like more of the command.
fn left(behind: &str) -> Option<&'static str> {
    let mut lines = head(behind, NEAR).split('\n');
    let rest = lines.next().unwrap_or("").trim_start();
    let next = lines.next().unwrap_or("");
    let is_pipe = rest.strip_prefix('|').is_some_and(|rest| rest.trim().len() > 1 && !rest.starts_with('|'));
    let is_cut_url = || {
        let word = rest.strip_prefix(". ").and_then(|rest| rest.split(' ').next());
        word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_lowercase()) && word.contains('/'))
    };
    if is_pipe || holds_quoted_option(rest) {
        Some("whether what follows on its line belongs to the command")
    } else if is_cut_url() {
        Some("whether a blank stood in the URL")
    } else if is_quoted_option(unmarked(next)) {
        Some("whether the line below belongs to the command")
    } else {
        None
    }
}

/// `line` without what a list, a chat or a fence puts before it.
fn unmarked(line: &str) -> &str {
    let line = line.trim_start();
    let line = line.strip_prefix('<').and_then(|rest| rest.split_once("> ")).map_or(line, |(_, rest)| rest);
    let is_mark = |c: char| !c.is_alphanumeric() && Quotes::of(c).is_none_or(|_| c == '`') && c != '-';
    let line = line.trim_start_matches(is_mark);
    line.strip_prefix("- ").unwrap_or(line).trim_start()
}

#[cfg(test)]
mod tests {
    use crate::mend::{Certainty, Mending, mend};
    use crate::page;
    use crate::text::Source;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let source = Source::new(None, text);
        let blocks = page::read(&source);
        let commands = mend(&blocks[0], Mending::On).commands;
        let doubt = commands.first().and_then(|command| match &command.certainty {
            Certainty::Unsure(doubt) => Some(doubt.as_str()),
            Certainty::Certain | Certainty::Likely(_) => None,
        });
        assert_eq!(doubt, expected, "{text}");
    }

    #[test]
    fn what_is_left_behind_is_told() {
        let below = Some("whether the line below belongs to the command");
        check("curl -X POST https://a.example/x # make one\n  -H 'A: b'\n", below);
        check("curl https://a.example/x\n- -H \"A: b\"\n", below);
        check("<bob> curl https://a.example/x\n<bob> -H \"A: b\"\n", below);
        check("curl https://a.example/x;\n-H \"A: b\";\n", below);
        check("curl https://a.example/x # make one\n-s says nothing\n", None);
        let beside = Some("whether what follows on its line belongs to the command");
        check("curl https://a.example/x | jq .a[] | select(.b==\"c\") | .d\n", beside);
        check("Try curl https://a. example/file and tell me\n", Some("whether a blank stood in the URL"));
    }

    #[test]
    fn what_nobody_means_is_told() {
        check("curl -s https://a.example/x -H \"A: ${{ secrets.B }}\"\n", Some("what `${{ … }}` stands for"));
        check("curl https://a.example/x --> 500\n", Some("whether `-->` is an arrow of a sentence"));
        check("**curl -X POST** `https://a.example/x` -d a=b\n", Some("whether its backticks are those of a text"));
        check("curl -H \"A: `cat b`\" https://a.example/x\n", None);
        check(
            "curl -s 'https://a.example/x'curl -s 'https://a.example/y'\n",
            Some("where one command ends and the next begins"),
        );
        check("curl -A curl https://a.example/curl -s\n", None);
        check("curl -H \"A: b\", -d 'c=d' https://a.example/x\n", Some("whether a mark behind a value was typed"));
        check("curl -H \"X–A: b\" https://a.example/x\n", Some("whether a dash in the name of a header was a hyphen"));
        check("curl -d '<https://b.example|c> &amp; d' https://a.example/x\n", Some("whether `&amp;` was typed"));
    }
}
