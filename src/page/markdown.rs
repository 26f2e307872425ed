//! Markdown: fenced and indented code, code in sentences, HTML between.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use pulldown_cmark::{CodeBlockKind, Event, OffsetIter, Options, Parser, Tag, TagEnd};

use super::aligned::{add, aligned};
use super::code::{self, Code};
use super::component::{self, Fill, Part};
use super::container::{Containers, Holds};
use super::expression::{self, Program};
use super::language::Language;
use super::line::{dedented, lines};
use super::{Block, BlockKind, Format, Notation, Purpose, Remark, html};
use crate::text::{Mapped, Span};

pub(super) const FORMAT: Format = Format {
    endings: &[".md", ".markdown", ".mdown", ".qmd", ".rmd"],
    read: |source| read(source.text(), Flavor::Markdown, 0),
    purpose: Purpose::Document,
    remark: Remark::HIDDEN,
};

pub(super) const MDX: Format = Format {
    endings: &[".mdx"],
    read: |source| read(source.text(), Flavor::Mdx, 0),
    purpose: Purpose::Document,
    remark: Remark::EXPRESSION,
};

/// How indents and tags are taken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flavor {
    Markdown,
    /// With components for tags and no indented code: what lies deep in a component is Markdown.
    Mdx,
}

/// How deep documents may lie in each other.
const DEEPEST: usize = 8;

/// The blocks of `source`, which lies in `depth` others.
fn read(source: &str, flavor: Flavor, depth: usize) -> Vec<Block> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut programs = expression::programs(source);
    if flavor == Flavor::Markdown {
        programs.retain(|program| program.is_literal(source));
    }
    let shown = component::shown(source, &programs);
    let mut reader = Reader {
        source,
        shown: &shown,
        flavor,
        depth,
        events: Parser::new_ext(&shown, options).into_offset_iter(),
        programs: programs.into_iter().peekable(),
        containers: Containers::default(),
        seen: Vec::new(),
        told: 0,
        ignores: Vec::new(),
        blocks: Vec::new(),
    };
    reader.read();
    reader.templates(source.len());
    reader.blocks.extend(code::comments(reader.ignores));
    // What a paragraph holds was found before what stands in the paragraph itself.
    reader.blocks.sort_by_key(|block| block.span.start);
    reader.blocks
}

struct Reader<'t> {
    source: &'t str,
    /// The same without programs, byte for byte.
    shown: &'t str,
    flavor: Flavor,
    depth: usize,
    events: OffsetIter<'t>,
    /// The programs that are yet to come.
    programs: Peekable<IntoIter<Program>>,
    containers: Containers,
    /// What was read in another way.
    seen: Vec<Span>,
    /// How far the paragraph at hand was looked through for comments.
    told: usize,
    /// Comments that hold for what comes next.
    ignores: Vec<Span>,
    blocks: Vec<Block>,
}

