//! Variables of a command that its text sets by what is not printed: a loop, `read`, what a program puts out.

use crate::lint::{Corrected, Correction};

/// How much before a command is looked at, in bytes.
const LOOK_BACK: usize = 1 << 16;

/// The variables that `corrected` uses, and that `text` sets before it otherwise than by what is printed.
pub(super) fn find(text: &str, corrected: &Corrected, correction: &Correction) -> Vec<String> {
    let command = &corrected.command;
    let before = before(text, corrected);
    let is_known = |name: &str| {
        correction.set.contains_key(name) || command.assignments.iter().any(|assigned| assigned.name == name)
    };
    let unknown = command.variables().into_iter().filter(|name| !is_known(name));
    unknown.filter(|name| is_set(before, name)).map(str::to_owned).collect()
}

/// The files that `corrected` sends, and that `text` writes before it.
pub(super) fn files(text: &str, corrected: &Corrected) -> Vec<String> {
    let command = &corrected.command;
    let before = before(text, corrected);
    let files = command.invocation.args.iter().filter_map(|arg| {
        let value = arg.value.as_ref()?.known()?;
        let (_, named) = value.split_once(['@', '<']).filter(|(name, _)| name.is_empty() || name.ends_with('='))?;
        Some(named.split(';').next().unwrap_or(named)).filter(|name| !name.is_empty() && *name != "-")
    });
    let mut files: Vec<_> = files.filter(|name| is_written(before, name)).map(str::to_owned).collect();
    files.dedup();
    files
}

/// What of `text` before `corrected` is looked at.
fn before<'t>(text: &'t str, corrected: &Corrected) -> &'t str {
    let end = corrected.command.span.start.min(text.len());
    let start = (end.saturating_sub(LOOK_BACK)..=end).find(|&at| text.is_char_boundary(at)).unwrap_or(end);
    &text[start..end]
}

/// Whether a line of `text` writes the file `name`.
fn is_written(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].trim_end_matches([' ', '"', '\'']);
        let ends = text[at + name.len()..].chars().next().is_none_or(|c| c.is_whitespace() || "\"';|&".contains(c));
        ends && ["> ", ">", "tee", "tee -a", "Out-File", "Set-Content"].iter().any(|writes| before.ends_with(writes))
    })
}

/// Words that stand before what a shell sets.
const LEADS: [&str; 10] = ["export", "set", "local", "readonly", "declare", "typeset", "then", "do", "else", "&&"];

/// Whether a line of `text` sets the variable `name`.
fn is_set(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let line = text[..at].rsplit('\n').next().unwrap_or("");
        let (lead, behind) = (line.trim_end(), &text[at + name.len()..]);
        let last = lead.rsplit([' ', '\t']).next().unwrap_or("");
        let is_apart = lead.len() < line.len() || lead.is_empty();
        let starts = lead.is_empty()
            || lead.ends_with([';', '(', '{', '&'])
            || LEADS.iter().any(|lead| lead.eq_ignore_ascii_case(last));
        // Other languages set blanks round the sign.
        let is_spaced =
            lead.is_empty() && (behind.trim_start_matches(' ').starts_with("= ") || behind.starts_with(": "));
        let assigned = starts && (behind.starts_with('=') || behind.starts_with("+=")) || is_spaced;
        let shells = last == "setenv" || lead.trim_start().starts_with("set -") && last.starts_with('-');
        let assigned = assigned || shells && behind.starts_with(' ');
        let listed = matches!(last, "for" | "select") && behind.starts_with([' ', '\n', ';']);
        let read = lead.split([' ', '\t', '|', ';']).any(|word| word == "read")
            && behind.chars().next().is_none_or(|c| matches!(c, ' ' | '\n' | ';'));
        let is_powershell = ["$", "$env:", "$script:", "$global:"].iter().any(|scope| lead.eq_ignore_ascii_case(scope));
        is_apart && (assigned || listed || read) || is_powershell && behind.trim_start().starts_with('=')
    })
}

#[cfg(test)]
mod tests {
    use super::is_set;

    #[test]
    fn what_writes_a_file_is_told() {
        for text in ["cat <<E > a.json\n{}\nE\n", "echo '{}' >a.json\n", "jq -n '{}' | tee a.json\n"] {
            assert!(super::is_written(text, "a.json"), "{text}");
        }
        for text in ["cat a.json\n", "cat x > aa.json\n", "echo > a.json.bak\n"] {
            assert!(!super::is_written(text, "a.json"), "{text}");
        }
    }

    #[test]
    fn what_sets_a_variable_is_told() {
        for text in [
            "ID=$(cat x)\n",
            "Set ID=5 and run",
            "$ID = Get-Content x\n",
            "$env:ID=$x\n",
            "ID = \"5\"\n",
            "ID: 5\n",
            "setenv ID 5\n",
            "set -gx ID 5\n",
            "for ID in a b; do\n",
            "cat x | while read -r ID; do\n",
            "a && export ID=`b`; ",
        ] {
            assert!(is_set(text, "ID"), "{text}");
        }
        for text in ["curl -d ID=5 x\n", "echo $ID\n", "the ID is read\n", "MY_ID=4\n", "read the ID, then"] {
            assert!(!is_set(text, "ID"), "{text}");
        }
    }
}
