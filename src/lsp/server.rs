//! What the editor asks for and tells of, and what is answered.

use std::collections::BTreeMap;
use std::path::PathBuf;

use gen_lsp_types::{
    CodeActionParams, CodeActionRequest, CompletionParams, CompletionRequest, DiagnosticRefreshRequest,
    DidChangeTextDocumentNotification, DidChangeTextDocumentParams, DidChangeWatchedFilesNotification,
    DidCloseTextDocumentNotification, DidCloseTextDocumentParams, DidOpenTextDocumentNotification,
    DidOpenTextDocumentParams, DidSaveTextDocumentNotification, DocumentDiagnosticParams, DocumentDiagnosticRequest,
    DocumentFormattingParams, DocumentFormattingRequest, ExitNotification, HoverParams, HoverRequest, InitializeParams,
    InitializeRequest, InitializeResult, InitializedNotification, LogMessageNotification, LogMessageParams,
    LspNotificationMethod, LspRequestMethod, MessageType, Notification as _, PublishDiagnosticsNotification,
    RegistrationRequest, Request as _, ServerInfo, ShowMessageNotification, ShowMessageParams, ShutdownRequest,
    TextDocumentItem, UnregistrationRequest, Uri,
};
#[cfg(feature = "run")]
use gen_lsp_types::{CodeLensParams, CodeLensRequest, ExecuteCommandParams, ExecuteCommandRequest};
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response, ResponseError};
use serde_json::Value;

use super::capabilities::capabilities;
#[cfg(feature = "run")]
use super::client::Showing;
use super::client::{Client, Delivery};
use super::document::Document;
use super::ending::Ending;
#[cfg(feature = "run")]
use super::lens;
use super::{actions, completion, diagnostics, hover, uri};
use crate::project::{self, ProjectSettings, Projects};
use crate::text::Source;

/// How far the conversation has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Phase {
    #[default]
    New,
    Running,
    /// The editor has asked for the end, and may leave.
    Ending,
}

/// All that is known of an editor.
#[derive(Default)]
pub(super) struct Server {
    phase: Phase,
    client: Client,
    documents: BTreeMap<String, Document>,
    projects: Projects,
    /// The documents of APIs that the editor watches.
    watched: Vec<PathBuf>,
    /// The last warning.
    told: Option<String>,
    left: bool,
    /// How many requests were made of the editor.
    asked: i32,
    outbox: Vec<Message>,
}

/// The name of what stands for a message that could not be read.
const UNREADABLE: &str = "$/uncurly/unreadable";

type Answer = Result<Value, ResponseError>;

impl Server {
    /// Takes a message, and gives what is to be sent.
    pub(super) fn take(&mut self, message: Message) -> Vec<Message> {
        match message {
            Message::Request(request) => self.answer(request),
            Message::Notification(notification) if is_exit(&notification) => self.left = true,
            Message::Notification(notification) => self.note(notification),
            // What the editor is asked for, it does or does not.
            Message::Response(_) => {}
        }
        std::mem::take(&mut self.outbox)
    }

    /// Gives up on a request that the editor no longer waits for.
    pub(super) fn cancel(id: RequestId) -> Vec<Message> {
        let response_result = Err(error(ErrorCode::RequestCanceled, "it is no longer waited for"));
        vec![Message::Response(Response { id, response_result })]
    }

    /// What stands for a message that could not be read; no editor sends one of that name.
    pub(super) fn unreadable() -> Message {
        Message::Notification(Notification { method: UNREADABLE.to_owned(), params: Value::Null })
    }

    /// Whether the editor has left.
    pub(super) fn is_over(&self) -> bool {
        self.left
    }

    pub(super) fn ending(&self) -> Ending {
        if self.phase == Phase::Ending { Ending::Orderly } else { Ending::Abrupt }
    }

