//! HTML: what stands in `<pre>`, in `<code>`, and in the text between tags.

use super::code::{self, Code};
use super::language::Language;
use super::{Block, Format, Purpose, Remark, entity, line};
use crate::text::{Mapped, Source, Span};

pub(super) const FORMAT: Format = Format {
    endings: &[".html", ".htm", ".xhtml"],
    read: read_source,
    purpose: Purpose::Document,
    remark: Remark::HIDDEN,
};

/// Tags that a word or a line may lie in without being a text of its own.
const WITHIN: [&str; 17] = [
    "a", "b", "br", "em", "font", "i", "kbd", "mark", "samp", "small", "span", "strong", "sub", "sup", "tt", "u", "var",
];

/// Tags that end the text before them.
const APART: [&str; 53] = [
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "code",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "img",
    "input",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "select",
    "summary",
    "table",
    "tbody",
    "td",
    "textarea",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];

/// Elements whose text is not shown.
const UNSEEN: [&str; 3] = ["script", "style", "template"];

fn read_source(source: &Source) -> Vec<Block> {
    let mut ignores = Vec::new();
    let mut blocks = read(&line::unwound(source.text(), source.span()), &mut ignores);
    blocks.extend(code::comments(ignores));
    blocks
}

/// The blocks of the HTML `text`; `ignores` are the comments above it and become those that are left.
pub(super) fn read(text: &Mapped, ignores: &mut Vec<Span>) -> Vec<Block> {
    let mut reader = Reader {
        html: text,
        ignores: std::mem::take(ignores),
        open: Run::default(),
        pre: None,
        unseen: None,
        blocks: Vec::new(),
    };
    reader.read();
    *ignores = reader.ignores;
    reader.blocks
}

/// Text gathered since the last tag that ends one.
#[derive(Default)]
struct Run {
    start: usize,
    text: Mapped,
    label: String,
    voice: Voice,
}

/// What a text between tags is.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Voice {
    #[default]
    Prose,
    Code,
}

struct Reader<'t> {
    html: &'t Mapped,
    ignores: Vec<Span>,
    open: Run,
    /// The element that keeps its lines and is open.
    pre: Option<&'t str>,
    /// The element that is not shown and is open.
    unseen: Option<&'t str>,
    blocks: Vec<Block>,
}

impl<'t> Reader<'t> {
    fn read(&mut self) {
        let text = self.html.text();
        let mut at = 0;
        while let Some(start) = memchr::memchr(b'<', &text.as_bytes()[at..]).map(|offset| at + offset) {
            self.text(Span::new(at, start));
            at = self.markup(start);
        }
        self.text(Span::new(at, text.len()));
        self.close(text.len());
    }

    fn text(&mut self, span: Span) {
        if self.unseen.is_none() {
            entity::add(&mut self.open.text, self.html.text(), span);
        }
    }

    /// Takes what starts with `<` at `start`, and gives where it ends.
    fn markup(&mut self, start: usize) -> usize {
        let text = self.html.text();
        if text[start..].starts_with("<!--") {
            let end = text[start..].find("-->").map_or(text.len(), |end| start + end + 3);
            if Remark::is_call(&text[start + 4..end]) {
                self.ignores.push(self.html.span(Span::new(start, end)));
            }
            return end;
        }
        let Some(tag) = Tag::read(text, start).filter(Tag::is_known) else {
            self.text(Span::new(start, start + 1));
            return start + 1;
        };
        self.tag(&tag);
        tag.end
    }

    fn tag(&mut self, tag: &Tag<'t>) {
        let is = |name: &str| tag.name.eq_ignore_ascii_case(name);
        if let Some(open) = self.unseen.or(self.pre) {
            if tag.closes && is(open) {
                self.close(tag.start);
                (self.unseen, self.pre) = (None, None);
                self.open = Run { start: tag.end, ..Run::default() };
            } else if self.pre.is_some() {
                self.inside(tag);
            }
        } else if !tag.closes && UNSEEN.iter().any(|name| is(name)) {
            self.close(tag.start);
            self.unseen = Some(tag.name);
        } else if !tag.closes && (is("pre") || is("textarea")) {
            self.close(tag.start);
            self.pre = Some(tag.name);
            self.open = Run { start: tag.end, label: label(tag.attributes), ..Run::default() };
        } else if WITHIN.iter().any(|name| is(name)) {
            self.inside(tag);
        } else {
            self.close(tag.start);
            let voice = if is("code") && !tag.closes { Voice::Code } else { Voice::Prose };
            self.open = Run { start: tag.end, voice, ..Run::default() };
        }
    }

