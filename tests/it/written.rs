//! Documents keep what they are, whatever is written into them: lists, programs, other bytes than those of UTF-8.

use std::fs;

use uncurly::lint::{Settings, Silence, comment, lint};
use uncurly::mend::Mending;
use uncurly::text::{Level, Source, apply};

use crate::law;
use crate::program::{Folder, uncurly};

/// Checks what becomes of `given` when it is corrected, and that nothing becomes of that.
#[track_caller]
fn check(name: &str, given: &str, expected: &str) {
    let corrected = |text: &str| law::document::corrected(&law::text::read(Some(name), text));
    assert_eq!(corrected(given), expected, "{name}");
    assert_eq!(corrected(expected), expected, "{name}, twice");
}

/// Checks what becomes of `text` when each of its commands that is loud gets a comment; nothing, where none can stand.
#[track_caller]
fn silenced(name: &str, text: &str, expected: Option<&str>) {
    let read = |text: &str| lint(Source::new(Some(name.to_owned()), text), Mending::On, &Settings::default());
    let report = read(text);
    let loud = report.findings.iter().filter(|finding| finding.rule == "insecure-tls");
    let silence = Silence { rules: &["insecure-tls"], reason: Some("lab") };
    let edits: Vec<_> = loud.filter_map(|finding| comment(&report, finding.command?, silence)).collect();
    let Some(expected) = expected else { return assert_eq!(edits, [], "{text}") };
    let silent = apply(text, &edits);
    assert_eq!(silent, expected);
    let left = read(&silent).findings.into_iter().map(|finding| finding.rule);
    let left: Vec<_> = left.filter(|rule| ["insecure-tls", "unused-ignore"].contains(rule)).collect();
    assert_eq!(left, [""; 0], "{silent}");
}

/// As Asciidoctor shows the same before and after.
#[test]
fn lists_of_asciidoc_stay_whole() {
    const CALL: &str = "// uncurly: ignore insecure-tls -- lab\n";
    for text in [
        ". A\n|+\n[source,sh]\n----\nLOUD\n----\n. B\n",
        ". A\n|\n+\n.Title\n----\n$ LOUD\n----\n. B\n",
        "* A\n+\n----\nls\n----\n|+\nRun `LOUD`.\n",
        ". A\n|\n. Run `LOUD`\n",
        ". A\n|. Run `LOUD`\n",
        "* A\n|\n  LOUD\n\n* B\n",
        "a::\n|+\n--\nText\n\n|----\nLOUD\n----\n--\nb:: c\n",
        "Text\n\n|[source,sh]\n----\nLOUD\n----\n",
    ] {
        let text = text.replace("LOUD", "curl -k https://a.example/x");
        let (before, after) = text.split_at(text.rfind('|').expect("a place"));
        let (before, after) = (before.replace('|', ""), &after[1..]);
        silenced("a.adoc", &format!("{before}{after}"), Some(&format!("{before}{CALL}{after}")));
    }
    silenced("a.adoc", "[source,sh]\nls\n\n. Run `curl -k https://a.example/x`\n", None);
}

/// As MDX shows the same before and after.
#[test]
fn comments_stand_beside_programs() {
    const CALL: &str = "{/* uncurly: ignore insecure-tls -- lab */}";
    for text in [
        "<T>|{`LOUD`}</T>\n",
        "Text <code>|{ `LOUD` }</code>.\n",
        "<T>\n|{`\nLOUD \\\\\n\n  -s\n`}\n</T>\n",
        "<T>\n\n|{`LOUD`}\n\n</T>\n",
        "{ready && <T>|{`LOUD`}</T>}\n",
        "export const A = () => <T>|{`LOUD`}</T>;\n",
    ] {
        let text = text.replace("LOUD", "curl -k https://a.example/x");
        silenced("a.mdx", &text.replace('|', ""), Some(&text.replace('|', CALL)));
    }
    for text in ["export const a = `LOUD`;\n", "<T a={`LOUD`} />\n", "<T>{`LOUD\nLOUD`}</T>\n", "{a(`LOUD`)}\n"] {
        silenced("a.mdx", &text.replace("LOUD", "curl -k https://a.example/x"), None);
    }
}

