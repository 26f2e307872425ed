//! Files that build images: the commands of their `RUN` instructions.

use super::code;
use super::line::{Line, lines};
use super::{Block, BlockKind, Format, Purpose};
use crate::text::{Mapped, Source, Span};

pub(super) const FORMAT: Format =
    Format { endings: &["dockerfile", "containerfile", ".dockerfile"], read, purpose: Purpose::Image };

fn read(source: &Source) -> Vec<Block> {
    let lines = lines(source.text());
    let mut blocks = Vec::new();
    let mut ignores = Vec::new();
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        let end = index + lines[index..].iter().take_while(|line| goes_on(line)).count();
        let body = &lines[index..lines.len().min(end + 1)];
        index = end + 1;
        let text = line.text.trim_start();
        if let Some(comment) = text.strip_prefix('#') {
            index = index.min(lines.len()).saturating_sub(body.len() - 1);
            if comment.trim_start().starts_with("uncurly:") {
                ignores.push(Span::new(line.start + line.indent(), line.end()));
            }
        } else if let Some(skip) = instruction(line.text) {
            blocks.push(block(source.text(), body, skip, std::mem::take(&mut ignores)));
        } else if !line.is_blank() {
            blocks.extend(code::comments(std::mem::take(&mut ignores)));
        }
    }
    blocks.extend(code::comments(ignores));
    blocks
}

/// Whether `line` ends with a backslash, or is a comment among lines that do.
fn goes_on(line: &Line<'_>) -> bool {
    line.text.trim_end().ends_with('\\')
}

/// The length of `RUN` and its options before the command.
fn instruction(line: &str) -> Option<usize> {
    let text = line.trim_start();
    let name = text.get(..3).filter(|name| name.eq_ignore_ascii_case("RUN"))?;
    let mut rest = text[name.len()..].strip_prefix([' ', '\t'])?.trim_start();
    while rest.starts_with("--") {
        rest = rest.split_once([' ', '\t'])?.1.trim_start();
    }
    Some(line.len() - rest.len())
}

fn block(source: &str, body: &[Line<'_>], skip: usize, ignores: Vec<Span>) -> Block {
    let first = body[0];
    let start = first.start + skip;
    let mut text = Mapped::default();
    text.copy(source, Span::new(start, first.end()));
    first.add_ending(source, &mut text);
    for line in &body[1..] {
        line.add(source, 0, &mut text);
    }
    let span = Span::new(start, body[body.len() - 1].next);
    Block { ignores, ..Block::of(span, text, BlockKind::Script) }
}

#[cfg(test)]
mod tests {
    use super::super::BlockKind::Script;
    use super::super::tests::check;

    #[test]
    fn commands_of_instructions() {
        check("Dockerfile", "FROM x\nRUN curl a \\\n  && b\nCMD curl c\n", &[(Script, "curl a \\\n  && b\n")]);
        check("a.dockerfile", "# \\\nRUN --mount=type=x curl a\r\n", &[(Script, "curl a\n")]);
    }
}
