//! What a pasted command has in it of the text around it: a sentence behind its pipe, a column of a table, a URL of which
//! the end went to the next line, an option in a letter case of somebody's phone.

use super::command::{Command, SlipKind};
use super::ending::is_quoted_option;
use super::region::{LOOK_BACK, head};
use super::unit::Quotes;
use super::{spelled, template};
use crate::curl::Arg;
use crate::knowledge::programs;
use crate::shell::{Dialect, Quoting, Simple, Word};

/// Why `command`, which stands between `before` and `behind` in a paste, may not be what was meant.
pub(super) fn doubts(command: &Command, before: &str, behind: &str) -> Vec<&'static str> {
    let text = command.text.text();
    let looped = template::is_looped(before, text).then_some("what its loop puts in");
    if command.dialect != Dialect::Posix {
        return looped.into_iter().collect();
    }
    let args = &command.invocation.args;
    let later = || command.pipeline.commands.iter().skip(command.position + 1);
    let redirects = || command.pipeline.commands.iter().flat_map(|simple| &simple.redirects);
    let told = [
        (later().any(|next| is_sentence(next, text)), "whether a sentence stands behind its pipe"),
        (
            later().any(|next| is_column(next, text)) && behind.trim_start().starts_with('|'),
            "what stands behind its pipe",
        ),
        (is_cut(text, behind), "whether its URL goes on in the line below"),
        (before.ends_with([',', ';']) && last(text).contains(','), "whether the comma in the URL parts two columns"),
        (is_usage(behind), "whether what follows on its line belongs to the command"),
        (has_late_option(behind), "whether the line below belongs to the command"),
        (is_in_braces(before, text), "whether the brace at its end belongs to the command"),
        (is_macro(command), "what stands before its name"),
        (has_open_quotes(command), "which of its quotes ends a value"),
        (is_half_unescaped(command), "whether the entities in it were typed"),
        (redirects().any(|it| it.span.of(text).starts_with("<-")), "whether `<-` is an arrow of a sentence"),
        (names_file(command), "whether `-O` was typed `-o`"),
        (args.iter().any(has_method_for_proxy), "whether `-x` was typed `-X`"),
        (args.iter().any(has_several_methods), "which of the methods was meant"),
        (args.iter().any(has_blank_before_method), "whether an option within quotes was typed so"),
        (
            command.behind().iter().any(|word| has_bare_backslash(word, text)),
            "whether a backslash in the URL was a slash",
        ),
        (args.iter().any(spelled::is_dashed), "whether a dash in a date, number, id or type was a hyphen"),
    ];
    let told = told.into_iter().filter_map(|(holds, what)| holds.then_some(what));
    looped.into_iter().chain(template::left(command, before)).chain(told).collect()
}

/// Words that sentences are held together by, and programs have no use for.
const JOINTS: [&str; 52] = [
    "a",
    "about",
    "again",
    "all",
    "also",
    "an",
    "and",
    "any",
    "anything",
    "are",
    "as",
    "because",
    "but",
    "does",
    "doesn't",
    "error",
    "everything",
    "for",
    "gives",
    "i",
    "if",
    "in",
    "instead",
    "is",
    "it",
    "it's",
    "me",
    "my",
    "no",
    "not",
    "nothing",
    "of",
    "on",
    "only",
    "returns",
    "shows",
    "so",
    "still",
    "that",
    "the",
    "then",
    "these",
    "this",
    "to",
    "we",
    "what",
    "when",
    "which",
    "while",
    "with",
    "works",
    "you",
];

/// Whether `next`, what a pipe leads to, reads as what somebody says: plain words, of which no first one is a program.
fn is_sentence(next: &Simple, text: &str) -> bool {
    let words: Vec<_> = next.words.iter().map(|word| word.span.of(text)).collect();
    let Some(first) = words.first().filter(|first| !programs::is_known(first)) else { return false };
    let is_joint = |word: &&str| JOINTS.contains(&bare(word).to_lowercase().as_str());
    let is_status = |word: &&str| bare(word).len() == 3 && matches!(bare(word).parse(), Ok(400..=599_u16));
    let tells = words.iter().any(is_joint) || words.iter().skip(1).any(is_status);
    let is_said = tells || words.iter().any(|word| word.contains(|c: char| !c.is_ascii() && c.is_alphabetic()));
    words.iter().all(|word| is_plain(word)) && is_said && (words.len() > 1 || !first.is_ascii())
}

/// Whether `next`, what a pipe leads to, is one word that names no program.
fn is_column(next: &Simple, text: &str) -> bool {
    next.words.len() == 1 && !programs::is_known(next.words[0].span.of(text))
}

/// The last word of `text`.
fn last(text: &str) -> &str {
    text.rsplit(char::is_whitespace).next().unwrap_or("")
}

