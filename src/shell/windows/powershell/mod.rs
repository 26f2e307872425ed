//! PowerShell: two quotes, backticks, `$env:NAME`, here-strings.

pub mod expression;
mod strings;

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_till, take_until, take_while, take_while_m_n, take_while1};
use nom::character::complete::{anychar, char, one_of, satisfy, space0};
use nom::combinator::{eof, map_opt, not, opt, peek, recognize, rest, value, verify};
use nom::multi::many0_count;
use nom::sequence::{delimited, preceded, terminated};

use super::argument::{Argument, Marks};
use super::{DEPTH, Operator, Read, Reader, Syntax, newline};
use crate::shell::{Assignment, ComplaintKind, End, Script, UnknownKind, Word};
use crate::text::Span;

/// Reads `text` as a script.
pub(in crate::shell) fn read(text: &str) -> Script {
    super::read::<PowerShell>(text, super::First::AndRest)
}

pub(in crate::shell) fn read_first(text: &str) -> Script {
    super::read::<PowerShell>(text, super::First::Only)
}

/// The syntax of PowerShell.
#[derive(Debug, Default)]
struct PowerShell;

/// PowerShell takes typographic quotes for quotes.
fn is_single(letter: char) -> bool {
    matches!(letter, '\'' | '‘' | '’' | '‚' | '‛')
}

fn is_double(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„')
}

/// Whether `letter` ends a word outside quotes.
fn is_meta(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\r' | '\n' | ';' | '|' | '&' | '(' | ')' | '<' | '>')
}

/// Letters that mean themselves everywhere, and to the program.
fn is_plain(letter: char) -> bool {
    !matches!(letter, '`' | '$' | '\\') && !is_single(letter) && !is_double(letter)
}

/// `#…`, `<#…#>`
fn comment(input: &str) -> Read<'_> {
    let line = (tag("#"), take_till(|letter| letter == '\n'));
    let block = (tag("<#"), alt((terminated(take_until("#>"), tag("#>")), rest)));
    alt((recognize(line), recognize(block))).parse(input)
}

fn name(input: &str) -> Read<'_> {
    let first = satisfy(|letter| letter.is_alphabetic() || letter == '_');
    recognize((first, take_while(|letter: char| letter.is_alphanumeric() || letter == '_'))).parse(input)
}

/// The drive or scope before a name.
fn scope(input: &str) -> Read<'_> {
    terminated(name, (char(':'), peek(name))).parse(input)
}

/// The name without `env:`, which is where the environment is.
fn scoped(input: &str) -> Read<'_> {
    let (name_at, scope) = opt(scope).parse(input)?;
    let (rest, name) = name(name_at)?;
    let whole = &input[..input.len() - rest.len()];
    let is_environment = scope.is_some_and(|scope| scope.eq_ignore_ascii_case("env"));
    Ok((rest, if is_environment { name } else { whole }))
}

/// `$NAME`, `$env:NAME`, `${env:NAME}`, `$?`
fn variable(input: &str) -> Read<'_> {
    let special = recognize(one_of("?$^"));
    alt((delimited(tag("${"), scoped, tag("}")), preceded(tag("$"), alt((scoped, special))))).parse(input)
}

/// `.name`, `::name`
fn member(input: &str) -> Read<'_> {
    recognize((alt((tag("."), tag("::"))), name)).parse(input)
}

/// `@name`, which stands for all that a list or table of that name holds.
fn splatted(input: &str) -> Read<'_> {
    let ends = peek(alt((recognize(satisfy(is_meta)), eof)));
    recognize((char('@'), scoped, ends)).parse(input)
}

/// What a backtick makes of the letter behind it.
fn escape(input: &str) -> Read<'_, char> {
    let digits = take_while_m_n(1, 6, |digit: char| digit.is_ascii_hexdigit());
    let code = map_opt(digits, |digits| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32));
    let letter = anychar.map(|letter| match letter {
        '0' => '\0',
        'a' => '\x07',
        'b' => '\x08',
        'e' => '\x1b',
        'f' => '\x0c',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\x0b',
        other => other,
    });
    preceded(char('`'), alt((delimited(tag("u{"), code, char('}')), letter))).parse(input)
}

/// `$NAME =`
fn assigned(input: &str) -> Read<'_> {
    terminated(variable, (space0, tag("="), not(tag("=")), space0)).parse(input)
}

/// Reads no command: what follows `$NAME =` is a value.
fn is_value(letter: char) -> bool {
    is_single(letter) || is_double(letter) || letter.is_ascii_digit() || matches!(letter, '$' | '@' | '[')
}

