//! A schema with a discriminator and its heirs, as one that is either of them.

use serde_json::Value;

use super::document::members;
use super::heirs::{Heir, tag};
use super::node::{Id, Kind, Node, Scalar};
use super::schema::{Schemas, Seen};

impl<'d> Schemas<'d> {
    /// What stands behind `reference`, or one of its heirs.
    pub(super) fn family(&mut self, reference: &'d str, place: &str, depth: usize) -> Seen {
        let base = self.alone(reference, place, depth);
        let Some(schema) = self.document.find(reference) else { return base };
        let mapping = schema.get("discriminator").and_then(|it| it.get("mapping")).unwrap_or(&Value::Null);
        let mut variants = Vec::new();
        for Heir { name, schema: heir } in self.heirs.of.get(reference).cloned().unwrap_or_default() {
            let own = format!("#/components/schemas/{name}");
            let seen = match self.heirs.of.get_key_value(own.as_str()).map(|(own, _)| *own) {
                Some(own) => self.referred(own, place, depth + 1),
                None => self.at(heir, &own, depth + 1),
            };
            let leads_here = |to: &str| to == name || to.rsplit('/').next() == Some(name);
            let values = members(mapping).filter(|(_, to)| to.as_str().is_some_and(leads_here));
            variants.push(self.narrowed(seen.id, tag(schema), values.map(|(value, _)| value.to_owned()).collect()));
        }
        variants.push(base.id);
        Seen { id: self.choice_of(tag(schema).to_owned(), &variants), ..base }
    }

    /// The variant with `values` as the only ones by which it is told.
    fn narrowed(&mut self, id: Id, tag: &str, values: Vec<String>) -> Id {
        let node = self.arena.get(id).clone();
        let Kind::Object(mut object) = node.kind else { return id };
        let Some(member) = object.members.iter_mut().find(|member| member.name == tag) else { return id };
        let takes_them = match &self.arena.get(member.value).kind {
            Kind::Any => true,
            Kind::Scalar(it) => {
                it.letter == 's' && values.iter().all(|one| it.values.is_empty() || it.values.contains(one))
            }
            _ => false,
        };
        if values.is_empty() || !takes_them {
            return id;
        }
        member.value = self.arena.kind(Kind::Scalar(Scalar { values, ..Scalar::new('s') }));
        self.arena.add(Node { kind: Kind::Object(object), ..node })
    }
}
