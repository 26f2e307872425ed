//! `lint --input ndjson`: a stream of documents, one a line.

use std::fmt::Write as _;

use crate::program::uncurly;

const LINT: [&str; 5] = ["lint", "--input", "ndjson", "--format", "ndjson"];

/// The id and the rule that each line of `out` tells of.
fn told(out: &str) -> Vec<(String, String)> {
    let lines = out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("a line of JSON"));
    let word = |line: &serde_json::Value, name: &str| line[name].as_str().expect("a text").to_owned();
    lines.map(|line| (word(&line, "path"), word(&line, "rule"))).collect()
}

#[test]
fn documents_are_told_of_by_their_ids() {
    let stream = concat!(
        r#"{"id": "https://a.example/1", "text": "Try curl “https://a.example”", "lang": "en"}"#,
        "\n\n",
        r#"{"id": 2, "text": "curl https://a.example"}"#,
        "\n",
        r#"{"id": 3, "text": "```sh\ncurl –s https://a.example\n```\n", "path": "a.md"}"#,
    );
    let done = uncurly().args(LINT).stdin(stream).run().code(1).stderr("");
    let rules = [("https://a.example/1", "smart-quote"), ("3", "smart-dash")];
    assert_eq!(told(&done.stdout), rules.map(|(id, rule)| (id.to_owned(), rule.to_owned())), "{done:?}");
    let done = uncurly().args(["lint", "--input=ndjson", "--format=short", "-"]).stdin(stream).run().code(1);
    assert!(done.stdout.starts_with("https://a.example/1:1:10: error"), "{done:?}");
}

/// Programs of Windows mark the beginning of a stream.
#[test]
fn a_mark_before_the_first_line_is_none_of_it() {
    let stream = "\u{feff}{\"id\": 1, \"text\": \"curl “a.example”\"}\n";
    let done = uncurly().args(LINT).stdin(stream).run().code(1).stderr("");
    assert!(told(&done.stdout).iter().all(|(id, _)| id == "1"), "{done:?}");
}

#[test]
fn a_bad_line_is_told_and_ends_nothing() {
    let stream = "{\"id\": 1, \"text\": \"curl “a.example”\"}\n{\"id\": 2, \"text\": 3}\n[\n{\"id\": 4, \"text\": \"curl “a.example”\"}\n";
    let done = uncurly().args(LINT).stdin(stream).run().code(2).tells(&["line 2 of standard input", "line 3", "`id`"]);
    let mut ids: Vec<_> = told(&done.stdout).into_iter().map(|(id, _)| id).collect();
    ids.dedup();
    assert_eq!(ids, ["1", "4"]);
    uncurly().args(LINT).stdin("{\"id\": 1, \"text\": \"\"}\n").run().code(0).stdout("").stderr("");
    uncurly().args(LINT).stdin("").run().code(0).stdout("").stderr("");
    uncurly().args(LINT).args(["a.md"]).stdin("").run().code(2).tells(&["pipe the files in"]);
    uncurly().args(LINT).args(["--show-files"]).stdin("").run().code(2).tells(&["cannot be used with"]);
}

#[test]
fn order_is_kept_on_all_cores() {
    let mut stream = String::new();
    for id in 0..100 {
        // Some take much longer than others.
        let filler = "It is so. ".repeat(if id % 7 == 0 { 300 } else { 1 });
        writeln!(stream, "{{\"id\": {id}, \"text\": \"{filler}\\n\\ncurl –s https://a.example/{id}\"}}")
            .expect("a text");
    }
    let done = uncurly().args(LINT).stdin(stream).run().code(1).stderr("");
    let ids: Vec<_> = told(&done.stdout).into_iter().map(|(id, _)| id.parse::<u32>().expect("a number")).collect();
    assert_eq!(ids, (0..100).collect::<Vec<u32>>());
}