/// `word` without the marks of a sentence.
fn bare(word: &str) -> &str {
    word.trim_matches(['.', ',', ':', ';', '!', '?'])
}

fn is_plain(word: &str) -> bool {
    let word = bare(word);
    let is_letter =
        |c: char| c.is_alphabetic() || c.is_ascii_digit() && !word.is_ascii() || matches!(c, '\'' | '’' | '-');
    word.chars().all(is_letter) && !word.starts_with('-') || word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the last word of the command `text` is a URL that ends as no URL does, and `behind` goes on in the next line.
fn is_cut(text: &str, behind: &str) -> bool {
    let last = last(text);
    let next = behind.strip_prefix('\n').unwrap_or("");
    let next = head(next, LOOK_BACK).split('\n').next().unwrap_or("");
    let word = next.split(char::is_whitespace).next().unwrap_or("");
    let goes_on =
        word.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit()) && !matches!(bare(word), "curl" | "");
    last.contains("://") && last.ends_with(['-', '=', '&', '%', '_']) && goes_on
}

/// Whether the name of a file follows `-O`, which takes none, and a URL stands elsewhere.
fn names_file(command: &Command) -> bool {
    let args = &command.invocation.args;
    let text = |arg: &Arg| arg.value.as_ref().map_or("", |value| value.text()).to_owned();
    let is_url = |arg: &Arg| arg.option.is_none() && text(arg).contains("://");
    let is_file = |arg: &Arg| {
        let name = text(arg);
        let end = name.rsplit('.').next().filter(|end| end.len() < name.len()).unwrap_or("");
        let is_plain = !name.contains(|c| c == '/' || c == ':' || Quotes::of(c).is_some());
        arg.option.is_none() && is_plain && FILES.contains(&end.to_ascii_lowercase().as_str())
    };
    let is_remote = |arg: &Arg| arg.option.is_some_and(|option| option.long == "remote-name");
    args.iter().any(is_url) && args.windows(2).any(|pair| is_remote(&pair[0]) && is_file(&pair[1]))
}

/// Whether `behind` goes on with what may be left out, or with what a search is made of.
fn is_usage(behind: &str) -> bool {
    let rest = behind.trim_start_matches(' ');
    rest.len() < behind.len() && ["[-", "[–", "AND ", "OR ", "NOT "].iter().any(|word| rest.starts_with(word))
}

/// Whether an option with a value in quotes follows below a line of a sentence.
fn has_late_option(behind: &str) -> bool {
    let Some(below) = behind.strip_prefix('\n') else { return false };
    let lines = head(below, LOOK_BACK).lines().take(3).take_while(|line| !line.trim().is_empty());
    lines.skip(1).any(is_quoted_option)
}

/// Whether a brace that opens before the command closes at its end: `\texttt{curl …}`.
fn is_in_braces(before: &str, text: &str) -> bool {
    let last = last(text);
    before.ends_with('{') && last.ends_with('}') && last.matches('{').count() < last.matches('}').count()
}

/// Whether a macro stands where what feeds the command does: `\verb|curl …`.
fn is_macro(command: &Command) -> bool {
    let first = command.pipeline.commands.first().and_then(|simple| simple.words.first());
    command.position > 0 && first.is_some_and(|word| word.span.of(command.text.text()).starts_with('\\'))
}

/// Whether a quote was closed at the end of a word in which another one was taken for a letter.
fn has_open_quotes(command: &Command) -> bool {
    let is = |kind: SlipKind, text: &str| command.slips.iter().any(|slip| slip.kind == kind && slip.text == text);
    is(SlipKind::UnclosedQuote, "\"") && is(SlipKind::SmartQuote, "\\\"")
}

/// Whether tags were taken away, and entities stayed.
fn is_half_unescaped(command: &Command) -> bool {
    let text = command.text.text();
    command.slips.iter().any(|slip| slip.kind == SlipKind::HtmlTag)
        && ["&lt;", "&gt;", "&amp;", "&quot;"].iter().any(|entity| text.contains(entity))
}

/// Whether the method is a choice: `GET/POST`.
fn has_several_methods(arg: &Arg) -> bool {
    let named = arg.value.as_ref().filter(|_| arg.option.is_some_and(|option| option.long == "request"));
    named.is_some_and(|value| value.text().contains(['/', '|', ',']))
}

/// Whether the name of a method is given for a proxy.
fn has_method_for_proxy(arg: &Arg) -> bool {
    let methods = ["get", "head", "post", "put", "patch", "delete", "options"];
    let named = arg.value.as_ref().filter(|_| arg.option.is_some_and(|option| option.long == "proxy"));
    named.is_some_and(|value| methods.contains(&value.text().to_ascii_lowercase().as_str()))
}

