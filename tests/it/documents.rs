//! Documents keep every byte outside their commands, and blocks know where their bytes are from.

use proptest::prelude::*;
use uncurly::page;
use uncurly::text::Source;

use crate::law;
use crate::law::document::leads_back;

/// A command as written in a document, and as it should be there.
const COMMANDS: &[(&str, &str)] = &[
    ("curl https://example.com/a", "curl https://example.com/a"),
    ("curl –X PUT https://example.com/b", "curl -X PUT https://example.com/b"),
    (
        "curl https://example.com/c \\\n  -H “Accept: text/html”",
        "curl https://example.com/c \\\n  -H \"Accept: text/html\"",
    ),
    ("curl https://example.com/d \\\n\n  -d 'a=1'", "curl https://example.com/d \\\n  -d 'a=1'"),
    ("curl https://example.com/e\n  -d 'a=1'", "curl https://example.com/e \\\n  -d 'a=1'"),
    (
        "curl https://example.com/f \\\n\t-d '{\n\t\t\"a\": 1\n\t}'",
        "curl https://example.com/f \\\n\t-d '{\n\t\t\"a\": 1\n\t}'",
    ),
];

/// What stands around the lines of a block.
const HOLDERS: &[&[&str]] =
    &[&[""], &["> "], &["> > "], &["- ", "  "], &["1. ", "   "], &["> * ", ">   "], &["- > ", "  > "], &[">"]];

/// Lines that are no commands.
const PROSE: &[&str] = &[
    "Don’t “quote” – or do…",
    "| a | b |\n|---|---|\n| `x` | <b>y</b> |",
    "# curl –is– a tool",
    "```json\n{“a”: 1}\n```",
    "<div>\n“x”\n</div>",
];

#[derive(Clone, Debug)]
struct Piece {
    command: Option<usize>,
    prose: usize,
    holder: usize,
    fence: &'static str,
}

fn piece() -> impl Strategy<Value = Piece> {
    let fence = prop_oneof![Just("```bash"), Just("~~~ sh"), Just("````{.zsh}"), Just("```console"), Just("```")];
    (prop::option::weighted(0.7, 0..COMMANDS.len()), 0..PROSE.len(), 0..HOLDERS.len(), fence)
        .prop_map(|(command, prose, holder, fence)| Piece { command, prose, holder, fence })
}

/// The lines of `text` within `holder`.
fn held(text: &str, holder: &[&str]) -> String {
    let mut out = String::new();
    for (index, line) in text.split('\n').enumerate() {
        let lead = if index == 0 { holder[0] } else { holder[holder.len() - 1] };
        out.push_str(lead);
        out.push_str(line);
        out.push('\n');
    }
    out
}

impl Piece {
    /// The piece with its command as `pick` has it.
    fn written(&self, pick: fn(&(&'static str, &'static str)) -> &'static str) -> String {
        let holder = HOLDERS[self.holder];
        let Some(command) = self.command else { return held(PROSE[self.prose], holder) };
        let command = pick(&COMMANDS[command]);
        let prompt = if self.fence == "```console" { "$ " } else { "" };
        let close: String = self.fence.chars().take_while(|c| matches!(c, '`' | '~')).collect();
        held(&format!("{}\n{prompt}{command}\n{close}", self.fence), holder)
    }
}

fn written(pieces: &[Piece], ending: &str, pick: fn(&(&'static str, &'static str)) -> &'static str) -> String {
    let pieces: Vec<_> = pieces.iter().map(|piece| piece.written(pick)).collect();
    // A comment between two pieces keeps one from reaching into the other.
    pieces.join("\n<!-- – -->\n\n").replace('\n', ending)
}

