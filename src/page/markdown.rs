//! Markdown: fenced and indented code, code in sentences, HTML between.

mod insides;
mod remarks;
#[cfg(test)]
mod tests;

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use pulldown_cmark::{CodeBlockKind, Event, OffsetIter, Options, Parser, Tag, TagEnd};

use super::aligned::{add, aligned};
use super::code::{self, Code};
use super::component;
use super::container::Containers;
use super::expression::{self, Program};
use super::language::Language;
use super::{Block, Format, Notation, Purpose, Remark, html};
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
            self.blocks.extend(code::marked(span, &text, &mut self.ignores));
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
