//! Documents and scripts that are right, each as its authors write it: nothing is wrong with them, and nothing is changed.

use std::fs;
use std::path::Path;

use uncurly::lint::{Correction, Settings, document, lint};
use uncurly::mend::{Certainty, Mending};
use uncurly::text::{Level, Source};

/// How many commands stand in each file, found by hand.
const COMMANDS: &str = include_str!("right/commands.tsv");

#[test]
fn what_is_right_is_left_alone() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/right");
    let mut rows = COMMANDS.lines().filter_map(|row| row.split_once('\t'));
    let mut count = 0;
    rows.by_ref().for_each(|(name, commands)| {
        let text = fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let settings = Settings::default();
        let report = lint(Source::new(Some(name.to_owned()), text.as_str()), Mending::On, &settings);
        let told = report.findings.iter().filter(|finding| finding.level != Level::Note);
        let told: Vec<_> = told.map(|it| (report.source.position(it.span.start).line, it.rule, &it.message)).collect();
        assert!(told.is_empty(), "{name}: {told:#?}");
        let unsure = report.commands.iter().filter(|command| command.certainty != Certainty::Certain);
        let unsure: Vec<_> = unsure.map(|command| command.text.text()).collect();
        assert!(unsure.is_empty(), "{name}: {unsure:#?}");
        let found: Vec<_> = report.commands.iter().map(|command| command.text.text()).collect();
        assert_eq!(found.len().to_string(), commands, "{name}: {found:#?}");
        assert_eq!(document(&report, &settings, &Correction::default()), text, "{name}");
        count += 1;
    });
    let files = fs::read_dir(&folder).expect("the folder can be read").count();
    assert_eq!(count + 1, files, "each file has a row");
}
