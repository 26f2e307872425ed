//! What a pasted command has in it of the text around it: a sentence behind its pipe, a column of a table, a URL of which
//! the end went to the next line, a mark that was put round it.

use super::command::Command;
use super::ending::is_quoted_option;
use super::region::{LOOK_BACK, head, tail};
use super::{oddity, template, vanished};
use crate::knowledge::{joints, programs};
use crate::shell::{Dialect, Simple};

/// Why `command`, which stands between `before` and `behind` in a paste, may not be what was meant.
pub(super) fn doubts(command: &Command, before: &str, behind: &str) -> Vec<&'static str> {
    let text = command.text.text();
    let looped = template::is_looped(before, text).then_some("what its loop puts in");
    if command.dialect != Dialect::Posix {
        return looped.into_iter().collect();
    }
    let later = || command.pipeline.commands.iter().skip(command.position + 1);
    let redirects = || command.pipeline.commands.iter().flat_map(|simple| &simple.redirects);
    let told = [
        (later().any(|next| is_sentence(next, text)), "whether a sentence stands behind its pipe"),
        (
            later().any(|next| is_column(next, text)) && behind.trim_start().starts_with('|'),
            "what stands behind its pipe",
        ),
        (is_cut(text, behind), "whether its URL goes on in the line below"),
        (is_fed(before), "what is piped into it"),
        (is_set(before), "what is set for it alone"),
        (before.ends_with([',', ';']) && last(text).contains(','), "whether the comma in the URL parts two columns"),
        (is_usage(behind), "whether what follows on its line belongs to the command"),
        (has_late_option(behind), "whether the line below belongs to the command"),
        (is_in_marks(before, text), "whether the mark at its end belongs to the command"),
        (is_macro(command), "what stands before its name"),
        (redirects().any(|it| it.span.of(text).starts_with("<-")), "whether `<-` is an arrow of a sentence"),
    ];
    let told = told.into_iter().filter_map(|(holds, what)| holds.then_some(what));
    looped
        .into_iter()
        .chain(template::left(command, before))
        .chain(told)
        .chain(oddity::told(command))
        .chain(vanished::told(command))
        .collect()
}

/// Whether `next`, what a pipe leads to, reads as what somebody says: plain words, of which no first one is a program.
fn is_sentence(next: &Simple, text: &str) -> bool {
    let words: Vec<_> = next.words.iter().map(|word| word.span.of(text)).collect();
    let Some(first) = words.first().filter(|first| !programs::is_known(first)) else { return false };
    let is_joint = |word: &&str| joints::is_known(bare(word));
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

/// Whether a program stands before the pipe that `before` ends with, behind what may be a prompt of a kind of its own.
fn is_fed(before: &str) -> bool {
    let line = tail(before, LOOK_BACK).rsplit('\n').next().unwrap_or("").trim();
    // What a block or a loop puts out is told of where it is left out.
    let is_block = |fed: &str| ["}", ")", "done", "fi", "esac"].iter().any(|end| fed.ends_with(end));
    let fed = line.strip_suffix('|').map(str::trim_end).filter(|fed| !fed.starts_with('|') && !is_block(fed));
    fed.is_some_and(|fed| fed.split_whitespace().any(programs::is_known))
}

/// Whether `before` ends with the assignment of a variable.
fn is_set(before: &str) -> bool {
    let line = tail(before, LOOK_BACK).rsplit('\n').next().unwrap_or("");
    let name = line.strip_suffix(' ').map_or("", last).split_once('=').map_or("", |(name, _)| name);
    name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
}

/// Whether the last word of the command `text` is a URL that ends as no URL does, or within a word, and `behind` goes on in
/// the next line.
fn is_cut(text: &str, behind: &str) -> bool {
    let last = last(text);
    let next = behind.strip_prefix('\n').unwrap_or("");
    let next = head(next, LOOK_BACK).split('\n').next().unwrap_or("");
    let word = next.split(char::is_whitespace).next().unwrap_or("");
    let beyond = next[word.len()..].trim_start();
    let is_over = beyond.is_empty() || beyond.starts_with(['-', '"', '\'', '|', '\\']);
    let goes_on = is_over
        && word.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && !matches!(bare(word), "curl" | "");
    let path = last.split_once("://").map_or("", |(_, rest)| rest);
    let is_part = || word == next.trim_end() && word.contains('/') && !word.contains([':', ';', ' ']);
    let is_open = path.ends_with(['-', '=', '&', '%', '_']) || path.contains('/') && !path.ends_with('/') && is_part();
    is_open && goes_on
}

/// Whether `behind` goes on with what may be left out, or with what a search is made of.
fn is_usage(behind: &str) -> bool {
    let rest = behind.trim_start_matches(' ');
    rest.len() < behind.len() && ["[-", "[–", "AND ", "OR ", "NOT ", "/ "].iter().any(|word| rest.starts_with(word))
}

/// Whether an option with a value in quotes follows below a line of a sentence.
fn has_late_option(behind: &str) -> bool {
    let Some(below) = behind.strip_prefix('\n') else { return false };
    let lines = head(below, LOOK_BACK).lines().take(3).take_while(|line| !line.trim().is_empty());
    lines.skip(1).any(is_quoted_option)
}

/// Whether a mark that opens before the command closes at its end: `\texttt{curl …}`, `~~curl …~~`.
fn is_in_marks(before: &str, text: &str) -> bool {
    let last = last(text);
    let is_round = |mark: &&str| before.ends_with(*mark) && last.ends_with(*mark);
    ["~~", "==", "++", "$$"].iter().any(is_round)
        || before.ends_with('{') && last.ends_with('}') && last.matches('{').count() < last.matches('}').count()
}

/// Whether a macro, or a prompt of a kind of its own, stands where what feeds the command does: `\verb|curl …`.
fn is_macro(command: &Command) -> bool {
    let first = command.pipeline.commands.first().and_then(|simple| simple.words.first());
    command.position > 0
        && first.is_some_and(|word| word.span.of(command.text.text()).starts_with(|c: char| c == '\\' || !c.is_ascii()))
}

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
        check("curl https://a.example/v1/us\ners/42/settings\n", below);
        check("curl https://a.example/v1/us\ntext/html is what I get\n", None);
        let fed = Some("what is piped into it");
        check("└─$ echo hi | curl -d @- https://a.example/x\n", Some("what stands before its name"));
        check("# echo hi | curl -d @- https://a.example/x\n", fed);
        check("$ echo hi | curl -d @- https://a.example/x\n", None);
        check("└─$ HTTPS_PROXY=http://p:1 curl https://a.example/x\n", Some("what is set for it alone"));
        check("$ HTTPS_PROXY=http://p:1 curl https://a.example/x\n", None);
        check("curl https://a.example/x\nprints it\n", None);
    }

    #[test]
    fn signs_of_a_sentence_are_told() {
        check("curl -s https://a.example/x <- this one\n", Some("whether `<-` is an arrow of a sentence"));
        check("curl https://a.example\\x\n", Some("whether a backslash in the URL was a slash"));
        check("curl https://a.example/x\\?a=b\\&c=d\n", None);
        check(
            "\\texttt{curl https://a.example/x -d a=1}\n",
            Some("whether the mark at its end belongs to the command"),
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
