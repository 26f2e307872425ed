//! Right requests with one thing made wrong.

use uncurly::knowledge::catalogue::Operation;
use uncurly::knowledge::shape::{Demand, Scalar, ScalarKind, Shape};
use uncurly::text::Span;

use super::asked::Request;
use super::made::{Field, Filling, Json, Made, fillings};
use super::takes_json;

/// A wrong request, and what is to be told of which bytes.
pub(super) struct Wrong {
    pub(super) text: String,
    pub(super) rule: &'static str,
    pub(super) span: Span,
}

pub(super) fn all(operation: &Operation<'static>) -> Vec<Wrong> {
    let mut found = in_query(operation);
    if takes_json(operation) {
        for filling in fillings(operation).into_iter().skip(1) {
            in_body(operation, filling, &mut found);
        }
    }
    found
}

fn in_body(operation: &Operation<'static>, filling: Filling, found: &mut Vec<Wrong>) {
    let right = Request::right(operation, filling);
    let body = right.body.clone().expect("a body");
    let mut paths = Vec::new();
    collect(&body, &mut Vec::new(), &mut paths);
    for path in &paths {
        let with = |change: &dyn Fn(&mut Vec<Field>, usize)| {
            let mut request = Request::right(operation, filling);
            let (last, parents) = path.split_last().expect("a member");
            let holder = request.body.as_mut().map(|body| descend(body, parents)).expect("a body");
            if let Json::Object(fields) = &mut holder.json {
                change(fields, *last);
            }
            request
        };
        let (field, siblings) = at(&body, path);
        let is_whole = operation.method != "PATCH";
        if field.member.is_some_and(|it| it.demand == Demand::Required) && is_whole && !field.is_tag {
            let (text, place) = with(&|fields, at| drop(fields.remove(at))).written(Some(&path[..path.len() - 1]));
            found.push(Wrong {
                text,
                rule: "missing-body-key",
                span: Span::new(place.value.start, place.value.start + 1),
            });
        }
        let wrong_name = misspelt(&field.name);
        if siblings.is_some() && !field.is_tag {
            let (text, place) = with(&|fields, at| fields[at].name.clone_from(&wrong_name)).written(Some(path));
            found.push(Wrong { text, rule: "unknown-body-key", span: place.name });
        }
        for (word, rule) in values(field).into_iter().filter(|_| !field.is_tag) {
            let request = with(&|fields, at| fields[at].value.json = Json::Word(word.clone()));
            let (text, place) = request.written(Some(path));
            found.push(Wrong { text, rule, span: place.value });
        }
    }
}

/// The way to each member of objects that are sure to be told apart.
fn collect(made: &Made, path: &mut Vec<usize>, paths: &mut Vec<Vec<usize>>) {
    let children: Vec<_> = match &made.json {
        Json::Word(_) => return,
        Json::List(items) => items.iter().collect(),
        Json::Object(fields) => fields.iter().map(|field| &field.value).collect(),
    };
    let is_object = matches!(made.json, Json::Object(_));
    for (index, child) in children.into_iter().enumerate() {
        path.push(index);
        if is_object && made.sure {
            paths.push(path.clone());
        }
        collect(child, path, paths);
        path.pop();
    }
}

fn descend<'m>(made: &'m mut Made, path: &[usize]) -> &'m mut Made {
    let Some((first, rest)) = path.split_first() else { return made };
    match &mut made.json {
        Json::Word(_) => unreachable!("no way leads into a word"),
        Json::List(items) => descend(&mut items[*first], rest),
        Json::Object(fields) => descend(&mut fields[*first].value, rest),
    }
}

/// The member at `path`, and the shape of its object if that takes no others.
fn at<'m>(made: &'m Made, path: &[usize]) -> (&'m Field, Option<()>) {
    let (first, rest) = path.split_first().expect("a way");
    match &made.json {
        Json::Word(_) => unreachable!("no way leads into a word"),
        Json::List(items) => at(&items[*first], rest),
        Json::Object(fields) if rest.is_empty() => {
            let is_closed = matches!(made.shape, Shape::Object(object) if !object.open);
            (&fields[*first], is_closed.then_some(()))
        }
        Json::Object(fields) => at(&fields[*first].value, rest),
    }
}