impl Reader<'_> {
    fn read(&mut self) {
        let mut above = 0;
        while let Some((event, range)) = self.events.next() {
            if self.seen.iter().any(|seen| (seen.start..seen.end).contains(&range.start)) {
                continue;
            }
            self.templates(if matches!(event, Event::End(_)) { range.end } else { range.start });
            above = above.min(self.ignores.len());
            match event {
                Event::Start(Tag::CodeBlock(kind)) => self.code(&kind),
                Event::Start(Tag::HtmlBlock) => self.html(),
                Event::Start(Tag::MetadataBlock(_)) => {
                    self.text(TagEnd::CodeBlock);
                }
                Event::InlineHtml(_) => self.comments(&range),
                Event::Code(text) => {
                    self.expressions(range.start);
                    self.told = range.end;
                    self.inline(&text, range);
                    above = above.min(self.ignores.len());
                }
                Event::Start(Tag::Item) => self.told = range.start,
                Event::Start(tag @ (Tag::Paragraph | Tag::Heading { .. } | Tag::Table(_))) => {
                    above = self.ignores.len();
                    self.told = range.start;
                    if tag == Tag::Paragraph {
                        self.contained(range.into());
                        above = above.min(self.ignores.len());
                    }
                }
                Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Table) => {
                    self.end(range.end, above);
                }
                _ => {}
            }
        }
    }

    /// A code block, up to its end.
    fn code(&mut self, kind: &CodeBlockKind<'_>) {
        let text = self.text(TagEnd::CodeBlock);
        match kind {
            CodeBlockKind::Fenced(label) => self.add(text, Language::of(label)),
            CodeBlockKind::Indented if self.flavor == Flavor::Mdx => self.fences(&text),
            // Where lists and definitions take other indents, it is Markdown.
            CodeBlockKind::Indented if component::is_fenced(text.text()) => self.nested(&text),
            CodeBlockKind::Indented => self.add(text, Language::Unknown),
        }
    }

    fn add(&mut self, text: Mapped, language: Language) {
        let ignores = std::mem::take(&mut self.ignores);
        let span = self.span(&text);
        self.blocks.extend(Code { span, text, language, ignores }.blocks());
    }

    /// The fences in `text`, which stands where Markdown knows none, and comments between them.
    fn fences(&mut self, text: &Mapped) {
        for part in component::parts(&lines(text.text())) {
            match part {
                Part::Fence(label, lines) => self.add(dedented(text.text(), lines).over(text), Language::of(label)),
                Part::Comment(span) => self.ignores.push(text.span(span)),
            }
        }
    }

    fn html(&mut self) {
        let text = self.text(TagEnd::HtmlBlock);
        if self.flavor == Flavor::Mdx {
            let found = html::read(&component::spelled_out(&text), &mut self.ignores).into_iter();
            self.blocks.extend(found.map(|block| Block { notation: Notation::Markup, ..block }));
        } else {
            self.blocks.extend(html::read(&text, &mut self.ignores));
        }
        // No browser has such a tag, so that whoever shows it reads it as a component.
        let tag = text.text().trim_start().strip_prefix('<').map(|tag| tag.strip_prefix('/').unwrap_or(tag));
        let is_component = tag.is_some_and(|tag| tag.starts_with(char::is_uppercase));
        if self.flavor == Flavor::Mdx || is_component {
            self.fences(&text);
        }
    }

    /// What the programs before `at` say.
    fn templates(&mut self, at: usize) {
        while let Some(Program { span, templates }) = self.programs.next_if(|program| program.span.start < at) {
            self.expressions(span.start);
            self.told = self.told.max(span.end);
            for template in templates {
                self.blocks.extend(component::said(self.source, template, &mut self.ignores));
            }
        }
    }

    /// What lies in the boxes and tags that the paragraph at `span` opens.
    fn contained(&mut self, span: Span) {
        self.seen.retain(|seen| seen.end > span.start);
        let mut at = span.start;
        while let Some(found) = self.containers.first(self.source, Span::new(at, span.end)) {
            self.templates(found.inner.start);
            match found.holds {
                Holds::Markdown(text) => self.nested(&text),
                Holds::Code(label, lines) => {
                    let from = self.blocks.len();
                    self.add(dedented(self.source, &lines), Language::of(label));
                    // Within a sentence, no comment holds for what the tag holds.
                    let head = Some(found.head).filter(|&head| head == at && at == span.start);
                    self.blocks[from..].iter_mut().take(1).for_each(|block| block.head = head);
                }
            }
            // What is within was found there.
            while self.programs.next_if(|program| program.span.start < found.inner.end).is_some() {}
            self.seen.push(found.inner);
            at = found.inner.end;
            if at >= span.end {
                break;
            }
        }
    }

    /// What is Markdown in `text` again.
    fn nested(&mut self, text: &Mapped) {
        if self.depth == DEEPEST {
            return;
        }
        let ignores = std::mem::take(&mut self.ignores);
        let from = self.blocks.len();
        for block in read(text.text(), self.flavor, self.depth + 1) {
            let block = block.over(text);
            let is_lines = matches!(block.kind, BlockKind::Script | BlockKind::Transcript);
            let span = if is_lines { self.led(block.span) } else { block.span };
            self.blocks.push(Block { span, ..block });
        }
        match self.blocks.get_mut(from) {
            Some(first) => drop(first.ignores.splice(0..0, ignores)),
            None => self.ignores = ignores,
        }
    }

    /// The comments that speak to this program in a piece of HTML within a paragraph.
    fn comments(&mut self, range: &Range<usize>) {
        let text = Mapped::verbatim(self.source, range.clone().into());
        html::read(&text, &mut self.ignores);
    }

    /// The comments of a component's language in a text up to `end`, `{/* uncurly: … */}`; whether they are all of it.
    fn expressions(&mut self, end: usize) -> Fill {
        let text = Span::new(self.told, end.max(self.told));
        self.told = text.end;
        if self.flavor != Flavor::Mdx {
            return Fill::Other;
        }
        let (found, fill) = component::comments(self.shown, text);
        self.ignores.extend(found);
        fill
    }

    /// A paragraph ended at `at`, above which stand `above` comments. One of nothing but comments is none.
    fn end(&mut self, at: usize, above: usize) {
        if self.expressions(at) == Fill::Other {
            self.settle(above);
        }
    }

    /// Tells of the first `count` comments: they stand above a paragraph in which they hold for nothing.
    fn settle(&mut self, count: usize) {
        let idle = self.ignores.drain(..count.min(self.ignores.len())).collect();
        self.blocks.extend(code::comments(idle));
    }

    /// The text of a block up to `end`, mapped by the ranges of its events.
    fn text(&mut self, end: TagEnd) -> Mapped {
        let mut out = Mapped::default();
        for (event, range) in self.events.by_ref() {
            self.told = self.told.max(range.end);
            match event {
                Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                    add(&mut out, self.source, &text, range.into());
                }
                Event::End(TagEnd::MetadataBlock(_)) => break,
                Event::End(tag) if tag == end => break,
                _ => {}
            }
        }
        out
    }

    fn inline(&mut self, text: &str, range: Range<usize>) {
        let span = Span::from(range);
        if let Some(text) = aligned(self.source, span, text) {
            self.blocks.extend(code::inline(span, &text, &mut self.ignores));
        }
    }

    /// Where the block stands that says `text`.
    fn span(&self, text: &Mapped) -> Span {
        self.led(text.span(Span::new(0, text.text().len())))
    }

    /// `whole` with what the document puts before its first line.
    fn led(&self, whole: Span) -> Span {
        let line = self.source[..whole.start].rfind('\n').map_or(0, |end| end + 1);
        let is_lead = self.source[line..whole.start].chars().all(|c| matches!(c, ' ' | '\t' | '>'));
        Span::new(if is_lead { line } else { whole.start }, whole.end)
    }
}