/// Whether the method begins with a blank, as where quotes stand round the option too: `"-X POST"`.
fn has_blank_before_method(arg: &Arg) -> bool {
    let named = arg.value.as_ref().filter(|_| arg.option.is_some_and(|option| option.long == "request"));
    named.is_some_and(|value| value.text().starts_with(' '))
}

/// Whether a backslash that the shell takes away stands before a letter of the URL `word`.
fn has_bare_backslash(word: &Word, text: &str) -> bool {
    let is_bare = |at: usize| {
        word.parts.iter().any(|part| part.quoting == Quoting::Bare && part.span.start <= at && at < part.span.end)
    };
    let written = word.span.of(text);
    let mut places = written.match_indices('\\').map(|(at, _)| at);
    let is_letter = |at: usize| written[at + 1..].starts_with(|c: char| c.is_ascii_alphanumeric());
    written.contains("://")
        && places.any(|at| is_letter(at) && (is_bare(word.span.start + at) || !written.contains(['"', '\''])))
}

/// Ends of files that no host has.
const FILES: [&str; 20] = [
    "bin", "csv", "deb", "exe", "gz", "html", "iso", "jar", "jpg", "json", "pdf", "png", "rpm", "tar", "tgz", "txt",
    "xml", "xz", "yaml", "yml",
];

#[cfg(test)]
pub(super) mod tests {
    use crate::mend::{Certainty, Mending, mend};
    use crate::page;
    use crate::text::Source;

    #[track_caller]
    pub(in crate::mend) fn check(text: &str, expected: Option<&str>) {
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
    fn sentences_and_columns_behind_pipes_are_told() {
        let said = Some("whether a sentence stands behind its pipe");
        for rest in [
            "this gives 404",
            "returns nothing",
            "jq . | and it fails",
            "Lists all items.",
            "gibt 404 zurück",
            "返回404",
            "fails 502",
        ] {
            check(&format!("curl https://a.example/x | {rest}\n"), said);
        }
        check("| curl -s https://a.example/x | Lists |\n", Some("what stands behind its pipe"));
        let comma = Some("whether the comma in the URL parts two columns");
        check("list,curl -s https://a.example/x,GET\n", comma);
        for rest in
            ["mytool convert", "my-filter", "tee a", "grep -c not", "grep the", "fx this", "./is it", "rev it.txt"]
        {
            check(&format!("curl https://a.example/x | {rest}\n"), None);
        }
    }

    #[test]
    fn values_that_were_cut_are_told() {
        let below = Some("whether its URL goes on in the line below");
        check("curl -X POST https://a.example/v1/cus-\ntomers -d name=Bob\n", below);
        check("curl https://a.example/x?a=\n\nThis works.\n", None);
        check("curl https://a.example/x\nprints it\n", None);
    }

    #[test]
    fn options_in_another_case_are_told() {
        let output = Some("whether `-O` was typed `-o`");
        check("curl -O file.json -L https://a.example/file.json\n", output);
        check("curl -O https://a.example/file.json\n", None);
        check("curl -O a.example/file.json -O https://a.example/b\n", None);
        check("curl -x post https://a.example/x\n", Some("whether `-x` was typed `-X`"));
        check("curl \"-X POST\" https://a.example/x\n", Some("whether an option within quotes was typed so"));
        check("curl -x proxy.example:3128 -X POST https://a.example/x\n", None);
    }

    #[test]
    fn signs_of_a_sentence_are_told() {
        check("curl -s https://a.example/x <- this one\n", Some("whether `<-` is an arrow of a sentence"));
        check("curl https://a.example\\x\n", Some("whether a backslash in the URL was a slash"));
        check("curl https://a.example/x\\?a=b\\&c=d\n", None);
        check(
            "\\texttt{curl https://a.example/x -d a=1}\n",
            Some("whether the brace at its end belongs to the command"),
        );
        check("curl -X GET/POST https://a.example/x\n", Some("which of the methods was meant"));
        check(
            "<pre>curl https://a.example/x -d '{\"a\": \"&lt;b\"}'</pre>\n",
            Some("whether the entities in it were typed"),
        );
        check("curl -H “A: Bearer “$(cat t) https://a.example/x\n", Some("which of its quotes ends a value"));
    }

    #[test]
    fn what_follows_a_command_is_told() {
        let beside = Some("whether what follows on its line belongs to the command");
        check("curl -X POST https://a.example/x [-H \"A: b\"]\n", beside);
        check("curl a.example/_search?q=a:b AND c:d\n", beside);
        let below = Some("whether the line below belongs to the command");
        check("curl -X POST https://a.example/x\nwith the header\n-H \"A: b\"\n", below);
    }
}
