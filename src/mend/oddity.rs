//! What curl or the shell takes without a word though hardly anybody means it: a method for a proxy, a file behind `-O`, a
//! backslash in a URL.

use super::command::{Command, SlipKind};
use super::quotes::Quotes;
use super::spelled;
use crate::curl::Arg;
use crate::knowledge::{file_ends, methods, write_out};
use crate::shell::{Quoting, Value, Word};

/// Why `command` may not be what was meant, by its words alone.
pub(super) fn told(command: &Command) -> impl Iterator<Item = &'static str> {
    let text = command.text.text();
    let args = &command.invocation.args;
    let told = [
        (has_open_quotes(command), "which of its quotes ends a value"),
        (is_half_unescaped(command), "whether the entities in it were typed"),
        (names_file(command), "whether `-O` was typed `-o`"),
        (args.iter().any(has_method_for_proxy), "whether `-x` was typed `-X`"),
        (args.iter().any(has_several_methods), "which of the methods was meant"),
        (args.iter().any(has_blank_before_method), "whether an option within quotes was typed so"),
        (
            command.behind().iter().any(|word| has_bare_backslash(word, text)),
            "whether a backslash in the URL was a slash",
        ),
        (args.iter().any(is_in_brackets), "whether the brackets round a value were typed"),
        (args.iter().any(is_encoded), "whether its URL was typed with percent signs"),
        (args.iter().any(has_bare_format), "whether braces stood in its format"),
        (is_fed_unquoted(command), "which quotes in it were those of a value"),
        ((0..args.len()).any(|at| is_cut_by_blank(&args[at..])), "whether a blank stood in the URL"),
        (args.iter().any(is_version), "whether the version of a protocol was typed behind the URL"),
        (swallows_url(command), "whether a blank stood before the URL"),
        (args.iter().any(has_plain_path), "whether a backslash in the body was doubled"),
        (args.iter().any(spelled::is_dashed), "whether a dash in a date, number, id or type was a hyphen"),
    ];
    told.into_iter().filter_map(|(holds, what)| holds.then_some(what))
}

/// Whether the name of a file follows `-O`, which takes none, and a URL stands elsewhere.
fn names_file(command: &Command) -> bool {
    let args = &command.invocation.args;
    let is_remote = |arg: &Arg| arg.option.is_some_and(|option| option.long == "remote-name");
    args.windows(2).any(|pair| is_remote(&pair[0]) && operand(&pair[1]).is_some_and(is_file))
        && args.iter().filter_map(operand).any(|url| url.contains("://"))
}

/// The value that `arg` gives to the option `long`.
fn given<'a>(arg: &'a Arg, long: &str) -> Option<&'a str> {
    let value = arg.value.as_ref().filter(|_| arg.option.is_some_and(|option| option.long == long));
    value.map(Value::text)
}

/// What `arg` is where it is no option.
fn operand(arg: &Arg) -> Option<&str> {
    arg.value.as_ref().filter(|_| arg.option.is_none()).map(Value::text)
}

/// Whether a quote was closed at the end of a word in which another one was taken for a letter.
fn has_open_quotes(command: &Command) -> bool {
    let is = |kind: SlipKind, text: &str| command.slips.iter().any(|slip| slip.kind == kind && slip.text == text);
    is(SlipKind::UnclosedQuote, "\"") && is(SlipKind::SmartQuote, "\\\"")
}

/// Whether tags were taken away, and entities stayed.
fn is_half_unescaped(command: &Command) -> bool {
    let text = command.text.text();
    let has = |kind: SlipKind| command.slips.iter().any(|slip| slip.kind == kind);
    // Those that stay where others went were escaped twice.
    has(SlipKind::HtmlTag)
        && !has(SlipKind::HtmlEntity)
        && ["&lt;", "&gt;", "&amp;", "&quot;"].iter().any(|entity| text.contains(entity))
}

/// What parts the words of a choice.
const CHOICE: [char; 3] = ['/', '|', ','];

/// Whether the method is a choice: `GET/POST`.
fn has_several_methods(arg: &Arg) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_choice = |method: &str| method.contains(CHOICE) && method.split(CHOICE).all(is_word);
    given(arg, "request").is_some_and(is_choice)
}

/// Whether the name of a method is given for a proxy.
fn has_method_for_proxy(arg: &Arg) -> bool {
    // One in capitals has a rule that knows what to do.
    given(arg, "proxy").is_some_and(|word| methods::usual(word).is_some_and(|method| method != word))
}

/// Whether brackets stand round a header, which no name has.
fn is_in_brackets(arg: &Arg) -> bool {
    given(arg, "header").is_some_and(|header| header.starts_with('[') && header.ends_with(']'))
}

/// Whether the scheme of a URL is encoded.
fn is_encoded(arg: &Arg) -> bool {
    let starts = |url: &str, with: &str| url.get(..with.len()).is_some_and(|it| it.eq_ignore_ascii_case(with));
    let url = operand(arg).or_else(|| given(arg, "url"));
    url.is_some_and(|url| ["http%3a", "https%3a"].iter().any(|scheme| starts(url, scheme)))
}

/// Whether a variable of what is written at the end lacks its braces: `%http_code`.
fn has_bare_format(arg: &Arg) -> bool {
    given(arg, "write-out").is_some_and(|format| format.split('%').skip(1).any(write_out::starts))
}

