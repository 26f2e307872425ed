//! A command as a Rust program in a new file beside its document.

use gen_lsp_types::{
    CreateFile, Edit, OptionalVersionedTextDocumentIdentifier, Position, Range, TextDocumentEdit,
    TextDocumentIdentifier, TextEdit, Uri, WorkspaceEdit,
};

use super::document::Document;
use super::uri;
use crate::rust;
use crate::text::Span;

/// A program that is to be written.
pub(super) struct Written {
    pub(super) title: String,
    pub(super) edit: WorkspaceEdit,
}

/// The first command at `span` of `document`, written as a program; nothing where it cannot be said in Rust.
pub(super) fn written(document_uri: &Uri, document: &Document, span: Span) -> Option<Written> {
    let outer = document.report.outer();
    let touched = |&(_, index): &(usize, &usize)| {
        let command = document.report.commands[*index].span;
        command.start <= span.end && span.start <= command.end
    };
    let (number, &index) = outer.iter().enumerate().find(touched)?;
    let (stem, folder) = uri::stem(&document_uri.0)?;
    let name = if outer.len() == 1 { format!("{stem}.rs") } else { format!("{stem}-{}.rs", number + 1) };
    let task = rust::Task::new(document.corrected(index), document.report.runner(index));
    let program = rust::program(&[task], &rust::Options::default()).ok()?;
    let new = Uri(format!("{folder}{name}"));
    let start = Position::default();
    let text: Edit = TextEdit { range: Range { start, end: start }, new_text: program.code }.into();
    let id = TextDocumentIdentifier { uri: new.clone() };
    let id = OptionalVersionedTextDocumentIdentifier { version: None, text_document_identifier: id };
    let changes = vec![
        CreateFile { uri: new, options: None, annotation_id: None }.into(),
        TextDocumentEdit { text_document: id, edits: vec![text] }.into(),
    ];
    let edit = WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() };
    Some(Written { title: format!("write this command as a Rust program into `{}`", uri::shown(&name)), edit })
}
