//! Requests of PowerShell (`Invoke-RestMethod`, `Invoke-WebRequest`) → arguments of curl that send the
//! same. Knows what Microsoft documents of them; what is computed is doubted.

mod body;
mod given;
mod json;
mod parameters;
mod variables;

use crate::shell::expression::{Bit, Call, Expression, Item};
use crate::text::Span;
use given::Given;
use parameters::Meaning;

pub use variables::{Doubts, Variables};
use variables::{retold, substituted};

/// The arguments of curl for one request.
#[derive(Clone, Debug, Default)]
pub struct Translation {
    /// Options with their values, and the URL, in the order of what they stand for.
    pub groups: Vec<Group>,
    /// What is not known of it.
    pub doubts: Doubts,
}

/// An option with its value, or the URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What it stands for.
    pub span: Span,
    /// Its words.
    pub words: Vec<Vec<Bit>>,
}

/// The names of the commands that send requests.
pub const NAMES: [&str; 4] = ["Invoke-RestMethod", "Invoke-WebRequest", "irm", "iwr"];

/// Whether `call`, by whatever name, is given what no program but PowerShell's command takes.
pub fn is_given(call: &Call) -> bool {
    const OWN: [&str; 8] = ["uri", "headers", "method", "body", "contenttype", "usebasicparsing", "outfile", "infile"];
    call.items.iter().any(|item| match item {
        Item::Parameter(name, _) => OWN.contains(&name.to_ascii_lowercase().as_str()),
        _ => false,
    })
}

/// Whether `call` seems to name a URL, as a mention of the command in a sentence does not.
pub fn is_request(call: &Call) -> bool {
    let url = |bits: &[Bit]| match bits.first() {
        Some(Bit::Text(text)) => text.contains("://") || bits.len() > 1,
        first => first.is_some(),
    };
    call.items.iter().any(|item| match item {
        Item::Parameter(name, _) => name.eq_ignore_ascii_case("uri"),
        Item::Splat(..) | Item::Value(Expression::Variable(_), _) => true,
        Item::Value(Expression::Text(bits), _) => url(bits),
        Item::Value(..) => false,
    })
}

/// What curl has to be told to send the request of `call`.
pub fn translate(call: &Call, variables: &Variables) -> Translation {
    let mut translator = Translator { variables, out: Translation::default(), request: Request::default() };
    let given = translator.given(call);
    translator.look(&given);
    if !given.iter().any(|given| given.meaning == Meaning::Uri) {
        translator.doubt("the URL".to_owned());
        translator.group(Span::at(call.span.start), vec![vec![Bit::Variable("URI".to_owned())]]);
    }
    for given in &given {
        translator.say(given);
    }
    translator.finish(call.span);
    translator.out
}

/// What the parameters make of a request together.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is seen or not, apart from the others")]
struct Request {
    /// In capitals; empty for the default, which is `GET`.
    method: String,
    /// There is a body.
    body: bool,
    /// A header or parameter tells its type.
    typed: bool,
    /// A parameter tells it.
    declared: bool,
    /// The method was told.
    told: bool,
    /// A parameter tells how many redirections are followed.
    counted: bool,
}

impl Request {
    fn is_get(&self) -> bool {
        matches!(self.method.as_str(), "" | "GET" | "DEFAULT")
    }

    /// What curl would use as it is.
    fn implied(&self) -> &'static str {
        if self.body { "POST" } else { "GET" }
    }
}

struct Translator<'a> {
    variables: &'a Variables,
    out: Translation,
    request: Request,
}

fn text(text: impl Into<String>) -> Vec<Bit> {
    vec![Bit::Text(text.into())]
}

impl<'a> Translator<'a> {
    fn doubt(&mut self, what: String) {
        self.out.doubts.add(what);
    }

    /// Looks at what bears on how the rest is said.
    fn look(&mut self, given: &[Given<'a>]) {
        for given in given {
            let value = given.value.map(|value| self.variables.resolve(value));
            match (given.meaning, value) {
                (Meaning::Method, Some(value)) => {
                    self.request.told = true;
                    let bits = self.bits(value);
                    self.request.method = match bits.as_deref() {
                        Some([Bit::Text(method)]) => method.to_ascii_uppercase(),
                        _ => "?".to_owned(),
                    };
                }
                (Meaning::ContentType, _) => {
                    self.request.typed = true;
                    self.request.declared = true;
                }
                (Meaning::Headers, Some(Expression::Table(members))) => {
                    self.request.typed |= members.iter().any(|(name, _)| is_type(name));
                }
                (Meaning::Form, _) => {
                    self.request.typed = true;
                    self.request.body = true;
                }
                (Meaning::InFile, _) => self.request.body = true,
                (Meaning::Redirections, _) => self.request.counted = true,
                (Meaning::Body, Some(value)) => {
                    self.request.body |= !matches!(value, Expression::Null);
                }
                _ => {}
            }
        }
        let query = |given: &Given<'a>| {
            given.meaning == Meaning::Body
                && given.value.is_some_and(|value| matches!(self.variables.resolve(value), Expression::Table(_)))
        };
        if self.request.is_get() && given.iter().any(query) {
            self.request.body = false;
        }
    }

    /// The text of `value`, where it is one.
    fn bits(&mut self, value: &Expression) -> Option<Vec<Bit>> {
        let held = self.variables.resolve(value);
        match held {
            Expression::Text(bits) if std::ptr::eq(held, value) => {
                Some(substituted(bits, self.variables, &mut self.out.doubts))
            }
            Expression::Text(bits) => Some(retold(bits, self.variables, &mut self.out.doubts)),
            Expression::Number(number) => Some(text(number.clone())),
            Expression::Variable(name) => Some(vec![Bit::Variable(name.clone())]),
            Expression::Truth(truth) => Some(text(if *truth { "True" } else { "False" })),
            Expression::Null => Some(text("")),
            _ => None,
        }
    }

