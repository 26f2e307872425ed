//! Pages of rules.

use crate::lint::rules::{self, RULES};
use crate::report::{Look, page};

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
    let text = page::code("6003 > 6103", &Look::default()).unwrap();
    assert!(text.contains("6003") && text.contains("6103") && text.contains("  means: "), "{text}");
    assert!(page::code("6103", &Look::default()).unwrap().starts_with("6003 > 6103"));
    assert_eq!(page::code("99999999", &Look::default()), None);
    let list = page::codes(&Look::default());
    assert!(list.lines().any(|line| line.trim_start().starts_with("10000 ")), "{list}");
}

#[test]
fn what_is_no_code_has_no_page() {
    assert_eq!(page::code("six", &Look::default()), None);
    assert_eq!(page::code("", &Look::default()), None);
}
