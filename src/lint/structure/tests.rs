//! Edits of a block's text, and what they are in the document.

use super::*;
use crate::page;
use crate::text::{Source, apply};

/// Checks what becomes of `given`, called `name`, when `edits` are made to the text of its first block.
#[track_caller]
fn check(name: &str, given: &str, edits: &[Edit], expected: &str) {
    let source = Source::new(Some(name.to_owned()), given);
    let block = page::read(&source).remove(0);
    let text = block.text.edited(edits);
    let whole = block.text.span(Span::new(0, block.text.text().len()));
    let edits = Structure::of(&block, given).inner_edits(&text, whole);
    let found = edits.map_or_else(|| "no".to_owned(), |edits| apply(given, &edits));
    assert_eq!(found, expected);
}

#[test]
fn strings_stay_strings() {
    let double = "- run: \"curl –s \\\"a\\\"\"\n";
    check("a.yml", double, &[], double);
    check("a.yml", double, &[Edit::new(5..8, "-")], &double.replace('–', "-"));
    check("a.yml", double, &[Edit::new(8..9, "-d \"\"")], &double.replace("–s", "–-d \\\"\\\""));
    check("a.yml", "- run: 'curl –s'\n", &[Edit::new(5..8, "'")], "- run: 'curl ''s'\n");
    let lines = "- run: \"curl –s \\\\\\n\\\n    \\  a \\\n    b\n\n    c\"\n";
    check("a.yml", lines, &[], lines);
    check("a.yml", lines, &[Edit::new(5..8, "-")], &lines.replace('–', "-"));
    check("a.yml", lines, &[Edit::new(9..9, " \\\n")], &lines.replace("–s", "–s \\\\\\n"));
    check("a.yml", lines, &[Edit::new(14..15, "")], &lines.replace("a \\\n", " \\\n"));
    let bare = "- run: curl –s\n";
    check("a.yml", bare, &[Edit::new(5..8, "-H \"A: b\"")], "no");
    check("a.yml", bare, &[Edit::new(5..8, "-H A:b ")], "- run: curl -H A:b s\n");
}

#[test]
fn words_of_a_list_stay_apart() {
    let list = "CMD [\"curl\", \"–s\", \"a b\"]\n";
    check("Dockerfile", list, &[], list);
    check("Dockerfile", list, &[Edit::new(5..8, "-")], &list.replace('–', "-"));
    check("Dockerfile", list, &[Edit::new(9..9, "-d c ")], "no");
    check("Dockerfile", list, &[Edit::new(5..10, "")], "no");
    check("Dockerfile", list, &[Edit::new(11..14, "a\"b")], "no");
}

const QUOTED: &str = "> ```sh\n> curl \\\n> -s x\n> ```\n";

#[test]
fn quote_marks_of_the_document_stay() {
    check("a.md", QUOTED, &[], QUOTED);
    check("a.md", QUOTED, &[Edit::new(7..9, "-v")], "> ```sh\n> curl \\\n> -v x\n> ```\n");
    check("a.md", QUOTED, &[Edit::new(5..7, "\\\n")], QUOTED);
    check("a.md", QUOTED, &[Edit::new(5..9, "\\\n -s")], "> ```sh\n> curl \\\n>  -s x\n> ```\n");
}

#[test]
fn folded_lines_stay_folded() {
    let text = "a:\n  - run: >-\n      curl -f\n      -d a=b\n      x\n";
    check("a.yml", text, &[], text);
    check("a.yml", text, &[Edit::new(8..10, "-v")], &text.replace("-d a=b", "-v a=b"));
}

#[test]
fn they_go_with_their_line_end() {
    check("a.md", QUOTED, &[Edit::new(5..7, "")], "> ```sh\n> curl -s x\n> ```\n");
    check("a.md", QUOTED, &[Edit::new(5..7, ""), Edit::new(7..10, "")], "> ```sh\n> curl x\n> ```\n");
    check("a.md", QUOTED, &[Edit::new(7..8, "")], "> ```sh\n> curl \\\n> s x\n> ```\n");
}

#[test]
fn new_lines_have_them_too() {
    check("a.md", QUOTED, &[Edit::new(9..10, " \\\n")], "> ```sh\n> curl \\\n> -s \\\n> x\n> ```\n");
    check("a.md", QUOTED, &[Edit::new(5..7, "a\nb ")], "> ```sh\n> curl a\n> b -s x\n> ```\n");
}

#[test]
fn lines_end_as_those_of_the_document() {
    let given = "```sh\r\ncurl a\r\n-s\r\n```\r\n";
    check("a.md", given, &[], given);
    check("a.md", given, &[Edit::new(6..7, " \\\n")], "```sh\r\ncurl a \\\r\n-s\r\n```\r\n");
}

#[test]
fn prompts_stay() {
    let given = "> ```console\n> $ curl a\n> b\n> ```\n";
    check("a.md", given, &[Edit::new(4..5, " \\\n")], "> ```console\n> $ curl \\\n> a\n> b\n> ```\n");
}

#[test]
fn tags_that_end_lines_go_with_them() {
    let given = "<pre>\ncurl &lt;a&gt;<br>\nb<br>c</pre>";
    check("a.html", given, &[Edit::new(5..8, "'<a>'")], &given.replace("&lt;a&gt;", "'&lt;a&gt;'"));
}

#[test]
fn entities_stay_and_new_signs_become_some() {
    let given = "<pre>curl a?b&amp;c</pre>";
    check("a.html", given, &[Edit::new(5..6, "d")], "<pre>curl d?b&amp;c</pre>");
    check("a.html", given, &[Edit::new(5..6, "<")], "<pre>curl &lt;?b&amp;c</pre>");
}
