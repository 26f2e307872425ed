//! Documents of every format keep what is no command, and blocks know where their bytes are from.

use uncurly::lint::{Correction, Report, Settings, document, document_edits};
use uncurly::mend::{Certainty, Command};
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
    let (name, text) = (NAMES[usize::from(*first) % NAMES.len()], super::text_of(rest));
    let report = read(Some(name), &text);
    super::text::is_told_well(&report);
    for block in &report.blocks {
        leads_back(block, &text);
    }
    let once = corrected(&report);
    only_commands_change(&report);
    let again = read(Some(name), &once);
    // Where quotes were open, curing one command may free the next.
    if is_certain(&report) && is_certain(&again) && report.commands.len() == again.commands.len() {
        assert_eq!(corrected(&again), once, "{name}, twice, of\n{text}");
    }
}

fn is_certain(report: &Report) -> bool {
    report.commands.iter().all(|command| command.certainty == Certainty::Certain)
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
    (0..NAMES.len()).map(seed).collect()
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

/// Edits touch commands whose reading is certain, undo slips beside these, or are fixes that belong to no command.
fn only_commands_change(report: &Report) {
    let certain = report.commands.iter().filter(|command| command.certainty == Certainty::Certain);
    let own =
        |command: &Command| [command.span].into_iter().chain(command.slips.iter().map(|slip| slip.span)).collect();
    let own: Vec<Vec<Span>> = certain.map(own).collect();
    let loose = report.findings.iter().filter(|finding| finding.command.is_none());
    let loose = loose.filter_map(|finding| finding.fix.as_ref()).flat_map(|fix| &fix.edits).map(|edit| edit.span);
    let places: Vec<Span> = own.into_iter().flatten().chain(loose).collect();
    for edit in document_edits(report, &Settings::default(), &Correction::default()) {
        let may = places.iter().any(|span| span.start <= edit.span.end && edit.span.start <= span.end);
        assert!(may, "{edit:?} touches no command of\n{}", report.source.text());
    }
}