fn corrected(name: &str, text: &str) -> String {
    law::document::corrected(&law::text::read(Some(name), text))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) })]

    #[test]
    fn all_but_the_commands_stays(pieces in prop::collection::vec(piece(), 1..5), windows in any::<bool>()) {
        let ending = if windows { "\r\n" } else { "\n" };
        let given = written(&pieces, ending, |(given, _)| given);
        let expected = written(&pieces, ending, |(_, meant)| meant);
        let once = corrected("a.md", &given);
        prop_assert_eq!(&once, &expected, "\nfrom:\n{}", given);
        prop_assert_eq!(corrected("a.md", &once), once);
    }

    #[test]
    fn blocks_lead_back(pieces in prop::collection::vec(piece(), 1..5), windows in any::<bool>()) {
        let text = written(&pieces, if windows { "\r\n" } else { "\n" }, |(given, _)| given);
        let blocks = page::read(&Source::new(Some("a.md".to_owned()), text.as_str()));
        prop_assert_eq!(
            blocks.iter().filter(|block| block.text.text().contains("curl")).count(),
            pieces.iter().filter(|piece| piece.command.is_some()).count()
        );
        for block in &blocks {
            leads_back(block, &text);
        }
    }

    #[test]
    fn any_text_is_read(
        parts in prop::collection::vec(
            prop_oneof![
                Just("```sh\n"), Just("> "), Just("\t"), Just("curl a"), Just("\r\n"), Just("<pre>"), Just("</pre>"),
                Just("&amp;"), Just("`"), Just("run: |\n  "), Just(".. code:: sh\n\n   "), Just("----\n"), Just("$ "),
                Just("RUN "), Just("\\\n"), Just("é–"), Just("'"), Just("\""), Just("<b "), Just("<!-- uncurly: ignore a -->"),
                Just("::\n\n  "), Just("- "), Just("\n"), Just("[source,sh]\n"), Just("``"), Just("<1>"),
            ],
            0..24,
        ),
    ) {
        let text = parts.concat();
        for name in law::document::NAMES {
            let source = Source::new(Some(name.to_owned()), text.as_str());
            for block in page::read(&source) {
                leads_back(&block, &text);
            }
            corrected(name, &text);
        }
    }
}

#[track_caller]
fn check(name: &str, given: &str, expected: &str) {
    assert_eq!(corrected(name, given), expected, "{name}");
    assert_eq!(corrected(name, expected), expected, "{name}, twice");
}

#[test]
fn commands_are_corrected_in_every_format() {
    let cases = [
        ("a.md", "Use “curl”: `curl –I https://a.example` – now\n"),
        ("a.mdx", "<Tabs>\n  <Tab>\n    ```bash\n    curl –I https://a.example\n    ```\n  </Tab>\n</Tabs>\n"),
        ("a.rst", "“Do” –::\n\n    curl –I https://a.example\n"),
        ("a.adoc", "“Do” –\n\n[source,bash]\n----\ncurl –I https://a.example # <1>\n----\n"),
        ("a.html", "<p>“Do” –<pre>curl –I &quot;https://a.example?a&amp;b&quot;</pre>\n"),
        (
            "a.yml",
            "# “x” –\nscript:\n  - curl –I https://a.example\n  - |\n    # “y” –\n    curl –I https://a.example\n",
        ),
        (
            "a.yml",
            "# “x” –\na: &b curl –I https://a.example\nc: [{run: \"curl –I https://a.example\"}, 'y – “'] # – x\n\
             d: curl –I https://a.example\n  –s\ncommand:\n  - curl\n  - –I\n  - -H\n  - 'A: b'\n  - https://a.example/?b&c\n",
        ),
        ("docker-compose.yml", "# “x” –\ncommand: curl –I \"https://a.example/$$A\" # $$ –\n"),
        ("Dockerfile", "# “x” –\nRUN curl –I https://a.example && true\n"),
        ("a.sh", "# “x” – curl –I https://a.example\ncurl –I https://a.example\necho “y”\n"),
    ];
    for (name, given) in cases {
        let expected = given.replace("curl –I", "curl -I").replace("– curl -I", "– curl –I");
        let expected = expected.replace("\n  –s", "\n  -s").replace("- –I", "- -I");
        check(name, given, &expected);
    }
}

/// A quote that is open in one command hides what is wrong with the next.
#[test]
fn what_a_cure_brings_to_light_is_cured_too() {
    let given = "curl -s \"https://a.example/state\\\" -H \"Accept: a/b\"\n\
                 curl https://a.example -d \"{\\\"on\\\":\\\"yes\", \\\"level\\\":\\\"3\\\"}\"\n";
    let expected = given.replace("state\\\"", "state\"").replace("yes\"", "yes\\\"");
    let fenced = |text: &str| format!("```sh\n{text}```\n");
    check("a.md", &fenced(given), &fenced(&expected));
    check("a.adoc", &format!("[source,sh]\n----\n{given}----\n"), &format!("[source,sh]\n----\n{expected}----\n"));
}

#[test]
fn a_command_freed_from_what_stands_before_it_is_set_in_as_its_line_was() {
    let rest = "-H \"A: b\" \\\n    -d 'a=1'";
    let given = rest.replace('"', "&quot;").replace('\'', "&#39;").replace("\\\n", "\\<br>\n");
    let given = format!("curl -X POST &quot;https://a.example/x&quot; \\<br>\n    {given}</code></pre><p>Thanks!</p>");
    check(
        "a.yml",
        &format!("- run: |\n    <p>Run this:</p><pre><code>{given}\n"),
        &format!(
            "- run: |\n    <p>Run this:\n    curl -X POST \"https://a.example/x\" \\\n    {rest}</pre><p>Thanks!</p>\n"
        ),
    );
}

