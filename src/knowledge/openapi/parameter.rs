//! The parameters of operations.

use std::collections::HashSet;

use serde_json::Value;

use super::document::{is, items, members, text};
use super::node::{Id, Kind, Member, Node};
use super::schema::Schemas;
use crate::knowledge::shape::Demand;

/// Headers that are no parameters: other parts of a document speak of them.
const OTHERS: [&str; 3] = ["accept", "authorization", "content-type"];

impl<'d> Schemas<'d> {
    /// The parameters of an operation, its own before those of its path, and whether its query takes any name.
    pub(super) fn parameters(&mut self, item: &'d Value, operation: &'d Value, place: &str) -> (Vec<Member>, bool) {
        let mut found: Vec<Member> = Vec::new();
        let mut any_query = false;
        let mut known = HashSet::new();
        let lists = [operation, item].map(|holder| holder.get("parameters").unwrap_or(&Value::Null));
        for parameter in lists.into_iter().flat_map(items) {
            let Some(parameter) = self.followed(parameter, place) else { continue };
            let (name, stands_in) = (text(parameter, "name"), text(parameter, "in"));
            if known.insert((name, stands_in))
                && let Some(member) = self.parameter(name, stands_in, parameter, place)
            {
                if is_spread(parameter) {
                    any_query |= self.spread_out(member, &mut found);
                } else {
                    found.push(member);
                }
            }
        }
        found.sort_by_key(|member| match member.demand {
            Demand::InPath => 0,
            Demand::InHeader | Demand::RequiredHeader => 2,
            _ => 1,
        });
        (found, any_query)
    }

    fn parameter(&mut self, name: &'d str, stands_in: &str, parameter: &'d Value, place: &str) -> Option<Member> {
        let content = members(parameter.get("content").unwrap_or(&Value::Null)).next().map(|(_, content)| content);
        let schema = parameter.get("schema").or_else(|| content.and_then(|content| content.get("schema")));
        let place = format!("{place} {stands_in}.{name}");
        let seen = match schema {
            Some(schema) if content.is_none() && !is_marked(parameter) => self.read(schema, &place),
            _ => self.any(),
        };
        let demand = match stands_in {
            "path" => Demand::InPath,
            "header" if OTHERS.iter().any(|other| name.eq_ignore_ascii_case(other)) => return None,
            "header" if is(parameter, "required") => Demand::RequiredHeader,
            "header" => Demand::InHeader,
            "query" if is(parameter, "required") => Demand::Required,
            "query" => Demand::Optional,
            "cookie" => return None,
            _ => {
                self.tell(&place, "this is no parameter");
                return None;
            }
        };
        let deprecated = is(parameter, "deprecated") || seen.deprecated;
        Some(Member { name: name.to_owned(), demand, deprecated, value: self.plain(seen.id) })
    }

    /// Puts the members of an object in the place of the parameter that it is; whether there may be others.
    fn spread_out(&mut self, parameter: Member, found: &mut Vec<Member>) -> bool {
        let object = match self.arena.get(parameter.value).kind.clone() {
            Kind::Object(object) => object,
            Kind::Map(..) => return true,
            // One that may be an object, or may not.
            Kind::Choice(choice) if choice.variants.iter().any(|id| self.is_object(*id)) => return true,
            _ => {
                found.push(parameter);
                return false;
            }
        };
        for member in object.members {
            let is_needed = parameter.demand == Demand::Required && member.demand == Demand::Required;
            let demand = if is_needed { Demand::Required } else { Demand::Optional };
            let value = self.plain(member.value);
            found.push(Member { demand, value, deprecated: member.deprecated || parameter.deprecated, ..member });
        }
        object.open
    }

    fn is_object(&self, id: Id) -> bool {
        matches!(self.arena.get(id).kind, Kind::Object(_) | Kind::Map(..))
    }

    /// What a parameter takes: there is no `null` in a URL.
    fn plain(&mut self, id: Id) -> Id {
        let node = Node { nullable: false, ..self.arena.get(id).clone() };
        self.arena.add(node)
    }
}

/// Whether the members of an object stand in the query under their own names.
fn is_spread(parameter: &Value) -> bool {
    let explodes = parameter.get("explode").and_then(Value::as_bool).unwrap_or(true);
    text(parameter, "in") == "query" && matches!(text(parameter, "style"), "" | "form") && explodes
}

/// Whether signs that are no part of the value stand before it: `.5`, `;id=5`.
fn is_marked(parameter: &Value) -> bool {
    matches!(text(parameter, "style"), "label" | "matrix")
}
