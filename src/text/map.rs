//! A derived text and where each of its bytes came from.

use super::{Edit, Span};

/// One run of derived text and the bytes of the origin behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    to: Span,
    from: Span,
    /// The run is the very bytes of the origin, so offsets inside it can be carried over.
    verbatim: bool,
}

/// One run of a derived text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run<'t> {
    /// What it says.
    pub text: &'t str,
    /// The bytes of the origin behind it.
    pub from: Span,
    /// Whether it is those very bytes.
    pub verbatim: bool,
}

/// Carries spans of a derived text back to its origin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    pieces: Vec<Piece>,
}

impl Map {
    /// The map of a text that is the bytes `from` of its origin, unchanged.
    pub fn verbatim(from: Span) -> Self {
        Self { pieces: vec![Piece { to: Span::new(0, from.len()), from, verbatim: true }] }
    }

    /// The bytes of the origin behind `span` of the derived text.
    ///
    /// A span that cuts a replaced run gets the whole run's origin.
    pub fn span(&self, span: Span) -> Span {
        let start = self.start(span.start);
        let end = if span.is_empty() { start } else { self.end(span.end) };
        Span::new(start, end.max(start))
    }

    fn start(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.to.end <= at);
        match self.pieces.get(index) {
            Some(piece) if piece.verbatim => piece.from.start + at.saturating_sub(piece.to.start),
            Some(piece) => piece.from.start,
            None => self.pieces.last().map_or(0, |piece| piece.from.end),
        }
    }

    fn end(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.to.end < at);
        match self.pieces.get(index) {
            Some(piece) if piece.verbatim => piece.from.start + at.saturating_sub(piece.to.start),
            Some(piece) => piece.from.end,
            None => self.pieces.last().map_or(0, |piece| piece.from.end),
        }
    }

    fn push(&mut self, to: Span, from: Span, verbatim: bool) {
        if let Some(last) = self.pieces.last_mut()
            && last.verbatim
            && verbatim
            && last.from.end == from.start
        {
            last.to.end = to.end;
            last.from.end = from.end;
            return;
        }
        if self.pieces.is_empty() {
            // Most texts are one piece, and there are many of them.
            self.pieces.reserve_exact(1);
        }
        self.pieces.push(Piece { to, from, verbatim });
    }
}

/// A text derived from another one, with the [`Map`] back to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapped {
    text: String,
    map: Map,
}

impl Mapped {
    /// The bytes `span` of `origin`, unchanged.
    pub fn verbatim(origin: &str, span: Span) -> Self {
        Self { text: span.of(origin).to_owned(), map: Map::verbatim(span) }
    }

    /// The derived text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The way back to the origin.
    pub fn map(&self) -> &Map {
        &self.map
    }

    /// The bytes of the origin behind `span` of the derived text.
    pub fn span(&self, span: Span) -> Span {
        self.map.span(span)
    }

