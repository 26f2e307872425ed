//! What programs behind a pipe have to be told, and so whether one was cut off before its end: `grammar/filters.tsv`.

use super::table::{Row, Table};

const TABLE: Table = Table::new(include_str!("../../grammar/filters.tsv"));

/// What stands in the last column where the operands of a program are a command.
const COMMAND: &str = "command";

/// Whether the program that `words` call, as they are written, has to be told more than they say. A program that is
/// not known is told enough.
pub fn wants_more(words: &[&str]) -> bool {
    let Some((name, arguments)) = words.split_first() else { return false };
    if is_assignment(name) {
        return wants_more(arguments);
    }
    let Some(row) = TABLE.find(name.rsplit('/').next().unwrap_or(name)) else { return false };
    let filter = Filter::of(row);
    let mut needed = filter.operands;
    let mut rest = arguments.iter().enumerate();
    while let Some((at, word)) = rest.next() {
        match filter.option(word) {
            Some(option) => {
                needed = needed.saturating_sub(usize::from(option.is_instead));
                if option.value == OptionValue::Next && rest.next().is_none() {
                    return true;
                }
            }
            None if filter.starts_command && needed < 2 => return wants_more(&arguments[at..]),
            None => needed = needed.saturating_sub(1),
        }
    }
    needed > 0
}

fn is_assignment(word: &str) -> bool {
    word.split_once('=')
        .is_some_and(|(name, _)| !name.is_empty() && name.bytes().all(|b| b == b'_' || b.is_ascii_alphanumeric()))
}

/// What a row says of a program.
struct Filter {
    operands: usize,
    instead: &'static str,
    values: &'static str,
    starts_command: bool,
}

/// Where the value of an option stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OptionValue {
    /// In the same word, or nowhere.
    Here,
    /// In the next word.
    Next,
}

/// What one word with dashes says.
struct Given {
    value: OptionValue,
    /// Whether it stands for the first operand.
    is_instead: bool,
}

impl Filter {
    fn of(row: Row<'static>) -> Self {
        let [_, operands, instead, values, then] = row.take();
        Self { operands: operands.parse().unwrap_or(0), instead, values, starts_command: then == COMMAND }
    }

    /// What `word` says as an option; `None` for an operand.
    fn option(&self, word: &str) -> Option<Given> {
        let name = word.strip_prefix('-').filter(|name| !name.is_empty())?;
        if let Some(long) = name.strip_prefix('-') {
            let is_instead = holds(self.instead, long.split('=').next().unwrap_or(long));
            let value = if holds(self.values, long) { OptionValue::Next } else { OptionValue::Here };
            return Some(Given { value, is_instead });
        }
        let mut letters = name.char_indices();
        let mut is_instead = false;
        let taking = letters.find(|&(at, c)| {
            let letter = &name[at..at + c.len_utf8()];
            is_instead |= holds(self.instead, letter);
            holds(self.values, letter)
        });
        let value = taking.filter(|(at, c)| at + c.len_utf8() == name.len()).map_or(OptionValue::Here, |_| OptionValue::Next);
        Some(Given { value, is_instead })
    }
}

/// Whether `name` is among the names of a cell.
fn holds(names: &str, name: &str) -> bool {
    !name.is_empty() && names.split(' ').any(|known| known == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(command: &str, expected: bool) {
        let words: Vec<&str> = command.split_whitespace().collect();
        assert_eq!(wants_more(&words), expected, "{command}");
    }

    #[test]
    fn a_program_is_told_all_it_needs() {
        check("jq", false);
        check("jq -r .a", false);
        check("sudo bash -s -- --yes", false);
        check("sudo -E bash -", false);
        check("sudo -i", false);
        check("sudo FOO=1 tee /etc/a", false);
        check("grep -e a", false);
        check("grep -A2 a", false);
        check("tar -xzC /usr/local", false);
        check("tar --strip-components=1 -xz", false);
        check("xargs", false);
        check("timeout 5 sh", false);
        check("frobnicate -x", false);
        check("", false);
    }

    #[test]
    fn a_program_is_cut_off() {
        check("sudo", true);
        check("sudo -E", true);
        check("sudo -u", true);
        check("sudo tee", true);
        check("/usr/bin/sudo env A=1 tee", true);
        check("tee -a", true);
        check("grep -v", true);
        check("head -n", true);
        check("tar -xz -C", true);
        check("tar xz -C", true);
        check("timeout 5", true);
        check("xargs -I", true);
        check("python3 -c", true);
    }

    #[test]
    fn rows_are_well_formed() {
        assert!(TABLE.rows().iter().is_sorted_by(|a, b| a.key() < b.key()));
        for row in TABLE.rows().iter() {
            let [_, operands, _, _, then] = row.take();
            assert!(operands.parse::<usize>().is_ok() && ["", COMMAND].contains(&then), "{}", row.line());
        }
    }
}
