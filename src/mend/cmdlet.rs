//! Requests of PowerShell's own commands in a paste, given back as curl commands that send the same.

use super::accept::Role;
use super::command::{Command, Slip, SlipKind};
use super::peel::Peeled;
use super::reach;
use super::read;
use super::statements::Statements;
use super::{finish, sight};
use crate::curl::Arg;
use crate::curl::cmdlet::{NAMES, Translation, is_given, is_request, translate};
use crate::shell::expression::{self, Bit, Call};
use crate::shell::{Dialect, Unknown, UnknownKind, Value, quote_value};
use crate::text::{Mapped, Span};

/// How much of a line is looked at to tell a command of PowerShell by its parameters.
const HEAD: usize = 512;

/// A request, and where it stands in the peeled text.
pub(super) struct Found {
    pub(super) span: Span,
    pub(super) command: Command,
}

/// The requests in `peeled`.
pub(super) fn find(peeled: &Peeled) -> Vec<Found> {
    let text = peeled.text.text();
    let names = names(text);
    if names.is_empty() {
        return Vec::new();
    }
    let mut statements = Statements::new(text);
    let mut calls = Calls { text, names: &names, limit: None };
    let mut out: Vec<Found> = Vec::new();
    let mut over = 0;
    for &at in &names {
        if at < over {
            continue;
        }
        let call = calls.read(at);
        over = call.span.end;
        let own = NAMES.iter().any(|name| name.eq_ignore_ascii_case(&call.name));
        if !(own || is_given(&call)) || !is_request(&call) {
            continue;
        }
        statements.until(at);
        let mut translation = translate(&call, &statements.variables);
        for doubt in statements.doubts(&call, &translation) {
            translation.doubts.add(doubt);
        }
        let end = around(&mut calls, &call, &mut translation);
        over = end;
        out.extend(found(peeled, Span::new(at, end), &translation));
    }
    out
}

/// Reads calls. Once one of them has the text end within a string or a bracket, each is read no further than up to the
/// line of the next name, so that none hides another.
struct Calls<'t> {
    text: &'t str,
    names: &'t [usize],
    limit: Option<usize>,
}

impl Calls<'_> {
    fn read(&mut self, at: usize) -> Call {
        if self.limit.is_none() {
            let call = expression::call(self.text, at);
            if call.open.is_none() {
                return call;
            }
        }
        let limit = self.limit.filter(|limit| at < *limit).unwrap_or_else(|| self.next_line(at));
        self.limit = Some(limit);
        expression::call(&self.text[..limit], at)
    }

    /// Where the text ends that stands before the next line with a name, seen from `at`.
    fn next_line(&self, at: usize) -> usize {
        let line = memchr::memchr(b'\n', &self.text.as_bytes()[at..]).map_or(self.text.len(), |length| at + length);
        let next = self.names.get(self.names.partition_point(|name| *name < line));
        let before = next.map_or(self.text, |next| &self.text[..reach::line_start(self.text, *next)]);
        before.trim_end().len()
    }
}

/// Where the name of such a command stands as one may: behind nothing but a line's start, or behind what
/// a command may follow.
fn names(text: &str) -> Vec<usize> {
    sight::called(text).filter(|&at| is_open(&text.as_bytes()[..at]) && is_name(text, at)).collect()
}

/// Whether a command may stand behind `before`: at the start of its line, or behind one of the signs.
fn is_open(before: &[u8]) -> bool {
    let is_blank = |byte: &u8| byte.is_ascii_whitespace() && *byte != b'\n';
    let last = before.iter().rev().find(|byte| !is_blank(byte));
    last.is_none_or(|byte| b"\n=({|;&>".contains(byte))
}

/// Whether such a command is named at `at`; the names that curl has too need a parameter that it has not.
pub(super) fn is_name(text: &str, at: usize) -> bool {
    let rest = &text.as_bytes()[at..];
    let starts = |name: &str| {
        rest.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
            && rest.get(name.len()).is_some_and(u8::is_ascii_whitespace)
    };
    let head = &rest[..rest.len().min(HEAD)];
    let head = head.split(|byte| *byte == b'\n').next().unwrap_or(head);
    NAMES.into_iter().any(starts)
        || (starts("curl") || starts("wget"))
            && dashes(head).any(|dash| head.get(dash + 1).is_some_and(u8::is_ascii_uppercase))
            && dashes(head).any(|dash| is_parameter(head, dash))
            && is_given(&expression::call(std::str::from_utf8(head).unwrap_or(""), 0))
}

