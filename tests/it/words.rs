//! What bash itself makes of a command line, against what `shell::read` makes of it.

use std::process::{Command, Output};

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use uncurly::shell::{Dialect, Piece, Redirect, Script, Value, quote, quote_value, read};

use crate::law::words::tile;

/// A `curl` that shows its arguments and, for `@-`, its standard input; and some variables.
const PRELUDE: &str = r#"
exec 9>&1
curl() {
  printf '%s\0' "$#" "$@" >&9
  if [ "${*: -1}" = @- ]; then cat >&9; printf '\0' >&9; fi
}
ZONE=z1 TOKEN=t-2 _a9=c3
set -f
"#;

const VARIABLES: [(&str, &str); 3] = [("ZONE", "z1"), ("TOKEN", "t-2"), ("_a9", "c3")];

fn bash(arguments: &[&str]) -> Output {
    Command::new("bash")
        .env_clear()
        .env("LC_ALL", "C.UTF-8")
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .args(["--norc", "--noprofile"])
        .args(arguments)
        .output()
        .expect("bash is installed")
}

/// What each `curl` gets: its arguments, and its standard input if it asks for it.
fn by_bash(text: &str) -> Vec<Vec<String>> {
    let output = bash(&["-c", &format!("{PRELUDE}{text}")]);
    assert!(output.stderr.is_empty(), "{text}\n{}", String::from_utf8_lossy(&output.stderr));
    let shown = String::from_utf8(output.stdout).expect("the snippets are UTF-8");
    let mut fields = shown.split_terminator('\0').map(str::to_owned);
    let mut calls = Vec::new();
    while let Some(count) = fields.next() {
        let count: usize = count.parse().expect("the stub writes how many arguments follow");
        let mut call: Vec<_> = fields.by_ref().take(count).collect();
        if call.last().is_some_and(|last| last == "@-") {
            call.extend(fields.next());
        }
        calls.push(call);
    }
    calls
}

/// A value with the variables of the prelude filled in.
fn filled(value: &Value) -> String {
    let piece = |piece| match piece {
        Piece::Text(text) | Piece::Expansion(text) => text,
        Piece::Variable(name) => VARIABLES.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value),
    };
    value.pieces().map(piece).collect()
}

fn stdin(redirects: &[Redirect], text: &str) -> Option<String> {
    redirects.iter().rev().find_map(|redirect| match &redirect.heredoc {
        Some(heredoc) => Some(filled(&heredoc.body)),
        None => (redirect.operator == "<<<").then(|| filled(&redirect.target.value(text)) + "\n"),
    })
}

fn curls(script: &Script, text: &str) -> Vec<Vec<String>> {
    let commands = script.pipelines.iter().flat_map(|pipeline| &pipeline.commands);
    let mut calls = Vec::new();
    for command in commands {
        let mut words = command.words.iter().map(|word| filled(&word.value(text)));
        if words.next().is_some_and(|name| name == "curl") {
            calls.push(words.chain(stdin(&command.redirects, text)).collect());
        }
    }
    calls
}

/// Both read `text` alike, and without complaint.
#[track_caller]
fn check(text: &str) {
    let script = read(text, Dialect::Posix);
    assert_eq!(script.complaints, [], "{text}");
    assert_eq!(curls(&script, text), by_bash(text), "{text}");
}

#[test]
fn clean_commands() {
    for text in [
        "curl https://example.com",
        "curl -X POST 'https://example.com/a?b=c&d=e'",
        "curl -sSL \"https://example.com/$ZONE\" -H \"Authorization: Bearer ${TOKEN}\"",
        "curl \\\n  --request GET \\\n  --url https://example.com \\\n  -H 'a: b'",
        "curl -d '{\"a\": \"b\"}' https://example.com",
        "curl -d '{\n  \"a\": [1, 2]\n}' https://example.com",
        "curl -d \"{\\\"a\\\": \\\"$ZONE\\\"}\" https://example.com",
        "curl -d '{\"id\": \"'$ZONE'\"}' https://example.com",
        "curl -d '{\"id\": \"'\"$ZONE\"'\"}' https://example.com",
        "curl -d 'it'\\''s' x",
        "curl -d \"it's\" x",
        "curl -d @- x @- <<EOF\n{\"zone\": \"$ZONE\"}\nEOF",
        "curl -d @- <<'EOF'\n{\"zone\": \"$ZONE\"}\nEOF\n",
        "curl -d @- <<-EOF\n\t\ta\n\tb\n\tEOF\ncurl 2",
        "curl -d @- <<< 'a b'",
        "curl -d @- <<<$ZONE",
        "curl 1; curl 2\ncurl 3 && ! curl 4 || curl 5",
        "# first\ncurl 1 # second\n  # third\ncurl a#b '#c'",
        "curl $'a\\tb\\n' $'\\'' $'\\\\' $'\\u00e9\\x41\\101'",
        "A=1 curl x; B='a b' C= curl y",
        "if curl 0; then curl 1; else :; fi >/dev/null\ncurl 3",
        "for a in b; do curl $ZONE; done",
        "while curl 1; do curl 2; break; done",
        "{ curl 1; curl 2; }; (curl 3)",
        "case a in a) curl 1;; esac",
        "true && { ! curl 1 || curl 2; }",
        "f() { curl 1; }; f",
        "! curl a 2>/dev/null",
        "curl a 2>&1 1>&1 </dev/null b",
        "[[ -n a && ! b < a ]] && curl 1",
        "((1 < 2)) && curl 2",
    ] {
        check(text);
    }
}

