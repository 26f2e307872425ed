//! `JUnit` XML: a suite for each file, a failing case for each finding.

use std::io::{self, Write};

use super::view::{Shown, View, views};
use super::xml::escape;
use super::{Format, Look};
use crate::lint::Report;
use crate::text::Level;

pub(super) const FORMAT: Format = Format { name: "junit", brief: "JUnit XML, for test reports", write };

fn write(reports: &[Report], _: &Look, out: &mut dyn Write) -> io::Result<()> {
    let views: Vec<_> = views(reports).collect();
    let failures: usize = views.iter().map(failures).sum();
    let tests: usize = views.iter().map(|view| view.report.findings.len().max(1)).sum();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"uncurly\" tests=\"{tests}\" failures=\"{failures}\">")?;
    for view in &views {
        suite(view, out)?;
    }
    writeln!(out, "</testsuites>")
}

/// How many findings fail; notes are told, and pass.
fn failures(view: &View<'_>) -> usize {
    view.report.findings.iter().filter(|it| it.level > Level::Note).count()
}

fn suite(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (path, findings) = (escape(view.path()), view.findings());
    let (tests, failures) = (findings.len().max(1), failures(view));
    writeln!(out, "  <testsuite name=\"{path}\" tests=\"{tests}\" failures=\"{failures}\">")?;
    if findings.is_empty() {
        writeln!(out, "    <testcase name=\"{path}\" classname=\"uncurly\"/>")?;
    }
    for shown in &findings {
        case(&path, shown, out)?;
    }
    writeln!(out, "  </testsuite>")
}

fn case(path: &str, shown: &Shown<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (rule, level) = (shown.rule(), shown.level().name());
    let place = format!("{path}:{}:{}", shown.start.line, shown.start.column);
    let message = escape(&shown.message);
    writeln!(out, "    <testcase name=\"{rule} at {place}\" classname=\"uncurly.{rule}\">")?;
    let sentence = escape(&shown.sentence());
    if shown.level() > Level::Note {
        writeln!(out, "      <failure type=\"{level}\" message=\"{message}\">{sentence}</failure>")?;
    } else {
        writeln!(out, "      <system-out>{level}: {sentence}</system-out>")?;
    }
    writeln!(out, "    </testcase>")
}