impl Syntax for PowerShell {
    fn gap(input: &str) -> Read<'_> {
        alt((recognize((char('`'), newline)), recognize((char('\r'), not(char('\n')))), comment)).parse(input)
    }

    fn lead(input: &str) -> Read<'_> {
        let command = peek(satisfy(|letter| !is_value(letter)));
        let call = terminated(alt((tag("&"), tag("."))), peek(one_of(" \t'\"$")));
        alt((call, recognize((assigned, command)))).parse(input)
    }

    fn open(input: &str) -> Read<'_> {
        tag("(").parse(input)
    }

    fn operator(input: &str, blocks: usize) -> Read<'_, Operator> {
        let members = many0_count((char('.'), name));
        let close = value(Operator::Close, (one_of(")}"), members));
        alt((
            value(Operator::List(End::And), tag("&&")),
            value(Operator::List(End::Or), tag("||")),
            value(Operator::List(End::Background), tag("&")),
            value(Operator::List(End::Semicolon), tag(";")),
            value(Operator::Pipe, tag("|")),
            value(Operator::Open, (tag("{"), peek(one_of(" \t\r\n")))),
            verify(close, move |_: &Operator| blocks > 0),
        ))
        .parse(input)
    }

    fn assignment(reader: &mut Reader<'_, Self>) -> Option<Assignment> {
        let start = reader.cursor.at();
        let name = reader.cursor.eat(assigned)?;
        let value = Self::word(reader);
        Some(Assignment { span: reader.cursor.since(start), name: name.to_owned(), value })
    }

    fn word(reader: &mut Reader<'_, Self>) -> Word {
        let mut argument = Argument::new(reader.cursor.text(), reader.cursor.at(), Marks::Letter);
        if !reader.whole(&mut argument) {
            while reader.piece(&mut argument) {}
        }
        argument.word().0
    }
}

impl<'a> Reader<'a, PowerShell> {
    /// Reads what is a word of its own, whatever follows: a string or an expression.
    fn whole(&mut self, argument: &mut Argument<'a>) -> bool {
        let start = self.cursor.at();
        match self.cursor.peek() {
            Some('@') if self.here_string(argument) => {}
            Some('@' | '(') if self.group() => {
                self.members();
                argument.unknown(self.cursor.since(start), UnknownKind::Expansion);
            }
            Some('@') if self.cursor.eat(splatted).is_some() => {
                argument.unknown(self.cursor.since(start), UnknownKind::Expansion);
            }
            Some('$') if self.cursor.eat(variable).is_some() => {
                if self.members() {
                    argument.unknown(self.cursor.since(start), UnknownKind::Expansion);
                } else {
                    self.cursor.jump(start);
                }
                return false;
            }
            Some(letter) if is_single(letter) => self.single(argument),
            Some(letter) if is_double(letter) => self.double(argument),
            _ => return false,
        }
        true
    }

    /// Reads a run, escape, string or variable of a bare word; `false` where the word ends.
    fn piece(&mut self, argument: &mut Argument<'a>) -> bool {
        let start = self.cursor.at();
        let Some(next) = self.cursor.peek() else { return false };
        match next {
            '`' if PowerShell::gap(self.cursor.rest()).is_ok() => return false,
            _ if is_meta(next) => return false,
            _ if is_single(next) => self.single(argument),
            _ if is_double(next) => self.double(argument),
            '`' | '$' | '\\' => self.special(argument),
            _ => {
                self.cursor.eat(take_while1(|letter| is_plain(letter) && !is_meta(letter)));
                argument.run(self.cursor.since(start));
            }
        }
        true
    }

    /// Reads what starts with a backtick, dollar or backslash.
    fn special(&mut self, argument: &mut Argument<'a>) {
        let start = self.cursor.at();
        if let Some(letter) = self.cursor.eat(escape) {
            argument.letter(self.cursor.since(start), letter);
        } else if let Some(name) = self.cursor.eat(variable) {
            argument.unknown(self.cursor.since(start), UnknownKind::Variable(name.to_owned()));
        } else if let Some(open) = self.cursor.token("$(") {
            self.substitution(open);
            argument.unknown(self.cursor.since(start), UnknownKind::Expansion);
        } else if let Some(letter) = self.cursor.step() {
            argument.letter(self.cursor.since(start), letter);
        }
    }

