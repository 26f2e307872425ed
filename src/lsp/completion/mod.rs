//! What can stand at a place: options of curl, operations, headers and bodies of APIs, names of rules in a comment.

mod body;
mod field;
mod header;
mod stopgap;

use gen_lsp_types::{CompletionItem, CompletionItemKind, CompletionItemTag, TextEdit};

use super::document::Document;
use super::hover;
use crate::api::Call;
use crate::api::suggestions;
use crate::curl::{Arg, Spelling};
use crate::knowledge::options::Effect;
use crate::knowledge::options::{self, CurlOption};
use crate::lint::{Group, Rule, rules};
use crate::text::Span;

/// What typing opens the list by itself.
pub(super) const TRIGGERS: [&str; 8] = ["-", "/", "\"", "'", ":", "?", "&", "="];

/// The methods that requests mostly have.
const METHODS: [&str; 7] = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

/// The words that a comment which silences rules begins with.
const SILENCE: &str = "uncurly: ignore";

/// What can stand at the byte `offset` of `document`, whose word there may be half written.
pub(super) fn at(document: &Document, offset: usize) -> Vec<CompletionItem> {
    let found = known(document, offset);
    if !found.is_empty() {
        return found;
    }
    stopgap::fill(document.text(), offset).map_or(found, |text| known(&document.with(text), offset))
}

/// The same of a text that can be read as it is.
fn known(document: &Document, offset: usize) -> Vec<CompletionItem> {
    let text = document.text();
    let line = &text[text[..offset].rfind('\n').map_or(0, |end| end + 1)..offset];
    if let Some((_, names)) = line.split_once(SILENCE).filter(|(_, names)| !names.contains("--")) {
        let typed = names.rsplit([',', ' ']).next().unwrap_or_default();
        let place = Place { document, span: Span::new(offset - typed.len(), offset) };
        let groups = Group::ALL.iter().map(|group| {
            place.item(group.name().to_owned(), "a group of rules".to_owned(), CompletionItemKind::Folder)
        });
        return rules::RULES.iter().map(|rule| place.rule(rule)).chain(groups).collect();
    }
    let commands = document.report.commands.iter().enumerate();
    let Some((index, _)) = commands.rev().find(|(_, command)| reaches(text, command.span, offset)) else {
        return Vec::new();
    };
    if let Some(items) = begun(document, index, offset).and_then(|(arg, begun)| value(document, index, arg, begun)) {
        return items;
    }
    let typed = line.rsplit([' ', '\t', '"', '\'', '“', '”', '‘', '’']).next().unwrap_or_default();
    let place = Place { document, span: Span::new(offset - typed.len(), offset) };
    if typed.starts_with('-') {
        let known = options::all().iter().filter(|option| option.is_known());
        let short = known.clone().filter(|_| !typed.starts_with("--")).filter_map(|option| place.letter(option));
        return short.chain(known.map(|option| place.option(option))).collect();
    }
    suggestions(typed, document.apis())
        .into_iter()
        .map(|it| place.item(it.url, it.methods, CompletionItemKind::Reference))
        .collect()
}

/// What may follow `begun`, with which the value of `arg` begins; nothing where its kind says nothing.
fn value(document: &Document, index: usize, arg: &Arg, begun: Begun<'_>) -> Option<Vec<CompletionItem>> {
    let Begun { text, offset } = begun;
    let call = call(document, index);
    let is_url = arg.spelling == Spelling::Url || arg.option.is_some_and(|option| option.effect == Effect::Url);
    if is_url {
        return field::of_url(document, call?, text, offset);
    }
    match arg.option?.effect {
        Effect::Header => Some(header::at(document, call, text, offset)),
        Effect::Method => Some(methods(&Place { document, span: Span::new(offset - text.len(), offset) }, call)),
        Effect::Form => Some(field::of_parts(document, call?, text, offset)),
        Effect::Data(_) => {
            let call = call?;
            let args = &document.report.commands[index].invocation.args;
            if args.iter().any(|arg| arg.option.is_some_and(|option| option.long == "get")) {
                return Some(field::of_query(document, call, text, offset));
            }
            body::at(document, call, text, offset).or_else(|| Some(field::of_pairs(document, call, text, offset)))
        }
        _ => None,
    }
}

/// The methods that the path of `call` has; those of HTTP where it is not known.
fn methods(place: &Place<'_>, call: Option<&Call>) -> Vec<CompletionItem> {
    let mut words: Vec<_> = call.into_iter().flat_map(Call::operations).map(|operation| operation.method).collect();
    if words.is_empty() {
        words.extend(METHODS);
    }
    words.into_iter().map(|word| place.item(word.to_owned(), String::new(), CompletionItemKind::Value)).collect()
}

/// The beginning of a value that is half written.
#[derive(Clone, Copy)]
struct Begun<'a> {
    text: &'a str,
    /// Where it ends.
    offset: usize,
}

/// The argument of the command at `index` whose value goes up to `offset`, and that much of the value.
fn begun(document: &Document, index: usize, offset: usize) -> Option<(&Arg, Begun<'_>)> {
    let command = &document.report.commands[index];
    let values = command.invocation.args.iter().filter_map(|arg| {
        let value = command.text.span(arg.value.as_ref()?.whole());
        (value.start <= offset && offset <= value.end).then_some((arg, value.start))
    });
    let (arg, start) = values.max_by_key(|(_, start)| *start)?;
    Some((arg, Begun { text: &document.text()[start..offset], offset }))
}

/// What the command at `index` asks of an API that is known.
fn call(document: &Document, index: usize) -> Option<&Call> {
    let report = &document.report;
    report.calls[index].iter().chain(&report.own[index]).flatten().next()
}

/// Whether the command at `span` goes on up to `offset`, if something is typed there.
fn reaches(text: &str, span: Span, offset: usize) -> bool {
    let blank = |rest: &str| rest.chars().all(|c| matches!(c, ' ' | '\t'));
    span.start < offset && (offset <= span.end || blank(&text[span.end..offset]))
}

/// The word that is being typed.
struct Place<'a> {
    document: &'a Document,
    span: Span,
}

impl Place<'_> {
    fn option(&self, option: &CurlOption) -> CompletionItem {
        let no = if option.on_by_default { "no-" } else { "" };
        self.called(format!("--{no}{}", option.long), option)
    }

    /// The same by its letter, if it has one.
    fn letter(&self, option: &CurlOption) -> Option<CompletionItem> {
        Some(self.called(format!("-{}", option.short?), option))
    }

    fn called(&self, name: String, option: &CurlOption) -> CompletionItem {
        let mut item = self.item(name, option.brief.to_owned(), CompletionItemKind::Property);
        item.documentation = Some(hover::markdown(hover::option(option)).into());
        if option.deprecated.or(option.removed).is_some() {
            item.tags = Some(vec![CompletionItemTag::Deprecated]);
        }
        item
    }

    fn rule(&self, rule: &Rule) -> CompletionItem {
        self.item(rule.name.to_owned(), rule.brief.to_owned(), CompletionItemKind::Value)
    }

    /// `label` in place of what is typed.
    fn item(&self, label: String, detail: String, kind: CompletionItemKind) -> CompletionItem {
        let edit = TextEdit { range: self.document.range(self.span), new_text: label.clone() };
        CompletionItem {
            label,
            detail: Some(detail),
            kind: Some(kind),
            text_edit: Some(edit.into()),
            ..CompletionItem::default()
        }
    }
}
