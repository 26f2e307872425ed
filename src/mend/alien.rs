//! What a pasted command has in it that is of another text: a sentence behind its pipe, what a Makefile or a loop of
//! cmd.exe fills in, a URL of which the end went to the next line.

use super::assigned;
use super::command::Command;
use super::region::{LOOK_BACK, head, line_start};
use super::unit::Quotes;
use crate::curl::Arg;
use crate::knowledge::programs;
use crate::shell::{Dialect, Simple};

/// Why `command`, which stands between `before` and `behind` in a paste, may not be all that was meant, or more.
pub(super) fn doubt(command: &Command, before: &str, behind: &str) -> Option<&'static str> {
    let text = command.text.text();
    let later = || command.pipeline.commands.iter().skip(command.position + 1);
    if is_counted(before) && holds_loop_variable(text) {
        return Some("what its loop puts in");
    }
    if command.dialect != Dialect::Posix {
        return None;
    }
    if presets_percent(before, text) {
        Some("whether a name between percent signs is a variable of cmd.exe")
    } else if later().any(|next| is_sentence(next, text)) {
        Some("whether a sentence stands behind its pipe")
    } else if holds_doubled_dollar(command) {
        Some("whether `$$` is that of a Makefile")
    } else if is_cut(text, behind) {
        Some("whether its URL goes on in the line below")
    } else if command.invocation.args.iter().any(has_dashed_date) {
        Some("whether a dash in a date was a hyphen")
    } else if names_file(command) {
        Some("whether `-O` was typed `-o`")
    } else {
        None
    }
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

/// Whether a loop of cmd.exe begins in the line of what follows `before`: `for /L %i in (1,1,9) do`.
fn is_counted(before: &str) -> bool {
    let line = &before[line_start(before, before.len())..];
    let mut words = line.split_whitespace().skip_while(|word| !word.eq_ignore_ascii_case("for"));
    let is_variable = |word: &str| word.starts_with('%');
    words.next().is_some() && words.take(4).any(is_variable)
}

/// Whether `before` sets a variable as cmd.exe does that `text` names between percent signs.
fn presets_percent(before: &str, text: &str) -> bool {
    assigned::names(text, Dialect::Cmd).into_iter().any(|name| {
        let lines = before.lines().map(|line| line.trim_start().trim_start_matches(|c: char| c != 's' && c != 'S'));
        lines.filter_map(|line| line.split_at_checked(4)).any(|(set, rest)| {
            let rest = rest.trim_start_matches([' ', '"']);
            set.eq_ignore_ascii_case("set ") && rest.strip_prefix(name).is_some_and(|rest| rest.starts_with('='))
        })
    })
}

fn holds_loop_variable(text: &str) -> bool {
    text.match_indices('%').any(|(at, _)| {
        let mut rest = text[at + 1..].trim_start_matches(['%', '~']).chars();
        rest.next().is_some_and(|c| c.is_ascii_alphabetic()) && rest.next().is_none_or(|c| !c.is_ascii_alphanumeric())
    })
}

/// Whether the shell would put its own number before what is plainly the name of a variable: `$$TOKEN`.
fn holds_doubled_dollar(command: &Command) -> bool {
    let text = command.text.text();
    let values = command.invocation.args.iter().filter_map(|arg| arg.value.as_ref());
    values.flat_map(|value| value.unknowns().iter().map(|unknown| value.origin(unknown.span))).any(|span| {
        let goes_on = text[span.end..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == '{');
        span.of(text) == "$$" && goes_on
    })
}

/// Whether the last word of the command `text` is a URL that ends as no URL does, and `behind` goes on in the next line.
fn is_cut(text: &str, behind: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or("");
    let next = behind.strip_prefix('\n').unwrap_or("");
    let next = head(next, LOOK_BACK).split('\n').next().unwrap_or("");
    let word = next.split(char::is_whitespace).next().unwrap_or("");
    let goes_on =
        word.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit()) && !matches!(bare(word), "curl" | "");
    last.contains("://") && last.ends_with(['-', '=', '&', '%', '_']) && goes_on
}

/// Whether a date has typographic dashes: `2024–01–02`.
fn has_dashed_date(arg: &Arg) -> bool {
    let Some(value) = arg.value.as_ref().map(|value| value.text()).filter(|value| !value.is_ascii()) else {
        return false;
    };
    let is_dash = |c: char| matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}' | '-');
    let is_number = |text: &str, len: usize| text.len() == len && text.bytes().all(|byte| byte.is_ascii_digit());
    value.split(|c: char| !c.is_ascii_digit() && !is_dash(c)).filter(|part| !part.is_ascii()).any(|part| {
        let mut numbers = part.split(is_dash);
        let (year, month, day) = (numbers.next(), numbers.next(), numbers.next());
        year.is_some_and(|year| is_number(year, 4))
            && month.is_some_and(|month| is_number(month, 2))
            && day.is_some_and(|day| is_number(day, 2))
    })
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

/// Ends of files that no host has.
const FILES: [&str; 20] = [
    "bin", "csv", "deb", "exe", "gz", "html", "iso", "jar", "jpg", "json", "pdf", "png", "rpm", "tar", "tgz", "txt",
    "xml", "xz", "yaml", "yml",
];

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
    fn sentences_behind_pipes_are_told() {
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
        for rest in
            ["mytool convert", "my-filter", "tee a", "grep -c not", "grep the", "fx this", "./is it", "rev it.txt"]
        {
            check(&format!("curl https://a.example/x | {rest}\n"), None);
        }
    }

    #[test]
    fn what_other_languages_fill_in_is_told() {
        let make = Some("whether `$$` is that of a Makefile");
        check("\tcurl -H \"A: $$TOKEN\" https://a.example/x\n", make);
        check("curl https://a.example/$${ID}\n", make);
        check("curl -o /tmp/a.$$ https://a.example/x\n", None);
        check("curl -H 'A: $$TOKEN' https://a.example/x\n", None);
        let put = Some("what its loop puts in");
        check("for /L %i in (1,1,10) do curl https://a.example/x?p=%i\n", put);
        check("FOR /F %%i in (ids.txt) do curl -X DELETE https://a.example/x/%%i\n", put);
        check("for i in 1 2; do curl https://a.example/x/%2F/$i; done\n", None);
        let percent = Some("whether a name between percent signs is a variable of cmd.exe");
        check("C:\\> set X=1\nC:\\> curl \"https://a.example/x?y=%X%\"\n", percent);
        check("curl \"https://a.example/x?y=%X%\"\n", None);
    }

    #[test]
    fn values_that_were_cut_or_changed_are_told() {
        let below = Some("whether its URL goes on in the line below");
        check("curl -X POST https://a.example/v1/cus-\ntomers -d name=Bob\n", below);
        check("curl https://a.example/x?a=\n\nThis works.\n", None);
        check("curl https://a.example/x\nprints it\n", None);
        let date = Some("whether a dash in a date was a hyphen");
        check("curl 'https://a.example/x?from=2024–01–02'\n", date);
        check("curl -d '{\"a\":\"2024–01–02T10:00\"}' https://a.example/x\n", date);
        check("curl -d '{\"a\":\"2019–2024, 01–02\"}' https://a.example/x\n", None);
        let output = Some("whether `-O` was typed `-o`");
        check("curl -O file.json -L https://a.example/file.json\n", output);
        check("curl -O https://a.example/file.json\n", None);
        check("curl -O a.example/file.json -O https://a.example/b\n", None);
    }
}
