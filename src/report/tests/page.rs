//! Pages of rules.

use crate::lint::rules::{self, RULES};
use crate::report::{Look, codes, page};

#[test]
fn every_rule_has_a_page_with_its_examples() {
    for rule in RULES {
        let text = page::rule(rule, &Look::default());
        assert!(text.starts_with(rule.name) && !text.contains("```") && !text.contains("\n\n\n"), "{text}");
        assert!(text.contains("  bad:\n") || text.contains("  good:\n"), "{text}");
        assert!(!text.lines().any(|line| line.ends_with(' ')), "{text}");
    }
}

#[test]
fn pages_are_wrapped() {
    let text = page::rule(rules::find("smart-quote").unwrap(), &Look { width: 60, ..Look::default() });
    let too_long = text.lines().find(|line| line.chars().count() > 60 && !line.starts_with("    "));
    assert_eq!(too_long, None);
    assert!(text.starts_with("smart-quote  error · mangled · since 0.1.0\n\na typographic quote"), "{text}");
}

#[test]
fn the_list_holds_every_rule() {
    let list = page::rules(&Look::default());
    for rule in RULES {
        assert!(list.lines().any(|line| line.trim_start().starts_with(&format!("{} ", rule.name))), "{}", rule.name);
    }
}

#[test]
fn codes_say_what_they_mean() {
    let text = codes::code("6003 > 6103", &Look::default()).unwrap();
    assert!(text.contains("6003") && text.contains("6103") && text.contains("  means: "), "{text}");
    assert!(codes::code("6103", &Look::default()).unwrap().starts_with("6003 > 6103"));
    assert_eq!(codes::code("99999999", &Look::default()), None);
    let list = codes::codes(&Look::default());
    assert!(list.lines().any(|line| line.trim_start().starts_with("10000 ")), "{list}");
}

#[test]
fn what_is_no_code_has_no_page() {
    let text = codes::code("6003", &Look::default()).unwrap();
    assert!(
        ["6003 > 6102", "6003 > 6103", "6003 > 6111", "`key-as-bearer`"].iter().all(|it| text.contains(it)),
        "{text}"
    );
    assert!(codes::code("522", &Look::default()).unwrap().contains("Connection timed out"));
    assert!(codes::message("Invalid access token", &Look::default()).unwrap().starts_with("9109"));
    assert_eq!(codes::message("nothing of the sort", &Look::default()), None);
    assert_eq!(codes::code("six", &Look::default()), None);
    assert_eq!(codes::code("", &Look::default()), None);
}

#[test]
fn rules_that_errors_name_exist() {
    for row in crate::knowledge::errors::all() {
        assert!(row.rules().all(|rule| rules::find(rule).is_some()), "{row:?}");
    }
}
