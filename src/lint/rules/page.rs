//! Tests of the rules' pages: what they call bad is found, what they call good is left alone.

use std::path::Path;

use super::RULES;
use crate::lint::{Checks, Correction, Example, Follows, Report, Rule, Settings, correct, lint};
use crate::mend::{Certainty, Mending};
use crate::print::Style;
use crate::text::{Finding, Grade, Level, Source, apply};

/// How often a fix is applied before it is given up that it comes to an end.
const ROUNDS: usize = 10;

/// Checks every example of `rule`'s page.
pub(in crate::lint) fn check(rule: &Rule) {
    let examples = rule.examples();
    assert!(examples.iter().any(|example| example.findings > 0), "`{}` shows nothing bad", rule.name);
    for (index, example) in examples.iter().enumerate() {
        if example.findings == 0 {
            check_good(rule, example);
            continue;
        }
        let report = read(rule, example, &example.text);
        let found = of_rule(&report, rule);
        assert_eq!(found.len(), example.findings, "findings in\n{}\n{:#?}", example.text, report.findings);
        let cured = cure(rule, example);
        match examples.get(index + 1).filter(|next| next.findings == 0 && next.follows == Follows::Directly) {
            Some(good) => assert_eq!(cured, good.text, "cured text, from\n{}", example.text),
            None => assert_eq!(cured, example.text, "a fix without a good example behind it"),
        }
    }
}

/// Checks that the list in the file `list` holds the files beside it, and is sorted.
pub(in crate::lint) fn check_list(list: &str, modules: &[&str], rules: &[&Rule]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let directory = root.join(list).parent().expect("a list stands in a directory").to_owned();
    let mut files: Vec<String> = std::fs::read_dir(&directory)
        .expect("the directory of a list can be read")
        .map(|entry| entry.expect("an entry can be read").path())
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .filter(|name| name != "mod")
        .collect();
    files.sort();
    assert_eq!(files, modules, "files and list in {}", directory.display());
    for (module, rule) in modules.iter().zip(rules) {
        assert_eq!(module.replace('_', "-"), rule.name, "a file is named as its rule");
        assert_eq!(Some(rule.group.name()), directory.file_name().and_then(|name| name.to_str()));
    }
}

fn check_good(rule: &Rule, example: &Example) {
    let report = read(rule, example, &example.text);
    let bad: Vec<_> = report.findings.iter().filter(|finding| finding.level >= Level::Warning).collect();
    assert!(bad.is_empty(), "in the good example\n{}\n{bad:#?}", example.text);
    for index in 0..report.commands.len() {
        check_settled(&report, index);
    }
}

/// What was corrected once is not corrected again.
fn check_settled(report: &Report, index: usize) {
    let settings = Settings::default();
    let correction = Correction::default();
    let once = correct(report, index, &settings, &correction).command.text.text().to_owned();
    let again = lint(Source::new(Some("example.sh".to_owned()), once.as_str()), Mending::On, &settings);
    assert_eq!(again.commands.len(), 1, "a corrected command is a command: {once}");
    let twice = correct(&again, 0, &settings, &correction);
    assert_eq!(twice.command.text.text(), once, "corrected twice");
}

fn read(rule: &Rule, example: &Example, text: &str) -> Report {
    let style = if matches!(rule.check, Checks::Style(_)) { Style::Docs } else { Style::Keep };
    let named = matches!(rule.check, Checks::Named(_)).then(|| rule.name.to_owned());
    let settings = Settings { style, wanted: named.into_iter().collect(), ..Settings::default() };
    let name = match example.language {
        "sh" => Some("example.sh".to_owned()),
        "md" => Some("example.md".to_owned()),
        "text" => None,
        other => panic!("examples are `sh`, `md` or `text`, not `{other}`"),
    };
    lint(Source::new(name, text), example.mending, &settings)
}

fn of_rule<'a>(report: &'a Report, rule: &Rule) -> Vec<&'a Finding> {
    report.findings.iter().filter(|finding| finding.rule == rule.name).collect()
}

/// The example with the rule's fixes applied one after the other.
fn cure(rule: &Rule, example: &Example) -> String {
    let mut text = example.text.clone();
    for _ in 0..ROUNDS {
        let report = read(rule, example, &text);
        let fixes = of_rule(&report, rule).into_iter().filter_map(|finding| finding.fix.as_ref());
        let Some(fix) = fixes.into_iter().find(|fix| fix.grade != Grade::Display && !fix.edits.is_empty()) else {
            return text;
        };
        let cured = apply(&text, &fix.edits);
        assert_ne!(cured, text, "a fix that changes nothing");
        text = cured;
    }
    panic!("the fixes of `{}` come to no end: {text}", rule.name)
}

#[test]
fn examples_for_scripts_read_in_one_way() {
    let certain = |report: &Report| report.commands.iter().all(|command| command.certainty == Certainty::Certain);
    // Those of slips may leave a choice.
    for rule in RULES.iter().filter(|rule| !matches!(rule.check, Checks::Slips(_))) {
        for example in rule.examples().iter().filter(|example| example.language == "sh") {
            assert!(certain(&read(rule, example, &example.text)), "`{}`: uncertain\n{}", rule.name, example.text);
        }
    }
}
