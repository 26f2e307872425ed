//! Where comments stand that silence a command, format by format.

use super::*;
use crate::lint::{Settings, lint};
use crate::mend::Mending;
use crate::text::{Source, apply};

const RULE: &str = "pipe-to-shell";

fn read(name: &str, text: &str) -> Report {
    lint(Source::new(Some(name.to_owned()), text), Mending::On, &Settings::default())
}

/// Checks what silences the first finding of the rule in `text`, and that the others are left.
#[track_caller]
fn check(name: &str, text: &str, expected: Option<&str>) {
    let report = read(name, text);
    let of_rule = |report: &Report| report.findings.iter().filter(|finding| finding.rule == RULE).count();
    let finding = report.findings.iter().find(|finding| finding.rule == RULE).expect("something to silence");
    let silence = Silence { rules: &[finding.rule], reason: None };
    let edit = finding.command.and_then(|command| comment(&report, command, silence));
    let Some(expected) = expected else { return assert_eq!(edit, None, "{text}") };
    let silent = apply(text, &[edit.expect("a comment")]);
    assert_eq!(silent, expected);
    let again = read(name, &silent);
    assert_eq!((of_rule(&again), again.findings.len()), (of_rule(&report) - 1, report.findings.len() - 1), "{silent}");
}

#[test]
fn scripts_have_comments_of_the_shell() {
    check(
        "a.sh",
        "ls\n  curl https://x.y | sh\n",
        Some("ls\n  # uncurly: ignore pipe-to-shell\n  curl https://x.y | sh\n"),
    );
    check(
        "a.sh",
        "if curl https://x.y | sh; then ls; fi\n",
        Some("# uncurly: ignore pipe-to-shell\nif curl https://x.y | sh; then ls; fi\n"),
    );
    check("a.sh", "true && \\\n curl https://x.y | sh\n", None);
    check("a.cmd", "curl https://x.y | sh\r\n", Some("REM uncurly: ignore pipe-to-shell\r\ncurl https://x.y | sh\r\n"));
    check("a.cmd", "dir ^\r\n & curl https://x.y | sh\r\n", None);
    check("notes", "> curl https://x.y | sh\n", None);
    check("notes", "\"curl https://x.y/a -H \\\"Accept: application/json\\\" | sh\"\n", None);
}

#[test]
fn markup_has_comments_that_are_not_shown() {
    let comment = "<!-- uncurly: ignore pipe-to-shell -->";
    check(
        "a.md",
        "> ```sh\n> curl https://x.y | sh\n> ```\n",
        Some(&format!("> {comment}\n> ```sh\n> curl https://x.y | sh\n> ```\n")),
    );
    check(
        "a.md",
        "a\r\n\r\n~~~\r\ncurl https://x.y | sh\r\n~~~\r\n",
        Some(&format!("a\r\n\r\n{comment}\r\n~~~\r\ncurl https://x.y | sh\r\n~~~\r\n")),
    );
    check(
        "a.md",
        "Say `curl https://x.y | sh` loud.\n",
        Some(&format!("Say {comment} `curl https://x.y | sh` loud.\n")),
    );
    check(
        "a.md",
        "```console\n$ curl https://x.y | sh\n```\n",
        Some(&format!("{comment}\n```console\n$ curl https://x.y | sh\n```\n")),
    );
    check(
        "a.html",
        "<pre>curl https://x.y | sh</pre>\n",
        Some(&format!("<pre>{comment}curl https://x.y | sh</pre>\n")),
    );
}

/// Readers see all that stands between them.
#[test]
fn tags_of_templates_have_them_above() {
    let comment = "<!-- uncurly: ignore pipe-to-shell -->";
    for [open, close] in [["{% highlight sh %}", "{% endhighlight %}"], ["{{< highlight sh >}}", "{{< /highlight >}}"]]
    {
        let code = format!("{open}\ncurl https://x.y | sh\n{close}\n");
        check("a.md", &format!("a\n\n{code}"), Some(&format!("a\n\n{comment}\n{code}")));
        let within = format!("{open}\n# uncurly: ignore pipe-to-shell\ncurl https://x.y | sh\n{close}\n");
        check("a.md", &format!("Run:\n{code}"), Some(&format!("Run:\n{within}")));
    }
}

#[test]
fn one_of_several_in_a_block_is_silenced_alone() {
    check(
        "a.md",
        "```sh\ncurl https://x.y | sh\ncurl https://x.z | sh\n```\n",
        Some("```sh\n# uncurly: ignore pipe-to-shell\ncurl https://x.y | sh\ncurl https://x.z | sh\n```\n"),
    );
    check("a.md", "```console\n$ curl https://x.y | sh\n$ curl https://x.z | sh\n```\n", None);
    check(
        "a.mdx",
        "```sh\ncurl https://x.y | sh\n```\n",
        Some("{/* uncurly: ignore pipe-to-shell */}\n```sh\ncurl https://x.y | sh\n```\n"),
    );
    check("a.html", "<pre>curl https://x.y | sh\ncurl https://x.z | sh</pre>\n", None);
}

#[test]
fn code_that_begins_an_entry_stays_in_it() {
    let comment = "<!-- uncurly: ignore pipe-to-shell -->";
    check(
        "a.md",
        "> 1. `curl https://x.y | sh` is loud.\n",
        Some(&format!("> 1. {comment}\n>    `curl https://x.y | sh` is loud.\n")),
    );
    check(
        "a.mdx",
        "- `curl https://x.y | sh`\n",
        Some("- {/* uncurly: ignore pipe-to-shell */} `curl https://x.y | sh`\n"),
    );
}

