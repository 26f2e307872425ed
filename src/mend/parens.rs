//! Blocks of cmd.exe, `if … ( … ) else ( … )`: where they end, and with them the command within.

/// Where in `text` the brackets stand that end a block, in order.
pub(super) fn closing(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let mut open = 0_usize;
    let (mut is_quoted, mut is_apart) = (false, true);
    let mut letters = text.bytes().enumerate();
    while let Some((at, letter)) = letters.next() {
        match letter {
            b'\n' => is_quoted = false,
            b'"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            b'^' => {
                letters.next();
            }
            // Within a word it is a letter.
            b'(' if is_apart => open += 1,
            b')' if open > 0 => {
                open -= 1;
                out.push(at);
            }
            _ => {}
        }
        is_apart = matches!(letter, b' ' | b'\t' | b'\r' | b'\n' | b'@' | b'(' | b'&' | b'|');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let closing = closing(text);
        let marks = (0..text.len()).map(|at| if closing.contains(&at) { '^' } else { ' ' });
        assert_eq!(marks.collect::<String>().trim_end(), expected, "{text}");
    }

    #[test]
    fn blocks_end_where_they_do() {
        check("if a (b) else (c)", "       ^        ^");
        check("for %%i in (1 2) do @(a %%i)", "               ^           ^");
        check("a (\n b \")\" ^) c)\n)", "               ^");
        check("a http://b/(c)", "");
        check("a \"b\n(c)", "       ^");
    }
}
