//! The table of shapes is read whole, and what it tells.

use std::collections::HashSet;

use super::*;
use crate::knowledge::catalogue::Catalogue;
use crate::knowledge::table::Row;

/// What is written behind `name` and a tab in the table.
fn walk(kind: Type<'static>, seen: &mut HashSet<&'static str>) {
    assert!(!kind.core.is_empty(), "a type is written as nothing");
    if let Some(name) = kind.core.strip_prefix('@') {
        assert!(kind.table.find(name).is_some(), "no row `{name}`");
        if !seen.insert(name) {
            return;
        }
    }
    match kind.shape() {
        Shape::Any => assert_eq!(kind.core, "*"),
        Shape::Free => assert_eq!(kind.core, "o"),
        Shape::Scalar(scalar) => scalar_is_read(kind, scalar),
        Shape::List { length, items } => {
            range_is_read(length);
            walk(items, seen);
        }
        Shape::Map { items, .. } => walk(items, seen),
        Shape::Object(object) => {
            range_is_read(object.length);
            let mut names = HashSet::new();
            for member in object.members() {
                assert!(names.insert(member.name), "`{}` stands twice in {}", member.name, kind.core);
                walk(member.value, seen);
            }
            if let Some((_, rest)) = kind.resolved().split_once("\t&") {
                seen.insert(rest.split(';').next().unwrap_or_default());
            }
        }
        Shape::Choice(choice) => {
            assert!(choice.variants().count() > 1, "{}", kind.core);
            choice.variants().for_each(|variant| walk(variant, seen));
        }
    }
}

fn scalar_is_read(kind: Type<'_>, scalar: Scalar<'_>) {
    range_is_read(scalar.range);
    assert!(!scalar.is_listed() || scalar.pattern.is_empty(), "{}", kind.core);
    for value in scalar.values() {
        match scalar.kind {
            ScalarKind::Boolean => assert!(value == "true" || value == "false", "{}", kind.core),
            ScalarKind::Number | ScalarKind::Integer => assert!(value.parse::<f64>().is_ok(), "{}", kind.core),
            ScalarKind::Text => assert!(scalar.lists(value), "{}", kind.core),
        }
    }
}

fn range_is_read(range: Range<'_>) {
    for bound in [range.least, range.most] {
        assert!(bound.is_empty() || bound.parse::<f64>().is_ok(), "{range:?}");
    }
}

#[test]
fn every_row_is_sorted_read_and_used() {
    let mut last = "";
    for row in CLOUDFLARE.rows().iter() {
        assert!(row.line().is_ascii() && last < row.key(), "{}", row.line());
        last = row.key();
    }
    let mut seen = HashSet::new();
    let mut start = |name: &'static str| {
        if let Some(kind) = Shapes::cloudflare().find(name) {
            seen.insert(name);
            walk(kind, &mut seen);
        } else {
            assert!(name.is_empty(), "no row `{name}`");
        }
    };
    let names: Vec<_> = names();
    names.into_iter().for_each(&mut start);
    start("zone-settings");
    let unused: Vec<_> = CLOUDFLARE.rows().iter().map(Row::key).filter(|name| !seen.contains(name)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

/// The shapes that operations name.
fn names() -> Vec<&'static str> {
    Catalogue::cloudflare().operations().flat_map(|operation| operation.shape_names()).collect()
}

#[test]
fn the_text_is_small() {
    assert!(CLOUDFLARE.rows().text().len() < 370_000);
}

#[test]
fn types_are_read() {
    let check = |text: &'static str, expected: &str| {
        let kind = Type::read(text, Shapes::cloudflare());
        let shown = match kind.shape() {
            Shape::Scalar(it) => {
                format!("{:?} {} {:?} {}", it.kind, it.format, it.values().collect::<Vec<_>>(), it.range.words())
            }
            Shape::List { length, items } => format!("{} of {}", length.words(), items.core),
            other => format!("{other:?}"),
        };
        let null = if kind.nullable { "?" } else { "" };
        assert_eq!(format!("{null}{shown}"), expected, "{text}");
    };
    check("s1..32", "Text  [] 1 to 32");
    check("s(ipv4)..64", "Text ipv4 [] at most 64");
    check("?n>0..", "?Number  [] more than 0");
    check("i=1|30||5", "Integer  [\"1\", \"30\"] ");
    check("s=|%||", "Text  [\"\"] ");
    check("[..10 s(uuid)", "at most 10 of s(uuid)");
    check("[s=a b|c", " of s=a b|c");
    check("+so", "Free");
    check("*", "Any");
}

#[test]
fn facts_are_told() {
    let Some(Shape::Choice(records)) = Shapes::cloudflare().find("dns_records").map(Type::shape) else {
        panic!("a choice")
    };
    assert_eq!((records.tag, records.variants().count()), ("type", 21));
    let Some(Shape::Object(mx)) = records.variants().map(Type::shape).find(|it| match it {
        Shape::Object(it) => it.member("priority").is_some(),
        _ => false,
    }) else {
        panic!("an object")
    };
    let demand = |name| mx.member(name).map(|member| member.demand);
    assert_eq!(demand("name"), Some(Demand::Required));
    assert_eq!(demand("ttl"), Some(Demand::Optional));
    assert_eq!(demand("zone_id"), Some(Demand::Old));
    assert_eq!(demand("nothing"), None);
    let Some(Shape::Scalar(ssl)) = setting("ssl").map(Type::shape) else { panic!("a scalar") };
    assert!(ssl.lists("strict") && !ssl.lists("none") && setting("no_setting").is_none());
    assert!(Shapes::cloudflare().find("").is_none() && Shapes::cloudflare().find("no such row").is_none());
}
