//! Nodes → the rows of a table of shapes.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use super::node::{Arena, Bounds, Choice, Id, Kind, Member, Node, Object, Scalar};
use crate::knowledge::shape::Demand;

/// Shorter scalars are written in place, however often they are used.
const SHORT: usize = 32;

/// The rows of a table of shapes, by name.
#[derive(Debug)]
pub(super) struct Rows<'a> {
    arena: &'a mut Arena,
    texts: BTreeMap<String, String>,
    names: HashMap<Id, String>,
    /// How many rows had each name.
    taken: HashMap<String, usize>,
    /// How often each node is used.
    uses: HashMap<Id, usize>,
}

impl<'a> Rows<'a> {
    /// No rows; `roots` are what all rows will come from.
    pub(super) fn new(arena: &'a mut Arena, roots: impl Iterator<Item = Id>) -> Self {
        let mut uses = HashMap::new();
        let mut open: Vec<Id> = roots.collect();
        while let Some(id) = open.pop() {
            let count = uses.entry(id).or_insert(0);
            *count += 1;
            if *count == 1 {
                open.extend(parts(arena.get(id)));
            }
        }
        Self { arena, texts: BTreeMap::new(), names: HashMap::new(), taken: HashMap::new(), uses }
    }

    /// The name of the row that says `id`; one is made where there is none.
    pub(super) fn root(&mut self, id: Id, hint: &str) -> String {
        if let Some(name) = self.names.get(&id) {
            return name.clone();
        }
        let node = self.arena.get(id).clone();
        if node.nullable || !node.old.is_empty() || !self.has_row(id) {
            let name = self.name(hint);
            self.names.insert(id, name.clone());
            let text = self.text(id, hint);
            self.texts.insert(name.clone(), text);
            return name;
        }
        self.row(id, hint)
    }

    /// The name of the row of a body; empty where nothing is known of it.
    pub(super) fn body(&mut self, id: Id, hint: &str) -> String {
        if self.arena.get(id).kind == Kind::Any { String::new() } else { self.root(id, hint) }
    }

    /// The text of all rows.
    pub(super) fn finish(self) -> String {
        let mut out = String::new();
        for (name, text) in self.texts {
            writeln!(out, "{name}\t{text}").unwrap_or_default();
        }
        out
    }

    fn name(&mut self, hint: &str) -> String {
        let is_plain = |c: &char| c.is_ascii_graphic() && !matches!(c, ';' | '|' | '@' | '&');
        let hint: String = hint.chars().filter(is_plain).collect();
        let hint = if hint.is_empty() { "value".to_owned() } else { hint };
        loop {
            let count = self.taken.entry(hint.clone()).or_insert(0);
            *count += 1;
            let name = if *count == 1 { hint.clone() } else { format!("{hint}.{count}") };
            if !self.texts.contains_key(&name) && (*count == 1 || !self.taken.contains_key(&name)) {
                return name;
            }
        }
    }

    /// Whether it is not written in place.
    fn has_row(&self, id: Id) -> bool {
        let node = self.arena.get(id);
        match &node.kind {
            Kind::Object(object) => !is_free(object),
            Kind::Choice(_) => true,
            Kind::Scalar(scalar) if scalar.values.len() != 1 => {
                self.uses.get(&id).is_some_and(|uses| *uses > 1) && scalar_text(scalar).len() >= SHORT
            }
            _ => false,
        }
    }

    fn row(&mut self, id: Id, hint: &str) -> String {
        if let Some(name) = self.names.get(&id) {
            return name.clone();
        }
        let name = self.name(hint);
        self.names.insert(id, name.clone());
        self.texts.insert(name.clone(), String::new());
        let text = match self.arena.get(id).kind.clone() {
            Kind::Object(object) => self.object(&object, ""),
            Kind::Choice(choice) => self.choice(&choice, &name),
            Kind::Scalar(scalar) => scalar_text(&scalar),
            _ => String::new(),
        };
        self.texts.insert(name.clone(), text);
        name
    }

