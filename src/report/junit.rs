//! `JUnit` XML: a suite for each file, a failing case for each finding.

use std::io::{self, Write};

use super::Format;
use super::sheet::Lines;
use super::view::{Shown, View};
use super::xml::escape;
use crate::text::Level;

// Each suite counts its tests. A sum at the top would keep the first from being written before the last is known.
pub(super) const FORMAT: Format = Format {
    name: "junit",
    brief: "JUnit XML, for test reports",
    open: || Lines::between(HEAD, suite, "</testsuites>\n"),
};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"uncurly\">\n";

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
