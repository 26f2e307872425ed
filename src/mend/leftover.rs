//! What a command that reads well still has in it, or leaves behind it, that its author can hardly have meant so. Looked
//! for in pastes only: who writes a document sees what it says.

use super::accept::Role;
use super::command::{Command, SlipKind};
use super::ending::{holds_quoted_option, is_quoted_option};
use super::region::head;
use super::unit::Quotes;
use crate::curl::Arg;
use crate::knowledge::glyphs::{Glyph, glyph};
use crate::shell::{Dialect, Simple};
use crate::text::Span;

/// Takes back that `command` is certain, where something in it or in `behind`, the text that follows it, speaks against it.
pub(super) fn doubt(command: &mut Command, behind: &str) {
    // Other shells have backticks and dashes of their own.
    if command.dialect == Dialect::Posix {
        let doubts = within(command).into_iter().chain(left(behind));
        doubts.for_each(|doubt| command.certainty.doubt(doubt));
    }
}

fn within(command: &Command) -> Option<&'static str> {
    let text = command.text.text();
    let args = &command.invocation.args;
    if expansions(command).any(|it| it.starts_with("${{")) {
        Some("what `${{ … }}` stands for")
    } else if words(command).any(|word| word.of(text) == "--" && text[word.end..].starts_with('>')) {
        Some("whether `-->` is an arrow of a sentence")
    } else if expansions(command).any(is_fenced) {
        Some("whether its backticks are those of a text")
    } else if command.pipeline.commands.iter().skip(1).any(|next| is_drawn(next, text)) {
        Some("what stands behind its pipe")
    } else if is_glued(command) {
        Some("where one command ends and the next begins")
    } else if args.windows(2).any(|pair| is_marked(&pair[0], text)) {
        Some("whether a mark behind a value was typed")
    } else if args.iter().any(has_dashed_name) {
        Some("whether a dash in the name of a header was a hyphen")
    } else if is_unescaped_beside(command) {
        Some("whether `&amp;` was typed")
    } else {
        None
    }
}

/// The words of `command` and of what stands beside it, spans in its text.
fn words(command: &Command) -> impl Iterator<Item = Span> {
    command.pipeline.commands.iter().flat_map(|simple| &simple.words).map(|word| word.span)
}

/// What the shell fills into the arguments of `command`, as written.
fn expansions(command: &Command) -> impl Iterator<Item = &str> {
    let values = command.invocation.args.iter().filter_map(|arg| arg.value.as_ref());
    let spans = values.flat_map(|value| value.unknowns().iter().map(|unknown| value.origin(unknown.span)));
    spans.map(|span| span.of(command.text.text()))
}

/// Whether a URL or an option stands where a shell would have a program between backticks.
fn is_fenced(expansion: &str) -> bool {
    let inner = expansion.strip_prefix('`').unwrap_or("").trim_start();
    inner.starts_with("http") || inner.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c != '>'))
}

/// Whether `next`, what a pipe leads to, is no program but the edge of a box or table.
fn is_drawn(next: &Simple, text: &str) -> bool {
    next.words.first().is_some_and(|word| word.span.of(text).starts_with(['+', '-', '=', '|']))
}

/// Whether the name of curl ends a word, behind a closing quote, or behind the letters of a URL where another URL follows.
fn is_glued(command: &Command) -> bool {
    let text = command.text.text();
    let ends = |word: &Span| word.of(text).strip_suffix("curl").filter(|before| before.len() > 1);
    let last = words(command).filter(|word| word.of(text).contains("://")).last();
    words(command).filter(|word| Some(*word) != last).any(|word| {
        ends(&word).is_some_and(|before| {
            let is_url = before.contains("://") && before.ends_with(|c: char| c.is_ascii_alphanumeric());
            before.ends_with(['"', '\'']) || is_url && last.is_some_and(|last| last.start > word.end)
        })
    })
}

/// Whether a mark of a sentence follows the value of `arg`, behind its closing quote or at the end of a URL, before `next`.
fn is_marked(pair: &Arg, text: &str) -> bool {
    let Some(value) = &pair.value else { return false };
    let whole = value.whole();
    let raw = whole.of(text);
    let is_bare = !text[..whole.start].ends_with(['"', '\'']);
    let is_quoted = raw.strip_suffix(',').is_some_and(|word| word.ends_with(['"', '\'']));
    let is_url = is_bare && pair.option.is_none() && raw.contains("://") && raw.ends_with([',', ':', '.']);
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
            Certainty::Unsure(doubts) => Some(doubts.to_string()),
            Certainty::Certain | Certainty::Likely(_) => None,
        });
        assert_eq!(doubt.as_deref(), expected, "{text}");
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
        check("curl https://a.example/b | tee c |\n+-----+\n", Some("what stands behind its pipe"));
        check("curl -H \"A: b\", -d 'c=d' https://a.example/x\n", Some("whether a mark behind a value was typed"));
        check("curl -H \"X–A: b\" https://a.example/x\n", Some("whether a dash in the name of a header was a hyphen"));
        check("curl -d '<https://b.example|c> &amp; d' https://a.example/x\n", Some("whether `&amp;` was typed"));
    }

    #[test]
    fn what_stands_in_quotes_is_meant() {
        check("curl -d '<!-- a --> b' https://a.example/x\n", None);
        check("curl -d '{\"a\": \"${{ x }}\"}' https://a.example/x\n", None);
        check("curl -d 'a|\n+---' https://a.example/x\n", None);
        check("curl -d \"it's \\`-x\\`\" https://a.example/x\n", None);
        check("curl -L https://github.com/pycurl/pycurl -o a\n", None);
        check("curl -d '\"A: b\", c' https://a.example/x\n", None);
        check("curl 'https://a.example/x#.' -s\n", None);
    }
}
