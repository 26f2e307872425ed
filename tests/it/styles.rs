//! Layouts do what the author's did: real bash runs both, and hands out the same.

mod bytes;

use std::path::Path;
use std::process::Command;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use uncurly::curl;
use uncurly::lint::{Correction, Settings, document, lint};
use uncurly::mend::Mending;
use uncurly::print::{Style, print};
use uncurly::shell::Value;
use uncurly::text::{Mapped, Source, Span};

use crate::drawn::{Content, any_command};
use crate::program::Folder;

/// Programs that show how they are called, and variables, some of them several words.
const PRELUDE: &str = r#"
PATH=
exec 9>&1 >/dev/null
for name in curl sudo ssh kubectl timeout exec nohup env watch xargs nice proxychains command; do
  eval "$name() { local IFS= body=
    [[ \$* == *@-* ]] && read -rd '' body
    set -- $name \"\$@\" \${body:+\"stdin=\$body\"}
    printf '%s\0' \$# \"\$@\" >&9
  }"
done
HOME=/home/u URL='https://v.example/a b' A=https://a.example/ B=b/ Bc=wrong X=x OPTS='-s -k' BODY='{"a": 1}' ZONE_ID=z1
NAME='a b' TOKEN=t-2
set -- one 'two three'
"#;

/// Each call of a program in `texts`, for each of these, as bash makes it in `folder`.
fn calls(folder: &Path, texts: &[&str]) -> Vec<Vec<Vec<String>>> {
    let mut script = PRELUDE.to_owned();
    for text in texts {
        // What runs behind `&` is waited for.
        script.extend(["( ", text, "\nwait\n)\nprintf '0\\0' >&9\n"]);
    }
    let output = Command::new("bash")
        .args(["--norc", "--noprofile", "-c", &script])
        .current_dir(folder)
        .env_remove("ENV")
        .stdin(std::process::Stdio::null())
        .output()
        .expect("bash is installed");
    let shown = String::from_utf8(output.stdout).expect("the commands are UTF-8");
    let mut fields = shown.split_terminator('\0').map(str::to_owned);
    let mut all = vec![Vec::new()];
    while let Some(count) = fields.next() {
        match count.parse().unwrap_or_else(|_| panic!("{shown:?} of {texts:?}")) {
            0 => all.push(Vec::new()),
            count => all.last_mut().expect("there is one").push(fields.by_ref().take(count).collect()),
        }
    }
    all.pop();
    assert_eq!(all.len(), texts.len(), "{texts:?}\n{}", String::from_utf8_lossy(&output.stderr));
    all
}

/// What a call comes to: the words up to curl's name, and what the others tell curl, in an order of its own.
fn told(call: &[String]) -> (Vec<String>, Vec<(String, String)>) {
    let is_curl = |word: &String| word.rsplit('/').next() == Some("curl");
    let name = call.iter().position(is_curl).map_or(call.len(), |at| at + 1);
    let values: Vec<Value> = call[name..]
        .iter()
        .map(|word| Value::new(Mapped::verbatim(word, Span::new(0, word.len())), Vec::new()))
        .collect();
    let (args, _) = curl::arguments(&values);
    let requests = curl::read(&values).requests;
    let mut told: Vec<(String, String)> = args
        .iter()
        .filter(|arg| arg.option.is_none_or(|option| option.long != "request"))
        .map(|arg| {
            let value = arg.value.as_ref().map_or("", |value| value.text());
            let json = serde_json::from_str::<serde_json::Value>(value).map(|json| json.to_string());
            let name = arg.option.map_or("url", |option| option.oldest_name());
            (format!("{name} {:?}", arg.spelling == curl::Spelling::Negated), json.unwrap_or_else(|_| value.to_owned()))
        })
        .collect();
    told.extend(requests.into_iter().map(|request| ("method".to_owned(), request.method)));
    told.sort();
    (call[..name].to_vec(), told)
}

#[track_caller]
fn check_same(folder: &Path, texts: &[&str]) {
    let all = calls(folder, texts);
    let all: Vec<Vec<_>> = all.iter().map(|calls| calls.iter().map(|call| told(call)).collect()).collect();
    let first = sorted(&all[0]);
    for (text, calls) in texts.iter().zip(&all) {
        let calls = sorted(calls);
        assert_eq!(calls, first, "{}\nbecame\n{text}", texts[0]);
    }
}

/// Programs of a pipeline start in any order.
fn sorted<T: Clone + Ord>(calls: &[T]) -> Vec<T> {
    let mut calls = calls.to_vec();
    calls.sort();
    calls
}