#[test]
fn comments_above_programs_hold_for_them() {
    for text in [
        "CALL\n\n<T>{`LOUD`}</T>\n",
        "CALL\n<T>\n{`LOUD`}\n</T>\n",
        "<T>\n  CALL\n  {`\n  LOUD\n  `}\n</T>\n",
        "Text CALL <code>{`LOUD`}</code>\n",
    ] {
        let text = text.replace("LOUD", "curl -k https://a.example/x");
        let text = text.replace("CALL", "{/* uncurly: ignore insecure-tls -- lab */}");
        silenced("a.mdx", &text, Some(&text));
        let two = format!("{text}\n\n<T>{{`curl -k https://a.example/y`}}</T>\n");
        let told = law::text::read(Some("a.mdx"), &two).findings.into_iter().map(|finding| finding.rule);
        assert_eq!(told.filter(|rule| *rule == "insecure-tls").count(), 1, "{two}");
    }
}

/// What a program of MDX writes otherwise than the shell gets it is read so, and stays.
#[test]
fn programs_of_mdx_keep_their_escapes() {
    for (given, expected) in [
        (
            "<T>\n{`curl –s https://a.example/x \\\\\n  -H “A: b”`}\n</T>\n",
            "<T>\n{`curl -s https://a.example/x \\\\\n  -H \"A: b\"`}\n</T>\n",
        ),
        (
            "<T>{`curl –s ${API}/x \\\\\n\n  -H “A: ${a.b}”`}</T>\n",
            "<T>{`curl -s ${API}/x \\\\\n  -H \"A: ${a.b}\"`}</T>\n",
        ),
        (
            "<T>{`curl –s https://a.example/x\n  -d 'a'`}</T>\n",
            "<T>{`curl -s https://a.example/x \\\\\n  -d 'a'`}</T>\n",
        ),
        (
            "<pre>curl –s https://a.example/x -d '{'{'}\"a\": \"b\"{'}'}'</pre>\n",
            "<pre>curl -s https://a.example/x -d '{'{'}\"a\": \"b\"{'}'}'</pre>\n",
        ),
        (
            "<pre>curl –s https://a.example/{'<'}id{\"}\"}</pre>\n",
            "<pre>curl -s https://a.example/{'<'}id{\"}\"}</pre>\n",
        ),
        (
            "<pre>curl –s https://a.example/x -d '&#123;“a”: 1&#125;'</pre>\n",
            "<pre>curl -s https://a.example/x -d '&#123;\"a\": 1&#125;'</pre>\n",
        ),
        (
            "export const a = `curl –s https://a.example/x \\\\\n -d 'a'`;\n",
            "export const a = `curl -s https://a.example/x \\\\\n -d 'a'`;\n",
        ),
    ] {
        check("a.mdx", given, expected);
    }
    // Only the program knows what these say.
    for text in ["<T>{`curl –s ${url('x')}`}</T>\n", "<T>{String.raw`curl –s https://a.example/x`}</T>\n"] {
        check("a.mdx", text, text);
    }
    // A variable of the shell stays one.
    let text = "<T>{`curl –s \\${API}/x?a=1&b=2`}</T>\n";
    check("a.mdx", text, "<T>{`curl -s \"\\${API}/x?a=1&b=2\"`}</T>\n");
}

/// A comment would end within such a reason.
#[test]
fn reasons_end_no_comment() {
    const LOUD: &str = "```sh\ncurl -k https://a.example/x\n```\n";
    let folder = Folder::of(&[("a.mdx", LOUD), ("Makefile", "a:\n\tcurl -k https://a.example/x\n"), ("a.md", LOUD)]);
    let add = |reason: &str, name: &str| uncurly().folder(&folder).args(["lint", "--add-ignores", reason, name]).run();
    add("see */} there", "a.mdx").code(2).tells(&["`a.mdx`", "`*/`"]);
    add("see \\", "Makefile").code(2).tells(&["`Makefile`", "`\\`"]);
    assert_eq!(folder.read("a.mdx"), LOUD);
    add("see */} there", "a.md").code(0);
    assert!(folder.read("a.md").starts_with("<!-- uncurly: ignore insecure-tls -- see */} there -->\n```sh\n"));
}

