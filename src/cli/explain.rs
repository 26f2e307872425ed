//! `explain`: the page of a rule, what an error code, an error message or an option of curl's means, or the lists.

use super::output::Streams;
use super::{Failure, GOOD};
use crate::lint::{Unknown, rules};
use crate::report::{Look, codes, page};

/// Prints what is known of `subject`, or the lists.
pub(super) fn explain(subject: Option<&str>, streams: &mut Streams) -> Result<u8, Failure> {
    let look = streams.look_out();
    let text = match subject {
        None => format!("{}\n{}", page::rules(&look), codes::codes(&look)),
        Some(subject) if subject.starts_with(|c: char| c.is_ascii_digit()) => {
            codes::code(subject, &look).ok_or_else(|| Failure::UnknownCode(subject.to_owned()))?
        }
        Some(subject) if subject.starts_with('-') => {
            page::option(subject, &look).ok_or_else(|| Failure::UnknownOption(subject.to_owned()))?
        }
        // No rule has a blank in its name.
        Some(subject) if subject.contains(' ') => {
            codes::message(subject, &look).ok_or_else(|| Failure::UnknownCode(subject.to_owned()))?
        }
        Some(subject) => rule(subject, &look)?,
    };
    streams.print(&text)?;
    Ok(GOOD)
}

fn rule(name: &str, look: &Look) -> Result<String, Failure> {
    let unknown = || Failure::UnknownRule(Unknown { name: name.to_owned(), nearest: rules::nearest(name) });
    // Its dashes are easily left away where they have to stand behind `--`.
    let option = || page::option(&format!("--{name}"), look);
    rules::find(name).map(|rule| page::rule(rule, look)).or_else(option).ok_or_else(unknown)
}
