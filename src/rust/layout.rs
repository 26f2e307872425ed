//! Statements laid out as rustfmt lays them out, so that it leaves the program alone.
//!
//! Knows the few forms that generated programs are made of, and rustfmt's widths for them.

use crate::text::visible;

/// A line is not longer than this.
const LINE: usize = 100;
/// Arguments, arrays and chains that stay on one line are not longer than this.
const SHORT: usize = 60;
/// Items of an array that share lines are not longer than this.
const ITEM: usize = 10;

/// An expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expr {
    /// Anything that is never broken.
    Atom(String),
    /// `name!(LITERAL)`, of `format!` and its like.
    Macro(&'static str, String),
    /// `name(arguments)` and what follows: `?`.
    Call(Call),
    /// `root.link.link`
    Chain(String, Vec<Link>),
    /// `[item, item]`
    Array(Vec<String>),
}

/// A call, of a function or, in a chain, of a method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Call {
    name: String,
    arguments: Vec<Expr>,
    tail: &'static str,
}

/// What follows a dot.
pub(super) type Link = Call;

impl Expr {
    /// An expression that is never broken.
    pub(super) fn atom(text: impl Into<String>) -> Self {
        Self::Atom(text.into())
    }

    /// A reference to what a macro makes as that itself.
    pub(super) fn owned(self) -> Self {
        match self {
            Self::Macro(name, literal) => Self::Macro(name.trim_start_matches('&'), literal),
            other => other,
        }
    }

    /// All on one line.
    pub(super) fn flat(&self) -> String {
        match self {
            Self::Atom(text) => text.clone(),
            Self::Macro(name, literal) => format!("{name}!({literal})"),
            Self::Call(call) => call.flat(),
            Self::Chain(root, links) => flat_chain(root, links),
            Self::Array(items) => format!("[{}]", items.join(", ")),
        }
    }

    /// Laid out at `indent`, where `used` columns of the line are taken and `after` will follow.
    fn lay(&self, indent: usize, used: usize, after: usize) -> String {
        let flat = self.flat();
        let fits = !flat.contains('\n') && used + width(&flat) + after <= LINE;
        match self {
            Self::Chain(root, links) => chain(root, links, indent, used, after),
            Self::Array(items) if !fits || width(&flat) > SHORT + 2 => array(items, indent),
            Self::Call(call) if !fits || call.crowded() => call.lay(indent, used, after),
            Self::Macro(name, literal) if !fits => {
                format!("{name}!(\n{}{literal}\n{})", " ".repeat(indent + 4), " ".repeat(indent))
            }
            _ => flat,
        }
    }
}

impl Call {
    /// `name(arguments)tail`
    pub(super) fn new(name: impl Into<String>, arguments: Vec<Expr>, tail: &'static str) -> Self {
        Self { name: name.into(), arguments, tail }
    }

    /// `.await?`
    pub(super) fn wait(tail: &'static str) -> Self {
        Self { name: "await".into(), arguments: Vec::new(), tail }
    }

    /// Puts `tail` behind it.
    pub(super) fn tail(&mut self, tail: &'static str) {
        self.tail = tail;
    }

    fn flat(&self) -> String {
        if self.name == "await" {
            return format!("await{}", self.tail);
        }
        format!("{}({}){}", self.name, self.list(), self.tail)
    }

    fn list(&self) -> String {
        self.arguments.iter().map(Expr::flat).collect::<Vec<_>>().join(", ")
    }

    /// Whether rustfmt breaks the arguments though the line has room for them.
    fn crowded(&self) -> bool {
        let lone = matches!(&*self.arguments, [] | [Expr::Atom(_)]);
        !lone && width(&self.list()) > SHORT
    }

    fn lay(&self, indent: usize, used: usize, after: usize) -> String {
        let flat = self.flat();
        let fits = !flat.contains('\n') && used + width(&flat) + after <= LINE;
        if self.arguments.is_empty() || fits && !self.crowded() {
            return flat;
        }
        let (outer, inner) = (" ".repeat(indent), " ".repeat(indent + 4));
        if let [Expr::Macro(name, literal)] = &*self.arguments {
            return format!("{}({name}!(\n{inner}{literal}\n{outer})){}", self.name, self.tail);
        }
        let mut out = format!("{}(\n", self.name);
        for argument in &self.arguments {
            out.extend([&*inner, &argument.lay(indent + 4, indent + 4, 1), ",\n"]);
        }
        let waits = if self.tail.starts_with('.') { format!("\n{outer}") } else { String::new() };
        out + &outer + ")" + &waits + self.tail
    }
}

/// All on one line.
fn flat_chain(root: &str, links: &[Link]) -> String {
    links.iter().fold(root.to_owned(), |text, link| text + "." + &link.flat())
}

/// On one line where it is short, else one link a line; a lone link may have its arguments broken.
fn chain(root: &str, links: &[Link], indent: usize, used: usize, after: usize) -> String {
    let flat = flat_chain(root, links);
    let asks = asks(links);
    let fits = !flat.contains('\n') && used + width(&flat) + after + 2 * asks <= LINE;
    let short = match links {
        [only] if fits && only.crowded() => return format!("{root}.{}", only.lay(indent, LINE, after)),
        [_] => fits,
        _ => fits && width(&flat) + asks <= SHORT,
    };
    if short {
        return flat;
    }
    let inner = " ".repeat(indent + 4);
    let mut out = root.to_owned();
    for (at, link) in links.iter().enumerate() {
        let after = if at + 1 == links.len() { after } else { 0 };
        // A name no longer than an indent has the first link beside it.
        if at > 0 || width(root) > 4 {
            out.extend(["\n", &inner]);
        }
        out.extend([".", &link.lay(indent + 4, indent + 5, after)]);
    }
    out
}

