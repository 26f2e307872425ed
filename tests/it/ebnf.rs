//! Reads grammars in W3C's EBNF and draws random sentences from them.

use std::collections::BTreeMap;

/// A deterministic source of chance.
#[derive(Debug)]
pub(crate) struct Rng(u64);

impl Rng {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % bound as u64).expect("it is below a usize")
    }
}

#[derive(Debug)]
enum Expr {
    Text(String),
    /// Ranges of characters.
    Class(Vec<(char, char)>),
    Rule(String),
    Sequence(Vec<Expr>),
    Choice(Vec<Expr>),
    /// At least and at most so often.
    Repeat(Box<Expr>, usize, usize),
}

/// How many rules deep a sentence goes before it takes the shortest way out.
const DEPTH: usize = 16;

/// How long a sentence grows before it does the same.
const LENGTH: usize = 120;

/// What a class that names what it does not hold is drawn from.
const POOL: &str = "\t\n !\"#$%&'()*+,-./0123456789:;<=>?@ABCEFZ[\\]^_`abcnxz{|}~\u{a0}é–’“”😀";

/// A grammar.
#[derive(Debug)]
pub(crate) struct Grammar {
    rules: BTreeMap<String, Expr>,
    /// How many rules deep the shortest sentence of each goes.
    heights: BTreeMap<String, usize>,
}

impl Grammar {
    /// Reads a grammar; panics where it is wrong, as this is for tests.
    pub(crate) fn parse(text: &str) -> Self {
        let mut reader = Reader { rest: text };
        let mut rules = BTreeMap::new();
        while let Some(name) = reader.head() {
            let expr = reader.choice();
            assert!(rules.insert(name.clone(), expr).is_none(), "`{name}` is defined twice");
        }
        assert_eq!(reader.rest, "", "a rule is expected");
        let mut grammar = Self { rules, heights: BTreeMap::new() };
        grammar.measure();
        grammar
    }

    /// Rules that no sentence of `start` can use.
    pub(crate) fn unused(&self, start: &str) -> Vec<&str> {
        let mut used = vec![start];
        let mut next = 0;
        while let Some(name) = used.get(next) {
            next += 1;
            let mut names = Vec::new();
            self.rules[*name].names(&mut names);
            names.retain(|name| !used.contains(name));
            names.sort_unstable();
            names.dedup();
            used.extend(names);
        }
        self.rules.keys().map(String::as_str).filter(|name| !used.contains(name)).collect()
    }

    /// A random sentence of the rule `name`.
    pub(crate) fn sentence(&self, name: &str, rng: &mut Rng) -> String {
        let mut out = String::new();
        self.draw(&Expr::Rule(name.to_owned()), 0, rng, &mut out);
        out
    }

    fn draw(&self, expr: &Expr, depth: usize, rng: &mut Rng, out: &mut String) {
        match expr {
            Expr::Text(text) => out.push_str(text),
            Expr::Class(ranges) => out.push(pick(ranges, rng)),
            Expr::Rule(name) => self.draw(&self.rules[name], depth + 1, rng, out),
            Expr::Sequence(list) => list.iter().for_each(|expr| self.draw(expr, depth, rng, out)),
            Expr::Choice(list) => {
                let shortest = list.iter().min_by_key(|expr| self.height(expr)).expect("a choice has a branch");
                let chosen = if depth < DEPTH && out.len() < LENGTH { &list[rng.below(list.len())] } else { shortest };
                self.draw(chosen, depth, rng, out);
            }
            Expr::Repeat(expr, least, most) => {
                let more = if depth < DEPTH && out.len() < LENGTH { rng.below(most - least + 1) } else { 0 };
                (0..least + more).for_each(|_| self.draw(expr, depth, rng, out));
            }
        }
    }

    /// Finds the heights; a rule that is not defined, or has no end, shows up here.
    fn measure(&mut self) {
        for _ in 0..self.rules.len() {
            let heights = self.rules.iter().map(|(name, expr)| (name.clone(), self.height(expr).saturating_add(1)));
            self.heights = heights.collect();
        }
        let endless: Vec<_> = self.heights.iter().filter(|(_, height)| **height == usize::MAX).collect();
        assert!(endless.is_empty(), "rules without end: {endless:?}");
    }

    fn height(&self, expr: &Expr) -> usize {
        match expr {
            Expr::Text(_) | Expr::Class(_) | Expr::Repeat(_, 0, _) => 0,
            Expr::Rule(name) => {
                assert!(self.rules.contains_key(name), "`{name}` is not defined");
                self.heights.get(name).copied().unwrap_or(usize::MAX)
            }
            Expr::Sequence(list) => list.iter().map(|expr| self.height(expr)).max().unwrap_or(0),
            Expr::Choice(list) => list.iter().map(|expr| self.height(expr)).min().unwrap_or(0),
            Expr::Repeat(expr, _, _) => self.height(expr),
        }
    }
}

fn pick(ranges: &[(char, char)], rng: &mut Rng) -> char {
    let (first, last) = ranges[rng.below(ranges.len())];
    let letters: Vec<char> = (first..=last).collect();
    letters[rng.below(letters.len())]
}

