//! Any text is read, and what was read is told in any format.

use uncurly::lint::{Report, Settings, lint};
use uncurly::mend::Mending;
use uncurly::report::{FORMATS, Format, Look, evidence};
use uncurly::text::{Source, Span};

/// The length chooses the format, as all of them would take most of the time.
pub(crate) fn hold(bytes: &[u8]) {
    let text = super::text_of(bytes);
    let reports = [read(None, &text)];
    is_told_well(&reports[0]);
    written(FORMATS[bytes.len() % FORMATS.len()], &reports);
    evidence(&reports[0], 0..reports[0].commands.len());
}

/// What `lint` makes of `text`.
pub(crate) fn read(name: Option<&str>, text: &str) -> Report {
    lint(Source::new(name.map(str::to_owned), text), Mending::On, &Settings::default())
}

/// All that `report` tells of stands in its text.
pub(crate) fn is_told_well(report: &Report) {
    let text = report.source.text();
    let stands = |span: Span| assert!(text.get(span.start..span.end).is_some(), "{span:?} is no part of\n{text}");
    for command in &report.commands {
        stands(command.span);
        for slip in &command.slips {
            stands(slip.span);
        }
    }
    for rest in &report.rest {
        stands(rest.span);
    }
    for reply in &report.replies {
        stands(reply.span);
    }
    for finding in &report.findings {
        stands(finding.span);
        for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
            stands(edit.span);
        }
    }
}

/// What `format` says of `reports`.
pub(crate) fn written(format: &Format, reports: &[Report]) -> String {
    let mut out = Vec::new();
    format.write(reports, &Look::default(), &mut out).expect("memory can be written");
    String::from_utf8(out).expect("formats write UTF-8")
}
