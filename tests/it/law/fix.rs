//! What `fix` prints is read without complaint, and fixing it changes nothing.

use uncurly::lint::{Correction, Placeholders, Settings, correct};
use uncurly::mend::Certainty;
use uncurly::print::{Style, print};
use uncurly::shell::{Dialect, read};

use super::text::read as report;

pub(crate) fn hold(bytes: &[u8]) {
    let text = super::text_of(bytes);
    for placeholders in [Placeholders::Variables, Placeholders::AsWritten] {
        is_read_without_complaint(&fixed(&text, placeholders), &text);
        // A guess may be guessed at again.
        if is_certain(&text) {
            changes_nothing_twice(&text, placeholders);
        }
    }
}

fn is_certain(text: &str) -> bool {
    report(None, text).commands.iter().all(|command| command.certainty == Certainty::Certain)
}

/// Checks that fixing what was fixed changes nothing.
pub(crate) fn changes_nothing_twice(text: &str, placeholders: Placeholders) {
    let once = fixed(text, placeholders);
    assert_eq!(fixed(&once, placeholders), once, "{placeholders:?} of\n{text}");
}

pub(crate) fn is_read_without_complaint(printed: &str, text: &str) {
    let complaints = read(printed, Dialect::Posix).complaints;
    assert!(complaints.is_empty(), "{complaints:?}\n{printed}\nof\n{text}");
}

/// Everything that `fix` prints.
pub(crate) fn fixed(text: &str, placeholders: Placeholders) -> String {
    let (report, settings) = (report(None, text), Settings::default());
    let correction = Correction { placeholders, ..Correction::default() };
    let commands = (0..report.commands.len()).map(|index| correct(&report, index, &settings, &correction).command);
    let printed = commands.filter_map(|command| print(&command, Style::Keep, Dialect::Posix).ok());
    // A heredoc brings its line end along where the text has one.
    printed.map(|text| text.strip_suffix('\n').unwrap_or(&text).to_owned() + "\n").collect()
}
