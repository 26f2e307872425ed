//! What an editor offers at a place: fixes, silence, and all safe fixes at once.

use std::collections::HashMap;

use gen_lsp_types::{CodeAction, CodeActionContext, CodeActionKind, TextEdit, Uri, WorkspaceEdit};

use super::client::{Client, NewFiles};
use super::document::Document;
use super::program::Written;
use super::{diagnostics, program};
use crate::lint::{self, Silence};
use crate::text::{Finding, Fix, Grade, Span};

/// The kind of the action that applies all safe fixes.
const FIX_ALL: CodeActionKind = CodeActionKind::Custom(std::borrow::Cow::Borrowed("source.fixAll.uncurly"));

/// Every kind that is offered.
pub(super) const KINDS: [CodeActionKind; 3] = [CodeActionKind::QuickFix, CodeActionKind::RefactorExtract, FIX_ALL];

/// What is offered for the bytes `span` of `document`; new files only to a client that can make them.
pub(super) fn at(
    uri: &Uri,
    document: &Document,
    span: Span,
    context: &CodeActionContext,
    client: Client,
) -> Vec<CodeAction> {
    let mut offer = Offer { uri, document, actions: Vec::new() };
    let touched = |finding: &&Finding| finding.span.start <= span.end && span.start <= finding.span.end;
    let findings: Vec<_> = document.report.findings.iter().filter(touched).collect();
    if wants(context, &CodeActionKind::QuickFix) {
        for finding in &findings {
            offer.fix(finding);
        }
        for finding in &findings {
            offer.silence(finding);
        }
    }
    if client.files == NewFiles::Made && wants(context, &CodeActionKind::RefactorExtract) {
        offer.program(span);
    }
    if wants(context, &FIX_ALL) {
        offer.all();
    }
    offer.actions
}

/// Whether the editor asks for actions of `kind`, by its name or by one that holds it.
fn wants(context: &CodeActionContext, kind: &CodeActionKind) -> bool {
    let holds = |wanted: &CodeActionKind| {
        let rest = kind.as_str().strip_prefix(wanted.as_str());
        rest.is_some_and(|rest| wanted.as_str().is_empty() || rest.is_empty() || rest.starts_with('.'))
    };
    context.only.as_ref().is_none_or(|only| only.iter().any(holds))
}

struct Offer<'a> {
    uri: &'a Uri,
    document: &'a Document,
    actions: Vec<CodeAction>,
}

impl Offer<'_> {
    /// The fix of `finding`; findings that one fix cures share it.
    fn fix(&mut self, finding: &Finding) {
        let Some(fix) = finding.fix.as_ref().filter(|fix| fix.grade != Grade::Display) else { return };
        let edits: Vec<_> = fix.edits.iter().flat_map(|edit| self.document.around_secrets(edit)).collect();
        let fix = Fix { edits, ..fix.clone() };
        if self.document.redaction.fix(&fix).is_empty() {
            return;
        }
        let title = self.document.plain(&fix.title);
        let title = if fix.grade == Grade::Safe { title } else { format!("{title} ({})", fix.grade.name()) };
        let edit = Some(self.edit(self.document.edits(&fix.edits)));
        let diagnostic = diagnostics::one(self.document, finding);
        if let Some(same) = self.actions.iter_mut().find(|action| action.title == title && action.edit == edit) {
            same.diagnostics.get_or_insert_default().push(diagnostic);
            return;
        }
        self.actions.push(CodeAction {
            title,
            kind: Some(CodeActionKind::QuickFix),
            diagnostics: Some(vec![diagnostic]),
            is_preferred: (fix.grade == Grade::Safe).then_some(true),
            edit,
            ..CodeAction::default()
        });
    }

    /// The comment that keeps the rule of `finding` silent here.
    fn silence(&mut self, finding: &Finding) {
        let silence = Silence { rules: &[finding.rule], reason: None };
        let edit = finding.command.and_then(|index| lint::comment(&self.document.report, index, silence));
        let Some(edit) = edit else { return };
        let title = format!("ignore `{}` in this command", finding.rule);
        if self.actions.iter().any(|action| action.title == title) {
            return;
        }
        let edit = Some(self.edit(self.document.edits(&[edit])));
        self.actions.push(CodeAction {
            title,
            kind: Some(CodeActionKind::QuickFix),
            diagnostics: Some(vec![diagnostics::one(self.document, finding)]),
            edit,
            ..CodeAction::default()
        });
    }

    /// The command at `span` in another language.
    fn program(&mut self, span: Span) {
        let Some(Written { title, edit }) = program::written(self.uri, self.document, span) else { return };
        let kind = Some(CodeActionKind::RefactorExtract);
        self.actions.push(CodeAction { title, kind, edit: Some(edit), ..CodeAction::default() });
    }

    fn all(&mut self) {
        let edits = self.document.corrections();
        if edits.is_empty() {
            return;
        }
        let edit = Some(self.edit(edits));
        let title = "undo what pasting did, and apply all safe fixes of errors".to_owned();
        self.actions.push(CodeAction { title, kind: Some(FIX_ALL), edit, ..CodeAction::default() });
    }

    fn edit(&self, edits: Vec<TextEdit>) -> WorkspaceEdit {
        WorkspaceEdit { changes: Some(HashMap::from([(self.uri.clone(), edits)])), ..WorkspaceEdit::default() }
    }
}
