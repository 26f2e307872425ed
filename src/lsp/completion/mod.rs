//! What can stand at a place: options of curl, operations, headers and bodies of APIs, names of rules in a comment.

mod body;
mod header;

use gen_lsp_types::{CompletionItem, CompletionItemKind, CompletionItemTag, TextEdit};

use super::document::Document;
use super::hover;
use crate::api::Call;
use crate::api::suggestions;
use crate::curl::Arg;
use crate::knowledge::options::Effect;
use crate::knowledge::options::{self, CurlOption};
use crate::lint::{Rule, rules};
use crate::text::Span;

/// What typing opens the list by itself.
pub(super) const TRIGGERS: [&str; 4] = ["-", "/", "\"", ":"];

/// The words that a comment which silences rules begins with.
const SILENCE: &str = "uncurly: ignore";

/// What can stand at the byte `offset` of `document`, whose word there may be half written.
pub(super) fn at(document: &Document, offset: usize) -> Vec<CompletionItem> {
    let text = document.text();
    let line = &text[text[..offset].rfind('\n').map_or(0, |end| end + 1)..offset];
    if let Some((_, names)) = line.split_once(SILENCE).filter(|(_, names)| !names.contains("--")) {
        let typed = names.rsplit([',', ' ']).next().unwrap_or_default();
        let place = Place { document, span: Span::new(offset - typed.len(), offset) };
        return rules::RULES.iter().map(|rule| place.rule(rule)).collect();
    }
    let commands = document.report.commands.iter().enumerate();
    let Some((index, _)) = commands.rev().find(|(_, command)| reaches(text, command.span, offset)) else {
        return Vec::new();
    };
    if let Some((arg, begun)) = begun(document, index, offset) {
        let call = call(document, index);
        match arg.option.map(|option| option.effect) {
            Some(Effect::Header) => return header::at(document, call, begun, offset),
            Some(Effect::Data(_)) => {
                if let Some(items) = call.and_then(|call| body::at(document, call, begun, offset)) {
                    return items;
                }
            }
            _ => {}
        }
    }
    let typed = line.rsplit([' ', '\t', '"', '\'', '“', '”', '‘', '’']).next().unwrap_or_default();
    let place = Place { document, span: Span::new(offset - typed.len(), offset) };
    if typed.starts_with('-') {
        return options::all().iter().filter(|option| option.is_known()).map(|option| place.option(option)).collect();
    }
    suggestions(typed, document.apis())
        .into_iter()
        .map(|it| place.item(it.url, it.methods, CompletionItemKind::Reference))
        .collect()
}

/// The argument of the command at `index` whose value goes up to `offset`, and that much of the value.
fn begun(document: &Document, index: usize, offset: usize) -> Option<(&Arg, &str)> {
    let command = &document.report.commands[index];
    let values = command.invocation.args.iter().filter_map(|arg| {
        let value = command.text.span(arg.value.as_ref()?.whole());
        (value.start <= offset && offset <= value.end).then_some((arg, value.start))
    });
    values.max_by_key(|(_, start)| *start).map(|(arg, start)| (arg, &document.text()[start..offset]))
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
        let mut item =
            self.item(format!("--{no}{}", option.long), option.brief.to_owned(), CompletionItemKind::Property);
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
