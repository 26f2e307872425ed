//! What a layout or a fix has to leave as it is, wherever the command stands.

use std::path::Path;

use uncurly::lint::{Correction, Guesses, Settings, document, lint};
use uncurly::mend::Mending;
use uncurly::print::Style;
use uncurly::text::Source;

use super::{RIGHT, calls, check_docs, check_same, laid_out};
use crate::program::Folder;

/// Commands of several lines, whose own bytes are among these.
const LONG: [&str; 10] = [
    "curl -s https://a.example -H 'A: b' -d @- <<E\nx\n\n  y\nE",
    "curl -s https://a.example -H 'A: b' -d @- <<'E' | cat\n{\"a\":1}\nE",
    "curl -s https://a.example -H 'A: b' -d 'a\n  b\nc'",
    "curl -s https://a.example -d \"$(printf '%s' 'a\nb')\" -H 'A: b'",
    "curl -s https://a.example --json '{\"a\":\n1}' -H 'A: b'",
    "curl -s https://a.example -H 'Content-Type: application/json' -d '{\"a\": \"'\"$NAME\"'\",\n\"b\":'$X'}'",
    "curl -s https://a.example --json '{\n}' -H 'A: b'",
    "curl -s https://a.example --json '{\n\"a\":\n'$X'}' -H 'A: b'",
    "curl -s https://a.example --json \"{\\\"a\\\":\n\\\"$X\\\",\\\"b\\\":\\\"\\$X\\\"}\" -H 'A: b'",
    "curl -s https://a.example |\n    cat -n |\n    cat '\na'",
];

#[test]
fn commands_in_blocks_stay_the_same_commands() {
    let folder = Folder::new();
    for text in RIGHT.iter().chain(&LONG) {
        let end = text.trim_end();
        let text = format!("f() {{\n  {end}\n  curl -s after\n}}\nf \"$@\"\n");
        let docs = laid_out("a.sh", &text, Style::Docs);
        let compact = laid_out("a.sh", &text, Style::Compact);
        check_same(folder.path(), &[&text, &docs, &compact]);
    }
}

#[test]
fn heredocs_keep_their_lines() {
    let body = "<<E\nx\n\n  y\nE\n";
    let laid = |lead: &str| {
        format!("curl https://a.example \\\n{lead}--header \"A: b\" \\\n{lead}--silent \\\n{lead}--data @- ")
    };
    let given = format!("curl -s https://a.example -H 'A: b' -d @- {body}");
    let text = format!("f() {{\n  {given}  echo after\n}}\n");
    check_docs("a.sh", &text, &text.replace(&given, &format!("{}{body}", laid("  "))));
    let set_in = body.replace("\nx", "\n    x").replace("\n  y", "\n      y").replace("\nE", "\n    E");
    let yaml = |command: &str| format!("- run: |\n    {command}    echo after\n");
    let given = format!("curl -s https://a.example -H 'A: b' -d @- {set_in}");
    check_docs("a.yml", &yaml(&given), &yaml(&format!("{}{set_in}", laid("    "))));
    let docker = |command: &str| format!("FROM a\nRUN <<F\n  {command}  echo after\nF\n");
    let given = format!("curl -s https://a.example -H 'A: b' -d @- {body}");
    check_docs("Dockerfile", &docker(&given), &docker(&format!("{}{body}", laid("  "))));
}

#[test]
fn methods_that_redirects_keep_stay() {
    for option in ["-L", "--location-trusted", "--follow", "--post301"] {
        let text = format!("curl -X POST {option} -d x https://a.example\n");
        let docs = laid_out("a.sh", &text, Style::Docs);
        assert!(docs.contains("--request POST"), "{docs}");
    }
    check_docs("a.sh", "curl -X POST -d x https://a.example\n", "curl https://a.example \\\n--data x\n");
}

const JSON: &str = "-H 'Content-Type: application/json'";