/// Whether the last link ends in `?`, for which rustfmt keeps more room.
fn asks(links: &[Link]) -> usize {
    usize::from(links.last().is_some_and(|link| !link.tail.is_empty()))
}

/// Short items share lines; longer ones get a line each.
fn array(items: &[String], indent: usize) -> String {
    let inner = " ".repeat(indent + 4);
    let mut out = String::from("[");
    let mut used = LINE;
    let share = items.iter().all(|item| width(item) <= ITEM);
    for item in items {
        if share && used + width(item) + 2 <= LINE {
            out.extend([" ", item, ","]);
            used += width(item) + 2;
        } else {
            out.extend(["\n", &inner, item, ","]);
            used = indent + 4 + width(item) + 1;
        }
    }
    out + "\n" + &" ".repeat(indent) + "]"
}

/// Lines of code under construction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lines {
    text: String,
    depth: usize,
}

impl Lines {
    /// Nothing yet, at the depth of a function's body.
    pub(super) fn body() -> Self {
        Self { text: String::new(), depth: 1 }
    }

    /// The code.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// One line as it is.
    pub(super) fn line(&mut self, line: impl AsRef<str>) {
        self.text.extend([&*"    ".repeat(self.depth), line.as_ref(), "\n"]);
    }

    /// A comment.
    pub(super) fn comment(&mut self, text: &str) {
        self.line(format!("// {}", visible(text).replace(['\n', '\t'], " ")));
    }

    /// Lines from here to [`close`](Self::close) stand one level deeper, between `head {` and `}`.
    pub(super) fn open(&mut self, head: &str) {
        self.line(format!("{head} {{"));
        self.depth += 1;
    }

    /// `}`
    pub(super) fn close(&mut self) {
        self.end("}");
    }

    /// The same, where `end` is what closes.
    pub(super) fn end(&mut self, end: &str) {
        self.depth -= 1;
        self.line(end);
    }

    /// `for name in array {`
    pub(super) fn open_each(&mut self, name: &str, items: Vec<String>) {
        let (indent, head) = (4 * self.depth, format!("for {name} in "));
        let list = Expr::Array(items).lay(indent, indent + head.len(), 2);
        self.open(&(head + &list));
    }

    /// `let name = value;`
    pub(super) fn bind(&mut self, name: &str, value: &Expr) {
        let (indent, head) = (4 * self.depth, format!("let {name} = "));
        let flat = value.flat();
        let asks = if let Expr::Chain(_, links) = value { 2 * asks(links) } else { 0 };
        let roomy = !flat.contains('\n') && indent + 4 + width(&flat) + asks < LINE;
        let fits = indent + head.len() + width(&flat) + asks < LINE;
        let next = match value {
            Expr::Call(call) => !call.crowded(),
            Expr::Atom(_) | Expr::Macro(..) => true,
            Expr::Chain(_, links) => links.len() == 1 && !links[0].crowded(),
            Expr::Array(_) => false,
        };
        if next && roomy && !fits {
            self.line(head.trim_end());
            self.line(format!("    {flat};"));
        } else {
            self.line(format!("{head}{};", value.lay(indent, indent + head.len(), 1)));
        }
    }

    /// `value;`
    pub(super) fn run(&mut self, value: &Expr) {
        let indent = 4 * self.depth;
        self.line(format!("{};", value.lay(indent, indent, 1)));
    }
}

/// Columns of `text`, as rustfmt counts them.
fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(|letter| if is_wide(letter) { 2 } else { 1 }).sum()
}

/// Whether `letter` takes two columns.
fn is_wide(letter: char) -> bool {
    matches!(letter,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1f64f}' | '\u{1f900}'..='\u{1f9ff}' | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(build: impl FnOnce(&mut Lines)) -> String {
        let mut lines = Lines::body();
        build(&mut lines);
        lines.text().to_owned()
    }

    #[test]
    fn long_text_goes_to_the_next_line() {
        let text = format!("{:?}", "x".repeat(84));
        assert_eq!(lines(|out| out.bind("body", &Expr::atom(&text))), format!("    let body =\n        {text};\n"));
    }

    #[test]
    fn short_chain_is_one_line() {
        let chain = Expr::Chain("client".into(), vec![Call::new("send", Vec::new(), ""), Call::wait("?")]);
        assert_eq!(lines(|out| out.run(&chain)), "    client.send().await?;\n");
    }

    #[test]
    fn first_link_stays_with_a_short_name() {
        let links = vec![
            Call::new("a", vec![Expr::atom("x".repeat(40))], ""),
            Call::new("b", vec![Expr::atom("y".repeat(40))], ""),
        ];
        let text = lines(|out| out.run(&Expr::Chain("form".into(), links)));
        assert_eq!(text, format!("    form.a({})\n        .b({});\n", "x".repeat(40), "y".repeat(40)));
    }

    #[test]
    fn two_long_arguments_get_a_line_each() {
        let header = Call::new("h", vec![Expr::atom("\"A\""), Expr::atom("x".repeat(56))], "");
        let text = lines(|out| out.run(&Expr::Call(header)));
        assert_eq!(text, format!("    h(\n        \"A\",\n        {},\n    );\n", "x".repeat(56)));
    }

    #[test]
    fn short_items_share_lines() {
        let text = lines(|out| {
            out.open_each("id", vec!["12345678".into(); 10]);
            out.close();
        });
        let nine = ["12345678"; 9].join(", ");
        assert_eq!(text, format!("    for id in [\n        {nine},\n        12345678,\n    ] {{\n    }}\n"));
    }
}
