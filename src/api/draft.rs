//! What may be written next in a JSON body that is half written.

use super::Call;
use super::fit::wanted;
use crate::knowledge::shape::{Demand, Member, Object, Scalar, ScalarKind, Shape, Type};

/// How deep choices within choices are looked into.
const DEEPEST: usize = 8;

/// The end of a body that is half written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// How many bytes of the last word are there already.
    pub typed: usize,
    /// Whether a quote stands before it.
    pub is_quoted: bool,
    /// Whether the name of a member is wanted, not a value.
    pub is_name: bool,
    /// What may stand there.
    pub proposals: Vec<Proposal>,
}

/// A name or value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Itself, without quotes.
    pub word: String,
    /// Whether it is a text.
    pub is_text: bool,
    /// Whether it must be there.
    pub is_required: bool,
    /// What it takes, in words.
    pub detail: String,
}

/// What may stand at the end of `begun`, with which a body for the operation of `call` begins as it is written; in
/// double quotes of a shell, `\"` is a quote.
pub fn draft(call: &Call, begun: &str) -> Option<Draft> {
    let body = call.operation.or_else(|| call.writing())?.body_shape()?;
    let Scan { open, word, .. } = Scan::of(begun);
    let (last, outer) = open.split_last()?;
    let mut here = vec![body];
    for level in outer {
        here = here.into_iter().flat_map(|it| inner(it, level, 0)).collect();
    }
    let is_name = last.is_object && last.name.is_none();
    let proposals = if is_name {
        let members = here.iter().flat_map(|it| objects(*it, 0)).flat_map(Object::members);
        let mut found: Vec<Proposal> = Vec::new();
        for member in members.filter(|it| it.demand != Demand::ReadOnly && !last.names.contains(&it.name.to_owned())) {
            if found.iter().all(|known| known.word != member.name) {
                found.push(name(member));
            }
        }
        found
    } else {
        here.into_iter().flat_map(|it| inner(it, last, 0)).flat_map(|it| values(it, 0)).collect()
    };
    let typed = word.as_ref().map_or(0, |word| word.length);
    Some(Draft { typed, is_quoted: word.is_some_and(|word| word.is_quoted), is_name, proposals })
}

fn name(member: Member<'_>) -> Proposal {
    let old = if member.deprecated { ", deprecated" } else { "" };
    Proposal {
        word: member.name.to_owned(),
        is_text: true,
        is_required: member.demand == Demand::Required,
        detail: format!("{}{old}", wanted(&[member.value.shape()])),
    }
}

/// The objects that `wanted` may be.
fn objects(wanted: Type<'_>, depth: usize) -> Vec<Object<'_>> {
    match wanted.shape() {
        Shape::Object(object) => vec![object],
        Shape::Choice(choice) if depth < DEEPEST => choice.variants().flat_map(|it| objects(it, depth + 1)).collect(),
        _ => Vec::new(),
    }
}

/// What stands inside of `wanted` where `level` is.
fn inner<'a>(wanted: Type<'a>, level: &Level, depth: usize) -> Vec<Type<'a>> {
    match (wanted.shape(), &level.name) {
        (Shape::Object(object), Some(name)) => {
            object.member(name).map(|member| member.value).or_else(|| object.rest()).into_iter().collect()
        }
        (Shape::Map { items, .. }, Some(_)) => vec![items],
        (Shape::List { items, .. }, _) if !level.is_object => vec![items],
        (Shape::Choice(choice), _) if depth < DEEPEST => {
            choice.variants().flat_map(|it| inner(it, level, depth + 1)).collect()
        }
        _ => Vec::new(),
    }
}

/// The values that are listed for `wanted`.
fn values(wanted: Type<'_>, depth: usize) -> Vec<Proposal> {
    let proposal = |scalar: Scalar<'_>, word: &str| Proposal {
        word: word.to_owned(),
        is_text: scalar.kind == ScalarKind::Text,
        is_required: false,
        detail: String::new(),
    };
    match wanted.shape() {
        Shape::Scalar(scalar) if scalar.is_listed() => scalar.values().map(|it| proposal(scalar, it)).collect(),
        Shape::Scalar(scalar) if scalar.kind == ScalarKind::Boolean => {
            ["true", "false"].map(|it| proposal(scalar, it)).to_vec()
        }
        Shape::Choice(choice) if depth < DEEPEST => choice.variants().flat_map(|it| values(it, depth + 1)).collect(),
        _ => Vec::new(),
    }
}

