//! What the editor can do, of what makes a difference here.

use std::path::PathBuf;

use gen_lsp_types::{
    ClientCapabilities, DidChangeWatchedFilesNotification, DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher,
    LspNotificationMethod, Notification as _, Registration, RegistrationParams, ResourceOperationKind, Unregistration,
    UnregistrationParams,
};
use serde_json::Value;

use super::convert::Encoding;
use crate::project;

/// An editor, as it introduced itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Client {
    /// What positions count.
    pub(super) encoding: Encoding,
    /// How findings get there.
    pub(super) delivery: Delivery,
    /// What becomes of edits that make files.
    pub(super) files: NewFiles,
    /// What it does with the request that a command would send.
    pub(super) request: Showing,
    watching: Watching,
}

/// Whether an edit can make a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum NewFiles {
    #[default]
    Unknown,
    Made,
}

/// How findings get to the editor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Delivery {
    /// They are sent whenever they change.
    #[default]
    Push,
    /// The editor asks for them.
    Pull,
    /// The editor asks for them, and can be told to ask anew.
    PullAgain,
}

/// Who shows the request that a command would send.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Showing {
    /// The editor, as a message.
    #[default]
    Message,
    /// The editor, once it is answered: `{"dryRun": "answer"}` among its options.
    Answer,
}

/// Whether the editor can be asked to watch files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Watching {
    #[default]
    Fixed,
    OnDemand,
}

/// What the registrations are called.
const SETTINGS: &str = "settings";
const DOCUMENTS: &str = "documents";

/// That changes of files by these patterns are to be told.
fn registration(id: &str, patterns: Vec<String>) -> Option<RegistrationParams> {
    let watchers = patterns.into_iter().map(|pattern| FileSystemWatcher::new(pattern.into(), None)).collect();
    let options = serde_json::to_value(DidChangeWatchedFilesRegistrationOptions::new(watchers)).ok()?;
    let method = LspNotificationMethod::as_str(&DidChangeWatchedFilesNotification::METHOD).to_owned();
    let options = serde_json::from_value(options).ok();
    Some(RegistrationParams::new(vec![Registration::new(id.to_owned(), method, options)]))
}

impl Client {
    /// The editor with these capabilities, that was told these options.
    pub(super) fn new(capabilities: &ClientCapabilities, options: Option<&Value>) -> Self {
        let workspace = capabilities.workspace.as_ref();
        let pulls = capabilities.text_document.as_ref().is_some_and(|text| text.diagnostic.is_some());
        let refresh = workspace.and_then(|it| it.diagnostics.as_ref()).and_then(|it| it.refresh_support);
        let watches =
            workspace.and_then(|it| it.did_change_watched_files.as_ref()).and_then(|it| it.dynamic_registration);
        let edits = workspace.and_then(|it| it.workspace_edit.as_ref());
        let made = edits.and_then(|it| it.resource_operations.as_ref());
        let makes = made.is_some_and(|kinds| kinds.contains(&ResourceOperationKind::Create))
            && edits.is_some_and(|it| it.document_changes == Some(true));
        Self {
            encoding: Encoding::negotiate(capabilities),
            delivery: match (pulls, refresh) {
                (false, _) => Delivery::Push,
                (true, Some(true)) => Delivery::PullAgain,
                (true, _) => Delivery::Pull,
            },
            files: if makes { NewFiles::Made } else { NewFiles::Unknown },
            request: match options.and_then(|options| options.get("dryRun")).and_then(Value::as_str) {
                Some("answer") => Showing::Answer,
                _ => Showing::Message,
            },
            watching: if watches == Some(true) { Watching::OnDemand } else { Watching::Fixed },
        }
    }

    /// What it is asked for in the beginning: to tell when settings files change.
    pub(super) fn registrations(self) -> Option<RegistrationParams> {
        if self.watching == Watching::Fixed {
            return None;
        }
        registration(SETTINGS, vec![format!("**/{}", project::NAME)])
    }

    /// What it is asked for once other `documents` of APIs count than before: to tell when those change.
    pub(super) fn documents(self, documents: &[PathBuf]) -> Option<RegistrationParams> {
        let patterns: Vec<_> = documents.iter().map(|path| path.to_string_lossy().replace('\\', "/")).collect();
        (self.watching == Watching::OnDemand && !patterns.is_empty()).then(|| registration(DOCUMENTS, patterns))?
    }

    /// What it need not do any more then.
    pub(super) fn no_documents() -> UnregistrationParams {
        let method = LspNotificationMethod::as_str(&DidChangeWatchedFilesNotification::METHOD).to_owned();
        UnregistrationParams::new(vec![Unregistration::new(DOCUMENTS.to_owned(), method)])
    }
}
