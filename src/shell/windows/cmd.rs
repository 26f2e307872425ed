//! cmd.exe: carets, quotes that end with the line, `%NAME%`.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_till, take_while, take_while1};
use nom::character::complete::{anychar, char, one_of, satisfy};
use nom::combinator::{eof, peek, recognize, value, verify};
use nom::sequence::{delimited, preceded};

use super::argument::{Argument, Marks};
use super::{Operator, Read, Reader, Syntax, newline};
use crate::shell::{Assignment, ComplaintKind, End, Quoting, Script, UnknownKind, Word};

/// Reads `text` as a script.
pub(in crate::shell) fn read(text: &str) -> Script {
    super::read::<Cmd>(text, super::First::AndRest)
}

pub(in crate::shell) fn read_first(text: &str) -> Script {
    super::read::<Cmd>(text, super::First::Only)
}

fn continuation(input: &str) -> Read<'_> {
    recognize((char('^'), newline)).parse(input)
}

/// `rem …`, `:: …`
fn comment(input: &str) -> Read<'_> {
    let remark = (tag_no_case("rem"), peek(alt((recognize(one_of(" \t\r\n")), eof))));
    recognize((alt((recognize(remark), tag("::"))), take_till(|letter| letter == '\n'))).parse(input)
}

/// `%NAME%`; two hexadecimal digits are a percent-encoded byte instead.
fn variable(input: &str) -> Read<'_> {
    let first = satisfy(|letter| letter.is_ascii_alphabetic() || letter == '_');
    let name = recognize((first, take_while(|letter: char| letter.is_ascii_alphanumeric() || letter == '_')));
    let is_byte = |name: &str| name.len() == 2 && name.bytes().all(|digit| digit.is_ascii_hexdigit());
    delimited(char('%'), verify(name, move |name: &str| !is_byte(name)), char('%')).parse(input)
}

/// A line end that is part of an argument, behind a continuation.
fn line_end(input: &str) -> Read<'_, char> {
    value('\n', (continuation, newline)).parse(input)
}

/// A letter behind a caret.
fn escaped(input: &str) -> Read<'_, char> {
    preceded(char('^'), anychar).parse(input)
}

/// Quotes as cmd.exe itself counts them, to know what is an operator; it knows no backslash.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Quotes {
    Open,
    #[default]
    Closed,
}

/// The syntax of cmd.exe.
#[derive(Debug, Default)]
struct Cmd {
    quotes: Quotes,
}

impl Syntax for Cmd {
    fn gap(input: &str) -> Read<'_> {
        continuation(input)
    }

    fn lead(input: &str) -> Read<'_> {
        alt((tag("@"), comment)).parse(input)
    }

    fn open(input: &str) -> Read<'_> {
        tag("(").parse(input)
    }

    fn operator(input: &str, blocks: usize) -> Read<'_, Operator> {
        alt((
            value(Operator::List(End::And), tag("&&")),
            value(Operator::List(End::Or), tag("||")),
            value(Operator::List(End::Semicolon), tag("&")),
            value(Operator::Pipe, tag("|")),
            verify(value(Operator::Close, tag(")")), move |_: &Operator| blocks > 0),
        ))
        .parse(input)
    }

    fn is_quoted(&self) -> bool {
        self.quotes == Quotes::Open
    }

    fn end_line(&mut self) {
        self.quotes = Quotes::Closed;
    }

    fn assignment(_: &mut Reader<'_, Self>) -> Option<Assignment> {
        None
    }

    fn word(reader: &mut Reader<'_, Self>) -> Word {
        let mut argument = Argument::new(reader.cursor.text(), reader.cursor.at(), Marks::Quote);
        while reader.piece(&mut argument) {}
        let (word, open) = argument.word();
        if let Some(open) = open {
            reader.complain(open, ComplaintKind::OpenQuote(Quoting::Double));
        }
        word
    }
}