/// An object or list that is not closed yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Level {
    is_object: bool,
    /// The names of the members before.
    names: Vec<String>,
    /// The name of the member whose value comes next.
    name: Option<String>,
}

/// The word that is being typed.
#[derive(Debug)]
struct Word {
    is_quoted: bool,
    length: usize,
}

/// What a text leaves open.
#[derive(Debug, Default)]
struct Scan {
    open: Vec<Level>,
    word: Option<Word>,
    /// The last text that was closed.
    text: String,
}

impl Scan {
    fn of(begun: &str) -> Self {
        let mut scan = Self::default();
        let mut rest = begun;
        while let Some(sign) = rest.chars().next() {
            let quote = rest.strip_prefix("\\\"").or_else(|| rest.strip_prefix('"'));
            if let Some(inside) = quote {
                rest = scan.text(inside, rest.starts_with('\\'));
                continue;
            }
            rest = &rest[sign.len_utf8()..];
            match sign {
                '{' | '[' => scan.open.push(Level { is_object: sign == '{', ..Level::default() }),
                '}' | ']' => {
                    scan.open.pop();
                }
                ':' => {
                    let name = std::mem::take(&mut scan.text);
                    if let Some(level) = scan.open.last_mut() {
                        level.names.push(name.clone());
                        level.name = Some(name);
                    }
                }
                ',' => {
                    if let Some(level) = scan.open.last_mut() {
                        level.name = None;
                    }
                }
                sign if sign.is_ascii_alphanumeric() => {
                    scan.word.get_or_insert(Word { is_quoted: false, length: 0 }).length += 1;
                    continue;
                }
                _ => {}
            }
            scan.word = None;
        }
        scan
    }

    /// Reads a text up to its closing quote, and gives what stands behind that.
    fn text<'t>(&mut self, inside: &'t str, is_escaped: bool) -> &'t str {
        let end = if is_escaped { inside.find("\\\"") } else { end(inside) };
        let (text, rest) = match end {
            Some(end) => (&inside[..end], &inside[end + 1 + usize::from(is_escaped)..]),
            None => (inside, ""),
        };
        text.clone_into(&mut self.text);
        self.word = end.is_none().then_some(Word { is_quoted: true, length: text.len() });
        rest
    }
}

/// Where the quote stands that closes a text.
fn end(inside: &str) -> Option<usize> {
    let mut escaped = false;
    inside.bytes().position(|byte| {
        let is_end = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        is_end
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Call;
    use crate::shell::Value;
    use crate::text::{Mapped, Span};

    /// What may follow `begun` in a body that purges, and what may not.
    fn check(begun: &str, typed: usize, expected: &[&str], not: &[&str]) {
        let url = "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache";
        let url = Value::new(Mapped::verbatim(url, Span::new(0, url.len())), Vec::new());
        let call = Call::at(&url, "POST").expect("an operation");
        let draft = draft(&call, begun).expect("it is half written");
        let words: Vec<_> = draft.proposals.iter().map(|it| it.word.as_str()).collect();
        assert_eq!(draft.typed, typed, "{begun}");
        assert!(expected.iter().all(|word| words.contains(word)), "{begun}: {words:?}");
        assert!(!not.iter().any(|word| words.contains(word)), "{begun}: {words:?}");
    }

    #[test]
    fn names_and_values_are_proposed() {
        check("{", 0, &["files", "tags", "purge_everything"], &[]);
        check("{\"fi", 2, &["files"], &[]);
        check("{\\\"fi", 2, &["files"], &[]);
        check("{\"tags\": [\"a\"], \"", 0, &["files"], &["tags"]);
        check("{\"purge_everything\": ", 0, &["true"], &["files"]);
        check("{\"purge_everything\": tr", 2, &["true"], &["files"]);
        check("{\"files\": [{\"", 0, &["url", "headers"], &["files"]);
        check("{\"files\": [{\"url\": \"a\\\"}{\", ", 0, &["headers"], &["url"]);
        check("{\"files\": [{\"url\": \"x\"}], ", 0, &["tags"], &["url", "files"]);
        check("{\"none\": {\"", 0, &[], &["files"]);
    }
}
