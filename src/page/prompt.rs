//! Prompts of shells.

use super::call;
use crate::shell::Dialect;

/// A prompt before a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Prompt {
    /// How many bytes stand before the command.
    pub(super) len: usize,
    /// Whether it could as well be the `#` of a comment.
    pub(super) doubtful: bool,
    /// The shell that has such prompts.
    pub(super) dialect: Option<Dialect>,
}

/// The prompt that `line` starts with, if a command stands behind it.
pub(super) fn primary(line: &str) -> Option<Prompt> {
    let mut signs = line.match_indices(['$', '%', '#', '>', '❯', '➜', 'λ']).take(6);
    signs.find_map(|(at, sign)| found(line, at, sign))
}

/// The prompt that `sign` at `at` closes.
fn found(line: &str, at: usize, sign: &str) -> Option<Prompt> {
    let before = line[..at].trim_start();
    let rest = &line[at + sign.len()..];
    let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    // To the shell, such a blank is the first letter of what stands behind it.
    let is_apart = blank > 0 || rest.starts_with('\u{a0}');
    let is_prompt = match sign {
        ">" => is_windows(before),
        "➜" => false,
        _ => is_apart && (before.is_empty() || is_place(before)),
    };
    let commands = !rest[blank..].is_empty();
    let len = at + sign.len() + blank;
    let dialect = match sign {
        ">" if before.starts_with("PS") => Some(Dialect::PowerShell),
        ">" => Some(Dialect::Cmd),
        _ => None,
    };
    (is_prompt && commands).then_some(Prompt { len, doubtful: sign == "#" && before.is_empty(), dialect })
}

/// `PS C:\Users\me`, `C:\`, `PS`.
fn is_windows(before: &str) -> bool {
    let path = before.strip_prefix("PS ").unwrap_or(before);
    let mut chars = path.chars();
    let drive = chars.next().is_some_and(|c| c.is_ascii_alphabetic()) && chars.next() == Some(':');
    before == "PS" || drive && !path.contains(['"', '>'])
}

/// A user and host, a path, the name of a shell or an environment.
fn is_place(before: &str) -> bool {
    let named = before.contains('@') || before.starts_with(['~', '[', '/', '(', '➜']);
    let shell = ["bash-", "sh-", "zsh-"].iter().any(|name| before.starts_with(name)) || before == "root";
    let plain = before.split_whitespace().count() <= 4 && !before.contains(['"', '\'', '=', '|', ';', '{']);
    plain && (named || shell)
}

/// Signs that prompts of whatever program end with.
const ENDS: [char; 11] = ['$', '#', '%', '>', '!', '❯', '❱', '»', '›', '→', 'λ'];

/// What stands before curl on `line`, where that may be a prompt of some other program or one of a shell's own making:
/// `app:prod> `, `In [1]: !`.
pub(super) fn strange(line: &str) -> Option<&str> {
    let at = line.find("curl").filter(|&at| call::is_curl(&line[at..]))?;
    let before = &line[..at];
    let said = before.trim_end_matches([' ', '\t']);
    let is_one = said.ends_with(ENDS) && (said.len() < before.len() || said.ends_with('!'));
    let is_plain = !before.contains(['"', '\'', '`', '=', '|', '&', ';']) && before.split_whitespace().count() <= 5;
    (is_one && is_plain && said.len() > 1).then_some(before)
}

/// The length of the prompt before a line that goes on with a command.
pub(super) fn secondary(line: &str) -> usize {
    const NAMES: [&str; 8] = ["", "quote", "dquote", "heredoc", "cmdsubst", "bquote", "pipe", "cmdand"];
    let marked = ["More? ", "... "].iter().find_map(|mark| line.strip_prefix(mark));
    if let Some(rest) = marked.filter(|rest| !rest.trim().is_empty()) {
        return line.len() - rest.len();
    }
    let Some((name, rest)) = line.split_once('>') else { return 0 };
    if !NAMES.contains(&name.trim_start()) {
        return 0;
    }
    let rest = rest.strip_prefix('>').unwrap_or(rest);
    line.len() - rest.strip_prefix(' ').unwrap_or(rest).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<&str>) {
        assert_eq!(primary(line).map(|prompt| &line[prompt.len..]), expected, "{line}");
    }

    #[test]
    fn prompts_are_known() {
        for prompt in [
            "$ ",
            "  % ",
            "# ",
            "user@host:~$ ",
            "[root@box tmp]# ",
            "PS C:\\Users\\me> ",
            "PS> ",
            "C:\\>",
            "~/x $ ",
            "bash-5.1$ ",
            "(venv) me@box:~$ ",
            "❯ ",
        ] {
            check(&format!("{prompt}ls -l"), Some("ls -l"));
        }
    }

    #[test]
    fn other_lines_have_none() {
        for line in ["curl x", "$", "$ZONE", "> GET / HTTP/1.1", "50 % of", "a > b", "-d '{\"a\": \"$ b\"}'", ""] {
            check(line, None);
        }
    }

    #[test]
    fn other_prompts_are_seen_before_curl() {
        for (line, expected) in [
            ("app:prod> curl a", Some("app:prod> ")),
            ("In [1]: !curl a", Some("In [1]: !")),
            ("host# curl a", Some("host# ")),
            ("ls > curl a", Some("ls > ")),
            ("> curl a", None),
            ("a | b > curl a", None),
            ("see curl a", None),
        ] {
            assert_eq!(strange(line), expected, "{line}");
        }
    }

    #[test]
    fn continued_lines_have_their_own() {
        for (line, expected) in
            [("> -H a", 2), ("dquote> b", 8), (">> c", 3), ("More? d", 6), ("... -H a", 4), ("...", 0), ("-H 'a>b'", 0)]
        {
            assert_eq!(secondary(line), expected, "{line}");
        }
    }
}