    fn answer(&mut self, request: Request) {
        let Request { id, method, params } = request;
        let response_result = match (self.phase, LspRequestMethod::from(method.as_str())) {
            (Phase::New, InitializeRequest::METHOD) => parameters(&method, params).and_then(|it| self.initialize(&it)),
            (Phase::New, _) => Err(error(ErrorCode::ServerNotInitialized, "`initialize` comes first")),
            (Phase::Ending, _) => Err(error(ErrorCode::InvalidRequest, "`shutdown` was the last request")),
            (Phase::Running, ShutdownRequest::METHOD) => {
                self.phase = Phase::Ending;
                Ok(Value::Null)
            }
            (Phase::Running, HoverRequest::METHOD) => parameters(&method, params).and_then(|it| self.hover(&it)),
            (Phase::Running, CodeActionRequest::METHOD) => parameters(&method, params).and_then(|it| self.actions(&it)),
            (Phase::Running, DocumentFormattingRequest::METHOD) => {
                parameters(&method, params).and_then(|it| self.format(&it))
            }
            (Phase::Running, CompletionRequest::METHOD) => {
                parameters(&method, params).and_then(|it| self.complete(&it))
            }
            #[cfg(feature = "run")]
            (Phase::Running, CodeLensRequest::METHOD) => parameters(&method, params).and_then(|it| self.lenses(&it)),
            #[cfg(feature = "run")]
            (Phase::Running, ExecuteCommandRequest::METHOD) => {
                parameters(&method, params).and_then(|it| self.execute(&it))
            }
            (Phase::Running, DocumentDiagnosticRequest::METHOD) => {
                parameters(&method, params).and_then(|it| self.diagnose(&it))
            }
            (Phase::Running, InitializeRequest::METHOD) => {
                Err(error(ErrorCode::InvalidRequest, "`initialize` was asked already"))
            }
            (Phase::Running, _) => Err(error(ErrorCode::MethodNotFound, &format!("`{method}` is not known"))),
        };
        self.outbox.push(Message::Response(Response { id, response_result }));
    }

