//! What operations take as their body.

use serde_json::Value;

use super::document::{is, members};
use super::node::Id;
use super::operation::Body;
use super::schema::Schemas;

impl<'d> Schemas<'d> {
    /// What a body may be.
    pub(super) fn body(&mut self, body: &'d Value, place: &str) -> Option<Body> {
        let body = self.followed(body, place)?;
        let mut found = Body { optional: !is(body, "required"), ..Body::default() };
        let mut like_json: Vec<Id> = Vec::new();
        for (media_type, content) in members(body.get("content").unwrap_or(&Value::Null)) {
            let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
            let mut read = |part: &str| match content.get("schema") {
                Some(schema) => self.read(schema, &format!("{place} {part}")).id,
                None => self.any().id,
            };
            match essence.as_str() {
                "application/json" => found.json = Some(read("body")),
                "multipart/form-data" => found.form = Some(read("form")),
                "application/x-www-form-urlencoded" => found.data = Some(read("data")),
                "text/plain" => found.raw |= found.json.is_none(),
                "*/*" | "application/*" => {
                    found.raw = true;
                    like_json.push(read("body"));
                }
                essence if essence.ends_with("+json") => {
                    like_json.push(read("body"));
                    found.json_types.push(essence.to_owned());
                }
                _ => found.raw = true,
            }
        }
        if found.json.is_some() || found.raw {
            found.json_types.clear();
        }
        // What is said of JSON of several kinds, as those of patches, is true of none in particular.
        like_json.dedup();
        found.json = found.json.or(match like_json.as_slice() {
            [] => None,
            [one] => Some(*one),
            _ => Some(self.any().id),
        });
        Some(found)
    }
}
