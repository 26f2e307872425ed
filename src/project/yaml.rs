//! YAML → the value that JSON would have. Knows nothing of what stands in it.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, Tag};
use serde_json::{Map, Number, Value};

/// How deep things may be nested.
const DEEPEST: usize = 100;
/// How many values aliases may stand for, all together.
const MOST: usize = 1_000_000;

/// Why a text is no YAML, or none that has a value in JSON.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Counted from 1; 0 where no place can be told.
    pub(super) line: usize,
    pub(super) what: String,
}

/// Reads the first document of `text`.
pub(super) fn read(text: &str) -> Result<Value, Fault> {
    let mut builder = Builder::default();
    for event in Parser::new_from_str(text) {
        let (event, span) =
            event.map_err(|error| Fault { line: error.marker().line(), what: error.info().to_owned() })?;
        if builder.take(event).map_err(|what| Fault { line: span.start.line(), what })? == Progress::Done {
            break;
        }
    }
    Ok(builder.root)
}

#[derive(PartialEq, Eq)]
enum Progress {
    Going,
    Done,
}

/// A list or mapping that is not closed yet.
struct Open {
    anchor: usize,
    value: Value,
    /// The key that waits for its value.
    key: Option<String>,
}

#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    anchors: HashMap<usize, Value>,
    copied: usize,
    root: Value,
}

impl Builder {
    fn take(&mut self, event: Event<'_>) -> Result<Progress, String> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let value =
                    if self.is_key() { Value::String(text.into_owned()) } else { scalar(&text, style, tag.as_deref()) };
                self.put(anchor, value)?;
            }
            Event::SequenceStart(anchor, _) => self.begin(anchor, Value::Array(Vec::new()))?,
            Event::MappingStart(anchor, _) => self.begin(anchor, Value::Object(Map::new()))?,
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(done) = self.open.pop() {
                    self.put(done.anchor, done.value)?;
                }
            }
            Event::Alias(anchor) => {
                let value = self.anchors.get(&anchor).cloned().ok_or("an alias stands inside of what it names")?;
                self.copied += size(&value);
                if self.copied > MOST {
                    return Err("its aliases stand for too much".to_owned());
                }
                self.put(0, value)?;
            }
            Event::DocumentEnd => return Ok(Progress::Done),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) => {}
        }
        Ok(Progress::Going)
    }

    /// Whether the key of a mapping comes next.
    fn is_key(&self) -> bool {
        self.open.last().is_some_and(|open| open.value.is_object() && open.key.is_none())
    }

    fn begin(&mut self, anchor: usize, value: Value) -> Result<(), String> {
        if self.is_key() {
            return Err("a key is no text".to_owned());
        }
        if self.open.len() == DEEPEST {
            return Err(format!("it is nested deeper than {DEEPEST} levels"));
        }
        self.open.push(Open { anchor, value, key: None });
        Ok(())
    }

    fn put(&mut self, anchor: usize, value: Value) -> Result<(), String> {
        if anchor > 0 {
            self.anchors.insert(anchor, value.clone());
        }
        let Some(open) = self.open.last_mut() else {
            self.root = value;
            return Ok(());
        };
        match &mut open.value {
            Value::Array(items) => items.push(value),
            Value::Object(members) => match open.key.take() {
                None => match value {
                    Value::String(key) => open.key = Some(key),
                    _ => return Err("a key is no text".to_owned()),
                },
                Some(key) if key == "<<" => merge(members, value),
                Some(key) if members.contains_key(&key) => return Err(format!("the key `{key}` stands there twice")),
                Some(key) => {
                    members.insert(key, value);
                }
            },
            _ => {}
        }
        Ok(())
    }
}

/// Adds the members of `value`, or of each of its items, that are not there yet.
fn merge(members: &mut Map<String, Value>, value: Value) {
    match value {
        Value::Object(more) => {
            for (name, value) in more {
                members.entry(name).or_insert(value);
            }
        }
        Value::Array(all) => all.into_iter().for_each(|value| merge(members, value)),
        _ => {}
    }
}

fn size(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(size).sum::<usize>(),
        _ => 1,
    }
}

/// A scalar by the core schema of YAML 1.2.
fn scalar(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Value {
    let is_text = style != ScalarStyle::Plain || tag.is_some_and(|tag| tag.suffix == "str");
    if is_text {
        return Value::String(text.to_owned());
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => number(text).map_or_else(|| Value::String(text.to_owned()), Value::Number),
    }
}

fn number(text: &str) -> Option<Number> {
    let radix = |prefix: &str, radix| i64::from_str_radix(text.strip_prefix(prefix)?, radix).ok();
    if let Some(whole) = radix("0x", 16).or_else(|| radix("0o", 8)).or_else(|| text.parse().ok()) {
        return Some(whole.into());
    }
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    let float = text.parse().ok().filter(|_| is_number && has_digit)?;
    text.parse::<u64>().ok().map(Into::into).or_else(|| Number::from_f64(float))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(read(text).map(|value| value.to_string()), Ok(expected.to_owned()), "{text}");
    }

    #[track_caller]
    fn check_wrong(text: &str, line: usize, what: &str) {
        assert_eq!(read(text), Err(Fault { line, what: what.to_owned() }), "{text}");
    }

    #[test]
    fn values_are_those_of_json() {
        check(
            "a: 1\nb: [yes, no, on, NO]\nc: {d: ~, e: }",
            r#"{"a":1,"b":["yes","no","on","NO"],"c":{"d":null,"e":null}}"#,
        );
        check("a: true\nb: 'true'\nc: \"x\\ty\"\nd: !!str 5", r#"{"a":true,"b":"true","c":"x\ty","d":"5"}"#);
        check("200: a\n404:\n- b", r#"{"200":"a","404":["b"]}"#);
        check(
            "v: [1.0, 3.1.0, 0x1F, 0o17, -7, 1e3, +5, ., e, 2020-01-01]",
            r#"{"v":[1.0,"3.1.0",31,15,-7,1000.0,5,".","e","2020-01-01"]}"#,
        );
        check("a: |\n  x\n  y\nb: >-\n  x\n  y\n", r#"{"a":"x\ny\n","b":"x y"}"#);
        check("{\"a\": [1, {\"b\": null}]}", r#"{"a":[1,{"b":null}]}"#);
        check("a: 1\n---\nb: 2", r#"{"a":1}"#);
        check("", "null");
    }

    #[test]
    fn aliases_and_merges_are_followed() {
        check("a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n  e: 2", r#"{"a":{"b":1},"c":{"b":1},"d":{"b":1,"e":2}}"#);
        check_wrong("a: *x", 1, "while parsing node, found unknown anchor");
        let bomb: String = (1..12).fold("a0: &a0 [x]\n".to_owned(), |text, at| {
            text + &format!("a{at}: &a{at} [{}]\n", vec![format!("*a{}", at - 1); 9].join(", "))
        });
        assert_eq!(read(&bomb).expect_err("too much").what, "its aliases stand for too much");
    }

    #[test]
    fn faults_have_a_place() {
        check_wrong("a: b: c", 1, "mapping values are not allowed in this context");
        check_wrong("a: 1\nb: 2\na: 3", 3, "the key `a` stands there twice");
        check_wrong("a: 1\n? [b]\n: c", 2, "a key is no text");
        let deep = (0..101).map(|level| " ".repeat(level) + "-").collect::<Vec<_>>().join(
            "
",
        );
        check_wrong(&deep, 101, "it is nested deeper than 100 levels");
    }
}