/// A text in Windows-1252, or in UTF-16, comes back as one.
#[test]
fn other_bytes_than_those_of_commands_stay() {
    let given = b"# caf\xe9\n\n```sh\ncurl \x96s -k https://a.example/x\n```\n\x93x\x94 \xc3\xa9";
    let expected = b"# caf\xe9\n\n```sh\ncurl -s -k https://a.example/x\n```\n\x93x\x94 \xc3\xa9";
    let folder = Folder::new();
    folder.write("a.md", given);
    let run = |args: &[&str]| uncurly().folder(&folder).args(args.iter().copied()).bytes();
    assert_eq!(run(&["fix", "--document", "a.md"]).0, expected);
    let diff = b"--- a.md\n+++ a.md\n@@ -1,6 +1,6 @@\n # caf\xe9\n \n ```sh\n-curl \x96s -k https://a.example/x\n\
                 +curl -s -k https://a.example/x\n ```\n \x93x\x94 \xc3\xa9\n\\ No newline at end of file\n";
    assert_eq!(run(&["fix", "--diff", "a.md"]).0, diff);
    let filtered = uncurly().args(["fix", "--stdin-filename", "a.md"]).stdin(&given[..]).bytes();
    assert_eq!((&filtered.0[..], filtered.2), (&expected[..], 0));
    assert_eq!(run(&["fix", "--write", "a.md"]).2, 0);
    let read = |name: &str| fs::read(folder.path().join(name)).expect("a file");
    assert_eq!(read("a.md"), expected);
    assert_eq!(run(&["lint", "--add-ignores", "lab", "a.md"]).2, 0);
    let comment = b"<!-- uncurly: ignore insecure-tls -- lab -->\n```sh";
    let before = expected.windows(5).position(|bytes| bytes == b"```sh").expect("a fence");
    assert_eq!(read("a.md"), [&expected[..before], comment, &expected[before + 5..]].concat());
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
    folder.write("b.md", wide("\u{feff}é `curl –s https://a.example/x`\n"));
    assert_eq!(run(&["fix", "--diff", "b.md"]).2, 2);
    assert_eq!(run(&["fix", "--write", "b.md"]).2, 0);
    assert_eq!(read("b.md"), wide("\u{feff}é `curl -s https://a.example/x`\n"));
}

/// Within straight quotes that the shell takes, typographic ones are content, or it is told that they may not be.
#[test]
fn quotes_within_straight_ones_stay() {
    for (text, kept) in [
        ("curl \"https://a.example/?q=“x”\" –L\n", "?q=“x”\""),
        ("curl –X POST \"https://a.example/?q=“x”&r=“y”\" -H “A: b”\n", "?q=“x”&r=“y”\""),
        ("curl –d '{\"a\": \"“x”\"}' \"https://a.example/?q=“x”\"\n", "?q=“x”\""),
        ("curl –o a \"https://a.example/?q=‘x’\"\n", "?q=‘x’\""),
    ] {
        let report = law::text::read(Some("a.sh"), text);
        let read = report.commands[0].text.text();
        assert!(read.contains(kept) && !read.contains(['–']), "{read}");
    }
}

/// What a script says of a command keeps the marks that it says it in.
#[test]
fn marks_around_what_is_spoken_of_stay() {
    for (given, expected) in [
        ("echo “curl –s https://a.example/x”\n", "echo “curl -s https://a.example/x”\n"),
        ("echo “curl –H “A: b” https://a.example/x”; ls\n", "echo “curl -H \"A: b\" https://a.example/x”; ls\n"),
        ("echo “curl -s https://a.example/x”\n", "echo “curl -s https://a.example/x”\n"),
    ] {
        check("a.sh", given, expected);
    }
}

/// A word that the shell fills in may be a URL as well as one that begins with a name.
#[test]
fn urls_of_variables_in_braces_are_read() {
    for url in ["${API}/x", "${API}", "$(cat url)/x"] {
        check("a.sh", &format!("curl –s {url} -H “A: b”\n"), &format!("curl -s {url} -H \"A: b\"\n"));
    }
    check("Makefile", "a:\n\tcurl –X POST $(API)/x\n", "a:\n\tcurl -X POST $(API)/x\n");
}

/// What another program reads as one of its lines gets no comment of a shell's.
#[test]
fn programs_stay_programs() {
    const CALL: &str = "# uncurly: ignore insecure-tls -- lab";
    for (name, text, silent) in [
        ("a.js", "// curl -k https://a.example/x\n", "// CALL\n// curl -k https://a.example/x\n"),
        ("a.go", "f()\n\t//  curl -k https://a.example/x\n", "f()\n\t//  CALL\n\t//  curl -k https://a.example/x\n"),
        ("a.py", "a = 1\n curl -k https://a.example/x\n", "a = 1\n CALL\n curl -k https://a.example/x\n"),
    ] {
        silenced(name, text, Some(&silent.replace("CALL", CALL)));
    }
    silenced("a.js", "const a = `\ncurl -k https://a.example/x\n`;\n", None);
    silenced("Jenkinsfile", "sh \"\"\"\n  curl -k https://a.example/x\n\"\"\"\n", None);
}

