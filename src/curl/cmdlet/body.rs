//! The body of a request: as it is written, as JSON, as a query, as a form.

use super::given::Given;
use super::parameters::Meaning;
use super::{Translator, joined, json, text};
use crate::shell::expression::{Bit, Call, Expression, Item};
use crate::text::Span;

impl<'a> Translator<'a> {
    pub(super) fn body(&mut self, given: &Given<'a>) {
        let Some(value) = given.value.map(|value| self.variables.resolve(value)) else {
            return self.doubt("the body".to_owned());
        };
        let span = given.span;
        let json = match value {
            Expression::Table(members) => return self.fields(members, span),
            Expression::Null => return,
            Expression::Piped(value, call) => json::converted(Some(value), call, self.variables, &mut self.out.doubts),
            Expression::Call(call) => {
                if let Some(file) = file_of(call, "Get-Content") {
                    let mut name = text("@");
                    name.extend(self.bits(&file).unwrap_or_default());
                    return self.option(span, "--data-binary", joined(name));
                }
                json::converted(None, call, self.variables, &mut self.out.doubts)
            }
            _ => None,
        };
        let bits = json.unwrap_or_else(|| self.value(given));
        let plain = matches!(bits.first(), Some(Bit::Text(text)) if !text.starts_with('@'));
        self.option(span, if plain { "--data" } else { "--data-raw" }, bits);
    }

    /// A table as a query or a form.
    fn fields(&mut self, members: &'a [(Vec<Bit>, Expression)], span: Span) {
        if self.request.is_get() {
            self.group(span, vec![text("--get")]);
        }
        for (name, value) in members {
            let plain = matches!(&name[..], [Bit::Text(name)] if !name.contains(['=', '@', '&', '%', ' ', '+']));
            if !plain {
                self.doubt("how the name of a field is encoded".to_owned());
            }
            let given = Given { name: "Body".to_owned(), meaning: Meaning::Body, value: Some(value), span };
            let mut field = name.clone();
            field.extend(text("="));
            field.extend(self.value(&given));
            self.option(span, "--data-urlencode", joined(field));
        }
    }

    pub(super) fn form(&mut self, given: &Given<'a>) {
        let Some(Expression::Table(members)) = given.value.map(|value| self.variables.resolve(value)) else {
            return self.doubt("what `-Form` holds".to_owned());
        };
        for (name, value) in members {
            let file = match self.variables.resolve(value) {
                Expression::Call(call) => file_of(call, "Get-Item"),
                _ => None,
            };
            let part = Given { name: "Form".to_owned(), meaning: Meaning::Form, value: Some(value), span: given.span };
            let mut field = name.clone();
            field.extend(text(if file.is_some() { "=@" } else { "=" }));
            let option = if file.is_some() { "--form" } else { "--form-string" };
            field.extend(match file {
                Some(file) => quoted(self.bits(&file).unwrap_or_default()),
                None => self.value(&part),
            });
            self.option(given.span, option, joined(field));
        }
    }
}

/// The name of a file in a form, in quotes where curl would end it at a `;` or `,`.
fn quoted(name: Vec<Bit>) -> Vec<Bit> {
    let special = |c: char| matches!(c, ';' | ',' | '"' | '\\');
    let plain = |bit: &Bit| !matches!(bit, Bit::Text(text) if text.contains(special));
    if name.iter().all(plain) {
        return name;
    }
    let escaped = name.into_iter().map(|bit| match bit {
        Bit::Text(known) => Bit::Text(known.replace('\\', "\\\\").replace('"', "\\\"")),
        other => other,
    });
    joined(text("\"").into_iter().chain(escaped).chain(text("\"")).collect())
}

/// The file that `call` reads, if it is the command `name`.
fn file_of(call: &Call, name: &str) -> Option<Expression> {
    let known = |item: &Item| match item {
        Item::Parameter(name, _) => ["path", "literalpath", "raw"].contains(&name.to_ascii_lowercase().as_str()),
        Item::Value(..) => true,
        Item::Splat(..) => false,
    };
    let mut values = call.items.iter().filter_map(|item| match item {
        Item::Value(value @ (Expression::Text(_) | Expression::Variable(_)), _) => Some(value.clone()),
        _ => None,
    });
    (call.name.eq_ignore_ascii_case(name) && call.items.iter().all(known)).then(|| values.next())?
}