#[test]
fn tricky_commands() {
    for text in [
        "curl ''\"\"$'' a''b ''",
        "curl a\\ b\\\"c\\'d\\\\e\\$f\\`g\\n",
        "curl \"a\\ b\\\"c\\'d\\\\e\\$f\\`g\\n\\!\"",
        "curl 'a\\\nb' \"a\\\nb\" a\\\nb",
        "curl a\\\n\\\n b \\\n\\\nc",
        "cur\\\nl a",
        "curl \"a\nb\" 'c\nd'",
        "curl $ \"$\" \"$ a\" a$ '$ZONE' \\$ZONE \"\\$ZONE\" $'$ZONE'",
        "curl $ZONE/a ${ZONE}a \"$ZONE$TOKEN\" $_a9-b \"${_a9}\"",
        "curl $'\\q\\x\\u\\c\\\\z' $'\\0bc'd $'\\x00b'd $'\\e\\E\\a\\?\\\"'",
        "curl $'\\xe2\\x80\\x9c' $'\\342\\200\\234' $'\\x{41}' $'\\ca\\cA\\c[' $'\\1234' $'\\u4e2d\\U1F600'",
        "curl $\"a $ZONE\" \"$'a'\" '$\"a\"'",
        "curl a=b A=b --a='b c' -H'a: b'",
        "curl a\\\r\ncurl b",
        "curl 'a\r\nb'",
        "curl \u{a0}a “b” ‘c’ –d",
        "curl a;curl b&&! curl c||curl d\ncurl e|cat",
        "curl a>/dev/null;curl 2>/dev/null 2b;curl a2>/dev/null",
        "curl -d @- <<A 2>/dev/null <<B\n1\nA\n2\nB\n",
        "curl -d @- <<\"E F\"\n\\$ZONE\nE F\n",
        "curl -d @- <<\\E\n\\$ZONE\nE\n",
        "curl -d @- <<E\n\\$ZONE \\\\ \\` \\\" \\a 'b' \"c\" a\\\nb\nE\n",
        "curl -d @- <<E\na\\\nE\nb\nE\n",
        "curl -d @- <<-E\n\ta \\\n\tb\n\t E\nE\n",
        "curl -d @- <<E | cat\na\nE\ncurl b",
        "curl -d @- <<E && curl c\na\nE",
        "curl -d @- <<''\na\n\ncurl b",
        "curl\ta \t b\t",
        "curl a\\",
        "curl if then { } ! [[ case",
        "curl a; # b 'c\ncurl d",
        "if ! curl a; then :\nelif true\nthen\n\ncurl c\nfi",
    ] {
        check(text);
    }
}

/// What only the shell knows is read without complaint, and the commands inside are found.
#[test]
fn commands_inside_words() {
    for text in [
        "curl \"$(curl a)\" >/dev/null",
        "x=$(curl 1 | cat) y=`curl 2`",
        "curl a <(curl b) ${x:-$(curl c)} $((1 + $(curl d)))",
        "echo $( (curl a); (curl b) ) $((curl c); (curl d))",
        "a=(b \"$(curl c)\" # d\n e) declare f=(g)",
        "cat <<E\n$(curl a)\nE",
        "{ curl -d @-; } <<E\nE\n",
    ] {
        let script = read(text, Dialect::Posix);
        assert_eq!(script.complaints, [], "{text}");
        assert!(bash(&["-n", "-c", text]).stderr.is_empty(), "{text}");
        assert_eq!(curls(&script, text).len(), text.matches("curl").count(), "{text}");
    }
}

