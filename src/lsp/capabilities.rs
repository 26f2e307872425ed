//! What the server says it can do.

use gen_lsp_types::{CodeActionOptions, ServerCapabilities, TextDocumentSyncKind, TextDocumentSyncOptions};

use super::actions;
use super::convert::Encoding;

/// All that is offered, positions being counted by `encoding`.
pub(super) fn capabilities(encoding: Encoding) -> ServerCapabilities {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::Full),
        save: Some(true.into()),
        ..TextDocumentSyncOptions::default()
    };
    let actions =
        CodeActionOptions { code_action_kinds: Some(actions::KINDS.to_vec()), ..CodeActionOptions::default() };
    ServerCapabilities {
        position_encoding: Some(encoding.kind()),
        text_document_sync: Some(sync.into()),
        hover_provider: Some(true.into()),
        code_action_provider: Some(actions.into()),
        document_formatting_provider: Some(true.into()),
        ..ServerCapabilities::default()
    }
}
