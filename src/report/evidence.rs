//! What the reading of a command was weighed by, for `-v`: its cost, each slip, the reading that came next.

use super::view::View;
use crate::lint::Report;
use crate::mend::{Certainty, Command, Evidence, Slip};

/// How many characters of another reading are shown on either side of where it differs.
const AROUND: usize = 24;

/// What the commands at `indices` of `report` were weighed by, in lines.
pub fn evidence(report: &Report, indices: impl IntoIterator<Item = usize>) -> Vec<String> {
    let view = View::new(report);
    indices.into_iter().flat_map(|index| weighed(&view, index)).collect()
}

fn weighed(view: &View<'_>, index: usize) -> Vec<String> {
    let command = &view.report.commands[index];
    let mut lines = vec![sum(index, command)];
    if let Certainty::Unsure(doubts) = &command.certainty {
        lines.push(format!("  the text does not tell {}", view.plain(&doubts.to_string())));
    }
    lines.extend(command.slips.iter().map(|slip| told(view, slip)));
    if let Some(other) = &command.evidence.other {
        // Masked first: a part of a secret is not known for one.
        let (own, other) = (view.plain(command.text.text()), view.plain(&other.text));
        let (own, other) = apart(&own, &other);
        lines.push(format!("  here `{own}`, in the next reading `{other}`"));
    }
    lines
}

fn sum(index: usize, command: &Command) -> String {
    let Evidence { cost, other } = &command.evidence;
    let next = match other {
        Some(other) => format!("the next reading costs {}, {} more", other.cost, other.cost.saturating_sub(*cost)),
        None => "no other reading comes near".to_owned(),
    };
    let things = match command.slips.len() {
        0 => return format!("command {}: nothing undone; {next}", index + 1),
        1 => "1 thing".to_owned(),
        count => format!("{count} things"),
    };
    format!("command {}: {things} undone, at a cost of {cost}; {next}", index + 1)
}

/// A slip: where, by which rule, and what became of it.
fn told(view: &View<'_>, slip: &Slip) -> String {
    let place = view.position(slip.span.start);
    let was = view.plain(slip.span.of(view.report.source.text()));
    let is = view.plain(&slip.text);
    let change = match (was.is_empty(), is.is_empty()) {
        (true, true) => "something is missing here".to_owned(),
        (true, false) => format!("`{is}` put in"),
        (false, true) => format!("`{was}` left out"),
        (false, false) => format!("`{was}` → `{is}`"),
    };
    format!("  {}:{} {}: {change}", place.line, place.column, slip.kind.name())
}

/// The parts of two texts that differ, with a little of what stands around them.
fn apart<'t>(one: &'t str, two: &'t str) -> (&'t str, &'t str) {
    let same = |(one, two): &(char, char)| one == two;
    let before: usize = one.chars().zip(two.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let room = one.len().min(two.len()) - before;
    let mut behind = 0;
    for (c, _) in one.chars().rev().zip(two.chars().rev()).take_while(same) {
        if behind + c.len_utf8() > room {
            break;
        }
        behind += c.len_utf8();
    }
    (around(one, before, behind), around(two, before, behind))
}

/// `text` without its first `before` and last `behind` bytes, but for [`AROUND`] characters of each.
fn around(text: &str, before: usize, behind: usize) -> &str {
    let end = text.len() - behind;
    let start = text[..before].char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let stop = text[end..].char_indices().nth(AROUND).map_or(text.len(), |(at, _)| end + at);
    &text[start..stop]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint;
    use crate::mend::Mending;
    use crate::text::Source;

    fn check(one: &str, two: &str, expected: (&str, &str)) {
        assert_eq!(apart(one, two), expected);
    }

    #[test]
    fn another_reading_shows_no_part_of_a_secret() {
        let text = "curl https://a.example/x -H Authorization: Bearer v7Qd2kXw9ZpL4mTnR8sB\n3yHcJ6fGaE1uVoI5tNbM\n";
        let report = lint::lint(Source::new(None, text), Mending::On, &lint::Settings::default());
        let lines = evidence(&report, [0]).join("\n");
        assert!(lines.contains("in the next reading"), "{lines}");
        assert!(!lines.contains("3yHcJ6") && !lines.contains("v7Qd2k"), "{lines}");
    }

    #[test]
    fn differences_are_shown_with_what_stands_around_them() {
        check("curl a", "curl a b", ("curl a", "curl a b"));
        check("aa", "aaa", ("aa", "aaa"));
        let long = "x".repeat(40);
        check(
            &format!("{long}é{long}"),
            &format!("{long}e{long}"),
            (&format!("{0}é{0}", "x".repeat(AROUND)), &format!("{0}e{0}", "x".repeat(AROUND))),
        );
    }
}