#[test]
fn a_paragraph_stays_one() {
    let comment = "<!-- uncurly: ignore pipe-to-shell -->";
    for (above, breaks) in [("Do", ""), ("> Do", "  "), ("- Do `it`", "\\")] {
        let code = if above.starts_with('>') { "> `curl https://x.y | sh`" } else { "`curl https://x.y | sh`" };
        check(
            "a.md",
            &format!("{above}{breaks}\r\n{code} now.\r\n"),
            Some(&format!("{above} {comment}{breaks}\r\n{code} now.\r\n")),
        );
    }
    check("a.md", "A \\` b\n`curl https://x.y | sh`\n", None);
    check("a.md", "# A\n`curl https://x.y | sh`\n", Some(&format!("# A\n{comment}\n`curl https://x.y | sh`\n")));
}

#[test]
fn what_shows_comments_has_them_before_it() {
    let comment = "<!-- uncurly: ignore pipe-to-shell -->";
    for (open, close) in [("<textarea rows=\"2\">\n", "</textarea>"), ("<TITLE>", "</TITLE>")] {
        let text = format!("<p>\n{open}curl https://x.y | sh{close}\n");
        check("a.html", &text, Some(&text.replace(open, &format!("{comment}{open}"))));
    }
}

#[test]
fn texts_within_scripts_have_none() {
    let comment = "# uncurly: ignore pipe-to-shell";
    for text in [
        "cat > a <<E\nit's\ncurl https://x.y | sh\nE\n",
        "python3 -c '\ncurl https://x.y | sh\n'\necho 'a\n",
        "echo \"it's\ncurl https://x.y | sh\necho '\n",
    ] {
        check("a.sh", text, None);
    }
    for text in [
        "ssh a <<'E'\ncurl https://x.y | sh\nE\n",
        "cat <<E\nit's\nE\ncurl https://x.y | sh\n",
        "curl 'https://a.example/x”\ncurl https://x.y | sh\n",
        "X=$(\ncurl https://x.y | sh\n)\n",
    ] {
        check("a.sh", text, Some(&text.replace("curl https://x.y |", &format!("{comment}\ncurl https://x.y |"))));
    }
    check("a.ps1", "$x = @\"\nit's \"a\n\"b\ncurl https://x.y | sh\n", None);
}

#[test]
fn asciidoc_has_them_at_the_beginning_of_a_line() {
    let comment = "// uncurly: ignore pipe-to-shell";
    for text in [
        ".Title\n[source,sh]\n----\n$ curl https://x.y | sh\n----\n",
        "Say `curl https://x.y | sh` loud.\n",
        "  curl https://x.y | sh\n",
    ] {
        check("a.adoc", text, Some(&format!("{comment}\n{text}")));
    }
}

#[test]
fn restructured_text_has_them_apart() {
    let comment = ".. uncurly: ignore pipe-to-shell";
    for text in [
        ".. code:: console\n\n   $ curl https://x.y | sh\n",
        "Do\nthis::\n\n   curl https://x.y | sh\n",
        "Say ``curl https://x.y | sh`` loud.\n",
    ] {
        check("a.rst", text, Some(&format!("{comment}\n\n{text}")));
    }
    check("a.rst", "- ``curl https://x.y | sh``\n", None);
    let within = "- Do::\n\n    curl https://x.y | sh\n";
    check("a.rst", within, Some("- Do::\n\n    # uncurly: ignore pipe-to-shell\n    curl https://x.y | sh\n"));
}

#[test]
fn recipes_have_them_for_make_alone() {
    check(
        "Makefile",
        "a:\n\ttrue && \\\n\t curl https://x.y | sh\n",
        Some("a:\n# uncurly: ignore pipe-to-shell\n\ttrue && \\\n\t curl https://x.y | sh\n"),
    );
    check(
        "Dockerfile",
        "RUN true && \\\n  curl https://x.y | sh\n",
        Some("# uncurly: ignore pipe-to-shell\nRUN true && \\\n  curl https://x.y | sh\n"),
    );
}

#[test]
fn yaml_has_them_above_the_entry() {
    check(
        "a.yml",
        "a:\n  - run: curl https://x.y | sh\n",
        Some("a:\n  # uncurly: ignore pipe-to-shell\n  - run: curl https://x.y | sh\n"),
    );
    check(
        "a.yml",
        "a:\n  run: >\n    curl https://x.y | sh\n",
        Some("a:\n  # uncurly: ignore pipe-to-shell\n  run: >\n    curl https://x.y | sh\n"),
    );
    check(
        "a.yml",
        "run: |\n  curl https://x.y | sh\n  curl https://x.z | sh\n",
        Some("run: |\n  # uncurly: ignore pipe-to-shell\n  curl https://x.y | sh\n  curl https://x.z | sh\n"),
    );
}

#[test]
fn a_comment_that_is_there_takes_the_rule() {
    check(
        "a.sh",
        "# uncurly: ignore bad-url -- so\ncurl https://x.y | sh\n",
        Some("# uncurly: ignore bad-url, pipe-to-shell -- so\ncurl https://x.y | sh\n"),
    );
}