    /// How `id` is written where it is used.
    fn text(&mut self, id: Id, hint: &str) -> String {
        let node = self.arena.get(id).clone();
        let mut out = if node.nullable { "?".to_owned() } else { String::new() };
        node.old.chars().for_each(|letter| out.extend(['+', letter]));
        let core = self.arena.add(Node { nullable: false, old: String::new(), kind: node.kind.clone() });
        if core != id {
            let uses = self.uses.get(&id).copied().unwrap_or_default();
            *self.uses.entry(core).or_insert(0) += uses;
        }
        match &node.kind {
            _ if self.has_row(core) => {
                out.push('@');
                out.push_str(&self.row(core, hint));
            }
            Kind::Any | Kind::Choice(_) => out.push('*'),
            Kind::Object(_) => out.push('o'),
            Kind::Scalar(scalar) => out.push_str(&scalar_text(scalar)),
            Kind::Map(bounds, items) => out.push_str(&self.several("{", bounds, *items, hint)),
            Kind::List(bounds, items) => out.push_str(&self.several("[", bounds, *items, hint)),
        }
        out
    }

    fn several(&mut self, mark: &str, bounds: &Bounds, items: Id, hint: &str) -> String {
        let range = bounds_text(bounds);
        let blank = if range.is_empty() { "" } else { " " };
        format!("{mark}{range}{blank}{}", self.text(items, hint))
    }

    /// An object, less the members that stand in the row `shared`.
    fn object(&mut self, object: &Object, shared: &str) -> String {
        let writable: Vec<_> = object.members.iter().filter(|member| is_writable(&member.name)).collect();
        let star = if object.open || writable.len() < object.members.len() { "*" } else { "" };
        let mut out = format!("o{star}{}", bounds_text(&object.bounds));
        let mut mark = '\t';
        if !shared.is_empty() {
            out.extend(["\t&", shared]);
            mark = ';';
        }
        for member in writable {
            out.push(mark);
            out.push_str(&self.member(member));
            mark = ';';
        }
        if let Some(rest) = object.rest {
            let rest = self.text(rest, "value");
            out.extend([&mark.to_string(), "* ", &rest]);
        }
        out
    }

    fn member(&mut self, member: &Member) -> String {
        let mark = match member.demand {
            Demand::Optional => "",
            Demand::Required => "!",
            Demand::ReadOnly => "^",
            Demand::Old => "-",
            Demand::InPath => "/",
            Demand::InHeader => ":",
            Demand::RequiredHeader => ":!",
        };
        let deprecated = if member.deprecated { "%" } else { "" };
        let is_sent = !matches!(member.demand, Demand::ReadOnly | Demand::Old) || self.is_fixed(member.value);
        let value = if is_sent { self.text(member.value, &member.name) } else { "*".to_owned() };
        let value = if value == "*" { String::new() } else { format!(" {value}") };
        format!("{mark}{deprecated}{}{value}", member.name)
    }

    /// Whether it takes one value only, by which a variant may be told.
    fn is_fixed(&self, id: Id) -> bool {
        matches!(&self.arena.get(id).kind, Kind::Scalar(scalar) if scalar.values.len() == 1)
    }

    fn choice(&mut self, choice: &Choice, name: &str) -> String {
        let objects: Option<Vec<Object>> = choice.variants.iter().map(|id| self.variant(*id)).collect();
        let shared = objects.as_deref().map_or_else(Vec::new, common);
        let all = if shared.len() > 1 { self.shared(&shared, name) } else { String::new() };
        let mut cells = Vec::new();
        for ((at, id), label) in choice.variants.iter().enumerate().zip(self.arena.labels(choice)) {
            let hint = format!("{name}:{label}");
            let own = objects.as_deref().and_then(|objects| objects.get(at)).filter(|_| !all.is_empty());
            cells.push(match own {
                Some(object) => {
                    let members = object.members.iter().filter(|member| !shared.contains(member)).cloned().collect();
                    let text = self.object(&Object { members, ..object.clone() }, &all);
                    let row = self.name(&hint);
                    self.texts.insert(row.clone(), text);
                    format!("@{row}")
                }
                None => self.text(*id, &hint),
            });
        }
        format!("|{}\t{}", choice.tag, cells.join(";"))
    }

