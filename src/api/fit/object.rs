//! Objects: what stands in them that should not, and what does not that should.

use super::{Fault, Fitting, Misfit, count};
use crate::json::{Member, Value};
use crate::knowledge::shape::{Demand, Object, Shape};
use crate::text::Span;

impl<'b> Fitting<'b> {
    pub(super) fn object(
        self,
        name: &'b str,
        value: &'b Value,
        members: &'b [Member],
        object: Object<'static>,
    ) -> Vec<Misfit<'b>> {
        let mut found: Vec<_> = members.iter().flat_map(|member| self.member(value, member, object)).collect();
        let has_gaps = || self.has_gaps(value, members.iter().map(|member| member.span));
        let missing = if self.whole { missing(value, object) } else { Vec::new() };
        if !missing.is_empty() && !has_gaps() && !members.iter().any(|member| self.is_unknown(member)) {
            found.extend(missing);
        }
        if !object.length.holds(count(members.len())) && !has_gaps() {
            let fault = Fault::Range(vec![Shape::Object(object)], value);
            found.push(Misfit { span: value.span, name, fault });
        }
        found
    }

    fn member(self, value: &'b Value, member: &'b Member, object: Object<'static>) -> Vec<Misfit<'b>> {
        let at_name = |fault| vec![Misfit { span: member.name_span, name: &member.name, fault }];
        match object.member(&member.name) {
            Some(known) if known.demand == Demand::ReadOnly => at_name(Fault::ReadOnly),
            Some(known) => {
                let mut found = self.value(&member.name, &member.value, known.value);
                if known.deprecated && found.is_empty() {
                    found.extend(at_name(Fault::Deprecated));
                }
                found
            }
            None if object.open => {
                object.rest().map_or_else(Vec::new, |rest| self.value(&member.name, &member.value, rest))
            }
            None if self.is_unknown(member) => Vec::new(),
            None => at_name(Fault::Unknown(vec![object], value)),
        }
    }

    /// Whether the name of a member may be another than it seems.
    fn is_unknown(self, member: &Member) -> bool {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.:/ ".contains(&byte);
        self.body.is_unknown(member.name_span)
            || member.name.is_empty()
            || member.name.contains("..")
            || !member.name.bytes().all(is_plain)
    }
}

fn missing(value: &Value, object: Object<'static>) -> Vec<Misfit<'static>> {
    let brace = Span::new(value.span.start, value.span.end.min(value.span.start + 1));
    let missing = object.members().filter(|known| known.demand == Demand::Required && value.get(known.name).is_none());
    missing.map(|known| Misfit { span: brace, name: known.name, fault: Fault::Missing }).collect()
}
