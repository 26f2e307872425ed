//! JSON bodies as `json!`, where that gives the very bytes that curl sends.

use serde_json::Value;

use crate::curl::Request;
use crate::rust::draft::Draft;
use crate::rust::layout::{Call, Expr};
use crate::rust::literal;

/// A macro longer than this gets lines of its own.
const SHORT: usize = 60;
/// Lines are not longer than this.
const LINE: usize = 92;

/// Whether `request` says, once and plainly, that its body is JSON.
pub(super) fn is_announced(request: &Request) -> bool {
    let mut types = request.headers.iter().filter(|header| header.name.text().eq_ignore_ascii_case("content-type"));
    types.next().is_some_and(|header| header.value.known() == Some("application/json")) && types.next().is_none()
}

/// The argument of a `json!`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Json {
    code: String,
    /// Whether the names are in the order that `serde_json` gives them by itself.
    is_sorted: bool,
}

/// `text` as the argument of `json!`; `None` where reqwest would write it differently.
pub(super) fn read(text: &str) -> Option<Json> {
    let value: Value = serde_json::from_str(text).ok()?;
    Some(Json { code: code(text, &value)?, is_sorted: is_sorted(&value) })
}

fn code(text: &str, value: &Value) -> Option<String> {
    let same = serde_json::to_string(value).is_ok_and(|again| again == text);
    if !same || !is_plain(value) {
        return None;
    }
    let flat = flat(value);
    let room = if value.is_array() { SHORT - 10 } else { SHORT };
    if flat.len() <= room {
        return Some(flat);
    }
    value.is_object().then(|| wide(value, 1))
}

/// `.json(&json!(code))`
pub(super) fn call(draft: &mut Draft<'_>, json: &Json) -> Call {
    let code = &*json.code;
    draft.needs.json = true;
    draft.needs.json_order |= !json.is_sorted;
    draft.needs.features.insert("json");
    let json = Expr::atom(format!("json!({code})"));
    if code.contains('\n') {
        draft.lines.bind("body", &json);
        return Call::new("json", vec![Expr::atom("&body")], "");
    }
    Call::new("json", vec![Expr::atom(format!("&{}", json.flat()))], "")
}

/// Whether all names are in the order that `serde_json` gives them.
fn is_sorted(value: &Value) -> bool {
    match value {
        Value::Object(members) => members.keys().is_sorted() && members.values().all(is_sorted),
        Value::Array(items) => items.iter().all(is_sorted),
        _ => true,
    }
}

/// Whether all numbers are plain ones of Rust.
fn is_plain(value: &Value) -> bool {
    match value {
        Value::Object(members) => members.values().all(is_plain),
        Value::Array(items) => items.iter().all(is_plain),
        Value::Number(number) => number.as_i64().map_or(number.is_f64(), |number| i32::try_from(number).is_ok()),
        Value::Null | Value::Bool(_) | Value::String(_) => true,
    }
}

fn flat(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let members: Vec<String> = members.iter().map(|(name, value)| member(name, &flat(value))).collect();
            format!("{{{}}}", members.join(", "))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(flat).collect::<Vec<_>>().join(", ")),
        Value::String(text) => literal::string(text),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

fn member(name: &str, value: &str) -> String {
    format!("{}: {value}", literal::string(name))
}

/// One member or item a line, those inside it too where they are long.
fn wide(value: &Value, depth: usize) -> String {
    let (outer, inner) = ("    ".repeat(depth), "    ".repeat(depth + 1));
    let short = flat(value);
    let (open, items, close) = match value {
        _ if depth > 1 && inner.len() + short.len() < LINE => return short,
        Value::Object(members) if !members.is_empty() => {
            let items: Vec<_> = members.iter().map(|(name, value)| member(name, &wide(value, depth + 1))).collect();
            ('{', items, '}')
        }
        Value::Array(items) if !items.is_empty() => {
            ('[', items.iter().map(|item| wide(item, depth + 1)).collect(), ']')
        }
        _ => return short,
    };
    format!("{open}\n{inner}{}\n{outer}{close}", items.join(&format!(",\n{inner}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<String> {
        read(text).map(|json| json.code)
    }

    #[test]
    fn same_bytes_are_written_as_a_macro() {
        assert_eq!(code(r#"{"purge_everything":true}"#).as_deref(), Some(r#"{"purge_everything": true}"#));
        assert_eq!(code(r#"[1,-2,0.5,null,"x"]"#).as_deref(), Some(r#"[1, -2, 0.5, null, "x"]"#));
    }

    #[test]
    fn other_bytes_are_not() {
        for text in [
            r#"{"a": 1}"#,
            r#"{"a":1,"a":2}"#,
            r#"{"a":1e2}"#,
            r#"{"a":3000000000}"#,
            r#"{"a":"\u0061"}"#,
            r#"{"a":1.10}"#,
            "",
            "{",
        ] {
            assert_eq!(code(text), None, "{text}");
        }
    }

    #[test]
    fn order_is_told() {
        let is_sorted = |text: &str| read(text).map(|json| json.is_sorted);
        assert_eq!(is_sorted(r#"{"a":1,"b":[{"c":1,"d":2}]}"#), Some(true));
        assert_eq!(is_sorted(r#"[{"type":"A","name":"b"}]"#), Some(false));
    }

    #[test]
    fn long_ones_get_lines() {
        let long = "x".repeat(60);
        let text = format!(r#"{{"a":{{"b":[1]}},"c":"{long}"}}"#);
        assert_eq!(
            code(&text).unwrap(),
            format!("{{\n        \"a\": {{\"b\": [1]}},\n        \"c\": \"{long}\"\n    }}")
        );
    }
}
