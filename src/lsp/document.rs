//! An open document: what is known of the text that the editor shows.

use gen_lsp_types::{Position, Range, TextDocumentContentChangeEvent, TextEdit};

use super::convert::{Encoding, Lines};
use crate::api::Api;
use crate::lint::{self, Corrected, Correction, Report};
use crate::mend::Mending;
use crate::print::Secrets;
use crate::project::ProjectSettings;
use crate::report::redact::Redaction;
use crate::text::{Edit, Source, Span, visible};

/// A text of the editor, read and checked.
pub(super) struct Document {
    pub(super) version: i32,
    pub(super) report: Report,
    pub(super) redaction: Redaction,
    settings: ProjectSettings,
    lines: Lines,
}

impl Document {
    pub(super) fn read(source: Source, version: i32, settings: ProjectSettings, encoding: Encoding) -> Self {
        let lines = Lines::new(source.text(), encoding);
        let report = lint::lint(source, Mending::On, &settings.lint);
        let redaction = Redaction::new(&report);
        Self { version, report, redaction, settings, lines }
    }

    /// The same document once `changes` were made to its text, each to what the one before it left.
    pub(super) fn changed(self, version: i32, changes: Vec<TextDocumentContentChangeEvent>) -> Self {
        let (mut text, encoding) = (self.text().to_owned(), self.lines.encoding());
        for change in changes {
            match change {
                TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => text = whole.text,
                TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                    let span = Lines::new(&text, encoding).span(&text, part.range);
                    text.replace_range(span.start..span.end, &part.text);
                }
            }
        }
        Self::read(Source::new(self.name(), text), version, self.settings, encoding)
    }

    /// The same document under other settings.
    pub(super) fn under(self, settings: ProjectSettings) -> Self {
        Self::read(Source::new(self.name(), self.text()), self.version, settings, self.lines.encoding())
    }

    /// What it would be with another text.
    pub(super) fn with(&self, text: String) -> Self {
        Self::read(Source::new(self.name(), text), self.version, self.settings.clone(), self.lines.encoding())
    }

    /// The APIs that its project describes.
    pub(super) fn apis(&self) -> &[&'static Api] {
        &self.settings.lint.apis
    }

    fn name(&self) -> Option<String> {
        self.report.source.name().map(str::to_owned)
    }

    pub(super) fn text(&self) -> &str {
        self.report.source.text()
    }

    /// `text` without secrets, and harmless.
    pub(super) fn plain(&self, text: &str) -> String {
        visible(&self.redaction.mask(text)).into_owned()
    }

    pub(super) fn offset(&self, position: Position) -> usize {
        self.lines.offset(self.text(), position)
    }

    pub(super) fn span(&self, range: Range) -> Span {
        self.lines.span(self.text(), range)
    }

    pub(super) fn range(&self, span: Span) -> Range {
        self.lines.range(self.text(), span)
    }

    pub(super) fn edits(&self, edits: &[Edit]) -> Vec<TextEdit> {
        self.lines.edits(self.text(), edits)
    }

    /// The edits that apply mending, the safe fixes of errors, and what the project wants beside.
    pub(super) fn corrections(&self) -> Vec<TextEdit> {
        let ProjectSettings { also, lint, .. } = self.settings.clone();
        let correction = Correction { also, style: lint.style, ..Correction::default() };
        let edits = lint::document_edits(&self.report, &self.settings.lint, &correction);
        let edits: Vec<_> = edits.iter().flat_map(|edit| self.around_secrets(edit)).collect();
        self.edits(&edits)
    }

    /// The command at `index`, mended, its credentials taken from the environment.
    pub(super) fn corrected(&self, index: usize) -> Corrected {
        let correction = Correction { secrets: Secrets::Env, ..Correction::default() };
        lint::correct(&self.report, index, &self.settings.lint, &correction)
    }

    /// The same, its credentials as they are.
    #[cfg(feature = "run")]
    pub(super) fn kept(&self, index: usize) -> Corrected {
        lint::correct(&self.report, index, &self.settings.lint, &Correction::default())
    }

    /// `edit` in pieces that go round the secrets which it leaves as they are.
    pub(super) fn around_secrets(&self, edit: &Edit) -> Vec<Edit> {
        let (mut out, mut at, mut rest) = (Vec::new(), edit.span.start, edit.text.as_str());
        for secret in self.redaction.hidden().iter().filter(|hidden| edit.span.contains(hidden.span)) {
            if let Some((before, after)) = rest.split_once(secret.span.of(self.text())) {
                out.push(Edit::new(Span::new(at, secret.span.start), before));
                (at, rest) = (secret.span.end, after);
            }
        }
        out.push(Edit::new(Span::new(at, edit.span.end), rest));
        out.retain(|edit| edit.span.of(self.text()) != edit.text);
        out
    }
}
