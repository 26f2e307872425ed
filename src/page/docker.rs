//! Files that build images: the commands that their instructions run, or have run.

use super::code;
use super::line::{Line, lines};
use super::list::{List, Strings};
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
            let list = List::read(source.text(), line.start + skip, Strings::Json);
            match list.filter(|list| body.last().is_some_and(|last| list.end <= last.end())) {
                Some(list) => blocks.extend(list.block(source.text(), &mut ignores)),
                None => blocks.push(block(source.text(), body, skip, std::mem::take(&mut ignores))),
            }
            blocks.extend(code::comments(std::mem::take(&mut ignores)));
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

/// The length of the instruction that starts a command, and of its options.
fn instruction(line: &str) -> Option<usize> {
    let mut rest = line;
    let mut word = next_word(&mut rest)?.to_ascii_uppercase();
    skip_options(&mut rest);
    if word == "HEALTHCHECK" {
        word = next_word(&mut rest)?.to_ascii_uppercase();
    }
    matches!(word.as_str(), "RUN" | "CMD" | "ENTRYPOINT").then_some(line.len() - rest.len())
}

/// The first word of `rest`, which goes with the blanks behind it.
fn next_word<'t>(rest: &mut &'t str) -> Option<&'t str> {
    let (word, behind) = rest.trim_start().split_once([' ', '\t'])?;
    *rest = behind.trim_start();
    Some(word)
}

fn skip_options(rest: &mut &str) {
    while rest.starts_with("--") && next_word(rest).is_some() {}
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
    use super::super::BlockKind::{Inline, Script};
    use super::super::tests::check;

    #[test]
    fn commands_of_instructions() {
        let both = [(Script, "curl a \\\n  && b\n"), (Script, "curl c\n")];
        check("Dockerfile", "FROM x\nRUN curl a \\\n  && b\nCMD curl c\n", &both);
        check("Dockerfile", "HEALTHCHECK --interval=1m CMD curl a\nHEALTHCHECK NONE\n", &[(Script, "curl a\n")]);
        check(
            "Dockerfile",
            "CMD [\"curl\", \\\n \"a\"]\nLABEL x=\"curl b\"\n",
            &[(Script, "[\"curl\", \\\n \"a\"]\n")],
        );
        check("Dockerfile", "ENTRYPOINT [\"curl\", \"a\"]\n", &[(Inline, "curl a")]);
        check("a.dockerfile", "# \\\nRUN --mount=type=x curl a\r\n", &[(Script, "curl a\n")]);
    }
}