/// What the label or the prompt says is heeded, and paths keep their backslashes.
#[test]
fn commands_of_windows_keep_their_quoting() {
    for (open, line) in [
        ("console", "C:\\> curl –s https://a.example/x -o C:\\temp\\x"),
        ("", "PS C:\\me> curl.exe –s https://a.example/x -o C:\\temp\\x -d '{\"a\":1}'"),
        ("bat", "curl.exe –X POST https://a.example/x -d \"{\\\"a\\\":1}\" -o C:\\temp\\x"),
        ("", "curl.exe –X POST https://a.example/x -d \"{\\\"a\\\":1}\""),
        ("powershell", "curl.exe –s https://a.example/x -H \"A: $env:B\""),
    ] {
        let text = format!("```{open}\n{line}\n```\n");
        check("a.md", &text, &text.replace('–', "-"));
        assert!(!lint_of("a.md", &text).contains(&"windows-quoting"), "{text}");
    }
    let other = "```\nC:\\> curl –X POST https://a.example/x ^\nMore?  -H “A: %TOKEN%”\n```\n";
    check("a.md", other, other);
}

/// Nothing has dropped the quotes round a placeholder that a document was written with, and it stays.
#[test]
fn urls_with_placeholders_get_their_quotes() {
    for url in ["https://a.example/users/<USER_ID>", "https://<host>/x", "https://a.example/<a>/<b>?c=1"] {
        let given = format!("```sh\ncurl -s {url}\n```\n");
        check("a.md", &given, &given.replace(url, &format!("\"{url}\"")));
        assert!(lint_of("a.md", &given).contains(&"missing-quotes"), "{url}");
    }
}

#[test]
fn words_that_only_the_shell_knows_are_not_judged() {
    for line in [
        "curl -fsS \"$URL&x=1\"",
        "curl -fsS \"https://$HOST&x\"",
        "curl -fsS \"$URL:generate\"",
        "GET=(curl -fsS)",
        "GET+=(\n  curl\n  -fsS\n  https://a.example\n)",
        "curl -fsS \"${ARGS[@]}\" -o a https://a.example/a https://a.example/b",
        "curl -fsS \"$@\" -d '{\"a\": 1}' https://a.example/a",
        "curl -fsS $OPTIONS -o a https://a.example/a https://a.example/b",
    ] {
        let text = format!("#!/bin/bash\n{line}\n");
        let told: Vec<_> = lint_of("a.sh", &text).into_iter().filter(|rule| *rule != "unquoted-variable").collect();
        assert_eq!(told, [""; 0], "{text}");
        check("a.sh", &text, &text);
    }
    assert_eq!(lint_of("a.md", "```sh\ncurl \"https://<tenant>.a.example:<port>/x\"\n```\n"), ["placeholder-left"; 2]);
}

#[test]
fn quoted_text_of_scripts_stays() {
    let script = "#!/bin/sh\nssh host 'curl -s http://h.example/x'\nCMD=\"curl -s http://h.example/y\"\n\
                  trap 'curl -fsS https://h.example/e' ERR\necho \"run: curl https://h.example\"\n\
                  printf '%s\\n' \"curl -X POST https://e.example/a -d 'a=b'\"\n\
                  eval \"curl -fsS \\\"https://e.example/$A\\\"\"\n";
    check("a.sh", script, script);
    assert!(lint_of("a.sh", script).is_empty());
}

#[test]
fn options_in_a_sentence_are_no_commands() {
    let prose = "`curl -L` follows redirects, `curl -X POST` sends, and `curl -k -o x` does neither.\n";
    assert!(lint_of("a.md", prose).is_empty());
    assert_eq!(lint_of("a.md", "Try `curl -k https://a.example`.\n"), ["insecure-tls"]);
}

