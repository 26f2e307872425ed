//! PowerShell's own commands and the literal values they are given: strings, tables, lists, and calls
//! of commands within them. What is computed is told from what is written, and not read further.

mod call;
mod values;

use crate::text::Span;
use values::{Place, Values};

/// A run of a string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bit {
    /// Text that is known.
    Text(String),
    /// A variable of the environment, by name.
    Environment(String),
    /// A variable of the session, by name.
    Variable(String),
    /// Anything else that PowerShell would put in.
    Computed,
}

/// A value as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// A string or a bare word.
    Text(Vec<Bit>),
    /// A number, as written.
    Number(String),
    /// `$true`, `$false`
    Truth(bool),
    /// `$null`
    Null,
    /// A variable of the session, whole.
    Variable(String),
    /// `@{ … }`: names and values.
    Table(Vec<(Vec<Bit>, Expression)>),
    /// `@( … )`, or values with commas between them.
    List(Vec<Expression>),
    /// A command that is called for its output.
    Call(Call),
    /// A value that is handed to a command.
    Piped(Box<Expression>, Call),
    /// What only PowerShell can compute.
    Computed,
}

/// One command of PowerShell with what it is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// Its name, as written.
    pub name: String,
    /// From the name to the last argument.
    pub span: Span,
    /// In order.
    pub items: Vec<Item>,
    /// What opens the innermost string, table, list or group in it within which the text ends.
    pub open: Option<Span>,
}

/// One thing that a command is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// `-Name`, without its dash.
    Parameter(String, Span),
    /// A value: of the parameter before it, unless that is a switch.
    Value(Expression, Span),
    /// `@name`: the parameters that a table holds.
    Splat(String, Span),
}

/// The command whose name starts at `at` of `text`.
pub fn call(text: &str, at: usize) -> Call {
    let mut values = Values::new(text, at);
    let call = values.call();
    Call { open: values.open(), ..call }
}

/// The value that starts at `at` of `text`, up to the end of its statement, and where it ends. What the text ends
/// within cannot be known.
pub fn expression(text: &str, at: usize) -> (Expression, usize) {
    let mut values = Values::new(text, at);
    let value = values.value(Place::Line);
    (if values.open().is_some() { Expression::Computed } else { value }, values.at())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bits(bits: &[Bit]) -> String {
        let show = |bit: &Bit| match bit {
            Bit::Text(text) => text.clone(),
            Bit::Environment(name) => format!("<env {name}>"),
            Bit::Variable(name) => format!("<{name}>"),
            Bit::Computed => "<?>".to_owned(),
        };
        bits.iter().map(show).collect()
    }

    fn shown(value: &Expression) -> String {
        match value {
            Expression::Text(text) => format!("'{}'", bits(text)),
            Expression::Number(number) => number.clone(),
            Expression::Truth(truth) => truth.to_string(),
            Expression::Null => "null".to_owned(),
            Expression::Variable(name) => format!("${name}"),
            Expression::Table(members) => {
                let member = |(name, value): &(Vec<Bit>, Expression)| format!("{}={}", bits(name), shown(value));
                format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(" "))
            }
            Expression::List(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(" ")),
            Expression::Call(call) => format!("({})", called(call)),
            Expression::Piped(value, call) => format!("{}|{}", shown(value), called(call)),
            Expression::Computed => "?".to_owned(),
        }
    }

    fn called(call: &Call) -> String {
        let item = |item: &Item| match item {
            Item::Parameter(name, _) => format!(" -{name}"),
            Item::Value(value, _) => format!(" {}", shown(value)),
            Item::Splat(name, _) => format!(" @{name}"),
        };
        call.name.clone() + &call.items.iter().map(item).collect::<String>()
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(called(&call(text, 0)), expected, "{text}");
    }

    #[track_caller]
    fn check_value(text: &str, expected: &str, rest: &str) {
        let (value, end) = expression(text, 0);
        assert_eq!((shown(&value).as_str(), &text[end..]), (expected, rest), "{text}");
    }

    #[test]
    fn arguments() {
        check("irm https://a.example/$id -Method:Post | b", "irm 'https://a.example/<id>' -Method 'Post'");
        check("irm -Uri \"a/$env:B/${c}d\" `\n  –Body $e -x @f; g", "irm -Uri 'a/<env B>/<c>d' -Body $e -x @f");
        check("irm 'a' ` \n -H 'b'\n-Method Put\nnext", "irm 'a' -H 'b' -Method 'Put'");
        check("irm -Uri (\"a\" + $b + 'c') -M $b.c -N 5", "irm -Uri 'a<b>c' -M ? -N 5");
        check("irm -B (@{ a = 1 } | ConvertTo-Json -Depth 5) x", "irm -B {a=1}|ConvertTo-Json -Depth 5 'x'");
        check("irm \"a $(Get-Date) \\ \\\"", "irm 'a <?> \\ \\'");
    }

    #[test]
    fn values() {
        check_value(
            "@{ 'a b' = \"c $d\"; e=@{f=$true}\n g-h = @(1, 'x', $null) }\nx",
            "{a b='c <d>' e={f=true} g-h=[1 'x' null]}",
            "\nx",
        );
        check_value("[ordered]@{a=1,2} # b", "{a=[1 2]}", "");
        check_value("@'\n{\"a\": \"b\"}\n'@\n$c", "'{\"a\": \"b\"}'", "\n$c");
        check_value("$a | ConvertTo-Json\n", "$a|ConvertTo-Json", "\n");
        check_value("(Get-Date).Year; x", "?", "; x");
        check_value("New-Object \"a.b[c]\"\n", "(New-Object 'a.b[c]')", "\n");
        check_value("'a' -f 5\n", "?", "\n");
        check_value("@{ a; b = 'c' }", "{<?>=? b='c'}", "");
    }

    #[test]
    fn what_never_ends_is_told() {
        for (text, open) in [
            ("irm 'a' -B @{ c = 'd", "'"),
            ("irm 'a' -B @{ c = 'd'", "@{"),
            ("irm 'a' -B @(1, 2", "@("),
            ("irm 'a' -B (1", "("),
            ("irm \"a", "\""),
            ("irm 'a' @'\nb", "@'"),
            ("irm \"a $(b", "$("),
            ("irm 'a' -B @{ c = @('d', \"e\") }; f 'g", ""),
            ("irm 'a' # it's", ""),
            ("irm 'a' (b c", "("),
        ] {
            assert_eq!(call(text, 0).open.map_or("", |span| span.of(text)), open, "{text}");
        }
        check_value("@{ a", "?", "");
        check_value("'a", "?", "");
    }
}
