//! Findings as diagnostics.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use gen_lsp_types::{
    Diagnostic, DiagnosticSeverity, DocumentDiagnosticReport, FullDocumentDiagnosticReport, PublishDiagnosticsParams,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport,
    Uri,
};

use super::document::Document;
use crate::report::is_habit;
use crate::text::{Finding, Level};

/// What editors show as the origin of a diagnostic.
const SOURCE: &str = "uncurly";

/// All of `document`, for its editor.
pub(super) fn all(uri: Uri, document: &Document) -> PublishDiagnosticsParams {
    PublishDiagnosticsParams { uri, version: Some(document.version), diagnostics: list(document) }
}

/// All of `document`, for an editor that asked; that nothing has changed, where it has those that are called `known`.
pub(super) fn asked(document: &Document, known: Option<&str>) -> DocumentDiagnosticReport {
    let items = list(document);
    let id = named(&items);
    if known == Some(id.as_str()) {
        return RelatedUnchangedDocumentDiagnosticReport::new(None, UnchangedDocumentDiagnosticReport::new(id)).into();
    }
    let report = FullDocumentDiagnosticReport { result_id: Some(id), items };
    RelatedFullDocumentDiagnosticReport::new(None, report).into()
}

/// What `items` are called: the same by every server, and something else for others.
fn named(items: &[Diagnostic]) -> String {
    let mut hasher = DefaultHasher::new();
    serde_json::to_string(items).unwrap_or_default().hash(&mut hasher);
    format!("{:x}", hasher.finish())
}

fn list(document: &Document) -> Vec<Diagnostic> {
    document.report.findings.iter().map(|finding| one(document, finding)).collect()
}

/// None, for a document that is closed.
pub(super) fn none(uri: Uri) -> PublishDiagnosticsParams {
    PublishDiagnosticsParams { uri, version: None, diagnostics: Vec::new() }
}

pub(super) fn one(document: &Document, finding: &Finding) -> Diagnostic {
    Diagnostic {
        range: document.range(finding.span),
        severity: Some(severity(finding)),
        code: Some(finding.rule.to_owned().into()),
        code_description: None,
        source: Some(SOURCE.to_owned()),
        message: document.plain(&sentence(finding)).into(),
        tags: None,
        related_information: None,
        data: None,
    }
}

/// Message and reason in one.
fn sentence(finding: &Finding) -> String {
    if finding.why.is_empty() { finding.message.clone() } else { format!("{}; {}", finding.message, finding.why) }
}

/// Habits are shown as faintly as the editor can.
fn severity(finding: &Finding) -> DiagnosticSeverity {
    match finding.level {
        Level::Note if is_habit(finding) => DiagnosticSeverity::Hint,
        Level::Error => DiagnosticSeverity::Error,
        Level::Warning => DiagnosticSeverity::Warning,
        Level::Note => DiagnosticSeverity::Information,
    }
}