/// A name with a letter put in.
fn misspelt(name: &str) -> String {
    let middle = name.len() / 2;
    format!("{}q{}", &name[..middle], &name[middle..])
}

/// Values that the member does not take, each with the rule that tells of it.
fn values(field: &Field) -> Vec<(String, &'static str)> {
    let Some(member) = field.member.filter(|_| field.value.sure) else { return Vec::new() };
    let is_choice = matches!(member.value.shape(), Shape::Choice(_));
    let was = |letter| member.value.was(letter);
    match member.value.shape() {
        _ if is_choice => Vec::new(),
        Shape::Scalar(scalar) => scalars(scalar).into_iter().filter(|(word, _)| !was(letter(word))).collect(),
        Shape::List { .. } | Shape::Object(_) | Shape::Map { .. } if !was('s') => {
            vec![("\"xyzzy\"".to_owned(), "body-value-type")]
        }
        _ => Vec::new(),
    }
}

fn letter(word: &str) -> char {
    match word.as_bytes().first() {
        Some(b'"') => 's',
        Some(b't' | b'f') => 'b',
        _ => 'n',
    }
}

fn scalars(scalar: Scalar<'_>) -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    let most = scalar.range.most.parse::<f64>().ok();
    match scalar.kind {
        ScalarKind::Text => {
            found.push(("7".to_owned(), "body-value-type"));
            if scalar.is_listed() {
                found.push(("\"xyzzy\"".to_owned(), "body-value-unlisted"));
            } else if let Ok(most) = scalar.range.most.parse::<usize>()
                && most < 1000
            {
                found.push((format!("\"{}\"", "ab".repeat(most)), "body-value-range"));
            }
        }
        ScalarKind::Boolean => found.push(("7".to_owned(), "body-value-type")),
        ScalarKind::Number | ScalarKind::Integer => {
            found.push(("true".to_owned(), "body-value-type"));
            if let Some(most) = most.filter(|it| *it < 1e15 && !scalar.is_listed()) {
                found.push(((most + 1.0).to_string(), "body-value-range"));
            }
        }
    }
    found
}

fn in_query(operation: &Operation<'static>) -> Vec<Wrong> {
    let mut found = Vec::new();
    let Some(known) = operation.parameters() else { return found };
    let full = || Request::right(operation, Filling::Full(0));
    for index in 0..full().query.len() {
        let mut request = full();
        let name = request.query[index].0.clone();
        let wrong = misspelt(&name);
        request.query[index].0.clone_from(&wrong);
        let text = request.text();
        let span = place(&text, &format!("{wrong}="));
        found.push(Wrong { rule: "unknown-query-parameter", span: Span::new(span.start, span.end - 1), text });
        let member = known.members().find(|it| it.name == name && it.is_in_query()).expect("it is known");
        let Shape::Scalar(scalar) = member.value.shape() else { continue };
        if (scalar.is_listed() || scalar.kind != ScalarKind::Text) && !member.value.was('s') {
            let mut request = full();
            "xyzzy".clone_into(&mut request.query[index].1);
            let text = request.text();
            let span = place(&text, &format!("{name}=xyzzy"));
            found.push(Wrong { rule: "parameter-value", span: Span::new(span.start + name.len() + 1, span.end), text });
        }
        if member.demand == Demand::Required {
            let mut request = full();
            request.query.remove(index);
            let text = request.text();
            let start = text.find("/v4").map_or(0, |at| at + 3);
            let end = start + text[start..].find(['?', '\'']).unwrap_or(0);
            found.push(Wrong { rule: "missing-parameter", span: Span::new(start, end), text });
        }
    }
    found
}

fn place(text: &str, part: &str) -> Span {
    let starts = ['?', '&'].map(|mark| text.find(&format!("{mark}{part}")));
    let start = starts.into_iter().flatten().next().map_or(0, |at| at + 1);
    Span::new(start, start + part.len())
}
