//! What the server says it can do.

use gen_lsp_types::{
    CodeActionOptions, CompletionOptions, DiagnosticOptions, ServerCapabilities, TextDocumentSyncKind,
    TextDocumentSyncOptions,
};
#[cfg(feature = "run")]
use gen_lsp_types::{CodeLensOptions, ExecuteCommandOptions};

use super::client::{Client, Delivery};
#[cfg(feature = "run")]
use super::lens;
use super::{actions, completion};

/// All that is offered to `client`.
pub(super) fn capabilities(client: Client) -> ServerCapabilities {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::Incremental),
        save: Some(true.into()),
        ..TextDocumentSyncOptions::default()
    };
    let actions =
        CodeActionOptions { code_action_kinds: Some(actions::KINDS.to_vec()), ..CodeActionOptions::default() };
    let completions = CompletionOptions {
        trigger_characters: Some(completion::TRIGGERS.map(str::to_owned).to_vec()),
        ..CompletionOptions::default()
    };
    #[cfg(feature = "run")]
    let (code_lens_provider, execute_command_provider) = (
        Some(CodeLensOptions::default()),
        Some(ExecuteCommandOptions { commands: vec![lens::DRY_RUN.to_owned()], ..ExecuteCommandOptions::default() }),
    );
    #[cfg(not(feature = "run"))]
    let (code_lens_provider, execute_command_provider) = (None, None);
    let pulled = client.delivery != Delivery::Push;
    ServerCapabilities {
        position_encoding: Some(client.encoding.kind()),
        text_document_sync: Some(sync.into()),
        hover_provider: Some(true.into()),
        code_action_provider: Some(actions.into()),
        document_formatting_provider: Some(true.into()),
        completion_provider: Some(completions),
        code_lens_provider,
        execute_command_provider,
        diagnostic_provider: pulled.then(|| DiagnosticOptions::default().into()),
        ..ServerCapabilities::default()
    }
}
