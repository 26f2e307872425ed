//! Names and values in queries and forms.

use gen_lsp_types::{CompletionItem, CompletionItemKind, CompletionItemTag};

use super::Place;
use crate::api::{Call, file_fields, wanted};
use crate::knowledge::catalogue::Operation;
use crate::knowledge::shape::{Demand, Member, Object, Scalar, ScalarKind, Shape, Type};
use crate::lsp::document::Document;
use crate::text::Span;

/// How deep fields lead into objects and lists.
const DEEPEST: usize = 2;
/// How many are given at most.
const MOST: usize = 200;

/// A field of a query or a form, by the name that it is sent by.
struct Field {
    name: String,
    member: Member<'static>,
    is_file: bool,
}

/// What may follow `begun`, with which a URL of `call` begins, up to `offset`; nothing where its query has not begun.
pub(super) fn of_url(document: &Document, call: &Call, begun: &str, offset: usize) -> Option<Vec<CompletionItem>> {
    let (_, query) = begun.split_once('?').filter(|(_, query)| !query.contains('#'))?;
    Some(of_query(document, call, query, offset))
}

/// The same of a query.
pub(super) fn of_query(document: &Document, call: &Call, begun: &str, offset: usize) -> Vec<CompletionItem> {
    let operation = call.operation.or_else(|| call.operations().next());
    let is_in_query = |member: &Member<'_>| matches!(member.demand, Demand::Optional | Demand::Required | Demand::Old);
    let members = operation.and_then(|operation| operation.parameters()).into_iter().flat_map(Object::members);
    let mut fields = Vec::new();
    members.filter(is_in_query).for_each(|member| add(&mut fields, "", member, 0));
    items(document, &fields, begun, offset)
}

/// The same of a form of parts.
pub(super) fn of_parts(document: &Document, call: &Call, begun: &str, offset: usize) -> Vec<CompletionItem> {
    let shape = |operation: Operation<'static>| operation.form_shape().or_else(|| operation.data_shape());
    let operation = operation(call, |operation| shape(operation).is_some());
    let fields = fields(operation.and_then(shape), &operation.map_or_else(Vec::new, file_fields));
    items(document, &fields, begun, offset)
}

/// The same of pairs that are sent as a form.
pub(super) fn of_pairs(document: &Document, call: &Call, begun: &str, offset: usize) -> Vec<CompletionItem> {
    let operation = operation(call, |operation| operation.data_shape().is_some());
    let fields = fields(operation.and_then(|operation| operation.data_shape()), &[]);
    items(document, &fields, begun, offset)
}

/// The operation that is asked for, or the one of the path that takes what is sent.
fn operation(call: &Call, takes: impl Fn(Operation<'static>) -> bool) -> Option<Operation<'static>> {
    call.operation.into_iter().chain(call.operations()).find(|operation| takes(*operation))
}

fn fields(form: Option<Type<'static>>, files: &[&str]) -> Vec<Field> {
    let Some(Shape::Object(object)) = form.map(Type::shape) else { return Vec::new() };
    let mut found = Vec::new();
    object.members().filter(|it| it.demand != Demand::ReadOnly).for_each(|it| add(&mut found, "", it, 0));
    for field in &mut found {
        field.is_file = files.contains(&field.name.as_str());
    }
    found
}

/// Adds `member`, which stands in `holder`: of an object those that it holds.
fn add(found: &mut Vec<Field>, holder: &str, member: Member<'static>, depth: usize) {
    let name = if holder.is_empty() { member.name.to_owned() } else { format!("{holder}[{}]", member.name) };
    let inner = match member.value.shape() {
        Shape::Object(object) => Some((object, name.clone())),
        Shape::List { items, .. } => match items.shape() {
            Shape::Object(object) => Some((object, format!("{}[0]", name.trim_end_matches("[]")))),
            _ => None,
        },
        _ => None,
    };
    match inner.filter(|_| depth < DEEPEST) {
        Some((object, name)) => object.members().for_each(|it| add(found, &name, it, depth + 1)),
        None if found.len() < MOST => found.push(Field { name, member, is_file: false }),
        None => {}
    }
}

/// What may follow `begun`: pairs of names and values, of which the last is half written.
fn items(document: &Document, fields: &[Field], begun: &str, offset: usize) -> Vec<CompletionItem> {
    let (done, piece) = begun.rsplit_once('&').unwrap_or(("", begun));
    if let Some((name, value)) = piece.split_once('=') {
        let typed = value.rsplit(',').next().unwrap_or_default();
        let place = Place { document, span: Span::new(offset - typed.len(), offset) };
        let field = fields.iter().find(|field| field.name == name);
        let words = field.map_or_else(Vec::new, |field| values(field.member.value));
        return words.into_iter().map(|it| place.item(it, String::new(), CompletionItemKind::EnumMember)).collect();
    }
    let place = Place { document, span: Span::new(offset - piece.len(), offset) };
    let is_sent = |field: &&Field| done.split('&').any(|pair| pair.split('=').next() == Some(&field.name));
    let goes_on = document.text()[offset..].starts_with('=');
    let left = fields.iter().filter(|field| !is_sent(field) || is_list(field.member.value)).enumerate();
    left.map(|(number, field)| name(&place, field, goes_on, number)).collect()
}

fn name(place: &Place<'_>, field: &Field, goes_on: bool, number: usize) -> CompletionItem {
    let is_needed = field.member.demand == Demand::Required;
    let must = if is_needed { "required: " } else { "" };
    let sign = match (goes_on, field.is_file) {
        (true, _) => "",
        (false, true) => "=@",
        (false, false) => "=",
    };
    let detail = format!("{must}{}", wanted(&[field.member.value.shape()]));
    let mut item = place.item(format!("{}{sign}", field.name), detail, CompletionItemKind::Field);
    item.label.clone_from(&field.name);
    item.sort_text = Some(format!("{}{number:04}", u8::from(!is_needed)));
    if field.member.deprecated {
        item.tags = Some(vec![CompletionItemTag::Deprecated]);
    }
    item
}

fn is_list(wanted: Type<'_>) -> bool {
    matches!(wanted.shape(), Shape::List { .. })
}

/// The values that are listed.
fn values(wanted: Type<'_>) -> Vec<String> {
    let of_scalar = |scalar: Scalar<'_>| match scalar.kind {
        _ if scalar.is_listed() => scalar.values().map(str::to_owned).collect(),
        ScalarKind::Boolean => vec!["true".to_owned(), "false".to_owned()],
        _ => Vec::new(),
    };
    match wanted.shape() {
        Shape::Scalar(scalar) => of_scalar(scalar),
        Shape::List { items, .. } => {
            if let Shape::Scalar(scalar) = items.shape() {
                of_scalar(scalar)
            } else {
                Vec::new()
            }
        }
        Shape::Choice(choice) => {
            let scalars =
                choice.variants().filter_map(|it| if let Shape::Scalar(it) = it.shape() { Some(it) } else { None });
            scalars.flat_map(of_scalar).collect()
        }
        _ => Vec::new(),
    }
}
