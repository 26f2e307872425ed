//! As much of JSON Schema as the schemas in `grammar/` use.

use serde_json::Value;

/// Checks `value` against the schema in `text`.
#[track_caller]
pub(super) fn check(text: &str, value: &Value) {
    let root: Value = serde_json::from_str(text).unwrap();
    known(&root);
    if let Err(error) = validate(&root, &root, value, "") {
        panic!("{error}");
    }
}

const KEYWORDS: [&str; 16] = [
    "$schema",
    "$defs",
    "$ref",
    "title",
    "description",
    "type",
    "required",
    "additionalProperties",
    "properties",
    "items",
    "enum",
    "const",
    "oneOf",
    "minimum",
    "minItems",
    "maxItems",
];

/// A keyword this validator does not know would check nothing.
fn known(schema: &Value) {
    for (name, value) in schema.as_object().unwrap() {
        assert!(KEYWORDS.contains(&name.as_str()), "`{name}` is not known");
        match name.as_str() {
            "properties" | "$defs" => value.as_object().unwrap().values().for_each(known),
            "oneOf" => value.as_array().unwrap().iter().for_each(known),
            "items" => known(value),
            _ => {}
        }
    }
}

fn validate(root: &Value, schema: &Value, value: &Value, path: &str) -> Result<(), String> {
    if let Some(name) = schema["$ref"].as_str() {
        return validate(root, root.pointer(&name[1..]).expect("the schema holds what it refers to"), value, path);
    }
    let fail = |what: &str| Err(format!("{path}: {what}: {value}"));
    if schema["type"].as_str().is_some_and(|name| !is(name, value)) {
        return fail(&format!("no {}", schema["type"]));
    }
    if schema["enum"].as_array().is_some_and(|choice| !choice.contains(value)) {
        return fail("not in the list");
    }
    if schema.get("const").is_some_and(|constant| constant != value) {
        return fail("another constant");
    }
    if let (Some(minimum), Some(number)) = (schema["minimum"].as_i64(), value.as_i64())
        && number < minimum
    {
        return fail("too small");
    }
    if let Some(choice) = schema["oneOf"].as_array()
        && choice.iter().filter(|it| validate(root, it, value, path).is_ok()).count() != 1
    {
        return fail("none or several of the choice");
    }
    items(root, schema, value, path)?;
    members(root, schema, value, path)
}

fn is(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        _ => panic!("type `{name}` is not known"),
    }
}

fn items(root: &Value, schema: &Value, value: &Value, path: &str) -> Result<(), String> {
    let Some(items) = value.as_array() else { return Ok(()) };
    let length = items.len() as u64;
    if schema["minItems"].as_u64().is_some_and(|least| length < least)
        || schema["maxItems"].as_u64().is_some_and(|most| length > most)
    {
        return Err(format!("{path}: {length} items"));
    }
    let Some(schema) = schema.get("items") else { return Ok(()) };
    items.iter().enumerate().try_for_each(|(index, item)| validate(root, schema, item, &format!("{path}/{index}")))
}

fn members(root: &Value, schema: &Value, value: &Value, path: &str) -> Result<(), String> {
    let Some(members) = value.as_object() else { return Ok(()) };
    for name in schema["required"].as_array().into_iter().flatten() {
        if !members.contains_key(name.as_str().unwrap()) {
            return Err(format!("{path}: {name} is missing"));
        }
    }
    for (name, member) in members {
        let path = format!("{path}/{name}");
        match schema["properties"].get(name) {
            Some(schema) => validate(root, schema, member, &path)?,
            None if schema["additionalProperties"] == false => return Err(format!("{path} is not in the schema")),
            None => {}
        }
    }
    Ok(())
}

#[test]
fn what_does_not_fit_is_refused() {
    let schema = r#"{"type":"object","required":["a"],"additionalProperties":false,"properties":{"a":{"oneOf":[{"type":"integer","minimum":1},{"type":"null"}]}}}"#;
    let root: Value = serde_json::from_str(schema).unwrap();
    let fits = |text: &str| validate(&root, &root, &serde_json::from_str(text).unwrap(), "").is_ok();
    assert!(fits(r#"{"a":1}"#) && fits(r#"{"a":null}"#));
    assert!(!fits(r#"{"a":0}"#) && !fits(r#"{"a":"x"}"#) && !fits("{}") && !fits(r#"{"a":1,"b":2}"#) && !fits("[]"));
}
