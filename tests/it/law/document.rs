//! Documents of every format keep what is no command, and blocks know where their bytes are from.

use uncurly::lint::{Correction, Report, Settings, document, document_edits};
use uncurly::mend::Certainty;
use uncurly::page::Block;
use uncurly::text::Span;

use super::text::read;

/// A name for each format; the first byte of an input chooses one.
pub(crate) const NAMES: [&str; 12] = [
    "a.md",
    "a.mdx",
    "a.html",
    "a.rst",
    "a.adoc",
    "a.yml",
    "Dockerfile",
    "a.sh",
    "a.cmd",
    "a.ps1",
    "Makefile",
    "a.txt",
];

pub(crate) fn hold(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    // A notebook begins with its brace.
    let (name, text) = if *first == b'{' {
        ("a.ipynb", super::text_of(bytes))
    } else {
        (NAMES[usize::from(*first) % NAMES.len()], super::text_of(rest))
    };
    let report = read(Some(name), &text);
    super::text::is_told_well(&report);
    for block in &report.blocks {
        leads_back(block, &text);
    }
    let once = corrected(&report);
    let again = read(Some(name), &once);
    assert_eq!(corrected(&again), once, "{name}, twice, of\n{text}");
    only_commands_change(&report, &again);
}

/// `text` as a document of every format.
pub(crate) fn seed(text: &str) -> Vec<Vec<u8>> {
    let inside = |format: usize| match NAMES[format] {
        "a.md" | "a.mdx" => format!("Text\n\n```sh\n{text}\n```\n"),
        "a.html" => {
            format!("<p>Text</p>\n<pre><code>{}</code></pre>\n", text.replace('&', "&amp;").replace('<', "&lt;"))
        }
        "a.rst" => format!("Text\n\n.. code:: sh\n\n{}\n", indented(text, "   ")),
        "a.adoc" => format!("Text\n\n[source,sh]\n----\n{text}\n----\n"),
        "a.yml" => format!("- run: |\n{}\n", indented(text, "    ")),
        "Dockerfile" => format!("FROM a\nRUN {text}\n"),
        "Makefile" => format!("all:\n{}\n", indented(text, "\t")),
        _ => text.to_owned(),
    };
    let seed = |format: usize| {
        let number = u8::try_from(format).expect("there are few formats");
        // The number of this letter is a multiple of how many there are.
        [&[b'`' + number], inside(format).as_bytes()].concat()
    };
    (0..NAMES.len()).map(seed).chain([notebook(text)]).collect()
}

/// `text` as cells of a notebook.
fn notebook(text: &str) -> Vec<u8> {
    let cell = |kind: &str, text: String| serde_json::json!({ "cell_type": kind, "source": [text] });
    let cells = [cell("markdown", format!("```sh\n{text}\n```")), cell("code", format!("%%bash\n{text}"))];
    serde_json::json!({ "cells": cells }).to_string().into_bytes()
}

fn indented(text: &str, by: &str) -> String {
    text.lines().map(|line| format!("{by}{line}")).collect::<Vec<_>>().join("\n")
}

pub(crate) fn corrected(report: &Report) -> String {
    document(report, &Settings::default(), &Correction::default())
}

/// What `block` copied from `text` is there.
pub(crate) fn leads_back(block: &Block, text: &str) {
    // What was left out at an edge may lie on either side of it.
    for run in block.text.runs().filter(|run| !run.text.is_empty()) {
        assert!(block.span.contains(run.from), "{run:?} of\n{text}");
        assert!(text.get(run.from.start..run.from.end).is_some(), "{run:?} of\n{text}");
        if run.verbatim {
            assert_eq!(run.text, run.from.of(text));
        }
    }
}

/// Edits touch commands whose reading is certain, if only once the one before is cured, undo slips beside these, or are
/// fixes that belong to no command.
fn only_commands_change(report: &Report, cured: &Report) {
    let (before, after) = (places(report), places(cured));
    let touches = |places: &[Span], at: Span| places.iter().any(|span| span.start <= at.end && at.start <= span.end);
    let (mut taken, mut given) = (0, 0);
    for edit in document_edits(report, &Settings::default(), &Correction::default()) {
        let start = edit.span.start - taken + given;
        let written = Span::new(start, start + edit.text.len());
        assert!(
            touches(&before, edit.span) || touches(&after, written),
            "{edit:?} touches no command of\n{}",
            report.source.text()
        );
        taken += edit.span.len();
        given += edit.text.len();
    }
}

/// Where something may change.
fn places(report: &Report) -> Vec<Span> {
    let certain = report.commands.iter().filter(|command| command.certainty == Certainty::Certain);
    let of_commands = certain.flat_map(|command| {
        let slips = command.slips.iter().map(|slip| slip.span);
        [command.span].into_iter().chain(slips).collect::<Vec<_>>()
    });
    let loose = report.findings.iter().filter(|finding| finding.command.is_none());
    let of_fixes = loose.filter_map(|finding| finding.fix.as_ref()).flat_map(|fix| &fix.edits).map(|edit| edit.span);
    of_commands.chain(of_fixes).collect()
}