/// What a template fills in is none of curl's, and its lines are none of a command's.
#[test]
fn templates_are_left_to_what_fills_them_in() {
    for (name, text) in [
        ("a.yml", "- command: curl -fsS https://{{ host }}:{{ port }}/a/{{ id }}\n"),
        (
            "a.yml",
            "run: |\n  curl -fsS http://{{ .V.h }}:{{ .V.p }}/healthz\n  {{- if .x }}\n  curl -fsS \"{{ .V.u }}/x\"\n  {{- end }}\n",
        ),
        ("a.yml", "- run: curl -fsS \"${{ format('https://a.example/{0}', github.sha) }}\" -o x\n"),
        ("a.md", "```sh\ncurl -fsS https://a.example/{% if x %}a{% endif %}\n```\n"),
        (
            "a.md",
            "```sh\ncurl -fsS http://HOST:PORT/x\ncurl -fsS \"http://{host}:{port}/x\"\ncurl -fsS https://a.example/[id]/x\n```\n",
        ),
        ("a.md", "```sh\nStarting\n$ curl -fsS https://a.example/x\n{}\n```\n"),
    ] {
        let report = law::text::read(Some(name), text);
        let told: Vec<_> = report.findings.iter().filter(|finding| finding.level != Level::Note).collect();
        assert!(told.is_empty() && !report.commands.is_empty(), "{text}{told:#?}");
        check(name, text, text);
    }
    let told = law::text::read(Some("a.md"), "```sh\ncurl -fsS http://a.example:80x/\n```\n").findings;
    assert!(told.iter().any(|finding| finding.rule == "bad-url"), "{told:#?}");
}

/// Expressions of Jinja and ERB are read for what they are to a shell, and stay as they are written.
#[test]
fn expressions_of_templates_stay() {
    for (name, text) in [
        ("a.yml", "- shell: curl –s https://a.example/{{ id | default('b/c') }} -H “A: b”\n"),
        ("a.yml", "- run: |\n    curl –s {{ url | default(\"https://a.example\") }}/x -H “A: b”\n"),
        ("a.md", "```sh\ncurl –s https://<%= host %>/x -H “A: b”\n```\n"),
        ("a.sh", "curl –s \"https://<%= host %>/x?a=<%- a[:b] %>\" -H “A: b”\n"),
    ] {
        check(name, text, &text.replace('–', "-").replace(['“', '”'], "\""));
        let told = law::text::read(Some(name), &text.replace('–', "-").replace(['“', '”'], "\"")).findings;
        assert!(told.iter().all(|finding| finding.level == Level::Note), "{text}{told:#?}");
    }
}

/// What a program has for a string is one in a text too.
#[test]
fn strings_in_texts_are_no_fences() {
    for text in ["run(\"curl –s https://a.example/x\")\n", "exec('curl –s https://a.example/x')\n"] {
        check("a.txt", text, &text.replace('–', "-"));
        let told: Vec<_> = law::text::read(Some("a.txt"), text).findings.iter().map(|finding| finding.rule).collect();
        assert!(told.contains(&"string-literal") && !told.contains(&"code-fence"), "{told:?}");
    }
}

/// Dots for whatever stands there are their author's, and a quote that was lost was one of the value alone.
#[test]
fn dots_stay_and_quotes_close_before_what_they_stand_in() {
    for text in
        ["curl -X POST ... https://a.example/x\n", "curl https://a.example/v1/…\n", "curl https://a.example/...\n"]
    {
        let text = format!("```sh\n{text}```\n");
        check("a.md", &text, &text);
        let told = law::text::read(Some("a.md"), &text).findings;
        assert!(told.iter().all(|finding| finding.level == Level::Note), "{text}{told:#?}");
    }
    check("a.sh", "A=$(curl -s \"https://a.example/x?a=b&c=d)\n", "A=$(curl -s \"https://a.example/x?a=b&c=d\")\n");
    check(
        "a.html",
        "<pre><code>curl -s \"https://a.example/x?a=b</code></pre>\n",
        "<pre><code>curl -s \"https://a.example/x?a=b\"</code></pre>\n",
    );
}
