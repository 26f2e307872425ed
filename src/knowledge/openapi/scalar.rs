//! What a schema says of itself: its types, values and bounds.

use std::collections::HashSet;

use serde_json::Value;

use super::document::{is, items, text};
use super::node::{Bounds, Scalar};

/// Formats that say something certain of a text.
const FORMATS: [&str; 13] = [
    "binary",
    "byte",
    "cidr",
    "date",
    "date-time",
    "email",
    "hostname",
    "ip",
    "ipv4",
    "ipv6",
    "uri",
    "uri-reference",
    "uuid",
];

/// The only values, if they are listed: those of `const` and those of `enum`.
pub(super) fn values(schema: &Value) -> Vec<Vec<&Value>> {
    let only = schema.get("const").map(|value| vec![value]);
    let listed = schema.get("enum").and_then(Value::as_array).map(|values| values.iter().collect());
    only.into_iter().chain(listed).collect()
}

/// A letter for each type that the schema names; `0` for null.
pub(super) fn letters(schema: &Value) -> Vec<char> {
    let stated = schema.get("type");
    let one = stated.and_then(Value::as_str);
    let several = stated.into_iter().flat_map(items).filter_map(Value::as_str);
    let letter = |name| match name {
        "string" | "file" => Some('s'),
        "number" => Some('n'),
        "integer" => Some('i'),
        "boolean" => Some('b'),
        "object" => Some('o'),
        "array" => Some('a'),
        "null" => Some('0'),
        _ => None,
    };
    one.into_iter().chain(several).filter_map(letter).collect()
}

/// The types that a schema implies which names none.
pub(super) fn implied(schema: &Value, values: &[Vec<&Value>]) -> Vec<char> {
    let mut found = Vec::new();
    for value in values.iter().flatten() {
        let letter = match value {
            Value::Null => '0',
            Value::Bool(_) => 'b',
            Value::Number(number) if number.is_f64() => 'n',
            Value::Number(_) => 'i',
            Value::String(_) => 's',
            Value::Array(_) | Value::Object(_) => continue,
        };
        if !found.contains(&letter) {
            found.push(letter);
        }
    }
    let has = |names: &[&str]| names.iter().any(|name| schema.get(name).is_some());
    if found.is_empty() && has(&["properties", "additionalProperties", "required", "minProperties"]) {
        found.push('o');
    } else if found.is_empty() && has(&["items", "minItems", "maxItems"]) {
        found.push('a');
    }
    found
}

pub(super) fn scalar(letter: char, schema: &Value, values: &[Vec<&Value>]) -> Scalar {
    let mut made = Scalar::new(letter);
    let is_of = |value: &&&Value| match letter {
        's' => value.is_string(),
        'b' => value.is_boolean(),
        _ => value.is_number(),
    };
    if let Some(listed) = values.first() {
        let word = |value: &&Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        made.values = listed.iter().filter(is_of).map(word).collect();
        let mut known = HashSet::new();
        made.values.retain(|value| known.insert(value.clone()));
    }
    let format = text(schema, "format").to_ascii_lowercase();
    if letter == 's' && FORMATS.contains(&format.as_str()) {
        made.format = format;
    } else if letter == 's' && is_file(schema) {
        "binary".clone_into(&mut made.format);
    }
    match letter {
        's' => {
            made.bounds = counts(schema, "minLength", "maxLength");
            text(schema, "pattern").clone_into(&mut made.pattern);
        }
        'n' | 'i' => made.bounds = numbers(schema),
        _ => {}
    }
    made
}

/// Whether a text of 3.1 is the bytes of a file.
fn is_file(schema: &Value) -> bool {
    let kind = text(schema, "contentMediaType").to_ascii_lowercase();
    let is_text = kind.is_empty() || kind.starts_with("text/") || ["json", "xml"].iter().any(|it| kind.contains(it));
    !is_text && matches!(text(schema, "contentEncoding"), "" | "binary")
}

pub(super) fn counts(schema: &Value, least: &str, most: &str) -> Bounds {
    let count = |name| schema.get(name).and_then(Value::as_u64).map_or_else(String::new, |count| count.to_string());
    let least = Some(count(least)).filter(|least| least != "0").unwrap_or_default();
    Bounds { least, most: count(most), ..Bounds::default() }
}

/// The bounds of a number; what leaves a bound out is that bound, or in 3.0 says so of the other.
fn numbers(schema: &Value) -> Bounds {
    let number =
        |name| schema.get(name).filter(|value| value.is_number()).map_or_else(String::new, ToString::to_string);
    let bound = |plain: &'static str, left_out: &'static str| {
        let (bound, without) = (number(plain), number(left_out));
        if without.is_empty() { (is(schema, left_out) && !bound.is_empty(), bound) } else { (true, without) }
    };
    let (above, least) = bound("minimum", "exclusiveMinimum");
    let (below, most) = bound("maximum", "exclusiveMaximum");
    Bounds { least, most, above, below, step: number("multipleOf"), once: false }
}
