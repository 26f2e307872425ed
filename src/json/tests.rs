//! What the reader makes of damaged JSON, with `serde_json` as the judge of what is valid.

use proptest::prelude::*;

use super::{Document, FaultKind, Kind, Value, read, read_prefix};
use crate::text::{Edit, apply};

fn repaired(text: &str, document: &Document) -> String {
    let edit = |fault: &super::Fault| Some(Edit::new(fault.span, fault.instead.clone()?));
    apply(text, &document.faults.iter().filter_map(edit).collect::<Vec<_>>())
}

/// The faults of `text`, and what it says with them cured.
#[track_caller]
fn check(text: &str, faults: &[FaultKind], cured: &str) {
    let document = read(text);
    let kinds: Vec<_> = document.faults.iter().map(|fault| fault.kind).collect();
    assert_eq!(kinds, faults, "{text}\n{document:#?}");
    assert_eq!(repaired(text, &document), cured, "{text}\n{document:#?}");
    let value: serde_json::Value = serde_json::from_str(cured).expect("the cure is valid");
    let read: serde_json::Value = serde_json::from_str(&document.root.unwrap().to_text()).unwrap();
    assert_eq!(read, value, "{text}");
}

use FaultKind::*;

#[test]
fn typographic_quotes_are_quotes_whatever_their_direction() {
    check("{“a”:“b”}", &[CurlyQuote; 4], r#"{"a":"b"}"#);
    check("{”a“:”b”}", &[CurlyQuote; 4], r#"{"a":"b"}"#);
    check("{„a“: «b»}", &[CurlyQuote; 4], r#"{"a": "b"}"#);
    check("{‘a’:‘it’s’}", &[CurlyQuote; 4], r#"{"a":"it’s"}"#);
    check("{“a\":\"b”, \"c\": 1}", &[CurlyQuote, CurlyQuote], r#"{"a":"b", "c": 1}"#);
    check("{“a”:“he said “hi”, ok”}", &[CurlyQuote; 4], r#"{"a":"he said “hi”, ok"}"#);
    check("{“a”:““}", &[CurlyQuote; 4], r#"{"a":""}"#);
}

#[test]
fn typographic_quotes_in_a_straight_string_are_content() {
    check(r#"{"a":"say “hi”, you”"}"#, &[], r#"{"a":"say “hi”, you”"}"#);
}

#[test]
fn an_object_without_its_first_bracket_is_one() {
    check(r#""a": 1, "b": {"c": 2}}"#, &[Unopened], r#"{"a": 1, "b": {"c": 2}}"#);
    check("“a”: 1}", &[Unopened, CurlyQuote, CurlyQuote], r#"{"a": 1}"#);
    check(r#""a": 1"#, &[Unopened, Unclosed], r#"{"a": 1}"#);
}

#[test]
fn doubled_colons_are_one_too_many() {
    check(r#"{"a":: 1, "b": : 2}"#, &[DoubledColon, DoubledColon], r#"{"a": 1, "b":  2}"#);
}

#[test]
fn single_quotes() {
    check(
        "{'a':'it's \"so\"'}",
        &[SingleQuote, SingleQuote, SingleQuote, Escape, Escape, SingleQuote],
        r#"{"a":"it's \"so\""}"#,
    );
}

#[test]
fn quotes_that_lost_their_backslash_are_content() {
    check(
        r#"{“a”:“f("x", "y")”}"#,
        &[CurlyQuote, CurlyQuote, CurlyQuote, Escape, Escape, Escape, Escape, CurlyQuote],
        r#"{"a":"f(\"x\", \"y\")"}"#,
    );
    check(r#"{"a":"he said "hi" to me"}"#, &[Escape, Escape], r#"{"a":"he said \"hi\" to me"}"#);
}

#[test]
fn bare_words() {
    check("{a: b}", &[BareName, BareValue], r#"{"a": "b"}"#);
    check("{a: True, b: None}", &[BareName, BareValue, BareName, BareValue], r#"{"a": true, "b": null}"#);
    check(r#"{"a": <zone id>}"#, &[BareValue], r#"{"a": "<zone id>"}"#);
    check(r#"{"a": some words, "b": 1}"#, &[BareValue], r#"{"a": "some words", "b": 1}"#);
    check(r#"{"a": b"}"#, &[BareValue], r#"{"a": "b"}"#);
    check(r#"{"a": {zone_id}}"#, &[BareValue], r#"{"a": "{zone_id}"}"#);
    let filled = read(r#"{"a": $ID, "b": ${X:-a,b}, "c": {{ id }}, "d": $(date +%s, x)}"#);
    let words: Vec<_> = filled.root.unwrap().members().iter().map(|member| member.value.kind.clone()).collect();
    let bare = ["$ID", "${X:-a,b}", "{{ id }}", "$(date +%s, x)"].map(|word| Kind::Bare(word.into()));
    assert_eq!(words, bare);
    assert!(filled.faults.iter().all(|fault| fault.kind == BareValue && fault.instead.is_none()));
}

#[test]
fn missing_things() {
    check("{\"a\":1 b\u{b}}", &[Trailing], "{\"a\":1 }");
    check("{a:{b,", &[BareName, BareName, MissingColon, MissingValue, TrailingComma, Unclosed], r#"{"a":{"b":[]}}"#);
    check(r#"{"messages":,"result":null}"#, &[MissingValue], r#"{"messages":[],"result":null}"#);
    check(r#"{"messages":}"#, &[MissingValue], r#"{"messages":[]}"#);
    check(r#"{"a" 1 "b":2}"#, &[MissingColon, MissingComma], r#"{"a": 1, "b":2}"#);
    check(r#"["a" "b" 1 2]"#, &[MissingComma; 3], r#"["a", "b", 1, 2]"#);
    check(r#"{"a"="b"}"#, &[MissingColon], r#"{"a":"b"}"#);
    check("{\"a\":\"b\"\n\"c\":1}", &[MissingComma], "{\"a\":\"b\",\n\"c\":1}");
}

#[test]
fn commas_too_many() {
    check("[1,,2,]", &[TrailingComma, TrailingComma], "[1,2]");
    check(r#"{,"a":1,}"#, &[TrailingComma, TrailingComma], r#"{"a":1}"#);
}

#[test]
fn unclosed() {
    check(r#"{"a":[1,{"b":2"#, &[Unclosed], r#"{"a":[1,{"b":2}]}"#);
    check(r#"{"a":"b}"#, &[Unclosed], r#"{"a":"b"}"#);
    check(r#"{"a":"b, "c":"d"}"#, &[Unclosed], r#"{"a":"b", "c":"d"}"#);
    check("{\"a\":\"b,\n \"c\":\"d\"}", &[Unclosed], "{\"a\":\"b\",\n \"c\":\"d\"}");
    check("{\"a\":\"b\n}", &[Unclosed], "{\"a\":\"b\"\n}");
    check(r#"{"a: "b"}"#, &[Unclosed], r#"{"a": "b"}"#);
    check(r#"["a, "b"]"#, &[Unclosed], r#"["a", "b"]"#);
    check(r#"{"a":"b"#, &[Unclosed], r#"{"a":"b"}"#);
}

#[test]
fn brackets_of_the_wrong_kind() {
    check(r#"{"a":[1,2}"#, &[Unclosed], r#"{"a":[1,2]}"#);
    check(r#"{"a":1]}"#, &[Mismatched], r#"{"a":1}"#);
    check(r#"{"a":1]"#, &[Mismatched], r#"{"a":1}"#);
    check(r#"{"a":1}}"#, &[Mismatched], r#"{"a":1}"#);
}

#[test]
fn comments_and_blanks() {
    check("{/* x */\"a\":1 // y\n}", &[Comment, Comment], "{\"a\":1 \n}");
    check("{\u{a0}\"a\":\u{a0}1}", &[Blank, Blank], r#"{ "a": 1}"#);
    check("\u{feff}{}", &[Blank], "{}");
}

#[test]
fn full_width_marks() {
    check(
        "｛“a”：1，“b”：［true］｝",
        &[
            FullWidth, CurlyQuote, CurlyQuote, FullWidth, FullWidth, CurlyQuote, CurlyQuote, FullWidth, FullWidth,
            FullWidth, FullWidth,
        ],
        r#"{"a":1,"b":[true]}"#,
    );
}

#[test]
fn escapes() {
    check(r#""\d \_ \' \“ \u12 \ud800""#, &[Escape; 6], r#""\\d _ ' \" \\u12 \ufffd""#);
    check("\"a\n\tb\"", &[Control, Control], r#""a\n\tb""#);
}

#[test]
fn numbers() {
    check("[01, +1, .5, 1., -007.5]", &[Number; 5], "[1, 1, 0.5, 1, -7.5]");
    assert_eq!(read("[1e999]").faults[0].kind, Number);
}

#[test]
fn trailing_text() {
    let document = read("{} x y ");
    assert_eq!((document.faults[0].kind, document.faults[0].span, document.end), (Trailing, (3..6).into(), 2));
}

#[test]
fn prefix_ends_where_the_reply_ends() {
    let reply = "{“success”:false,“errors”:[{“code”:6003}],“messages”:,“result”:null}";
    let document = read_prefix(&format!("\n {reply}\n\nI would check it, “please”"));
    assert_eq!(document.end, reply.len() + 2);
    assert!(document.faults.iter().all(|fault| matches!(fault.kind, CurlyQuote | MissingValue)));
    let errors = document.root.as_ref().and_then(|root| root.get("errors")).unwrap();
    assert_eq!(errors.items()[0].get("code").unwrap().kind, Kind::Number("6003".into()));
    assert_eq!(read_prefix("{\"a\": 1,\n\"b\": \"c\"\n\nNow, what?").end, 17);
    assert_eq!(read_prefix("Hello, world").root, None);
    assert_eq!(read_prefix("\"a\" b\" c").end, 3);
}

#[test]
fn spans_are_of_the_text() {
    let text = "{ “ä” : ‘b’ }";
    let document = read(text);
    let member = &document.root.as_ref().unwrap().members()[0];
    assert_eq!(member.name_span.of(text), "“ä”");
    assert_eq!(member.value.span.of(text), "‘b’");
    assert_eq!(member.span.of(text), "“ä” : ‘b’");
    assert_eq!(document.root.unwrap().span.of(text), text);
}

#[test]
fn too_deep_is_a_fault_and_no_overflow() {
    for depth in [127, 128, 100_000] {
        let text = "[".repeat(depth) + &"]".repeat(depth);
        let strict = serde_json::from_str::<serde_json::Value>(&text);
        assert_eq!(read(&text).faults.is_empty(), strict.is_ok(), "{depth}");
    }
    read(&"[{\"a\":".repeat(100_000));
    let lost = |depth: usize| read(&format!("{}{{\"a\":", "[".repeat(depth - 1))).faults[0].instead.is_some();
    assert!(lost(126) && !lost(127));
    read(&"{{".repeat(100_000));
}

fn to_serde(value: &Value) -> serde_json::Value {
    match &value.kind {
        Kind::Null => serde_json::Value::Null,
        Kind::Bool(truth) => (*truth).into(),
        Kind::Number(number) => serde_json::from_str(number).unwrap(),
        Kind::String(text) => text.as_str().into(),
        Kind::Array(items) => items.iter().map(to_serde).collect(),
        Kind::Object(members) => {
            serde_json::Value::Object(members.iter().map(|m| (m.name.clone(), to_serde(&m.value))).collect())
        }
        Kind::Bare(_) | Kind::Missing => panic!("{value:?} in valid JSON"),
    }
}

fn agree(text: &str) -> Result<(), TestCaseError> {
    let document = read(text);
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(value) => {
            prop_assert_eq!(&document.faults, &[], "{}", text);
            let root = document.root.unwrap();
            prop_assert_eq!(to_serde(&root), value.clone(), "{}", text);
            prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&root.to_text()).unwrap(), value);
        }
        Err(error) => prop_assert!(!document.faults.is_empty(), "{text}: {error}"),
    }
    Ok(())
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        ".*".prop_map(Into::into),
        r#"[a"'“”‘ ,:{}\[\]\\/\n]*"#.prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::vec((r#"[a-c"“:]{0,3}"#, inner), 0..6)
                .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn valid_json_reads_as_serde_json_reads_it(value in json()) {
        agree(&value.to_string())?;
        agree(&serde_json::to_string_pretty(&value).unwrap())?;
    }

    #[test]
    fn mutated_json_is_faulty_when_serde_json_says_so(
        value in json(),
        at in any::<prop::sample::Index>(),
        glyph in prop::sample::select(vec!["", "\"", "“", "'", ",", ":", "{", "]", "\\", "\\u", "d83d", "1", "-", ".", "e", " ", "\n", "//", "\u{a0}", "x", "："]),
    ) {
        let mut text = value.to_string();
        let mut at = at.index(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let end = text[at..].chars().next().filter(|_| glyph.is_empty()).map_or(at, |c| at + c.len_utf8());
        text.replace_range(at..end, glyph);
        agree(&text)?;
    }

    #[test]
    fn anything_is_read_with_spans_in_order(text in r#"([\[\]{}:,"'“”‘’\\ \na-c0-2.eu$<>/*#=\u{a0}：，｛]|true|null|"a":|“b”){0,40}"#) {
        agree(&text)?;
        let document = read(&text);
        for fault in &document.faults {
            prop_assert!(text.get(fault.span.start..fault.span.end).is_some());
        }
        if let Some(root) = &document.root {
            nested(root, &text)?;
        }
        if document.faults.iter().all(|fault| fault.instead.is_some()) {
            let cured = repaired(&text, &document);
            prop_assert!(serde_json::from_str::<serde_json::Value>(&cured).is_ok(), "{text} → {cured}\n{document:#?}");
        }
        let prefix = read_prefix(&text);
        prop_assert!(text.get(..prefix.end).is_some());
    }
}

fn nested(value: &Value, text: &str) -> Result<(), TestCaseError> {
    prop_assert!(text.get(value.span.start..value.span.end).is_some());
    let inner = value.items().iter().chain(value.members().iter().map(|member| &member.value));
    for inner in inner {
        prop_assert!(value.span.contains(inner.span), "{text}: {value:#?}");
        nested(inner, text)?;
    }
    Ok(())
}

#[test]
fn ends_of_strings_are_not_looked_for_over_and_over() {
    for part in ["{\"a -H \"B: c\" -d '", "\"a”: ", "{\"a: \"", "['a \"b "] {
        let text = format!("{{{}", part.repeat(20_000));
        let document = read(&text);
        assert!(document.looked < 20 * text.len(), "{part}: {}", document.looked / text.len());
    }
    let plain = "{\"a\": [\"b\", \"c\"]}";
    assert_eq!(read(plain).looked, plain.len() + "abc".len());
}
