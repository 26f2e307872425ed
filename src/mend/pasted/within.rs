//! What a pasted command has in its words, or between them, that the text around it put there.

use crate::curl::Arg;
use crate::knowledge::glyphs::is_typographic_dash;
use crate::mend::accept::{Role, is_whole_json};
use crate::mend::command::{Command, SlipKind};
use crate::text::Span;

/// The first such thing in `command`.
pub(super) fn told(command: &Command) -> Option<&'static str> {
    let text = command.text.text();
    let args = &command.invocation.args;
    if expansions(command).any(|it| it.starts_with("${{")) {
        Some("what `${{ … }}` stands for")
    } else if words(command).any(|word| word.of(text) == "--" && text[word.end..].starts_with('>')) {
        Some("whether `-->` is an arrow of a sentence")
    } else if expansions(command).any(is_fenced) {
        Some("whether its backticks are those of a text")
    } else if is_glued(command) {
        Some("where one command ends and the next begins")
    } else if args.windows(2).any(|pair| is_marked(&pair[0], text)) {
        Some("whether a mark behind a value was typed")
    } else if args.iter().any(has_dashed_name) {
        Some("whether a dash in the name of a header was a hyphen")
    } else if let Some(kept) = kept(command) {
        Some(kept)
    } else if args.iter().any(|arg| is_prompted(arg, command)) {
        Some("whether the marks before the lines of a value were typed")
    } else if is_unescaped_beside(command) {
        Some("whether `&amp;` was typed")
    } else {
        None
    }
}

/// What no shell takes out of the words of `command`, though it may have been put there for one.
pub(super) fn kept(command: &Command) -> Option<&'static str> {
    command.invocation.args.iter().any(has_caret).then_some("whether `^` before `&` was typed")
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
    name.is_some_and(|name| name.contains(is_typographic_dash))
}

/// Whether a URL has a caret before the `&` of its query, as cmd.exe wants it outside quotes.
fn has_caret(arg: &Arg) -> bool {
    let url = arg.value.as_ref().filter(|value| arg.option.is_none() && value.text().contains("^&"));
    url.is_some_and(|url| url.text().contains("://"))
}

/// Whether prompts were taken out of the value of `arg` though the command itself has none, where the lines may as well
/// have begun so.
fn is_prompted(arg: &Arg, command: &Command) -> bool {
    let Some(value) = arg.value.as_ref().filter(|value| value.text().contains('\n')) else { return false };
    let prompts = || command.slips.iter().filter(|slip| slip.kind == SlipKind::Prompt);
    let given = command.text.span(value.whole());
    prompts().any(|slip| given.contains(slip.span))
        && prompts().all(|slip| slip.span.start > command.span.start)
        && !is_whole_json(value.text())
}

/// Whether `&amp;` alone was undone, beside angle brackets that would have been escaped with it.
fn is_unescaped_beside(command: &Command) -> bool {
    let mut entities = command.slips.iter().filter(|slip| slip.kind == SlipKind::HtmlEntity).peekable();
    let is_bracketed = |arg: &Arg| arg.value.as_ref().is_some_and(|value| value.text().contains("<http"));
    entities.peek().is_some()
        && entities.all(|slip| slip.text == "&")
        && command.invocation.args.iter().any(is_bracketed)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

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
        check("curl \"https://a.example/x?a=1^&b=2\"\n", Some("whether `^` before `&` was typed"));
        check("curl ^\n -s ^\n \"https://a.example/x?a=1^&b=2\"\n", Some("whether `^` before `&` was typed"));
        check("curl ^\n -s ^\n https://a.example/x?a=1^&b=2\n", None);
    }

    #[test]
    fn marks_before_lines_of_values_may_be_typed() {
        let told = Some("whether the marks before the lines of a value were typed");
        check("curl --data-binary 'x\n> y' https://a.example/\n", told);
        check("$ curl --data-binary 'x\n> y' https://a.example/\n", None);
        check("curl -d '{\n> \"a\": 1\n> }' https://a.example/\n", None);
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