    /// The runs that make up the text, in order.
    pub fn runs(&self) -> impl Iterator<Item = Run<'_>> {
        self.map.pieces.iter().map(|piece| Run {
            text: piece.to.of(&self.text),
            from: piece.from,
            verbatim: piece.verbatim,
        })
    }

    /// Appends the bytes `span` of `origin` as they are.
    pub fn copy(&mut self, origin: &str, span: Span) {
        self.keep(span.of(origin), span);
    }

    /// Appends `text`, which is what stands at `from` of the origin.
    pub fn keep(&mut self, text: &str, from: Span) {
        debug_assert_eq!(text.len(), from.len());
        self.append(text, from, true);
    }

    /// Appends `text`, which stands for the bytes `from` of the origin.
    pub fn replace(&mut self, text: &str, from: Span) {
        self.append(text, from, false);
    }

    fn append(&mut self, text: &str, from: Span, verbatim: bool) {
        if text.is_empty() && from.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.map.push(Span::new(start, self.text.len()), from, verbatim);
    }

    /// The part `span` of the derived text.
    #[must_use]
    pub fn slice(&self, span: Span) -> Self {
        let mut out = Self::default();
        out.append_slice(self, span);
        out
    }

    fn append_slice(&mut self, source: &Self, span: Span) {
        let first = source.map.pieces.partition_point(|piece| piece.to.end < span.start);
        for piece in &source.map.pieces[first..] {
            if piece.to.start > span.end {
                break;
            }
            let to = Span::new(piece.to.start.max(span.start), piece.to.end.min(span.end));
            if to.is_empty() && !(piece.to.is_empty() && span.contains(piece.to)) {
                continue;
            }
            let from = if piece.verbatim {
                Span::new(piece.from.start + to.start - piece.to.start, piece.from.start + to.end - piece.to.start)
            } else {
                piece.from
            };
            self.append(to.of(&source.text), from, piece.verbatim);
        }
    }

    /// This text with `edits` (in its own offsets) applied, still mapped to the origin.
    #[must_use]
    pub fn edited(&self, edits: &[Edit]) -> Self {
        let mut out = Self::default();
        let mut at = 0;
        for edit in super::settle(edits.to_vec()) {
            out.append_slice(self, Span::new(at, edit.span.start));
            out.replace(&edit.text, self.span(edit.span));
            at = edit.span.end;
        }
        out.append_slice(self, Span::new(at, self.text.len()));
        out
    }

    /// This text, whose origin was derived as `lower`, mapped to the origin of `lower`.
    #[must_use]
    pub fn over(&self, lower: &Self) -> Self {
        let mut out = Self::default();
        for piece in &self.map.pieces {
            if piece.verbatim {
                out.append_slice(lower, piece.from);
            } else {
                out.append(piece.to.of(&self.text), lower.span(piece.from), false);
            }
        }
        out
    }

    /// The edits that turn the bytes `whole` of the origin into this text.
    pub fn edits(&self, whole: Span) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut at = whole.start;
        for piece in &self.map.pieces {
            let text = piece.to.of(&self.text);
            if piece.verbatim {
                if piece.from.start > at {
                    edits.push(Edit::new(Span::new(at, piece.from.start), ""));
                }
            } else {
                edits.push(Edit::new(Span::new(at, piece.from.end.max(at)), text));
            }
            at = piece.from.end.max(at);
        }
        if at < whole.end {
            edits.push(Edit::new(Span::new(at, whole.end), ""));
        }
        edits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGIN: &str = "curl “a” b";

    fn straight() -> Mapped {
        let whole = Mapped::verbatim(ORIGIN, Span::new(0, ORIGIN.len()));
        whole.edited(&[Edit::new(5..8, "\""), Edit::new(9..12, "\"")])
    }

    #[test]
    fn spans_go_back_through_replacements() {
        let mapped = straight();
        assert_eq!(mapped.text(), "curl \"a\" b");
        assert_eq!(mapped.span(Span::new(5, 8)).of(ORIGIN), "“a”");
        assert_eq!(mapped.span(Span::new(6, 7)).of(ORIGIN), "a");
        assert_eq!(mapped.span(Span::new(9, 10)).of(ORIGIN), "b");
        assert_eq!(mapped.span(Span::at(10)), Span::at(ORIGIN.len()));
    }

    #[test]
    fn edits_lead_from_the_origin_to_the_text() {
        let mapped = straight().edited(&[Edit::new(4..9, " ")]);
        let edits = mapped.edits(Span::new(0, ORIGIN.len()));
        assert_eq!(crate::text::apply(ORIGIN, &edits), mapped.text());
        assert_eq!(mapped.text(), "curl b");
    }

    #[test]
    fn a_slice_of_a_slice_over_another_keeps_its_way_back() {
        let lower = straight();
        let upper = Mapped::verbatim(lower.text(), Span::new(6, 10));
        let both = upper.over(&lower);
        assert_eq!(both.text(), "a\" b");
        assert_eq!(both.span(Span::new(1, 2)).of(ORIGIN), "”");
        assert_eq!(both.slice(Span::new(3, 4)).span(Span::new(0, 1)).of(ORIGIN), "b");
    }
}
