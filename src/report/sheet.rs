//! One document of a format, written text by text, so that no more than one report has to be in memory.

use std::io::{self, Write};

use serde_json::Value;

use super::Look;
use super::view::View;
use crate::lint::Report;

/// A document that is being written.
///
/// The calls are [`begin`](Self::begin), then [`add`](Self::add) for each text, then [`end`](Self::end).
/// All hand on the errors of the stream they write to.
pub trait Sheet: Send {
    /// Writes what stands before all texts.
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Writes what is to be told of one text.
    fn add(&mut self, report: &Report, look: &Look, out: &mut dyn Write) -> io::Result<()>;

    /// Writes what stands behind all texts.
    fn end(&mut self, _look: &Look, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// What a format of JSON says of one text, item by item.
pub(super) type Items = fn(&View<'_>) -> Vec<Value>;

/// A JSON document whose innermost array grows with each text.
pub(super) struct Array {
    head: String,
    items: Items,
    tail: &'static str,
    is_first: bool,
}

impl Array {
    /// The array of `items` between `head` and `tail`, which hold all that stands around it.
    pub(super) fn sheet(head: impl Into<String>, items: Items, tail: &'static str) -> Box<dyn Sheet> {
        Box::new(Self { head: head.into(), items, tail, is_first: true })
    }
}

impl Sheet for Array {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(self.head.as_bytes())
    }

    fn add(&mut self, report: &Report, _: &Look, out: &mut dyn Write) -> io::Result<()> {
        for item in (self.items)(&View::new(report)) {
            let comma = if std::mem::take(&mut self.is_first) { "" } else { "," };
            write!(out, "{comma}{item}")?;
        }
        Ok(())
    }

    fn end(&mut self, _: &Look, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", self.tail)
    }
}

/// Text that says everything of one finding on lines of its own.
pub(super) struct Lines {
    head: &'static str,
    text: fn(&View<'_>, &mut dyn Write) -> io::Result<()>,
    tail: &'static str,
}

impl Lines {
    /// What `text` writes of each text, with nothing around it.
    pub(super) fn sheet(text: fn(&View<'_>, &mut dyn Write) -> io::Result<()>) -> Box<dyn Sheet> {
        Self::between("", text, "")
    }

    /// What `text` writes of each text, between the lines `head` and `tail`.
    pub(super) fn between(
        head: &'static str,
        text: fn(&View<'_>, &mut dyn Write) -> io::Result<()>,
        tail: &'static str,
    ) -> Box<dyn Sheet> {
        Box::new(Self { head, text, tail })
    }
}

impl Sheet for Lines {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(self.head.as_bytes())
    }

    fn add(&mut self, report: &Report, _: &Look, out: &mut dyn Write) -> io::Result<()> {
        (self.text)(&View::new(report), out)
    }

    fn end(&mut self, _: &Look, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(self.tail.as_bytes())
    }
}
