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
    /// A variable of the environment, and what stands for it where it is not set.
    Default(String, String),
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

    /// What `$(code)` prints, of the commands that a program can do without, or `${NAME:-text}` stands for.
    pub(super) fn expansion(code: &str) -> Option<Self> {
        if let Some((name, text)) = between(code, "${", "}").and_then(|inner| inner.split_once(":-")) {
            let is_plain = !text.contains(['$', '`', '"', '\'', '\\', '{', '*', '?', '[', '~']);
            return (name::is_variable(name) && is_plain).then(|| Self::Default(name.to_owned(), text.to_owned()));
        }
        let code = between(code, "$(", ")").or_else(|| between(code, "`", "`"))?.trim();
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
            Self::Variable(variable) | Self::Default(variable, _) => name::local(variable),
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
            Self::Default(..) => Some(Snippet::EnvOr),
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
            Self::Default(name, text) => {
                let arguments = [name, text].map(|text| Expr::atom(literal::string(text)));
                return Expr::Call(Call::new("env_or", arguments.to_vec(), ""));
            }
            Self::Clock => return Expr::atom("UNIX_EPOCH.elapsed()?.as_secs().to_string()"),
        };
        Expr::Call(Call::new(function, vec![Expr::atom(argument)], "?"))
    }
}

/// What stands between `start` and `end`.
fn between<'a>(code: &'a str, start: &str, end: &str) -> Option<&'a str> {
    code.strip_prefix(start)?.strip_suffix(end)
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
        assert_eq!(Origin::expansion("`cat a`"), file("a"));
        assert_eq!(Origin::expansion("${A:-b c}"), Some(Origin::Default("A".into(), "b c".into())));
        for code in [
            "$(cat a b)",
            "$(cat ~/a)",
            "$(cat $F)",
            "$(cat -)",
            "$(cat a | jq)",
            "$(date)",
            "$(cat)",
            "$(ls)",
            "`a`",
            "${A:-$B}",
            "${A:=b}",
            "${A%b}",
            "${1:-b}",
        ] {
            assert_eq!(Origin::expansion(code), None, "{code}");
        }
    }
}