fn dashes(line: &[u8]) -> impl Iterator<Item = usize> {
    memchr::memchr_iter(b'-', line)
}

/// How long the shortest name is that tells of PowerShell: `Uri`.
const SHORTEST: usize = 3;

/// Whether a parameter of PowerShell may begin at `dash` of `line`: no option of one letter, and not within a word.
fn is_parameter(line: &[u8], dash: usize) -> bool {
    let name = line.get(dash + 1..=dash + SHORTEST).is_some_and(|name| name.iter().all(u8::is_ascii_alphabetic));
    name && dash.checked_sub(1).is_some_and(|before| !line[before].is_ascii_alphanumeric())
}

/// What stands around a call: doubts about it, and where it ends with the pipeline it starts.
fn around(calls: &mut Calls<'_>, call: &Call, translation: &mut Translation) -> usize {
    const SHOWN: [&str; 8] = [
        "ConvertTo-Json",
        "ConvertFrom-Json",
        "Format-List",
        "Format-Table",
        "Out-Null",
        "Out-String",
        "Out-Host",
        "fl",
    ];
    let text = calls.text;
    doubt_open(text, call, translation);
    let line = text[..call.span.start].rsplit('\n').next().unwrap_or("").trim_end();
    if line.ends_with('|') {
        translation.doubts.add("what is piped into the request".to_owned());
    }
    let mut end = call.span.end;
    loop {
        let rest = text[end..].trim_start_matches([' ', '\t', '\r', ')']);
        let closed = text[end..].len() - rest.len();
        let Some(piped) = rest.strip_prefix('|').map(|rest| rest.trim_start_matches([' ', '\t', '\r', '\n'])) else {
            if rest.starts_with(['.', '[']) && text[end..end + closed].contains(')') {
                translation.doubts.add("what is done with the reply".to_owned());
            }
            return end;
        };
        let next = calls.read(text.len() - piped.len());
        doubt_open(text, &next, translation);
        if !SHOWN.iter().any(|name| name.eq_ignore_ascii_case(&next.name)) {
            translation.doubts.add("what is done with the reply".to_owned());
            return end;
        }
        end = next.span.end;
    }
}

/// Doubts where something ends within which the text does.
fn doubt_open(text: &str, call: &Call, translation: &mut Translation) {
    if let Some(open) = call.open {
        translation.doubts.add(format!("where `{}` is closed", open.of(text)));
    }
}

/// The command that says `translation`, which stands for `span` of the peeled text.
fn found(peeled: &Peeled, span: Span, translation: &Translation) -> Option<Found> {
    let mut text = Mapped::default();
    text.replace("curl", Span::at(span.start));
    for (index, group) in translation.groups.iter().enumerate() {
        let words: Vec<_> = group.words.iter().map(|bits| quote_value(&value(bits), Dialect::Posix)).collect();
        let gap = if index == 0 { " " } else { " \\\n  " };
        text.replace(&format!("{gap}{}", words.join(" ")), Span::at(span.start));
    }
    let said = text.text().to_owned();
    let mut text = Mapped::default();
    text.replace(&said, span);
    let read = read::read(&said, Dialect::Posix).filter(|read| read.invocation.args.iter().all(is_sound))?;
    let given = peeled.text.span(span);
    let mut command = read.command(given, text.over(&peeled.text), Dialect::Posix);
    command.slips = vec![Slip { kind: SlipKind::PowerShellRequest, span: given, text: said }];
    let line = peeled.text.span(Span::at(reach::line_start(peeled.text.text(), span.start))).start;
    command.slips.splice(..0, peeled.around(Span::new(line.min(given.start), given.start)).cloned());
    for doubt in translation.doubts.all() {
        command.certainty.doubt(doubt.clone());
    }
    finish::lose(&mut command);
    Some(Found { span, command })
}

/// Whether `arg` is no URL, or one that a curl command may name.
fn is_sound(arg: &Arg) -> bool {
    arg.option.is_some() || arg.value.as_ref().is_none_or(|url| !Role::Operand.fit(url.text()).is_hopeless())
}