    /// Reads the commands up to `)`.
    fn substitution(&mut self, open: Span) {
        if self.depth == DEPTH {
            self.complain(open, ComplaintKind::TooDeep);
            self.cursor.finish();
            return;
        }
        self.depth += 1;
        self.list(End::Close);
        self.depth -= 1;
        if self.cursor.token(")").is_none() {
            self.complain(open, ComplaintKind::OpenExpansion);
        }
    }

    /// Skips what is asked of the value before it: `.name`, `.name(…)`, `[…]`; `false` if nothing is.
    fn members(&mut self) -> bool {
        let start = self.cursor.at();
        while self.cursor.eat(member).is_some() || self.enclosed("[") {
            self.enclosed("(");
        }
        self.cursor.at() > start
    }

    /// Skips `(…)`, `@(…)` or `@{…}`; `false` if none is next.
    fn group(&mut self) -> bool {
        ["@(", "@{", "("].iter().any(|open| self.enclosed(open))
    }

    /// Skips what `open` begins, with what ends it; `false` if that is not next.
    fn enclosed(&mut self, open: &str) -> bool {
        let Some(open) = self.cursor.token(open) else { return false };
        let quoted = |quote: char| delimited(char(quote), take_while(move |letter| letter != quote), char(quote));
        let mut depth = 1_usize;
        while depth > 0 {
            if self.cursor.eat(alt((quoted('\''), quoted('"')))).is_some() {
                continue;
            }
            match self.cursor.step() {
                Some('(' | '{' | '[') => depth += 1,
                Some(')' | '}' | ']') => depth -= 1,
                Some(_) => {}
                None => {
                    self.complain(open, ComplaintKind::OpenExpansion);
                    break;
                }
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use crate::shell::Dialect;
    use crate::shell::shown::show;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(show(text, Dialect::PowerShell), expected, "{text}");
    }

    #[test]
    fn quotes() {
        check("curl.exe 'a ''b' \"c `$d `\" e\"\"f`n\" x`ty", "[curl.exe][a 'b][c $d \" e\"f\n][x\ty]");
        check(r#"'{\"a\": \"b\\\"}' "{\`"a\"": 1}" '{"a": 1}'"#, r#"[{"a": "b\"}][{"a": 1}][{"a": 1}]"#);
        check(r#"'{"a": "\"b\""}' '"a\\"'"#, r#"[{"a": "\"b\""}]["a\\"]"#);
        check("a'b'c 'a'b “x y”", "[abc][a][b][x y]");
        check("a `\n  b `\r\n c", "[a][b][c]");
    }

    #[test]
    fn variables() {
        check("$env:A \"b $Env:C_D.e\" ${env:F} $g '$h' $", "[<A>][b <C_D>.e][<F>][<g>][$h][$]");
        check("a $(b 'c') (d e).f @{ g = 'h)' }", "[a][{$(b 'c')}][{(d e).f}][{@{ g = 'h)' }}][b][c] ) ");
        check("$a = 'b'; $c = curl.exe $a", "a=[b] ; [curl.exe][<a>]");
    }

    #[test]
    fn members_and_lists() {
        check("a $b.C().D $e[0]['f)'] ([g]$h).I", "[a][{$b.C().D}][{$e[0]['f)']}][{([g]$h).I}]");
        check("a $b.C/d \"$e.f\" x$g.h $i.", "[a][{$b.C}/d][<e>.f][x<g>.h][<i>.]");
        check("a @b @script:c @d.e @", "[a][{@b}][{@script:c}][@d.e][@]");
    }

    #[test]
    fn here_strings() {
        check("a @'\nb 'c' \\\"\n'@ d", "[a][b 'c' \"][d]");
        check("a @\"\r\nb $c\r\n\"@ d", "[a][b <c>][d]");
        check("@'\n'@ a", "[][a]");
    }

    #[test]
    fn commands() {
        check("a | b; c # d\n<# e #> & f 2>&1 > $null", "[a]|[b] ; [c] ⏎ [f](2>& [1])(> [<null>])");
        check("a | % { b } ; c", "[a]|[%] ) [b] ) [c]");
    }

    #[test]
    fn complaints() {
        check("a 'b", "[a][b] !OpenQuote(Single) '");
        check("a \"b", "[a][b] !OpenQuote(Double) \"");
        check("a $(b", "[a][{$(b}][b] )  !OpenExpansion $(");
        check("a @'\nb", "[a][\nb] !OpenQuote(Single) @'");
        check("a ) b; ; c |", "[a] ) [b] ; [c] !Operator ) !Operator ; !Operator |");
    }
}
