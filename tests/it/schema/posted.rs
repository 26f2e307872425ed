//! Wrong requests as people post them, none made from the schema: what is said of each, and nothing else above a note.

use std::fmt::Write as _;

use uncurly::lint::{Settings, lint};
use uncurly::mend::Mending;
use uncurly::text::{Level, Source};

/// A request, and a line for each finding that is wanted: `=> LEVEL RULE: BYTES`.
const POSTED: &str = include_str!("posted.txt");

/// The day by which operations have ended.
const TODAY: &str = "2026-11-29";

#[test]
fn posted_requests_are_told() {
    let settings = Settings { today: TODAY.to_owned(), ..Settings::default() };
    let (mut count, mut missed) = (0, String::new());
    for block in POSTED.split("\n\n").map(str::trim_end).filter(|block| !block.is_empty()) {
        let (request, wanted) = block.split_once("\n=> ").expect("a request and what is wanted");
        let wanted = format!("=> {wanted}");
        let report = lint(Source::new(None, request), Mending::On, &settings);
        let loud = report.findings.iter().filter(|it| it.level > Level::Note);
        let told = loud.map(|it| format!("=> {} {}: {}", it.level.name(), it.rule, it.span.of(request)));
        let told: Vec<_> = told.map(|line| line.trim_end().to_owned()).collect();
        count += 1;
        if told.join("\n") != wanted {
            let _ = writeln!(missed, "{request}\nwanted\n{wanted}\ntold\n{}\n", told.join("\n"));
        }
    }
    assert!(missed.is_empty() && count > 200, "of {count}:\n{missed}");
}
