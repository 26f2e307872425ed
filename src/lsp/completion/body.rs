//! Names and values in a JSON body.

use gen_lsp_types::{CompletionItem, CompletionItemKind};

use super::Place;
use crate::api::{Call, Draft, Proposal, draft};
use crate::lsp::document::Document;
use crate::text::Span;

/// What may follow `begun` in the body of `call`, up to `offset`; nothing where it is no JSON.
pub(super) fn at(document: &Document, call: &Call, begun: &str, offset: usize) -> Option<Vec<CompletionItem>> {
    let draft = draft(call, begun)?;
    let place = Place { document, span: Span::new(offset - draft.typed, offset) };
    // Within double quotes of the shell, those of JSON have a backslash.
    let start = offset - begun.len();
    let quote = if document.text()[..start].ends_with('"') { "\\\"" } else { "\"" };
    let mut items: Vec<_> = draft.proposals.iter().map(|proposal| item(&place, &draft, proposal, quote)).collect();
    for (number, (item, proposal)) in items.iter_mut().zip(&draft.proposals).enumerate() {
        item.sort_text = Some(format!("{}{number:04}", u8::from(!proposal.is_required)));
    }
    Some(items)
}

fn item(place: &Place<'_>, draft: &Draft, proposal: &Proposal, quote: &str) -> CompletionItem {
    let quote = if proposal.is_text && !draft.is_quoted { quote } else { "" };
    let kind = if draft.is_name { CompletionItemKind::Field } else { CompletionItemKind::EnumMember };
    let must = if proposal.is_required { "required: " } else { "" };
    let mut item = place.item(format!("{quote}{}{quote}", proposal.word), format!("{must}{}", proposal.detail), kind);
    item.label.clone_from(&proposal.word);
    item.filter_text = Some(format!("{quote}{}", proposal.word));
    item
}