/// `text`, a script, laid out as `style` says, which changes nothing when it is done again.
#[track_caller]
fn laid_out(name: &str, text: &str, style: Style) -> String {
    let correction = Correction { style, ..Correction::default() };
    let settings = Settings::default();
    let once = |text: &str| {
        document(&lint(Source::new(Some(name.to_owned()), text), Mending::On, &settings), &settings, &correction)
    };
    let out = once(text);
    assert_eq!(once(&out), out, "{text}");
    out
}

/// Right commands, each of which some layout made another.
const RIGHT: [&str; 48] = [
    "sudo curl -s https://example.com/a -H 'A: b'",
    "ssh host curl -s https://example.com/a -H 'A: b'",
    "kubectl exec -it p -- curl -s https://example.com/a -H 'A: b'",
    "timeout 5 curl -s https://example.com/a -H 'A: b'",
    "exec curl -s https://example.com/a -H 'A: b'",
    "nohup curl -s https://example.com/a -H 'A: b'",
    "env A=1 curl -s https://example.com/a -H 'A: b'",
    "sudo -E env A=1 curl -s https://example.com/a -H 'A: b'",
    "watch -n 1 curl -s https://example.com/a -H 'A: b'",
    "xargs -n1 curl -s -H 'A: b' -o",
    "nice -n 10 curl -s https://example.com/a -H 'A: b'",
    "proxychains curl -s https://example.com/a -H 'A: b'",
    "\\curl -s https://example.com/a -H 'A: b'",
    "command curl -s https://example.com/a -H 'A: b'",
    "A=1 curl -s https://example.com/a -H 'A: b'",
    "time curl -s https://example.com/a -H 'A: b'",
    "! curl -s https://example.com/a -H 'A: b'",
    "curl -s https://example.com/a -o ~/y",
    "curl -s https://example.com/a -T ~/x",
    "curl -s https://example.com/a -o \"~/x\"",
    "curl $OPTS -o x \"$URL\"",
    "curl -o x -d $BODY https://example.com/a",
    "curl -s https://example.com/a ${BODY:+--data \"$BODY\"}",
    "curl -s https://example.com/a ${X:+-k}",
    "curl -s https://example.com/a \"$@\" -o x",
    "curl -s https://example.com/a -H \"A: $NAME\" -o x$NAME",
    "curl -s \"$A\"$B'c'",
    "curl -s \"https://example.com/$B\"c -o \"${A}b\"",
    "curl -s \"https://example.com/$NAME\" -o x",
    "curl -s https://example.com/$NAME -o x",
    "curl -s \"https://example.com/\"{a,b}.txt -O",
    "curl -s https://example.com/{a,b}.txt -O",
    "curl -s 'https://example.com/{a,b}.txt' -O",
    "curl -q -s https://example.com/a",
    "curl -s -q https://example.com/a",
    "curl -s -d @<(echo 1) https://example.com/a",
    "curl -s -F f=@*.txt https://example.com/a",
    "curl -s -T *.txt https://example.com/a",
    "curl -s > out \\\n  https://example.com/a",
    "curl -s https://example.com/a -w '{\"code\":%{http_code}}'",
    "curl -s https://example.com/a -w '{\"code\":\"%{http_code}\"}'",
    "curl --variable a=1 --expand-url 'https://example.com/{{a}}' -s",
    "curl -d a -K x -d b https://example.com/a",
    "curl -s https://example.com/a --next -s https://example.com/b",
    "curl -s https://example.com/a -d '{\"a\": \"'\"$NAME\"'\"}'",
    "curl -s https://example.com/a -X POST -d '{\"a\": [1, 2]}' | cat -n",
    "curl -s -d @- https://example.com/a <<'E'\n{\"a\":1}\nE\n",
    "curl -s https://example.com/{{ y }}/z",
];

#[test]
fn right_commands_stay_the_same_commands() {
    let folder = Folder::new();
    for name in ["a.txt", "b.txt"] {
        std::fs::write(folder.path().join(name), "").expect("a file");
    }
    for text in RIGHT {
        let text = format!("{text}\n");
        assert_eq!(laid_out("a.sh", &text, Style::Keep), text);
        let docs = laid_out("a.sh", &text, Style::Docs);
        let compact = laid_out("a.sh", &text, Style::Compact);
        check_same(folder.path(), &[&text, &docs, &compact]);
    }
}

#[track_caller]
fn check_docs(name: &str, text: &str, expected: &str) {
    assert_eq!(laid_out(name, text, Style::Docs), expected);
}

