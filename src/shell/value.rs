//! What a word is worth once the shell has taken its quoting away.

use std::borrow::Cow;
use std::sync::Arc;

use crate::text::{Mapped, Span};

/// The text that a word hands to the program, with the way back to the bytes it was written as.
///
/// What the shell fills in at run time stands in the text as it was written (`$ZONE_ID`, `$(date)`)
/// and is listed in [`unknowns`](Self::unknowns). All spans are in [`text`](Self::text).
///
/// It never changes, and arguments, requests and what is made of them hold the same one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Value {
    held: Arc<Held>,
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Held {
    text: Mapped,
    unknowns: Vec<Unknown>,
}

/// A part of a value that only the running shell knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// Where it stands in the value's text.
    pub span: Span,
    /// What it is.
    pub kind: UnknownKind,
}

/// What the shell would put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnknownKind {
    /// A variable, by name.
    Variable(String),
    /// The output of a command, arithmetic, or an expansion with an operator.
    Expansion,
}

/// One run of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text that is known.
    Text(&'a str),
    /// A variable, by name.
    Variable(&'a str),
    /// Anything else the shell would put in, as written.
    Expansion(&'a str),
}

impl Value {
    /// The text with `stand_in`, an ASCII character, for each byte that only the running shell knows; offsets stay the
    /// same.
    pub fn masked(&self, stand_in: char) -> Cow<'_, str> {
        let text = self.text();
        if self.unknowns().is_empty() {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        for unknown in self.unknowns() {
            let at = out.len();
            out.push_str(&text[at..unknown.span.start.max(at)]);
            out.extend(std::iter::repeat_n(stand_in, unknown.span.end.saturating_sub(out.len())));
        }
        let at = out.len();
        out.push_str(&text[at..]);
        Cow::Owned(out)
    }

    /// A value made of `text`, with the parts that are not known; those must be sorted.
    pub fn new(text: Mapped, unknowns: Vec<Unknown>) -> Self {
        Self { held: Arc::new(Held { text, unknowns }) }
    }

    /// The text; unknown parts as written.
    pub fn text(&self) -> &str {
        self.held.text.text()
    }

    /// The text with its way back.
    pub fn mapped(&self) -> &Mapped {
        &self.held.text
    }

    /// The parts that are not known.
    pub fn unknowns(&self) -> &[Unknown] {
        &self.held.unknowns
    }

    /// The text, if all of it is known.
    pub fn known(&self) -> Option<&str> {
        self.held.unknowns.is_empty().then(|| self.text())
    }

    /// Whether some byte of `span` is not known.
    pub fn is_unknown(&self, span: Span) -> bool {
        self.held.unknowns.iter().any(|unknown| unknown.span.overlaps(span))
    }

    /// The bytes that `span` of the text was written as.
    pub fn origin(&self, span: Span) -> Span {
        self.held.text.span(span)
    }

    /// The bytes that the whole was written as.
    pub fn whole(&self) -> Span {
        self.held.text.span(Span::new(0, self.text().len()))
    }

    /// The part `span`.
    #[must_use]
    pub fn slice(&self, span: Span) -> Self {
        let unknowns = self
            .held
            .unknowns
            .iter()
            .filter(|unknown| span.contains(unknown.span))
            .map(|unknown| Unknown {
                span: Span::new(unknown.span.start - span.start, unknown.span.end - span.start),
                kind: unknown.kind.clone(),
            })
            .collect();
        Self::new(self.held.text.slice(span), unknowns)
    }

    /// `text`, which stands where the whole was written.
    #[must_use]
    pub fn with(&self, text: &str) -> Self {
        let mut mapped = Mapped::default();
        mapped.replace(text, self.whole());
        Self::new(mapped, Vec::new())
    }

    /// The same with the variables known that `value` knows.
    #[must_use]
    pub fn filled<'v>(&self, value: impl Fn(&str) -> Option<&'v str>) -> Self {
        let (mut mapped, mut unknowns, mut at) = (Mapped::default(), Vec::new(), 0);
        let copy = |mapped: &mut Mapped, span: Span| {
            for run in self.held.text.slice(span).runs() {
                if run.verbatim { mapped.keep(run.text, run.from) } else { mapped.replace(run.text, run.from) }
            }
        };
        for unknown in &self.held.unknowns {
            copy(&mut mapped, Span::new(at, unknown.span.start));
            let known = if let UnknownKind::Variable(name) = &unknown.kind { value(name) } else { None };
            if let Some(text) = known {
                mapped.replace(text, self.held.text.span(unknown.span));
            } else {
                let start = mapped.text().len();
                copy(&mut mapped, unknown.span);
                unknowns.push(Unknown { span: Span::new(start, mapped.text().len()), kind: unknown.kind.clone() });
            }
            at = unknown.span.end;
        }
        copy(&mut mapped, Span::new(at, self.text().len()));
        Self::new(mapped, unknowns)
    }

    /// The runs of known and unknown text, in order.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        let text = self.text();
        let mut at = 0;
        let mut out = Vec::with_capacity(2 * self.held.unknowns.len() + 1);
        for unknown in &self.held.unknowns {
            if unknown.span.start > at {
                out.push(Piece::Text(&text[at..unknown.span.start]));
            }
            out.push(match &unknown.kind {
                UnknownKind::Variable(name) => Piece::Variable(name),
                UnknownKind::Expansion => Piece::Expansion(unknown.span.of(text)),
            });
            at = unknown.span.end;
        }
        if at < text.len() {
            out.push(Piece::Text(&text[at..]));
        }
        out.into_iter()
    }
}