/// Whether what feeds the command is told JSON of which the shell takes the quotes away: `echo {"a":1} | curl …`.
fn is_fed_unquoted(command: &Command) -> bool {
    let text = command.text.text();
    let feeders = command.pipeline.commands.iter().take(command.position);
    let mut words = feeders.flat_map(|simple| &simple.words).map(|word| word.span.of(text));
    words.any(|word| ["{\"", "[{\""].iter().any(|open| word.starts_with(open)))
}

/// How many words of a URL with blanks are looked at.
const WORDS: usize = 4;

/// Whether the name of a file follows the URL that `args` begin with, which a blank parts from it, or a few words do.
fn is_cut_by_blank(args: &[Arg]) -> bool {
    let Some((url, behind)) = args.split_first() else { return false };
    let mut words = behind.iter().map_while(operand).take_while(|word| !word.contains("://")).take(WORDS);
    operand(url).is_some_and(|url| url.contains("://")) && words.any(is_file)
}

/// Whether `arg` is what ends the first line of a request, and no URL: `HTTP/1.1`.
fn is_version(arg: &Arg) -> bool {
    let version = operand(arg).and_then(|word| word.strip_prefix("HTTP/")).unwrap_or("");
    version.starts_with(|c: char| c.is_ascii_digit()) && version.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// Whether the first letter of a URL was taken for the option that shows help: `-sSLhttps://…`.
fn swallows_url(command: &Command) -> bool {
    let text = command.text.text();
    let helps = |arg: &Arg| arg.option.is_some_and(|option| option.long == "help");
    let holds_url = |word: &str| word.starts_with('-') && word.contains("http") && word.contains("://");
    command.invocation.args.iter().any(helps) && command.behind().iter().any(|word| holds_url(word.span.of(text)))
}

/// Whether JSON has a path of Windows whose backslashes would be escapes: `"C:\temp"`.
fn has_plain_path(arg: &Arg) -> bool {
    let body = arg
        .value
        .as_ref()
        .filter(|_| arg.option.is_some_and(|option| option.long.starts_with("data") || option.long == "json"));
    body.is_some_and(|value| {
        let text = value.text();
        let is_path = |at: usize| {
            let (before, behind) = (&text[..at], &text[at + 2..]);
            before.ends_with(|c: char| c.is_ascii_alphabetic())
                && before[..before.len() - 1].ends_with('"')
                && behind.starts_with(|c: char| c.is_ascii_alphanumeric())
        };
        text.trim_start().starts_with(['{', '[']) && text.match_indices(":\\").any(|(at, _)| is_path(at))
    })
}

/// Whether the method begins with a blank, as where quotes stand round the option too: `"-X POST"`.
fn has_blank_before_method(arg: &Arg) -> bool {
    given(arg, "request").is_some_and(|method| method.starts_with(' '))
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

/// Whether `name` is that of a file, and of no host.
fn is_file(name: &str) -> bool {
    file_ends::is_file(name) && !name.contains(|c| c == '/' || c == ':' || Quotes::of(c).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::pasted::tests::check;

    #[test]
    fn what_is_hardly_meant_is_told() {
        check("curl https://a.example\\x\n", Some("whether a backslash in the URL was a slash"));
        check("curl https://a.example/x\\?a=b\\&c=d\n", None);
        check("curl -X GET/POST https://a.example/x\n", Some("which of the methods was meant"));
        check(
            "<pre>curl https://a.example/x -d '{\"a\": \"&lt;b\"}'</pre>\n",
            Some("whether the entities in it were typed"),
        );
        check("curl -H “A: Bearer “$(cat t) https://a.example/x\n", Some("which of its quotes ends a value"));
    }

    #[test]
    fn words_that_were_parted_or_joined_are_told() {
        check("echo {\"a\":1} | curl -d @- https://a.example/x\n", Some("which quotes in it were those of a value"));
        check("echo '{\"a\":1}' | curl -d @- https://a.example/x\n", None);
        check("curl https://a.example/my file.txt\n", Some("whether a blank stood in the URL"));
        check(
            "curl https://a.example/x HTTP/1.1\n",
            Some("whether the version of a protocol was typed behind the URL"),
        );
        check("curl -sSLhttps://a.example/x\n", Some("whether a blank stood before the URL"));
        let path = Some("whether a backslash in the body was doubled");
        check("curl -d '{\"p\": \"C:\\temp\\new\"}' https://a.example/x\n", path);
        check("curl -d '{\"p\": \"C:\\\\temp\\\\new\"}' https://a.example/x\n", None);
    }

    #[test]
    fn options_in_another_case_are_told() {
        let output = Some("whether `-O` was typed `-o`");
        check("curl -O file.json -L https://a.example/file.json\n", output);
        check("curl -O https://a.example/file.json\n", None);
        check("curl -O a.example/file.json -O https://a.example/b\n", None);
        check("curl -x post https://a.example/x\n", Some("whether `-x` was typed `-X`"));
        check("curl \"-X POST\" https://a.example/x\n", Some("whether an option within quotes was typed so"));
        check("curl -w %http_code https://a.example/x\n", Some("whether braces stood in its format"));
        check("curl https%3A%2F%2Fa.example%2Fx\n", Some("whether its URL was typed with percent signs"));
        check("curl https://a.example/x -H [\"A: b\"]\n", Some("whether the brackets round a value were typed"));
        check("curl -w '%{http_code} 100%' -d @a,b https://a.example/x~\n", None);
        check("curl -x proxy.example:3128 -X POST https://a.example/x\n", None);
    }
}
