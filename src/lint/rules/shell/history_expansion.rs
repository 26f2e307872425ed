//! `history-expansion`

use crate::lint::{Check, Checks, Group, Rule};
use crate::page::Purpose;
use crate::shell::{Dialect, Quoting, Word};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "history-expansion",
    group: Group::Shell,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "an `!` outside single quotes",
    docs: r#"
At the prompt of bash and zsh, `!` outside single quotes calls back an earlier command; the shell then says
`event not found`, or runs something else. Scripts are not affected, single quotes never.

```text bad
curl -d "greeting=hello!world" https://example.com
```
```text good
curl -d 'greeting=hello!world' https://example.com
```

In a URL without quotes it does the same.

```text bad
curl https://example.com/page!print
```
```text good
curl 'https://example.com/page!print'
```

Before a blank, or at the end, it is an exclamation mark.

```text good
curl -d "greeting=hello world!" https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    // Nobody types at the prompt what a machine runs.
    let is_run = matches!(on.purpose(), Purpose::Script | Purpose::Pipeline | Purpose::Image);
    if is_run || on.subject.command.dialect != Dialect::Posix {
        return;
    }
    for word in on.subject.words() {
        let text = on.subject.text();
        let mut open = word.parts.iter().filter(|part| matches!(part.quoting, Quoting::Double | Quoting::Bare));
        if let Some((at, quoting)) = open.find_map(|part| Some((event(part.span, text)?, part.quoting))) {
            let place = if quoting == Quoting::Double { "in double quotes" } else { "without quotes" };
            let told = on
                .report(Span::new(at, at + 1), format!("`!` {place} calls back an earlier command at a prompt"))
                .why("single quotes keep it from that; scripts are not affected");
            if let Some(edits) = reopened(word, text) {
                told.fix(Grade::Safe, "use single quotes", &edits);
            }
        }
    }
}

/// Where an event designator starts in `span`.
fn event(span: Span, text: &str) -> Option<usize> {
    let inner = span.of(text);
    let calls = |at: &usize| inner[at + 1..].starts_with(|c: char| !c.is_whitespace() && !"=(\"".contains(c));
    inner.match_indices('!').map(|(at, _)| at).find(calls).map(|at| span.start + at)
}

/// Single quotes in place of the double ones of `word`, or of none, where that changes nothing else.
fn reopened(word: &Word, text: &str) -> Option<[Edit; 2]> {
    let written = word.span.of(text);
    let quoted = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let acts = quoted.unwrap_or(written).contains(['\'', '"', '\\', '`', '$']);
    if acts || quoted.is_none() && written.contains(['~', '*', '?', '[', '{']) {
        return None;
    }
    let (start, end, width) = (word.span.start, word.span.end, usize::from(quoted.is_some()));
    Some([Edit::new(start..start + width, "'"), Edit::new(end - width..end, "'")])
}
