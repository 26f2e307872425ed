//! Reads the grammars in `grammar/*.ebnf` (W3C's notation) and draws random sentences from them.

use std::collections::HashMap;

/// A grammar: its productions by name.
pub(crate) struct Grammar<'a> {
    productions: HashMap<&'a str, Node<'a>>,
}

/// What may stand on the right of `::=`.
enum Node<'a> {
    Literal(&'a str),
    Class(Vec<(char, char)>),
    Name(&'a str),
    Sequence(Vec<Self>),
    Choice(Vec<Self>),
    Repeat { node: Box<Self>, least: usize, most: usize },
}

impl<'a> Grammar<'a> {
    /// Reads `text`; panics where it is not well-formed or names what it does not define.
    pub(crate) fn read(text: &'a str) -> Self {
        let mut reader = Reader { text, at: 0 };
        let mut productions = HashMap::new();
        while let Some(name) = reader.name() {
            assert!(reader.takes("::="), "no `::=` behind {name}");
            assert!(productions.insert(name, reader.choice()).is_none(), "{name} is defined twice");
        }
        assert_eq!(reader.rest(), "", "the grammar ends too early");
        let grammar = Self { productions };
        grammar.productions.values().for_each(|node| grammar.check(node));
        grammar
    }

    fn check(&self, node: &Node<'_>) {
        match node {
            Node::Name(name) => assert!(self.productions.contains_key(name), "{name} is not defined"),
            Node::Sequence(nodes) | Node::Choice(nodes) => nodes.iter().for_each(|node| self.check(node)),
            Node::Repeat { node, .. } => self.check(node),
            Node::Literal(_) | Node::Class(_) => {}
        }
    }

    /// A sentence of the production `name`; the same `seed` draws the same one.
    pub(crate) fn sentence(&self, name: &str, seed: u64) -> String {
        let mut draw = Draw { grammar: self, state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1, out: String::new() };
        draw.node(&self.productions[name], 0);
        draw.out
    }
}

struct Draw<'a> {
    grammar: &'a Grammar<'a>,
    state: u64,
    out: String,
}

impl Draw<'_> {
    /// A number below `limit`, by xorshift.
    fn below(&mut self, limit: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state >> 33).expect("31 bits") % limit
    }

    fn node(&mut self, node: &Node<'_>, depth: usize) {
        match node {
            Node::Literal(text) => self.out.push_str(text),
            Node::Class(ranges) => self.character(ranges),
            Node::Name(name) => self.node(&self.grammar.productions[name], depth + 1),
            Node::Sequence(nodes) => nodes.iter().for_each(|node| self.node(node, depth)),
            Node::Choice(nodes) => {
                let index = if depth > 24 { 0 } else { self.below(nodes.len()) };
                self.node(&nodes[index], depth);
            }
            Node::Repeat { node, least, most } => {
                let times = if depth > 24 { *least } else { least + self.below(most - least + 1) };
                (0..times).for_each(|_| self.node(node, depth));
            }
        }
    }

    fn character(&mut self, ranges: &[(char, char)]) {
        let (from, to) = ranges[self.below(ranges.len())];
        let width = to as usize - from as usize + 1;
        let code = from as usize + self.below(width);
        self.out.extend(u32::try_from(code).ok().and_then(char::from_u32));
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// What is left, blanks and comments passed over.
    fn rest(&mut self) -> &'a str {
        loop {
            let rest = self.text[self.at..].trim_start();
            self.at = self.text.len() - rest.len();
            if !rest.starts_with("/*") {
                return rest;
            }
            self.at += rest.find("*/").expect("a comment ends") + 2;
        }
    }

    fn takes(&mut self, mark: &str) -> bool {
        let takes = self.rest().starts_with(mark);
        self.at += if takes { mark.len() } else { 0 };
        takes
    }

    fn name(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let length = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
        self.at += length;
        (length > 0).then(|| &rest[..length])
    }

    fn choice(&mut self) -> Node<'a> {
        let mut nodes = vec![self.sequence()];
        while self.takes("|") {
            nodes.push(self.sequence());
        }
        Node::Choice(nodes)
    }

    fn sequence(&mut self) -> Node<'a> {
        let mut nodes = Vec::new();
        while let Some(node) = self.atom() {
            nodes.push(self.repeated(node));
        }
        assert!(!nodes.is_empty(), "an empty sequence before {:.20}", self.rest());
        Node::Sequence(nodes)
    }

    fn repeated(&mut self, node: Node<'a>) -> Node<'a> {
        let (least, most) = match self.text[self.at..].chars().next() {
            Some('?') => (0, 1),
            Some('*') => (0, 3),
            Some('+') => (1, 4),
            _ => return node,
        };
        self.at += 1;
        Node::Repeat { node: Box::new(node), least, most }
    }

    fn atom(&mut self) -> Option<Node<'a>> {
        let rest = self.rest();
        match rest.chars().next()? {
            quote @ ('"' | '\'') => {
                let end = rest[1..].find(quote).expect("a literal ends") + 1;
                self.at += end + 1;
                Some(Node::Literal(&rest[1..end]))
            }
            '[' => {
                let end = rest.find(']').expect("a class ends");
                self.at += end + 1;
                Some(Node::Class(ranges(&rest[1..end])))
            }
            '(' => {
                self.at += 1;
                let node = self.choice();
                assert!(self.takes(")"), "a group ends");
                Some(node)
            }
            '#' => {
                let digits = rest[2..].chars().take_while(char::is_ascii_hexdigit).count();
                self.at += 2 + digits;
                let code = u32::from_str_radix(&rest[2..2 + digits], 16).ok().and_then(char::from_u32);
                code.map(|c| Node::Class(vec![(c, c)]))
            }
            _ => {
                let start = self.at;
                let name = self.name()?;
                // A name before `::=` begins the next production.
                if self.rest().starts_with("::=") {
                    self.at = start;
                    return None;
                }
                // A mark of repetition stands right behind the name, with no blank between.
                self.at = start + name.len();
                Some(Node::Name(name))
            }
        }
    }
}

/// The ranges of a class: `a-z`, `#x20-#x7E`, or single characters; a `-` at the end is one.
fn ranges(text: &str) -> Vec<(char, char)> {
    let chars = characters(text);
    let mut out = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let to = if chars.get(at + 1) == Some(&'-') { chars.get(at + 2) } else { None };
        out.push((chars[at], to.copied().unwrap_or(chars[at])));
        at += if to.is_some() { 3 } else { 1 };
    }
    out
}

/// The characters of a class, those given by number too.
fn characters(text: &str) -> Vec<char> {
    let mut pieces = text.split("#x");
    let mut out: Vec<char> = pieces.next().unwrap_or_default().chars().collect();
    for piece in pieces {
        let end = piece.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(piece.len());
        out.extend(u32::from_str_radix(&piece[..end], 16).ok().and_then(char::from_u32));
        out.extend(piece[end..].chars());
    }
    out
}
