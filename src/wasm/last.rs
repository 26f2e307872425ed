//! The report of the last question, kept since a page asks several things of one text.

use std::cell::RefCell;
use std::rc::Rc;

use crate::lint::{self, Report, Settings};
use crate::mend::Mending;
use crate::text::Source;

/// A report, and what it was asked for beside its source.
struct Last {
    mending: Mending,
    settings: Settings,
    report: Rc<Report>,
}

impl Last {
    fn fits(&self, source: &Source, mending: Mending, settings: &Settings) -> bool {
        let known = &self.report.source;
        self.mending == mending
            && self.settings == *settings
            && known.name() == source.name()
            && known.text() == source.text()
    }
}

thread_local! {
    static LAST: RefCell<Option<Last>> = const { RefCell::new(None) };
}

/// What `lint` says of `source`; read anew only where it differs from the time before.
pub(super) fn report(source: Source, mending: Mending, settings: &Settings) -> Rc<Report> {
    let known = LAST.with_borrow(|last| {
        let last = last.as_ref().filter(|last| last.fits(&source, mending, settings));
        last.map(|last| Rc::clone(&last.report))
    });
    known.unwrap_or_else(|| {
        let report = Rc::new(lint::lint(source, mending, settings));
        let last = Last { mending, settings: settings.clone(), report: Rc::clone(&report) };
        LAST.set(Some(last));
        report
    })
}
