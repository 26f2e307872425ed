//! Writes values as words of a shell, as plainly as it allows. Knows no option and no layout.

mod cmd;
mod posix;
mod powershell;

use super::{Dialect, Piece, Value};

/// `value` quoted as one word for `dialect`, as plainly as that shell allows.
pub fn quote(value: &str, dialect: Dialect) -> String {
    match dialect {
        Dialect::Posix => posix::known(value),
        Dialect::Cmd => cmd::word(&[Piece::Text(value)]),
        Dialect::PowerShell => powershell::known(value),
    }
}

/// `value` quoted as one word for `dialect`, in which what the shell fills in stays live.
///
/// Expansions stay as they are written, whatever shell they were written for.
pub fn quote_value(value: &Value, dialect: Dialect) -> String {
    if let Some(known) = value.known() {
        return quote(known, dialect);
    }
    let pieces: Vec<_> = value.pieces().collect();
    match dialect {
        Dialect::Posix => posix::live(&pieces),
        Dialect::Cmd => cmd::word(&pieces),
        Dialect::PowerShell => powershell::live(&pieces),
    }
}

/// The first letter of the text behind the piece at `index`.
fn letter_after(pieces: &[Piece<'_>], index: usize) -> Option<char> {
    match pieces.get(index + 1) {
        Some(Piece::Text(text)) => text.chars().next(),
        _ => None,
    }
}

/// Letters that mean themselves in every shell, wherever they stand.
fn is_safe(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.' | '/' | ':' | '+')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::shell::read;

    #[track_caller]
    fn check(value: &str, posix: &str, cmd: &str, powershell: &str) {
        assert_eq!(quote(value, Dialect::Posix), posix);
        assert_eq!(quote(value, Dialect::Cmd), cmd);
        assert_eq!(quote(value, Dialect::PowerShell), powershell);
    }

    #[test]
    fn known_values() {
        check("https://a.b/c", "https://a.b/c", "https://a.b/c", "https://a.b/c");
        check("", "''", "\"\"", "'\"\"'");
        check("a b", "'a b'", "\"a b\"", "'a b'");
        check("it's", "'it'\\''s'", "it's", "'it''s'");
        check("{a,b}", "'{a,b}'", "\"{a,b}\"", "'{a,b}'");
        check("--a=b%20", "--a=b%20", "--a=b%%20", "--a=b%20");
        check("-H.x", "-H.x", "-H.x", "'-H.x'");
        check("@a", "@a", "@a", "'@a'");
        check("~a", "'~a'", "\"~a\"", "'~a'");
        check(r#"{"a": 1}"#, r#"'{"a": 1}'"#, r#""{\"a\": 1}""#, r#"'{\"a\": 1}'"#);
        check(r#"a\"b\"#, r#"'a\"b\'"#, r#""a\\\"b\\""#, r#"'a\\\"b\'"#);
        check("\"&\" & \n", "'\"&\" & \n'", "\"\\\"^&\\\" & \"^\n\n\"\"", "'\\\"&\\\" & \n'");
        check("‘a’", "'‘a’'", "\"‘a’\"", "'‘‘a’’'");
    }

    #[track_caller]
    fn check_live(written: &str, posix: &str, cmd: &str, powershell: &str) {
        let script = read(written, Dialect::Posix);
        let value = script.pipelines[0].commands[0].words[0].value(written);
        assert_eq!(quote_value(&value, Dialect::Posix), posix);
        assert_eq!(quote_value(&value, Dialect::Cmd), cmd);
        assert_eq!(quote_value(&value, Dialect::PowerShell), powershell);
    }

    #[test]
    fn live_values() {
        check_live("a/$B/c", "\"a/$B/c\"", "a/%B%/c", "\"a/$Env:B/c\"");
        check_live("${B}c", "\"${B}c\"", "%B%c", "\"${Env:B}c\"");
        check_live("$B'\"c d'", "\"$B\"'\"c d'", "\"%B%\\\"c d\"", "\"$Env:B\\`\"c d\"");
        check_live("'!'$1", "'!'\"$1\"", "\"!%1%\"", "\"!$1\"");
        check_live("<(a)", "<(a)", "\"<(a)\"", "\"<(a)\"");
        check_live("a\\$b$C", "'a$b'\"$C\"", "\"a$b%C%\"", "\"a`$b$Env:C\"");
    }

    /// Values made of what the shells find special.
    fn nasty() -> impl Strategy<Value = String> {
        let letter = prop_oneof![
            proptest::sample::select(r#"'"\$`!%^&|<>(){}[]*?~#=;,@- ab1"#.chars().collect::<Vec<_>>()),
            proptest::sample::select("\n\t’‘“”„–é\u{a0}😀".chars().collect::<Vec<_>>()),
            any::<char>().prop_filter("no line end of Windows, no end of a string", |letter| !"\r\0".contains(*letter)),
        ];
        proptest::collection::vec(letter, 0..12).prop_map(String::from_iter)
    }

    proptest! {
        #[test]
        fn what_is_quoted_reads_back(value in nasty()) {
            for dialect in [Dialect::Posix, Dialect::Cmd, Dialect::PowerShell] {
                let text = format!("curl {}", quote(&value, dialect));
                let script = read(&text, dialect);
                prop_assert_eq!(&script.complaints, &[], "{}", text);
                let words = &script.pipelines[0].commands[0].words;
                prop_assert_eq!(words.len(), 2, "{}", text);
                let read_back = words[1].value(&text);
                prop_assert_eq!(read_back.known(), Some(value.as_str()), "{}", text);
            }
        }
    }
}