    /// The text of the value of `given`; where only PowerShell knows it, that is said.
    fn value(&mut self, given: &Given<'_>) -> Vec<Bit> {
        let bits = given.value.and_then(|value| self.bits(value));
        bits.unwrap_or_else(|| {
            self.doubt(format!("what PowerShell computes for `-{}`", given.name));
            vec![Bit::Variable(given.name.to_ascii_uppercase())]
        })
    }

    fn group(&mut self, span: Span, words: Vec<Vec<Bit>>) {
        self.out.groups.push(Group { span, words });
    }

    fn option(&mut self, span: Span, option: &str, value: Vec<Bit>) {
        self.group(span, vec![text(option), value]);
    }

    fn say(&mut self, given: &Given<'a>) {
        let span = given.span;
        match given.meaning {
            Meaning::Uri => {
                let url = self.value(given);
                self.group(span, vec![url]);
            }
            Meaning::Method => self.method(given),
            Meaning::Headers => self.headers(given),
            Meaning::ContentType => {
                let value = self.value(given);
                self.header(span, text("Content-Type"), value);
            }
            Meaning::Body => self.body(given),
            Meaning::Form => self.form(given),
            Meaning::InFile => {
                let mut file = text("@");
                file.extend(self.value(given));
                self.option(span, "--data-binary", joined(file));
            }
            Meaning::Option(option) => {
                let value = self.value(given);
                if option == "-o" && !self.request.counted {
                    self.group(span, vec![text("-L")]);
                }
                self.option(span, option, value);
            }
            Meaning::Flag(words) => self.group(span, words.iter().map(|word| text(*word)).collect()),
            Meaning::Redirections => self.redirections(given),
            Meaning::Version => self.version(given),
            Meaning::Token => {
                let mut value = text("Bearer ");
                value.extend(self.value(given));
                self.header(span, text("Authorization"), joined(value));
            }
            Meaning::Authentication => {
                let known = |bits: &[Bit]| matches!(bits, [Bit::Text(scheme)] if !scheme.eq_ignore_ascii_case("basic"));
                let scheme = self.value(given);
                if !known(&scheme) {
                    self.doubt("how `-Authentication` logs in".to_owned());
                }
            }
            Meaning::Nothing => {}
            Meaning::Beyond => self.doubt(format!("what `-{}` adds to the request", given.name)),
        }
    }

    fn method(&mut self, given: &Given<'_>) {
        let value = self.value(given);
        let method = self.request.method.clone();
        let span = given.span;
        match method.as_str() {
            "?" => self.option(span, "-X", value),
            "HEAD" if !self.request.body => self.group(span, vec![text("--head")]),
            "DEFAULT" => {}
            method if method == self.request.implied() => {}
            method => self.option(span, "-X", text(method)),
        }
    }

    fn headers(&mut self, given: &Given<'a>) {
        let Some(Expression::Table(members)) = given.value.map(|value| self.variables.resolve(value)) else {
            self.doubt(format!("what `-{}` holds", given.name));
            return;
        };
        for (name, value) in members {
            let name = substituted(name, self.variables, &mut self.out.doubts);
            if is_type(&name) && self.request.declared {
                continue;
            }
            let given =
                Given { name: "Headers".to_owned(), meaning: Meaning::Headers, value: Some(value), span: given.span };
            let value = self.value(&given);
            self.header(given.span, name, value);
        }
    }

    fn header(&mut self, span: Span, name: Vec<Bit>, value: Vec<Bit>) {
        let mut line = name;
        let empty = value.iter().all(|bit| matches!(bit, Bit::Text(text) if text.is_empty()));
        line.extend(text(if empty { ";" } else { ": " }));
        line.extend(value);
        self.option(span, "-H", joined(line));
    }

    fn redirections(&mut self, given: &Given<'_>) {
        let value = self.value(given);
        if value != text("0") {
            self.group(given.span, vec![text("-L")]);
            self.option(given.span, "--max-redirs", value);
        }
    }

    fn version(&mut self, given: &Given<'_>) {
        const VERSIONS: [(&str, &str); 4] =
            [("1.0", "--http1.0"), ("1.1", "--http1.1"), ("2.0", "--http2"), ("3.0", "--http3")];
        let value = self.value(given);
        match VERSIONS.iter().find(|(version, _)| value == text(*version)) {
            Some((_, option)) => self.group(given.span, vec![text(*option)]),
            None => self.doubt("the version of HTTP".to_owned()),
        }
    }

    /// Says what PowerShell leaves out and curl would not: the type of a body that is not posted.
    fn finish(&mut self, span: Span) {
        let request = &self.request;
        if request.is_get() && request.body && !request.told {
            self.doubt("the method: PowerShell's is `GET` even with a body".to_owned());
        }
        if self.request.body && !self.request.typed && self.request.method != "POST" {
            self.group(Span::at(span.end), vec![text("-H"), text("Content-Type:")]);
        }
    }
}

/// `bits` with neighboring texts put together.
fn joined(bits: Vec<Bit>) -> Vec<Bit> {
    let mut out: Vec<Bit> = Vec::with_capacity(bits.len());
    for bit in bits {
        match (out.last_mut(), bit) {
            (Some(Bit::Text(last)), Bit::Text(text)) => last.push_str(&text),
            (_, bit) => out.push(bit),
        }
    }
    out
}

fn is_type(name: &[Bit]) -> bool {
    matches!(name, [Bit::Text(name)] if name.eq_ignore_ascii_case("content-type"))
}