    fn initialize(&mut self, params: &InitializeParams) -> Answer {
        self.phase = Phase::Running;
        self.client = Client::new(&params.capabilities, params.initialization_options.as_ref());
        result(&InitializeResult {
            capabilities: capabilities(self.client),
            server_info: Some(ServerInfo {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        })
    }

    fn hover(&self, params: &HoverParams) -> Answer {
        let place = &params.text_document_position_params;
        let document = self.document(&place.text_document.uri)?;
        result(&hover::at(document, document.offset(place.position)))
    }

    fn actions(&self, params: &CodeActionParams) -> Answer {
        let uri = &params.text_document.uri;
        let document = self.document(uri)?;
        result(&actions::at(uri, document, document.span(params.range), &params.context, self.client))
    }

    fn format(&self, params: &DocumentFormattingParams) -> Answer {
        result(&self.document(&params.text_document.uri)?.corrections())
    }

    fn complete(&self, params: &CompletionParams) -> Answer {
        let place = &params.text_document_position_params;
        let document = self.document(&place.text_document.uri)?;
        result(&completion::at(document, document.offset(place.position)))
    }

    #[cfg(feature = "run")]
    fn lenses(&self, params: &CodeLensParams) -> Answer {
        let uri = &params.text_document.uri;
        result(&lens::all(&uri.0, self.document(uri)?))
    }

    /// Does what a lens stands for: shows the request, and gives it back, for editors that have a better place for it.
    #[cfg(feature = "run")]
    fn execute(&mut self, params: &ExecuteCommandParams) -> Answer {
        let named = lens::named(params.arguments.as_deref()).filter(|_| params.command == lens::DRY_RUN);
        let (uri, number) = named.ok_or_else(|| error(ErrorCode::InvalidParams, "there is no such command"))?;
        let document = self.document(&Uri(uri.to_owned()))?;
        let message = lens::dry_run(document, number)
            .ok_or_else(|| error(ErrorCode::InvalidParams, "the command is not there any more"))?;
        if self.client.request == Showing::Message {
            let shown = ShowMessageParams { kind: MessageType::Info, message: message.clone() };
            self.tell::<ShowMessageNotification>(&shown);
        }
        result(&message)
    }

    fn diagnose(&self, params: &DocumentDiagnosticParams) -> Answer {
        let known = params.previous_result_id.as_deref();
        result(&diagnostics::asked(self.document(&params.text_document.uri)?, known))
    }

    fn document(&self, uri: &Uri) -> Result<&Document, ResponseError> {
        self.documents.get(&uri.0).ok_or_else(|| error(ErrorCode::InvalidParams, "the document is not open"))
    }

    /// Takes a notification; what is wrong with one cannot be answered, so it is passed over.
    fn note(&mut self, notification: Notification) {
        let Notification { method, params } = notification;
        if method == UNREADABLE {
            // There is no telling what it was, so that it cannot be answered.
            let message = "a message was passed over, as it is not what editors send".to_owned();
            self.tell::<LogMessageNotification>(&LogMessageParams { kind: MessageType::Warning, message });
        }
        if self.phase != Phase::Running {
            return;
        }
        let taken = match LspNotificationMethod::from(method.as_str()) {
            InitializedNotification::METHOD => {
                if let Some(wanted) = self.client.registrations() {
                    self.ask::<RegistrationRequest>(&wanted);
                }
                Ok(())
            }
            DidOpenTextDocumentNotification::METHOD => parameters(&method, params).map(|it| self.open(it)),
            DidChangeTextDocumentNotification::METHOD => parameters(&method, params).map(|it| self.change(it)),
            DidSaveTextDocumentNotification::METHOD | DidChangeWatchedFilesNotification::METHOD => {
                self.refresh();
                Ok(())
            }
            DidCloseTextDocumentNotification::METHOD => parameters(&method, params).map(|it| self.close(it)),
            _ => Ok(()),
        };
        drop(taken);
    }

    fn open(&mut self, params: DidOpenTextDocumentParams) {
        let TextDocumentItem { uri, language_id, version, text } = params.text_document;
        let source = Source::new(Some(uri::name(&uri.0, &language_id)), text);
        let settings = self.settings(&uri);
        self.keep(uri, Document::read(source, version, settings, self.client.encoding));
    }

    fn change(&mut self, params: DidChangeTextDocumentParams) {
        let document = params.text_document;
        let uri = document.text_document_identifier.uri;
        if let Some(known) = self.documents.remove(&uri.0) {
            self.keep(uri, known.changed(document.version, params.content_changes));
        }
    }

    /// Asks the disk anew: what a project wants may have changed meanwhile.
    fn refresh(&mut self) {
        self.projects = Projects::default();
        self.told = None;
        for uri in self.documents.keys().cloned().map(Uri).collect::<Vec<_>>() {
            let settings = self.settings(&uri);
            if let Some(known) = self.documents.remove(&uri.0) {
                self.keep(uri, known.under(settings));
            }
        }
        if self.client.delivery == Delivery::PullAgain {
            self.ask::<DiagnosticRefreshRequest>(&());
        }
    }

    /// What the project of a document wants; where its file cannot be read, that is told once.
    fn settings(&mut self, uri: &Uri) -> ProjectSettings {
        let path = uri::path(&uri.0).map(PathBuf::from);
        let mut settings = self.projects.settings_for(path.as_deref()).unwrap_or_else(|failure| {
            self.warn(failure.to_string());
            ProjectSettings::default()
        });
        settings.lint.today = project::today();
        self.watch();
        settings
    }

    /// Has the editor tell when documents of APIs change.
    fn watch(&mut self) {
        let documents = self.projects.documents();
        // Meanwhile forgotten ones do no harm.
        if documents == self.watched || documents.is_empty() {
            return;
        }
        if let Some(wanted) = self.client.documents(&documents) {
            if !self.watched.is_empty() {
                self.ask::<UnregistrationRequest>(&Client::no_documents());
            }
            self.ask::<RegistrationRequest>(&wanted);
            self.watched = documents;
        }
    }

    fn warn(&mut self, message: String) {
        if self.told.as_ref() != Some(&message) {
            self.told = Some(message.clone());
            self.tell::<ShowMessageNotification>(&ShowMessageParams { kind: MessageType::Warning, message });
        }
    }

    fn close(&mut self, params: DidCloseTextDocumentParams) {
        let uri = params.text_document.uri;
        if self.documents.remove(&uri.0).is_some() && self.client.delivery == Delivery::Push {
            self.tell::<PublishDiagnosticsNotification>(&diagnostics::none(uri));
        }
    }

    fn keep(&mut self, uri: Uri, document: Document) {
        if self.client.delivery == Delivery::Push {
            self.tell::<PublishDiagnosticsNotification>(&diagnostics::all(uri.clone(), &document));
        }
        self.documents.insert(uri.0, document);
    }

    fn tell<N: gen_lsp_types::Notification>(&mut self, params: &N::Params) {
        if let Ok(params) = serde_json::to_value(params) {
            self.outbox.push(Message::Notification(Notification { method: N::METHOD.into(), params }));
        }
    }

    /// Asks the editor for something.
    fn ask<R: gen_lsp_types::Request>(&mut self, params: &R::Params) {
        if let Ok(params) = serde_json::to_value(params) {
            self.asked += 1;
            self.outbox.push(Message::Request(Request { id: self.asked.into(), method: R::METHOD.into(), params }));
        }
    }
}

fn is_exit(notification: &Notification) -> bool {
    LspNotificationMethod::from(notification.method.as_str()) == ExitNotification::METHOD
}

/// The parameters of `method`; what is wrong with them is not repeated, since it may be a secret.
fn parameters<P: serde::de::DeserializeOwned>(method: &str, params: Value) -> Result<P, ResponseError> {
    let wrong = |_| error(ErrorCode::InvalidParams, &format!("these are no parameters of `{method}`"));
    serde_json::from_value(params).map_err(wrong)
}

fn result(value: &impl serde::Serialize) -> Answer {
    serde_json::to_value(value).map_err(|_| error(ErrorCode::InternalError, "the answer cannot be written"))
}

fn error(code: ErrorCode, message: &str) -> ResponseError {
    ResponseError { code: code as i32, message: message.to_owned(), data: None }
}