    /// The variant as an object with members, if it is nothing else.
    fn variant(&self, id: Id) -> Option<Object> {
        let node = self.arena.get(id);
        let Kind::Object(object) = &node.kind else { return None };
        (!node.nullable && node.old.is_empty() && !is_free(object)).then(|| object.clone())
    }

    /// The row of the members that all variants have.
    fn shared(&mut self, members: &[Member], name: &str) -> String {
        let row = self.name(&format!("{name}:all"));
        self.texts.insert(row.clone(), String::new());
        let object = Object { members: members.to_vec(), ..Object::default() };
        let text = self.object(&object, "");
        self.texts.insert(row.clone(), text);
        row
    }
}

/// The nodes that a node is made of.
pub(super) fn parts(node: &Node) -> Vec<Id> {
    match &node.kind {
        Kind::Any | Kind::Scalar(_) => Vec::new(),
        Kind::List(_, items) | Kind::Map(_, items) => vec![*items],
        Kind::Object(object) => object.members.iter().map(|member| member.value).chain(object.rest).collect(),
        Kind::Choice(choice) => choice.variants.clone(),
    }
}

fn is_free(object: &Object) -> bool {
    object.members.is_empty() && object.bounds == Bounds::default()
}

/// The members that all objects have alike, in the order of the first.
fn common(objects: &[Object]) -> Vec<Member> {
    let Some((first, others)) = objects.split_first() else { return Vec::new() };
    let in_all =
        |member: &&Member| others.iter().all(|other| other.member(&member.name).is_some_and(|it| it == *member));
    first.members.iter().filter(in_all).filter(|member| is_writable(&member.name)).cloned().collect()
}

/// Whether a name can stand in a cell; an object with others is open.
fn is_writable(name: &str) -> bool {
    !name.starts_with(['!', '^', '-', '/', ':', '%', '&'])
        && !matches!(name, "" | "*")
        && !name.contains(|c: char| matches!(c, ';' | ' ') || c.is_control())
}

pub(super) fn scalar_text(scalar: &Scalar) -> String {
    let breaks = |text: &String| text.contains(|c: char| matches!(c, '|' | ';') || c.is_control()) || text == "%";
    let listed = !scalar.values.is_empty() && !scalar.values.iter().any(breaks);
    let mut out = scalar.letter.to_string();
    if listed {
        out.push('=');
        let words = |values: &[String]| {
            let words: Vec<_> = values.iter().map(|value| if value.is_empty() { "%" } else { value }).collect();
            words.join("|")
        };
        out.push_str(&words(&scalar.values));
        if !scalar.old.is_empty() && !scalar.old.iter().any(breaks) {
            out.extend(["||", &words(&scalar.old)]);
        }
        return out;
    }
    if !scalar.format.is_empty() {
        out.extend(["(", &scalar.format, ")"]);
    }
    out.push_str(&bounds_text(&scalar.bounds));
    if !scalar.pattern.is_empty() && !scalar.pattern.contains(|c: char| c == ';' || c.is_control()) {
        out.extend(["~", &scalar.pattern]);
    }
    out
}

pub(super) fn bounds_text(bounds: &Bounds) -> String {
    let Bounds { least, most, above, below, step, once } = bounds;
    let mut out = String::new();
    if !least.is_empty() || !most.is_empty() {
        let (from, to) = (if *above && !least.is_empty() { ">" } else { "" }, if *below { "<" } else { "" });
        out.extend([from, least, "..", to, most]);
    }
    out.push_str(if *once { "!" } else { "" });
    if !step.is_empty() {
        out.extend(["/", step]);
    }
    out
}