    /// A tag within a text.
    fn inside(&mut self, tag: &Tag<'_>) {
        // Any other is not there for the text, and what is added at its end stands before it.
        if tag.breaks() {
            self.open.text.replace("\n", Span::new(tag.start, tag.end));
        }
        if self.open.label.is_empty() && tag.name.eq_ignore_ascii_case("code") {
            self.open.label = label(tag.attributes);
        }
    }

    /// Ends the open text at `end`.
    fn close(&mut self, end: usize) {
        let run = std::mem::take(&mut self.open);
        let span = self.html.span(Span::new(run.start.min(end), end));
        if self.pre.is_some() {
            let text = without_first_line(&run.text).over(self.html);
            let ignores = std::mem::take(&mut self.ignores);
            self.blocks.extend(Code { span, text, language: Language::of(&run.label), ignores }.blocks());
        } else {
            let lead = run.text.text().len() - run.text.text().trim_start().len();
            let len = run.text.text().trim_end().len().max(lead);
            let text = run.text.slice(Span::new(lead, len)).over(self.html);
            self.blocks.extend(match run.voice {
                Voice::Prose => code::inline(span, &text, &mut self.ignores),
                Voice::Code => code::marked(span, &text, &mut self.ignores),
            });
        }
    }
}

/// The text of a `<pre>` without the line end right behind the tag.
fn without_first_line(text: &Mapped) -> Mapped {
    text.slice(Span::new(usize::from(text.text().starts_with('\n')), text.text().len()))
}

/// The language in the classes of a tag.
fn label(attributes: &str) -> String {
    let words = attributes.split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '='));
    let label = |word: &str| {
        let known = ["language-", "lang-", "highlight-source-", "highlight-", "brush:"];
        known.iter().find_map(|prefix| word.strip_prefix(prefix)).map(str::to_owned)
    };
    words.clone().find_map(label).unwrap_or_default()
}

/// A tag.
struct Tag<'t> {
    start: usize,
    end: usize,
    name: &'t str,
    attributes: &'t str,
    closes: bool,
}

impl<'t> Tag<'t> {
    /// The tag at `start` of `text`; `<zone id>` and `<<EOF` are none.
    fn read(text: &'t str, start: usize) -> Option<Self> {
        let body = text[start + 1..].strip_prefix('/').unwrap_or(&text[start + 1..]);
        let closes = body.len() < text.len() - start - 1;
        let len = body.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != ':').unwrap_or(body.len());
        if !body.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        if !body[len..].starts_with(['>', '/']) && !body[len..].starts_with(char::is_whitespace) {
            return None;
        }
        let length = tag_length(&body[len..])?;
        let offset = text.len() - body.len();
        let end = offset + len + length;
        let tag = Self { start, end, name: &body[..len], attributes: &body[len..len + length - 1], closes };
        // A line end right behind it is the same one.
        let more = usize::from(tag.breaks() && text[end..].starts_with('\n'));
        Some(Self { end: end + more, ..tag })
    }
}

impl Tag<'_> {
    /// Whether it is the end of a line.
    fn breaks(&self) -> bool {
        self.name.eq_ignore_ascii_case("br")
    }

    /// Whether it is one of a page; `<ZONE>` is a placeholder that somebody forgot to escape.
    fn is_known(&self) -> bool {
        let mut known = WITHIN.iter().chain(&APART).chain(&UNSEEN);
        self.name.contains('-') || known.any(|name| name.eq_ignore_ascii_case(self.name))
    }
}

/// The length of the attributes that `text` starts with, up to the `>` behind them.
fn tag_length(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().take(4096) {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'<') => return None,
            (None, b'"' | b'\'') if text[..at].ends_with('=') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::BlockKind::{Inline, Output, Script, Transcript};
    use super::super::tests::check;

    #[test]
    fn elements_that_keep_lines() {
        check("a.html", "<pre class=\"language-bash\">curl <b>a</b>?b&amp;c\n</pre>", &[(Script, "curl a?b&c\n")]);
        check("a.html", "<pre><code>\r\ncurl a<br>b</code></pre>", &[(Script, "curl a\nb")]);
        check("a.html", "<pre>ls</pre>", &[]);
        check(
            "a.html",
            "<pre class='highlight-console'>$ curl a\nb\n</pre>",
            &[(Transcript, "curl a\n"), (Output, "b\n")],
        );
    }

    #[test]
    fn texts_that_start_with_a_command() {
        check("a.html", "<p>Run <code>curl a &gt; b</code> now</p>", &[(Inline, "curl a > b")]);
        check("a.html", "<li>curl <i>a</i> -d &quot;b&quot;\n<li>or not", &[(Inline, "curl a -d \"b\"")]);
        check("a.html", "<code>watch 'curl a'</code> <p>watch 'curl a'", &[(Inline, "watch 'curl a'")]);
        check("a.html", "<script>curl a</script><p>about curl</p>", &[]);
    }
}