/// What `bits` are to a POSIX shell.
fn value(bits: &[Bit]) -> Value {
    let mut text = Mapped::default();
    let mut unknowns = Vec::new();
    for bit in bits {
        let name = match bit {
            Bit::Text(known) => {
                text.replace(known, Span::at(0));
                continue;
            }
            Bit::Environment(name) | Bit::Variable(name) => name.as_str(),
            Bit::Computed => "VALUE",
        };
        let start = text.text().len();
        text.replace(&format!("${name}"), Span::at(0));
        let span = Span::new(start, text.text().len());
        unknowns.push(Unknown { span, kind: UnknownKind::Variable(name.to_owned()) });
    }
    Value::new(text, unknowns)
}

#[cfg(test)]
mod tests {
    use super::super::certainty::Certainty;
    use super::*;

    /// The commands on lines of their own, each with what is doubted of it.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let whole = Mapped::verbatim(text, Span::new(0, text.len()));
        let found = find(&Peeled::new(whole, Vec::new()));
        let shown = found.iter().map(|found| {
            let said = found.command.text.text().replace(" \\\n ", "");
            match &found.command.certainty {
                Certainty::Unsure(doubt) => format!("{said} # {doubt}\n"),
                _ => said + "\n",
            }
        });
        assert_eq!(shown.collect::<String>(), expected, "{text}");
    }

    #[test]
    fn parameters_are_options() {
        check("irm https://a.example/x", "curl https://a.example/x\n");
        check("Invoke-RestMethod -Uri 'https://a.example' -Meth Delete", "curl https://a.example -X DELETE\n");
        check(
            "iwr https://a.example -Headers @{ 'X-A' = \"b $c\"; D = 1 } -UseBasicParsing -TimeoutSec 5",
            "curl https://a.example -H \"X-A: b $c\" -H 'D: 1' -m 5\n",
        );
        check("iwr https://a.example -Method Head -SkipCertificateCheck:$false", "curl https://a.example --head\n");
        check("iwr https://a.example -OutFile b.zip", "curl https://a.example -L -o b.zip\n");
        check("iwr https://a.example -OutFile b -MaximumRedirection 0", "curl https://a.example -o b\n");
        check(
            "irm https://a.example -Authentication Bearer -Token $t",
            "curl https://a.example -H \"Authorization: Bearer $t\"\n",
        );
        check("irm https://a.example -HttpVersion 2.0 -MaximumRedirection 0", "curl https://a.example --http2\n");
    }

    #[test]
    fn bodies() {
        check("irm https://a.example -Method Post -Body 'a=b'", "curl https://a.example --data a=b\n");
        check("irm https://a.example -Method Post -Body '@b'", "curl https://a.example --data-raw @b\n");
        check(
            "irm https://a.example -Method Put -Body $b",
            "curl https://a.example -X PUT --data-raw \"$b\" -H Content-Type:\n",
        );
        check("irm https://a.example -Body @{ a = 'b c' }", "curl https://a.example --get --data-urlencode 'a=b c'\n");
        check("irm https://a.example -Method Post -Body @{ a = 1 }", "curl https://a.example --data-urlencode a=1\n");
        check(
            "irm https://a.example -Method Post -Form @{ a = Get-Item -Path ./b; c = 'd' }",
            "curl https://a.example --form a=@./b --form-string c=d\n",
        );
        check(
            "irm https://a.example -Method Post -Form @{ a = Get-Item 'b;c.txt' }",
            "curl https://a.example --form 'a=@\"b;c.txt\"'\n",
        );
        check(
            "irm https://a.example -Method Post -InFile b.json -ContentType application/json",
            "curl https://a.example --data-binary @b.json -H 'Content-Type: application/json'\n",
        );
    }

    #[test]
    fn tables_are_json() {
        check(
            "irm https://a.example -Method Post -Body (@{ a = @(1, $true); b = @{ c = \"d$e\" } } | ConvertTo-Json)",
            "curl https://a.example --data '{\"a\":[1,true],\"b\":{\"c\":\"d'\"$e\"'\"}}'\n",
        );
        let deep = "irm https://a.example -Method Post -Body (ConvertTo-Json @{ a = @{ b = @{ c = @{} } } })";
        check(
            deep,
            "curl https://a.example --data '{\"a\":{\"b\":{\"c\":{}}}}' # whether all of the body is meant: \
             `ConvertTo-Json` makes text of what lies deeper than 2 unless `-Depth` says more\n",
        );
        check(
            "$a = @{ b = $a; c = $a }\nirm https://a.example -Method Post -Body 'x'",
            "curl https://a.example --data x\n",
        );
    }

    #[test]
    fn variables_are_looked_up() {
        check("$id = 'b'\n$u = \"https://a.example/$ID\"\nirm $u", "curl https://a.example/b\n");
        check("$p = @{ Uri = 'https://a.example'; Method = 'Patch' }\nirm @p", "curl https://a.example -X PATCH\n");
        check(
            "$h = New-Object \"a.Dictionary[[String],[String]]\"\n$h.Add(\"A\", \"b\")\n$h['C'] = 'd'\nirm https://a.example -Headers $h",
            "curl https://a.example -H 'A: b' -H 'C: d'\n",
        );
        check(
            "$x = 'b'\n$u = \"https://a.example/$x\"\n$x = 'c'\nirm $u",
            "curl \"https://a.example/$x\" # which value of `$x` is meant\n",
        );
        check("$t = Read-Host\nirm https://a.example/$t", "curl \"https://a.example/$t\"\n");
        check("irm \"https://a.example/$env:ID/x\"", "curl \"https://a.example/$ID/x\"\n");
    }

    #[test]
    fn what_is_computed_is_doubted() {
        check("irm (Get-Url)", "");
        check("irm -Uri (Get-Url)", "curl \"$URI\" # what PowerShell computes for `-Uri`\n");
        check(
            "$t = Get-Token\nirm https://a.example/$t",
            "curl \"https://a.example/$t\" # what PowerShell computes for `$t`\n",
        );
        check("irm https://a.example | Select-Object a", "curl https://a.example # what is done with the reply\n");
        check("(irm https://a.example).result", "curl https://a.example # what is done with the reply\n");
        check(
            "$b | irm https://a.example -Method Post",
            "curl https://a.example -X POST # what is piped into the request\n",
        );
        check(
            "irm https://a.example -Credential $c",
            "curl https://a.example # what `-Credential` adds to the request\n",
        );
        check(
            "foreach ($i in 1..3) { irm \"https://a.example/$i\" }",
            "curl \"https://a.example/$i\" # what the block around the request does\n",
        );
        check(
            "if ($x) { $u = 'b' } else { $u = 'c' }\nirm \"https://a.example/$u\"",
            "curl \"https://a.example/$u\" # what `$u` holds\n",
        );
        check("irm https://a.example -Foo 1", "curl https://a.example # what `-Foo` asks for\n");
    }

    #[test]
    fn where_something_ends_that_is_never_closed_is_doubted() {
        check(
            "iwr https://a.example -Body @{ a = 'b' }\niwr https://a.example -Body @{ a = 'b -OutFile c\n\niwr https://b.example\n",
            "curl https://a.example --get --data-urlencode a=b\n\
             curl https://a.example --get --data-urlencode 'a=b -OutFile c' # where `'` is closed\n\
             curl https://b.example\n",
        );
        check(
            "irm https://a.example -Headers @{\n  A = 'b'\n",
            "curl https://a.example -H 'A: b' # where `@{` is closed\n",
        );
        check(
            "irm https://a.example | fl \"b\nirm https://b.example",
            "curl https://a.example # where `\"` is closed\ncurl https://b.example\n",
        );
        check("$u = \"https://a.example/b\nirm $u", "curl \"$URI\" # what PowerShell computes for `-Uri`\n");
        check("irm is what's meant\nirm https://a.example", "curl https://a.example\n");
    }

    #[test]
    fn only_requests_are() {
        check("irm is short for Invoke-RestMethod and iwr too", "");
        check("curl -X POST https://a.example -H 'A: b'", "");
        check("curl -Uri https://a.example -Method Post", "curl https://a.example -X POST\n");
        check("$r = irm https://a.example | ConvertTo-Json -Depth 5", "curl https://a.example\n");
    }
}
