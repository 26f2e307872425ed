//! Makefiles: the lines of recipes, each for a shell of its own.

use super::code;
use super::line::{Line, lines};
use super::{Block, BlockKind, Dollars, Format, Purpose, Remark, Turns};
use crate::knowledge::make;
use crate::shell::Dialect;
use crate::text::{Mapped, Source, Span};

pub(super) const FORMAT: Format =
    Format { endings: &["makefile", "gnumakefile", ".mk"], read, purpose: Purpose::Pipeline, remark: Remark::HASH };

fn read(source: &Source) -> Vec<Block> {
    let lines = lines(source.text());
    let mut blocks = Vec::new();
    let mut ignores = Vec::new();
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        if line.text.trim_start().starts_with('#') {
            index += 1;
            ignores.extend(Remark::HASH.call(line));
            continue;
        }
        let end = end(&lines, index);
        let body = &lines[index..end];
        index = end;
        if let Some(block) = recipe(source.text(), body) {
            blocks.push(Block { ignores: std::mem::take(&mut ignores), ..block });
        } else if !line.is_blank() && (line.text.starts_with('\t') || !line.text.contains(':')) {
            // Above a target, a comment holds for the first line of its recipe.
            blocks.extend(code::comments(std::mem::take(&mut ignores)));
        }
    }
    blocks.extend(code::comments(ignores));
    blocks
}

/// One past the last line of what starts on line `first`: a command of curl goes on with options though no backslash says
/// so, since nobody has them for commands.
fn end(lines: &[Line<'_>], first: usize) -> usize {
    let goes_on = |line: &Line<'_>| line.text.starts_with('\t') && code::is_options(line.text);
    let (mut end, mut is_curl) = (first, false);
    loop {
        let last = end + lines[end..].iter().take_while(|line| line.text.ends_with('\\')).count();
        let next = lines.len().min(last + 1);
        is_curl |= lines[end..next].iter().any(|line| line.text.contains("curl"));
        end = next;
        if !is_curl || !lines[first].text.starts_with('\t') || !lines.get(end).is_some_and(goes_on) {
            return end;
        }
    }
}

/// The command of curl on the lines `body` of a recipe, as the shell gets it.
fn recipe(source: &str, body: &[Line<'_>]) -> Option<Block> {
    let (first, last) = (body.first()?, body.last()?);
    let command = first.text.strip_prefix('\t')?.trim_start_matches(['@', '-', '+', ' ', '\t']);
    if !body.iter().any(|line| line.text.contains("curl")) {
        return None;
    }
    let mut text = Mapped::default();
    let mut quotes = Quotes::None;
    for (index, line) in body.iter().enumerate() {
        let inset = usize::from(line.text.starts_with('\t'));
        let skip = if index == 0 { line.text.len() - command.len() } else { inset };
        filled_in(source, Span::new(line.start + skip, line.end()), &mut quotes, &mut text)?;
        line.add_ending(source, &mut text);
    }
    let block = Block::of(Span::new(first.start, last.next), text, BlockKind::Script);
    Some(Block {
        dialect: Some(Dialect::Posix),
        turns: Turns::Ending,
        dollars: Dollars::Doubled,
        head: Some(first.start),
        ..block
    })
}

/// In which quotes of the shell a place lies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    None,
    Single,
    Double,
}

/// Appends `span` of `source` with variables of make as some of the shell. In single quotes, in which the shell knows none,
/// they are what a template fills in.
fn filled_in(source: &str, span: Span, quotes: &mut Quotes, out: &mut Mapped) -> Option<()> {
    let bytes = source.as_bytes();
    let (mut at, mut copied) = (span.start, span.start);
    while at < span.end {
        match (bytes[at], *quotes) {
            (b'\\', Quotes::None | Quotes::Double) => at += 1,
            (b'\'', Quotes::None) => *quotes = Quotes::Single,
            (b'"', Quotes::None) => *quotes = Quotes::Double,
            (b'\'', Quotes::Single) | (b'"', Quotes::Double) => *quotes = Quotes::None,
            (b'$', _) => {
                let (said, len) = variable(&source[at..span.end])?;
                let name = said.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
                let said = match name.filter(|_| *quotes == Quotes::Single) {
                    Some(name) => format!("{{{{ {name} }}}}"),
                    None => said,
                };
                out.copy(source, Span::new(copied, at));
                out.replace(&said, Span::new(at, at + len));
                at += len - 1;
                copied = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    out.copy(source, Span::new(copied, span.end));
    Some(())
}

/// What the sign that `text` starts with stands for to the shell, and how long it is.
fn variable(text: &str) -> Option<(String, usize)> {
    let sign = text[1..].chars().next()?;
    let close = match sign {
        '$' => return Some(("$".to_owned(), 2)),
        '(' => ')',
        '{' => '}',
        // The target, what it is made of, a variable of one letter.
        _ => return Some((format!("${{{}}}", make::variable(&text[1..=sign.len_utf8()])), 1 + sign.len_utf8())),
    };
    let inner = &text[2..text.find(close)?];
    if inner.contains(['$', '(', '{']) {
        return None;
    }
    Some((format!("${{{}}}", make::variable(inner)), inner.len() + 3))
}

#[cfg(test)]
mod tests {
    use super::super::BlockKind::Script;
    use super::super::tests::check;
    use super::*;

    #[test]
    fn recipes_are_what_the_shell_gets() {
        let text = "URL = a\nx: y\n\t@curl $(URL)/$$A \\\n\t  -o $@\n\techo z\n\t-curl b\n";
        check("Makefile", text, &[(Script, "curl ${URL}/$A \\\n  -o ${MAKE_TARGET}\n"), (Script, "curl b\n")]);
        check("a.mk", "x:\n\tcurl -d '{\"a\": \"$(B)\"}'\n", &[(Script, "curl -d '{\"a\": \"{{ B }}\"}'\n")]);
        check("a.mk", "x:\n\tcurl -H \"A: ${B}\" -d '$$C'\n", &[(Script, "curl -H \"A: ${B}\" -d '$C'\n")]);
    }

    #[test]
    fn comments_hold_for_what_comes_first() {
        let ignores = |text: &str| {
            let blocks = super::super::read(&Source::new(Some("Makefile".to_owned()), text));
            blocks.iter().map(|block| block.ignores.len()).collect::<Vec<_>>()
        };
        assert_eq!(ignores("# uncurly: ignore\nx: y\n\tcurl a\n\t# uncurly: ignore\n\tcurl b\n"), [1, 1]);
        assert_eq!(ignores("# uncurly: ignore\nx:\n\techo\n\tcurl a\n"), [1, 0]);
    }

    #[test]
    fn what_the_shell_does_not_get_is_left_alone() {
        check("Makefile", "curl:\n\techo\nx: ; curl a\n# curl\n", &[]);
        check("Makefile", "x:\n\tcurl $(shell echo $(A))\n", &[]);
    }
}