#[cfg(test)]
mod tests {
    use super::super::BlockKind::{Inline, Output, Script, Transcript};
    use super::super::tests::check;

    #[test]
    fn fences_of_shells_are_blocks() {
        check("a.md", "x\n\n```bash\ncurl a\n```\n\n~~~ sh\nb\n~~~\n", &[(Script, "curl a\n"), (Script, "b\n")]);
        for text in ["T=$(curl a)\n", "echo a | curl b\n", "for a in b; do curl $a; done\n"] {
            check("a.md", &format!("```\n{text}```\n\n```text\n{text}```\n"), &[(Script, text), (Script, text)]);
            check("a.html", &format!("<pre><code>{text}</code></pre>"), &[(Script, text)]);
        }
        for text in ["| a | curl b |\n", "Either; curl it\n", "a curl b\n"] {
            check("a.md", &format!("```\n{text}```\n"), &[]);
        }
        check("a.md", "```json\n{}\n```\n\n```http\ncurl a\n```\n", &[]);
        check("a.md", "```\ncurl a\n```\n\n```\nls\n```\n", &[(Script, "curl a\n")]);
        check("a.md", "---\nrun: curl a\n---\n```sh\nb\n```\n", &[(Script, "b\n")]);
    }

    #[test]
    fn what_holds_a_block_is_left_out() {
        check("a.md", "> 1. x\n>    ```sh\n>    curl \\\n>      a\n>    ```\n", &[(Script, "curl \\\n  a\n")]);
        check("a.md", "```sh\r\ncurl \\\r\n\ta\r\n\r\nb\r\n```\r\n", &[(Script, "curl \\\n\ta\n\nb\n")]);
        check("a.md", "- x\n\n\t\tcurl a\n\t\t  b\n", &[(Script, "  curl a\n    b\n")]);
        check("a.md", "x\n\n    curl a\n\n    b\n", &[(Script, "curl a\n\nb\n")]);
        check("a.md", "x\n\n    ls\n", &[]);
    }

    #[test]
    fn code_in_a_sentence() {
        check("a.md", "Run `curl a`, not `ls` or ``curl `b` ``.", &[(Inline, "curl a"), (Inline, "curl `b`")]);
        check("a.md", "> Run `curl\n> -H > a`\n", &[(Inline, "curl -H > a")]);
        check("a.md", "| `curl a \\| b` |\n|---|\n", &[(Inline, "curl a | b")]);
    }