impl<'a> Reader<'a, Cmd> {
    /// Reads a run, escape or variable of a word; `false` where the word ends.
    fn piece(&mut self, argument: &mut Argument<'a>) -> bool {
        let start = self.cursor.at();
        let rest = self.cursor.rest();
        let Some(next) = self.cursor.peek() else { return false };
        match next {
            '"' => self.toggle(argument),
            '%' => self.percent(argument),
            '^' if !self.syntax.is_quoted() => return self.caret(argument),
            ' ' | '\t' if !argument.is_open() => return false,
            '&' | '|' | '<' | '>' if !self.syntax.is_quoted() => return false,
            ')' if !self.syntax.is_quoted() && !self.frame.blocks.is_empty() => return false,
            '\n' | '\r' if newline(rest).is_ok() => return false,
            '\\' | '\r' | ' ' | '\t' | '^' | '&' | '|' | '<' | '>' | ')' => {
                self.cursor.step();
                argument.letter(self.cursor.since(start), next);
            }
            _ => {
                if let Some(run) = self.cursor.take(take_while1(is_plain)) {
                    argument.run(run);
                }
            }
        }
        true
    }

    fn toggle(&mut self, argument: &mut Argument<'a>) {
        self.syntax.quotes = if self.syntax.is_quoted() { Quotes::Closed } else { Quotes::Open };
        if let Some(mark) = self.cursor.token("\"") {
            argument.letter(mark, '"');
        }
    }

    fn percent(&mut self, argument: &mut Argument<'a>) {
        let start = self.cursor.at();
        if let Some(name) = self.cursor.eat(variable) {
            argument.unknown(self.cursor.since(start), UnknownKind::Variable(name.to_owned()));
        } else {
            self.cursor.eat(alt((tag("%%"), tag("%"))));
            argument.letter(self.cursor.since(start), '%');
        }
    }

    /// Reads a caret and what it escapes; continuations before a blank do not belong to the word.
    fn caret(&mut self, argument: &mut Argument<'a>) -> bool {
        let start = self.cursor.at();
        if let Some(letter) = self.cursor.eat(line_end) {
            argument.letter(self.cursor.since(start), letter);
        } else if self.cursor.eat(continuation).is_some() {
            if !argument.is_open() && self.cursor.peek().is_none_or(|next| next == ' ' || next == '\t') {
                self.cursor.jump(start);
                return false;
            }
            argument.nothing(self.cursor.since(start));
        } else if let Some(letter) = self.cursor.eat(escaped) {
            argument.letter(self.cursor.since(start), letter);
        } else {
            self.cursor.step();
            argument.letter(self.cursor.since(start), '^');
        }
        true
    }
}

fn is_plain(letter: char) -> bool {
    !matches!(letter, '"' | '%' | '^' | ' ' | '\t' | '&' | '|' | '<' | '>' | ')' | '\n' | '\r' | '\\')
}

#[cfg(test)]
mod tests {
    use crate::shell::Dialect;
    use crate::shell::shown::show;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(show(text, Dialect::Cmd), expected, "{text}");
    }

    #[test]
    fn quotes() {
        check(r#"curl "a b" "" "c""d" x"#, "[curl][a b][][c\"d][x]");
        check(r#""{\"a\": \"b\\\"}" 'c d'"#, r#"[{"a": "b\"}]['c][d']"#);
        check(r#""a\\" \\b c\"#, r"[a\][\\b][c\]");
        check("\"a & b\" | c & d && e\nf", "[a & b]|[c] ; [d] && [e] ⏎ [f]");
    }

    #[test]
    fn carets() {
        check("a ^\n  b^\r\nc ^& ^^ ^\n", "[a][bc][&][^]");
        check(r#"^"a ^\^"b^\^" ^%^25 ^& c^" d"#, r#"[a "b" %25 & c][d]"#);
        check("^\"a^\n\nb^\" c", "[a\nb][c]");
        check("\"a^b\"", "[a^b]");
    }

    #[test]
    fn variables() {
        check("%A% \"x%A_1%y\" %% a%20b%20 %E2%80 50%", "[<A>][x<A_1>y][%][a%20b%20][%E2%80][50%]");
    }

    #[test]
    fn commands() {
        check("rem a\n:: b\n@c 2>nul >d\nremote", "[c](2> [nul])(> [d]) ⏎ [remote]");
        check("(a) && b (c)", "[a] ) [b][(c)]");
    }

    #[test]
    fn complaints() {
        check("a \"b\nc", "[a][b] ⏎ [c] !OpenQuote(Double) \"");
        check("a | | b &&", "[a]|[b] &&  !Operator | !Operator &&");
        check("a >", "[a](> []) !NoTarget >");
    }
}
