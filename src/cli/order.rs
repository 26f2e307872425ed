//! What holds everywhere may stand before a verb too: `uncurly -q lint docs`.
//!
//! Behind any option clap would take the verb for a file.

use std::ffi::{OsStr, OsString};

use clap::Command;

/// `arguments`, which begin with the program's name, with what holds everywhere behind the verb.
pub(super) fn ordered(mut arguments: Vec<OsString>, command: impl FnOnce() -> Command) -> Vec<OsString> {
    if !arguments.get(1).is_some_and(|first| first.as_encoded_bytes().starts_with(b"-")) {
        return arguments;
    }
    let command = command();
    let mut verb = 1;
    while let Some(len) = arguments.get(verb).and_then(|option| everywhere(option, &command)) {
        verb += len;
    }
    let is_verb = |word: &OsString| command.get_subcommands().any(|known| word == known.get_name());
    if arguments.get(verb).is_some_and(is_verb) {
        arguments[1..=verb].rotate_right(1);
    }
    arguments
}

/// How many arguments `option` is with its value, if it holds everywhere.
fn everywhere(option: &OsStr, command: &Command) -> Option<usize> {
    let option = option.to_str()?;
    command.get_arguments().filter(|known| known.is_global_set()).find_map(|known| {
        let long = known.get_long()?;
        let is_short =
            known.get_short().is_some_and(|short| option.strip_prefix('-') == Some(short.encode_utf8(&mut [0; 4])));
        let rest = option.strip_prefix("--").and_then(|option| option.strip_prefix(long));
        match rest {
            Some("") => Some(1 + usize::from(known.get_action().takes_values())),
            Some(value) if value.starts_with('=') => Some(1),
            _ => is_short.then_some(1),
        }
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::super::args::Arguments;
    use super::*;

    #[track_caller]
    fn check(given: &str, expected: &str) {
        let arguments = given.split(' ').map(OsString::from).collect();
        let ordered = ordered(arguments, Arguments::command);
        assert_eq!(ordered.join(OsStr::new(" ")), expected);
    }

    #[test]
    fn verbs_come_first() {
        check("uncurly -q lint docs", "uncurly lint -q docs");
        check("uncurly --color never --verbose fix -", "uncurly fix --color never --verbose -");
        check("uncurly --color=never lint", "uncurly lint --color=never");
        check("uncurly -q", "uncurly -q");
        check("uncurly -q lint.md", "uncurly -q lint.md");
        check("uncurly --write lint", "uncurly --write lint");
        check("uncurly fix -q lint", "uncurly fix -q lint");
    }
}