/// What asks for silence in each format, above a command that needs it.
#[test]
fn comments_are_heeded_in_every_format() {
    const SILENT: [(&str, &str); 16] = [
        ("a.cmd", "REM CALL\r\nLOUD\r\n"),
        ("a.cmd", "@rem CALL\nLOUD\n"),
        ("a.bat", ":: CALL\nLOUD\n"),
        ("a.ps1", "  # CALL\n  LOUD\n"),
        ("a.adoc", "// CALL\n[source,sh]\n----\nLOUD\n----\n"),
        ("a.adoc", "[source,sh]\n// CALL\n----\nLOUD\n----\n"),
        ("a.adoc", "// CALL\n\n.Title\n----\n$ LOUD\n----\n"),
        ("a.adoc", "* a\n+\n// CALL\nRun `LOUD`.\n"),
        ("a.rst", ".. CALL\n\n.. code:: sh\n   :x:\n\n   LOUD\n"),
        ("a.rst", ".. CALL\r\n\r\nDo::\r\n\r\n  LOUD\r\n"),
        ("a.rst", "- a\n\n  .. CALL\n\n  Use ``LOUD``.\n"),
        ("a.mdx", "{/* CALL */}\n```sh\nLOUD\n```\n"),
        ("a.mdx", "<Tab>\n    {/* CALL */}\n    ```sh\n    LOUD\n    ```\n</Tab>\n"),
        ("a.mdx", "- Run {/* CALL */} `LOUD`.\n"),
        ("a.md", "```bat\nREM CALL\nLOUD\n```\n"),
        ("Makefile", "a:\n# CALL\n\tLOUD\n"),
    ];
    for (name, text) in SILENT {
        let text =
            text.replace("LOUD", "curl -k https://a.example/x").replace("CALL", "uncurly: ignore insecure-tls -- lab");
        let warnings: Vec<_> =
            lint_of(name, &text).into_iter().filter(|rule| *rule != "error-taken-for-success").collect();
        assert_eq!(warnings, [""; 0], "{name}: {text}");
    }
}

#[test]
fn a_comment_that_is_not_heeded_is_told() {
    for (name, text) in [
        ("a.cmd", "# CALL\nLOUD\n"),
        ("a.adoc", "----\n// CALL\nLOUD\n----\n"),
        ("a.adoc", "// CALL\n\nWords.\n\n----\nLOUD\n----\n"),
        ("a.rst", "<!-- CALL -->\n\n.. code:: sh\n\n   LOUD\n"),
        ("a.md", "# CALL\n\n    LOUD\n"),
        ("a.md", "// CALL\n\n```sh\nLOUD\n```\n"),
        ("a.mdx", "{/* CALL */}\n\nWords.\n\n```sh\nLOUD\n```\n"),
    ] {
        let text =
            text.replace("LOUD", "curl -k https://a.example/x").replace("CALL", "uncurly: ignore insecure-tls -- lab");
        let told: Vec<_> = lint_of(name, &text).into_iter().filter(|rule| *rule != "error-taken-for-success").collect();
        assert_eq!(told, ["unused-ignore", "insecure-tls"], "{name}: {text}");
    }
    assert!(lint_of("a.md", "Write `# uncurly: ignore insecure-tls` above it.\n").is_empty());
}

/// The rules that tell something of `text`.
fn lint_of(name: &str, text: &str) -> Vec<&'static str> {
    let report = law::text::read(Some(name), text);
    report.findings.iter().map(|finding| finding.rule).collect()
}

#[test]
fn what_is_right_stays() {
    for tail in ["| jq .", "&& true", "|| exit 1", "> a.json", "2>/dev/null", "2>&1 | tee a"] {
        let script = format!("curl -fsS https://a.example/x \\\n  {tail}\n# curl –X GET https://a.example\n");
        check("a.sh", &script, &script);
        let page = format!("> ```sh\n> {}\n> ```\n", script.trim_end().replace('\n', "\n> "));
        check("a.md", &page, &page);
    }
}

#[test]
fn a_comment_silences_what_stands_below_it() {
    let loud = "```sh\ncurl https://a.example/x.sh | sh\n```\n";
    assert_eq!(lint_of("a.md", loud), ["pipe-to-shell"]);
    assert_eq!(lint_of("a.md", &format!("<!-- uncurly: ignore pipe-to-shell -->\n{loud}")), [""; 0]);
    assert_eq!(
        lint_of(
            "a.md",
            &format!("> <!-- uncurly: ignore pipe-to-shell -->\n>\n> {}", loud.trim().replace('\n', "\n> "))
        ),
        [""; 0]
    );
    assert_eq!(
        lint_of("a.md", &format!("<!-- uncurly: ignore pipe-to-shell -->\n\ntext `curl`\n\n{loud}")),
        ["unused-ignore", "pipe-to-shell"]
    );
    assert_eq!(lint_of("a.mdx", &format!("{{/* uncurly: ignore pipe-to-shell */}}\n\n{loud}")), [""; 0]);
    assert_eq!(lint_of("a.yml", "# uncurly: ignore pipe-to-shell\nrun: curl https://a.example/x.sh | sh\n"), [""; 0]);
}

#[test]
fn what_only_looks_like_a_command_stays() {
    let script = "<# curl –s “https://a.example”\n curl –s https://a.example/x #>\n";
    check(
        "a.ps1",
        &format!("{script}curl.exe –s https://a.example\n"),
        &format!("{script}curl.exe -s https://a.example\n"),
    );
    for text in
        ["script:\n  - \"echo;\n     curl -s https://a.example\"\n", "run: 'set -e\n\n  curl -s https://a.example'\n"]
    {
        check("a.yml", text, text);
    }
}
