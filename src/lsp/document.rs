//! An open document: what is known of the text that the editor shows.

use gen_lsp_types::{Position, Range, TextDocumentItem, TextEdit};

use super::convert::{Encoding, Lines};
use super::uri;
use crate::lint::{self, Correction, Report, Settings};
use crate::mend::Mending;
use crate::report::redact::Redaction;
use crate::text::{Edit, Source, Span, visible};

/// A text of the editor, read and checked.
pub(super) struct Document {
    pub(super) version: i32,
    pub(super) report: Report,
    pub(super) redaction: Redaction,
    settings: Settings,
    lines: Lines,
}

impl Document {
    pub(super) fn open(item: TextDocumentItem, encoding: Encoding) -> Self {
        let TextDocumentItem { uri, language_id, version, text } = item;
        Self::read(uri::name(&uri.0, &language_id), version, text, encoding)
    }

    /// The same document once its text has become `text`.
    pub(super) fn changed(&self, version: i32, text: String, encoding: Encoding) -> Self {
        let name = self.report.source.name().unwrap_or_default();
        Self::read(name.to_owned(), version, text, encoding)
    }

    fn read(name: String, version: i32, text: String, encoding: Encoding) -> Self {
        let settings = Settings::default();
        let lines = Lines::new(&text, encoding);
        let report = lint::lint(Source::new(Some(name), text), Mending::On, &settings);
        let redaction = Redaction::new(&report);
        Self { version, report, redaction, settings, lines }
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

    /// The edits that apply mending and the safe fixes of errors.
    pub(super) fn corrections(&self) -> Vec<TextEdit> {
        let edits = lint::document_edits(&self.report, &self.settings, &Correction::default());
        let edits: Vec<_> = edits.iter().flat_map(|edit| self.around_secrets(edit)).collect();
        self.edits(&edits)
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
