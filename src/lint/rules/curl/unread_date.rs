//! `unread-date`

use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "unread-date",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a date that curl does not read",
    docs: r#"
`-z` reads `20200131` and `31 Jan 2020`, but no date with hyphens, slashes or dots between numbers. curl warns
and asks for the page whatever its date.

```sh bad
curl -z 2020-01-31 https://example.com
```
```sh good
curl -z 20200131 https://example.com
```

```sh bad
curl -z '01/31/2020' https://example.com
```

```sh good
curl -z '31 Jan 2020' https://example.com
```
```sh good
curl -z page.html -o page.html https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for arg in on.subject.with_effect(Effect::TimeCondition) {
        let Some((value, text)) = arg.value.as_ref().and_then(|value| Some((value, value.known()?))) else { continue };
        let start = text.len() - text.trim_start_matches(['-', '=', '+']).len();
        let Some(length) = date(&text[start..]) else { continue };
        let end = start + length;
        let told = on
            .report(value.whole(), "curl does not read this date")
            .why("it warns, and asks for the page whatever its date");
        let is_iso = text.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_digit()).count() == 4;
        let alone = text[end..].is_empty() || text[end..].starts_with(' ');
        let digits: String = text[start..end].chars().filter(char::is_ascii_digit).collect();
        if is_iso && alone && digits.len() == 8 {
            let edit = Edit::new(value.origin(Span::new(start, end)), digits);
            told.fix(Grade::Safe, "write the date without hyphens", &[edit]);
        } else {
            told.advise("write it as `20200131` or `31 Jan 2020`");
        }
    }
}

/// The length of three numbers with `-`, `/` or `.` between them at the start of `text`, one of which is a
/// year.
fn date(text: &str) -> Option<usize> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !"-/.".contains(c)).unwrap_or(text.len());
    let mut lengths = text[..end].split(['-', '/', '.']).map(str::len);
    let lengths = [lengths.next()?, lengths.next()?, lengths.next()?, lengths.next().map_or(0, |_| 9)];
    matches!(lengths, [4, 1..=2, 1..=2, 0] | [1..=2, 1..=2, 4, 0]).then_some(end)
}
