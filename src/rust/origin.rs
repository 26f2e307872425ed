//! What a shell would fill in, and where a program has it from.

use super::import::Import;
use super::layout::{Call, Expr};
use super::snippet::Snippet;
use super::{literal, name};

/// Where a program has a value from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// A variable of the environment.
    Variable(String),
    /// An argument of the program, the first of which is 1.
    Argument(usize),
    /// The text in a file, without the line ends behind it.
    File(String),
    /// The seconds since 1970.
    Clock,
}

impl Origin {
    /// What `$name` stands for in a script.
    pub(super) fn variable(name: &str) -> Option<Self> {
        match name.parse() {
            Ok(position) if position > 0 => Some(Self::Argument(position)),
            _ => name::is_variable(name).then(|| Self::Variable(name.to_owned())),
        }
    }

    /// What `$(code)` prints, of the commands that a program can do without.
    pub(super) fn expansion(code: &str) -> Option<Self> {
        let code = code.strip_prefix("$(").and_then(|code| code.strip_suffix(')'));
        let code = code?.trim();
        let words: Vec<_> = code.split_whitespace().collect();
        let file = match *words {
            ["date", "+%s"] => return Some(Self::Clock),
            ["cat" | "<", path] => path,
            [path] => path.strip_prefix('<')?,
            _ => return None,
        };
        let unquoted = |mark| file.strip_prefix(mark).and_then(|file| file.strip_suffix(mark));
        let path = unquoted('"').or_else(|| unquoted('\'')).unwrap_or(file);
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "_-./".contains(letter);
        (path.contains(|letter: char| letter.is_ascii_alphanumeric())
            && !path.starts_with('-')
            && path.chars().all(plain))
        .then(|| Self::File(path.to_owned()))
    }

    /// What a local that holds it should be called.
    pub(super) fn wish(&self) -> String {
        match self {
            Self::Variable(variable) => name::local(variable),
            Self::Argument(position) => format!("argument_{position}"),
            Self::File(path) => {
                let file = path.rsplit('/').next().unwrap_or(path);
                let stem = file.trim_start_matches('.').split('.').next().unwrap_or(file);
                name::local(stem)
            }
            Self::Clock => "now".to_owned(),
        }
    }

    /// The function that fetches it.
    pub(super) fn snippet(&self) -> Option<Snippet> {
        match self {
            Self::Variable(_) => Some(Snippet::Env),
            Self::Argument(_) => Some(Snippet::Argument),
            Self::File(_) => Some(Snippet::Contents),
            Self::Clock => None,
        }
    }

    /// What it wants in scope.
    pub(super) fn import(&self) -> Option<Import> {
        (*self == Self::Clock).then_some(Import::UnixEpoch)
    }

    /// The expression that fetches it.
    pub(super) fn code(&self) -> Expr {
        let (function, argument) = match self {
            Self::Variable(name) => ("env", literal::string(name)),
            Self::Argument(position) => ("argument", position.to_string()),
            Self::File(path) => ("contents", literal::string(path)),
            Self::Clock => return Expr::atom("UNIX_EPOCH.elapsed()?.as_secs().to_string()"),
        };
        Expr::Call(Call::new(function, vec![Expr::atom(argument)], "?"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_commands_need_no_shell() {
        let file = |path: &str| Some(Origin::File(path.into()));
        assert_eq!(Origin::expansion("$(cat token.txt)"), file("token.txt"));
        assert_eq!(Origin::expansion("$(< /run/token)"), file("/run/token"));
        assert_eq!(Origin::expansion("$(<'a.b')"), file("a.b"));
        assert_eq!(Origin::expansion("$(date +%s)"), Some(Origin::Clock));
        for code in
            ["$(cat a b)", "$(cat ~/a)", "$(cat $F)", "$(cat -)", "$(cat a | jq)", "$(date)", "$(cat)", "$(ls)", "`a`"]
        {
            assert_eq!(Origin::expansion(code), None, "{code}");
        }
    }
}