#[test]
fn bodies_that_are_not_sent_as_json_stay() {
    let folder = Folder::new();
    for rest in [
        "-H 'Content-Type: application/x-ndjson' --data-binary $'{\"delete\":{\"_id\":\"1\"}}\\n'".to_owned(),
        "-H 'Content-Type: application/x-ndjson' -d '{\"a\":{\"b\":\"1\"}}'".to_owned(),
        format!("{JSON} --data-binary '{{\"a\":\n1}}'"),
        format!("{JSON} --data-urlencode '{{\"a\":\n1}}'"),
        format!("{JSON} -d $'{{\"a\":\\n1}}\\n'"),
        format!("{JSON} -H 'X-Signature: 1' -d '{{\"a\":\n1}}'"),
        format!("{JSON} -H \"X-Hub-Signature-256: $X\" -d '{{\"a\":\n1}}'"),
        format!("{JSON} -H 'x-amz-date: 1' -d '{{\"a\":\n1}}'"),
        format!("{JSON} -H \"$X\" -d '{{\"a\":\n1}}'"),
        format!("{JSON} -H @headers -d '{{\"a\":\n1}}'"),
        format!("{JSON} --aws-sigv4 aws:amz -u a:b -d '{{\"a\":\n1}}'"),
        format!("{JSON} -G -d '{{\"a\":\n1}}'"),
    ] {
        let text = format!("curl https://a.example/x {rest}\n");
        let body = |text: &str| words(folder.path(), text).into_iter().find(|word| word.starts_with('{'));
        for style in [Style::Docs, Style::Compact] {
            assert_eq!(body(&laid_out("a.sh", &text, style)), body(&text), "{text}");
        }
    }
}

#[test]
fn bodies_that_are_sent_as_json_are_set_out() {
    for rest in [
        "https://a.example/x --json '{\"a\":1}'".to_owned(),
        "https://a.example/x -d '{\"a\":1}'".to_owned(),
        format!("https://a.example/x {JSON} -d '{{\"a\":1}}'"),
        "https://a.example/x -H 'Content-Type: application/ld+json; charset=utf-8' -d '{\"a\":1}'".to_owned(),
        "https://api.cloudflare.com/client/v4/zones -d '{\"a\":1}'".to_owned(),
    ] {
        let docs = laid_out("a.sh", &format!("curl {rest}\n"), Style::Docs);
        assert!(docs.ends_with("'{\n  \"a\": 1\n}'\n"), "{docs}");
    }
}

#[test]
fn variables_keep_their_quotes() {
    for url in ["\"https://api.example.com/v1/$ID\"", "\"https://a.example/$ZONE_ID\"", "https://a.example/$ZONE_ID"] {
        let text = format!("curl {url} \\\n--silent\n");
        check_docs("a.sh", &text, &text);
    }
    check_docs("a.sh", "curl \"https://a.example/x\" -s\n", "curl https://a.example/x \\\n--silent\n");
}

/// The words of the only call in `text`.
fn words(folder: &Path, text: &str) -> Vec<String> {
    calls(folder, &[text]).remove(0).remove(0)
}

/// `text` with all fixes of the rules that `also` names.
fn fixed(text: &str, also: &str) -> String {
    let correction = Correction { also: vec![also.to_owned()], guesses: Guesses::Applied, ..Correction::default() };
    let settings = Settings { select: vec![also.to_owned()], ..Settings::default() };
    let report = lint(Source::new(Some("a.sh".to_owned()), text), Mending::On, &settings);
    document(&report, &settings, &correction)
}

#[test]
fn quotes_put_round_words_change_none() {
    let folder = Folder::new();
    for rest in [
        r"-H X-A:\ b\ $X -d a=$X\&c=$TOKEN",
        r#"-d a=\"$X\""#,
        r"-d a=\$b$X\\",
        r"-d a=\`${X}y\!$TOKEN",
        r"-d $(printf a)\ b${X}",
        r"-d \{\'a\':$X\}",
        r"-d ${X}b -H A:$X",
    ] {
        let text = format!("curl {rest} https://a.example\n");
        let fixed = fixed(&text, "unquoted-variable");
        assert_ne!(fixed, text);
        assert_eq!(words(folder.path(), &fixed), words(folder.path(), &text), "{fixed}");
    }
}

#[test]
fn schemes_are_set_right_whatever_the_quotes() {
    let folder = Folder::new();
    for header in [
        r"Authorization:\ Bearer\ $TOKEN",
        r"Authorization:\ Bearer\ \ $TOKEN",
        r"Authorization:\ \ Bearer\ $TOKEN",
        r"Authorization:\ Bearer:\ $TOKEN",
        r"Authorization:\ Bearer\ Bearer\ $TOKEN",
        r#""Authorization: Bearer  $TOKEN""#,
    ] {
        let text = format!("curl -H {header} https://api.cloudflare.com/client/v4/zones\n");
        let fixed = fixed(&text, "all");
        let given = words(folder.path(), &text);
        let words = words(folder.path(), &fixed);
        let is_right = |word: &String| word == "Authorization: Bearer t-2" || given.contains(word);
        let header = words.iter().find(|word| word.starts_with("Authorization"));
        assert!(header.is_some_and(is_right), "{text}{fixed}");
    }
}