    #[test]
    fn transcripts_are_taken_apart() {
        check("a.md", "> ```console\n> $ curl a\n> b\n> ```\n", &[(Transcript, "curl a\n"), (Output, "b\n")]);
        check("a.md", "```sh\n$ curl a\nb\n```\n", &[(Transcript, "curl a\n"), (Output, "b\n")]);
        check("a.md", "```console\ncurl a\n```\n", &[(Script, "curl a\n")]);
        check("a.md", "```sh\nB c\n$ curl a\n```\n", &[(Transcript, "curl a\n"), (Output, "B c\n")]);
        for text in ["curl b\n$ curl a\n", "A=b\n$ curl a\n", "B\n$ curl a\ncurl b\n"] {
            check("a.md", &format!("```sh\n{text}```\n"), &[(Script, text)]);
        }
    }

    #[test]
    fn html_and_components() {
        check("a.md", "<pre>\ncurl a?b&amp;c\n</pre>\n", &[(Script, "curl a?b&c\n")]);
        check(
            "a.mdx",
            "<Tabs>\n  <Tab>\n    ```bash\n    curl a\n      b\n    ```\n  </Tab>\n</Tabs>\n",
            &[(Script, "curl a\n  b\n")],
        );
        check("a.md", "<Tabs>\n<Tab>\n```bash\ncurl a\n```\n</Tab>\n</Tabs>\n", &[(Script, "curl a\n")]);
        check("a.md", "</Tab>\n<Tab>\n```bash\ncurl a\n```\n</Tab>\n", &[(Script, "curl a\n")]);
        check("a.md", "<div>\n```bash\ncurl a\n```\n</div>\n", &[]);
        check("a.md", "!!! note\n    ```bash\n    curl a\n      b\n    ```\n\nx\n", &[(Script, "curl a\n  b\n")]);
        check(
            "a.md",
            "=== \"curl\"\n    ```bash\n    curl a\n    ```\n    Run `curl b`.\n",
            &[(Script, "curl a\n"), (Inline, "curl b")],
        );
        check("a.mdx", "<Tabs>\n\n    ```bash\n    curl a\n    ```\n\n</Tabs>\n", &[(Script, "curl a\n")]);
    }

    /// They are code to Markdown, and fences to those who read lists in another way.
    #[test]
    fn fences_may_be_set_in_further() {
        let fence = |indent: &str| {
            let lines = "```console\n$ curl a\n\nb\n```\n".split_inclusive('\n');
            lines.flat_map(|line| [if line == "\n" { "" } else { indent }, line]).collect::<String>()
        };
        for (lead, indent) in [("10.  x", "    "), ("x\n:   y", "    "), ("- x", "      "), ("1. x", "        ")] {
            let text = format!("{lead}\n\n{}", fence(indent));
            check("a.md", &text, &[(Transcript, "curl a\n"), (Output, "\nb\n")]);
        }
        check("a.md", "x\n\n    ```\n    $ curl a\n    ```\n", &[(Script, "```\n$ curl a\n```\n")]);
        check("a.md", "x\n\n    ```json\n    curl a\n    ```\n\n    `curl b`\n", &[(Inline, "curl b")]);
    }

    #[test]
    fn boxes_hold_markdown() {
        let text = "!!! note\n\n    Run `curl a`.\n\n    ```sh\n    curl b \\\n\n      -s\n    ```\n\nOr `curl c`.\n";
        check("a.md", text, &[(Inline, "curl a"), (Script, "curl b \\\n\n  -s\n"), (Inline, "curl c")]);
        let nested = "- x\n\n    ??? tip \"`x`\"\r\n        === \"A\"\r\n\r\n            ```sh\r\n            curl a\r\n            ```\r\n";
        check("a.md", nested, &[(Script, "curl a\n")]);
        check("a.md", "!!! note\ntext `curl a`\n\n    curl b\n", &[(Inline, "curl a"), (Script, "curl b\n")]);
        check("a.md", "```\n!!! note\n    `curl a`\n```\n", &[]);
    }

    #[test]
    fn tags_of_templates_hold_code() {
        let jekyll = "Run:\n{% highlight bash linenos %}\ncurl a\n\n# b\n{% endhighlight %}\nor `curl c`\n";
        check("a.md", jekyll, &[(Script, "curl a\n\n# b\n"), (Inline, "curl c")]);
        let hugo =
            "{{< highlight sh >}}\ncurl a\n{{< /highlight >}}\n\n{{< highlight json >}}\ncurl b\n{{< /highlight >}}\n";
        check("a.md", hugo, &[(Script, "curl a\n")]);
        check("a.md", "{% highlight sh %}\n\n`curl a`\n", &[(Inline, "curl a")]);
    }
}