/// Words as they are written, of all kinds of quoting.
fn written_word() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z0-9/:.,=@%+_-]{1,4}",
        "'[ -&(-~\n]{0,5}'",
        r#""([ !#%-\[\]^_a-~\n]|\\[ -~\n])""#.prop_filter("no expansions", |text| !has_expansion(text)),
        r"\\[ -~]",
        r"\$'([ -&(-\[\]-~]|\\[abefnrtv\\'?]|\\x[1-7][0-9a-f]|\\[0-1][0-7]{2}|\\u00[a-f]9){0,4}'",
        "\\\\\n",
        "\\$\\{ZONE\\}",
        "\"\\$\\{TOKEN\\}\"",
    ];
    proptest::collection::vec(piece, 1..5).prop_map(|pieces| pieces.concat())
}

fn has_expansion(text: &str) -> bool {
    text.replace("\\$", "").replace("\\\\", "").contains('$')
}

/// Text of what shells find special, most of it wrong.
fn soup() -> impl Strategy<Value = String> {
    let token = prop_oneof![
        8 => "[a-z]{1,2}",
        8 => proptest::sample::select(vec![" ", "\n", "'", "\"", "\\", "$", "\t", "\r\n", "#"]).prop_map(str::to_owned),
        6 => proptest::sample::select(vec!["|", "&", ";", "&&", "||", ";;", "<", ">", "<<", "<<-", "<<<", ">&", "(", ")"])
            .prop_map(str::to_owned),
        6 => proptest::sample::select(vec![
            " if ", " then ", " fi ", " for ", " in ", " do ", " done ", " { ", " } ", " ! ", " case ", " esac ", "$(", "${",
            "))", "$'", " ]]", "a=", "\\\n", "<<E\n", "\nE\n", " while ", " else ", "}", " function ",
        ])
        .prop_map(str::to_owned),
    ];
    // A continuation inside an operator is more than anybody writes.
    let split =
        |text: &String| ["<", ">", "&", "|", ";", "("].iter().any(|letter| text.contains(&format!("{letter}\\\n")));
    let text = proptest::collection::vec(token, 0..20).prop_map(|tokens| tokens.concat());
    text.prop_filter("no split operators", move |text| !split(text))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_words(words in proptest::collection::vec(written_word(), 1..6)) {
        let text = format!("curl {}", words.join(" "));
        let script = read(&text, Dialect::Posix);
        prop_assert_eq!(&script.complaints, &[], "{}", text);
        prop_assert_eq!(curls(&script, &text), by_bash(&text), "{}", text);
    }

    #[test]
    fn plain_words_as_shell_words_reads_them(words in r#"( |[a-z]|'[^']{0,3}'|"([^"\\$`]|\\["\\])"|\\[ -~]){0,12}"#) {
        // `do` and its like are words of the grammar where a command begins, which shell-words knows nothing of.
        let text = format!("curl {words}");
        let script = read(&text, Dialect::Posix);
        let words = script.pipelines.iter().flat_map(|pipeline| &pipeline.commands).flat_map(|command| &command.words);
        let values: Vec<_> = words.map(|word| word.value(&text).text().to_owned()).collect();
        prop_assert_eq!(values, shell_words::split(&text).expect("all quotes are closed"), "{}", text);
    }

    #[test]
    fn live_words_are_the_same_to_bash(word in written_word()) {
        let text = format!("curl {word}");
        let script = read(&text, Dialect::Posix);
        let Some(value) = script.pipelines[0].commands[0].words.get(1).map(|word| word.value(&text)) else { return Ok(()) };
        let again = format!("curl {}", quote_value(&value, Dialect::Posix));
        prop_assert_eq!(by_bash(&again), by_bash(&text), "{}", again);
    }

    #[test]
    fn quoted_values_are_the_same_to_bash(value in "[ -~\n“é]{0,9}") {
        let text = format!("curl {}", quote(&value, Dialect::Posix));
        prop_assert_eq!(by_bash(&text), vec![vec![value]], "{}", text);
    }

    #[test]
    fn parts_tile_words_of_any_text(text in prop_oneof![any::<String>(), soup(), "[ -~\n]{0,40}"]) {
        for dialect in [Dialect::Posix, Dialect::Cmd, Dialect::PowerShell] {
            tile(&read(&text, dialect), &text);
        }
    }
}

proptest! {
    // bash has quirks that nobody needs, so the same texts each time.
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn complaints_are_those_of_bash(text in soup()) {
        // `-n` does not look into the bodies of heredocs, nor into arithmetic.
        if text.contains("<<") && text.contains('$') || text.contains("$((") {
            return Ok(());
        }
        let output = bash(&["-n", "-c", &text]);
        let complaints = read(&text, Dialect::Posix).complaints;
        let said = String::from_utf8_lossy(&output.stderr);
        prop_assert_eq!(complaints.is_empty(), output.status.success() && said.is_empty(), "{:?} {:?} {}", text, complaints, said);
    }
}