#[test]
fn what_stands_before_curl_stays_there() {
    let text = "sudo -E curl -s https://example.com/a\n";
    check_docs("a.sh", text, "sudo -E curl https://example.com/a \\\n--silent\n");
    check_docs("a.sh", &text.replace("sudo -E ", "\\"), "\\curl https://example.com/a \\\n--silent\n");
    check_docs("a.sh", &text.replace("sudo -E ", "/usr/bin/"), "/usr/bin/curl https://example.com/a \\\n--silent\n");
    check_docs("a.sh", "curl() { command curl --fail \"$@\"; }\n", "curl() { command curl --fail \"$@\"; }\n");
}

#[test]
fn words_keep_the_quotes_that_they_need_and_get_none_that_they_do_not() {
    let laid = |rest: &str| format!("curl https://example.com/a \\\n{rest}\n");
    check_docs("a.sh", "curl -o ~/y https://example.com/a\n", &laid("--output ~/y"));
    check_docs("a.sh", "curl -d $BODY https://example.com/a\n", &laid("--data $BODY"));
    check_docs("a.sh", "curl -s \"$A\"$B'c'\n", "curl \"$A\"$B'c' \\\n--silent\n");
    check_docs("a.sh", "curl -s \"$A\"\"$B\"'c'\n", "curl \"$A${B}c\" \\\n--silent\n");
    check_docs("a.sh", "curl -q -s https://example.com/a\n", "curl --disable \\\nhttps://example.com/a \\\n--silent\n");
}

#[test]
fn variables_of_make_stay_those_of_make() {
    let text = "x: y\n\tcurl -s https://example.com/a -H \"A: $$X\" -o $@\n\tcurl -s $(shell url) -d @$< $(B:.c=.o)\n";
    check_docs("Makefile", text, text);
    let own = "x: y\n\tcurl -s https://example.com/a -H \"A: $$X\"\n";
    check_docs("Makefile", own, "x: y\n\tcurl https://example.com/a \\\n\t--header \"A: $$X\" \\\n\t--silent\n");
}

#[test]
fn what_another_program_reads_or_fills_in_stays() {
    for (name, text) in [
        ("a.ps1", "curl https://example.com -UseBasicParsing\n"),
        ("a.ps1", "curl.exe -s https://example.com/a @list\n"),
        ("a.ps1", "if ($?) { curl.exe -H \"A: b\" \"https://example.com\" -o x }\n"),
        ("a.yml", "- shell: |\n    curl -s https://example.com/{{ y }} -o x\n"),
        ("a.sh", "ssh host curl -s https://example.com/a -o x\n"),
    ] {
        check_docs(name, text, text);
    }
    let text = "curl -s -d \"{\\\"a\\\": 1}\" https://example.com/a\n";
    check_docs("a.bat", text, "curl https://example.com/a ^\n--silent ^\n--data \"{\\\"a\\\": 1}\"\n");
}

#[test]
fn prompts_go_with_the_first_layout() {
    let text = "```bash\nexport A=1\n$ curl -s https://example.com/l -o x\n```\n";
    let expected = "```bash\nexport A=1\ncurl https://example.com/l \\\n--silent \\\n--output x\n```\n";
    check_docs("a.md", text, expected);
}

#[test]
fn what_the_document_has_between_words_stays() {
    let text = "<pre><span>curl -s</span> <b>https://example.com/a</b> -H 'A: b'</pre>\n";
    check_docs("a.html", text, text);
    let text = "[source,sh]\n----\ncurl -s \\ <1>\n  -H 'A: b' \\ <2>\n  https://example.com/a\n----\n";
    check_docs("a.adoc", text, text);
}

#[test]
fn layouts_of_all_posts_do_the_same() {
    let folder = Folder::new();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for entry in std::fs::read_dir(corpus).expect("the corpus").map(|entry| entry.expect("a file").path()) {
        if !entry.to_string_lossy().ends_with(".repaired.sh") {
            continue;
        }
        let text = std::fs::read_to_string(&entry).expect("a text");
        let report = lint(Source::new(Some("a.sh".to_owned()), &text), Mending::On, &Settings::default());
        for command in report.commands.iter().filter(|command| command.dialect == uncurly::shell::Dialect::Posix) {
            let texts: Vec<String> = [Style::Keep, Style::Docs, Style::Compact]
                .into_iter()
                .filter_map(|style| print(command, style, command.dialect).ok())
                .collect();
            check_same(folder.path(), &texts.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 128, rng_seed: RngSeed::Fixed(0x7374_796c), failure_persistence: None, ..Default::default()
    })]

    #[test]
    fn layouts_of_any_command_do_the_same(command in any_command(Content::Ascii)) {
        let folder = Folder::new();
        let text = format!("{command}\n");
        // What is plainly wrong is put right in every layout.
        let [keep, docs, compact] = [Style::Keep, Style::Docs, Style::Compact].map(|style| laid_out("a.sh", &text, style));
        check_same(folder.path(), &[&keep, &docs, &compact]);
    }
}