impl Expr {
    fn names<'a>(&'a self, out: &mut Vec<&'a str>) {
        match self {
            Self::Text(_) | Self::Class(_) => {}
            Self::Rule(name) => out.push(name),
            Self::Sequence(list) | Self::Choice(list) => list.iter().for_each(|expr| expr.names(out)),
            Self::Repeat(expr, _, _) => expr.names(out),
        }
    }
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    /// Skips white space and comments.
    fn gap(&mut self) {
        self.rest = self.rest.trim_start();
        while let Some(comment) = self.rest.strip_prefix("/*") {
            self.rest = comment.split_once("*/").expect("a comment ends").1.trim_start();
        }
    }

    fn token(&mut self, token: &str) -> bool {
        self.gap();
        self.rest.strip_prefix(token).map(|rest| self.rest = rest).is_some()
    }

    fn name(&mut self) -> Option<&'a str> {
        self.gap();
        let end = self.rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
        let (name, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        (!name.is_empty()).then_some(name)
    }

    /// `name ::=`
    fn head(&mut self) -> Option<String> {
        let before = self.rest;
        let name = self.name();
        if name.is_some() && self.token("::=") {
            return name.map(str::to_owned);
        }
        self.rest = before;
        self.gap();
        None
    }

    fn choice(&mut self) -> Expr {
        let mut list = vec![self.sequence()];
        while self.token("|") {
            list.push(self.sequence());
        }
        if list.len() == 1 { list.remove(0) } else { Expr::Choice(list) }
    }

    fn sequence(&mut self) -> Expr {
        let mut list = Vec::new();
        while let Some(item) = self.item() {
            list.push(item);
        }
        Expr::Sequence(list)
    }

    fn item(&mut self) -> Option<Expr> {
        let primary = self.primary()?;
        let counts = [("?", 0, 1), ("*", 0, 3), ("+", 1, 3)];
        let count = counts.into_iter().find(|(mark, _, _)| self.rest.starts_with(mark));
        let Some((mark, least, most)) = count else { return Some(primary) };
        self.token(mark);
        Some(Expr::Repeat(Box::new(primary), least, most))
    }

    fn primary(&mut self) -> Option<Expr> {
        self.gap();
        match self.rest.chars().next()? {
            quote @ ('"' | '\'') => {
                let (text, rest) = self.rest[1..].split_once(quote).expect("a string ends");
                self.rest = rest;
                Some(Expr::Text(text.to_owned()))
            }
            '(' if self.token("(") => {
                let inside = self.choice();
                assert!(self.token(")"), "`)` is expected before {:.20}", self.rest);
                Some(inside)
            }
            '[' => Some(self.class()),
            '#' => self.letter().map(|letter| Expr::Text(letter.to_string())),
            _ => {
                let before = self.rest;
                if self.head().is_some() {
                    self.rest = before;
                    return None;
                }
                self.name().map(|name| Expr::Rule(name.to_owned()))
            }
        }
    }

    /// `#xN` or a letter.
    fn letter(&mut self) -> Option<char> {
        if let Some(code) = self.rest.strip_prefix("#x") {
            let end = code.find(|digit: char| !digit.is_ascii_hexdigit()).unwrap_or(code.len());
            self.rest = &code[end..];
            let code = u32::from_str_radix(&code[..end], 16).expect("a code has digits");
            return char::from_u32(code);
        }
        let letter = self.rest.chars().next()?;
        self.rest = &self.rest[letter.len_utf8()..];
        Some(letter)
    }

    /// `[a-z_]`, `[^a-z]`
    fn class(&mut self) -> Expr {
        self.token("[");
        let negated = self.rest.strip_prefix('^').map(|rest| self.rest = rest).is_some();
        let mut ranges = Vec::new();
        while !self.rest.starts_with(']') {
            let first = self.letter().expect("a class ends");
            let is_range = self.rest.starts_with('-') && !self.rest.starts_with("-]");
            let last = if is_range { self.letter().and_then(|_| self.letter()) } else { Some(first) };
            ranges.push((first, last.expect("a range ends")));
        }
        self.token("]");
        if !negated {
            return Expr::Class(ranges);
        }
        let holds = |letter: char| ranges.iter().any(|(first, last)| (*first..=*last).contains(&letter));
        Expr::Class(POOL.chars().filter(|letter| !holds(*letter)).map(|letter| (letter, letter)).collect())
    }
}

#[test]
fn sentences_follow_the_grammar() {
    let grammar =
        Grammar::parse("a ::= b+ ('x' | #x79)? /* c */\nb ::= [0-1] [^ -~#x9#xA#xA0#x2000-#x10FFFF]*\nd ::= '' a");
    assert_eq!(grammar.unused("a"), ["d"]);
    let mut seen = String::new();
    for seed in 0..200 {
        let sentence = grammar.sentence("a", &mut Rng::new(seed));
        let inner = sentence.trim_end_matches(['x', 'y']);
        assert!(sentence.len() - inner.len() <= 1, "{sentence}");
        assert!(inner.starts_with(['0', '1']) && inner.chars().all(|letter| "01é".contains(letter)), "{sentence}");
        seen += &sentence;
    }
    assert!("01éxy".chars().all(|letter| seen.contains(letter)));
}

#[test]
#[should_panic(expected = "`b` is not defined")]
fn every_name_is_defined() {
    Grammar::parse("a ::= 'x' b");
}

#[test]
#[should_panic(expected = "rules without end")]
fn every_rule_has_an_end() {
    Grammar::parse("a ::= 'x' a");
}
