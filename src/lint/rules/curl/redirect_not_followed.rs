//! `redirect-not-followed`

use crate::curl::Request;
use crate::lint::{Checks, Group, Report, Rule, TextCheck};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "redirect-not-followed",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a redirect that curl does not follow",
    docs: r#"
curl follows no redirect unless `-L` tells it to: it gives out the page that says where to go, or nothing. So it is where the reply below
the command is one, and at addresses that only lead elsewhere.

```text bad
curl -i http://example.com/tool

HTTP/1.1 301 Moved Permanently
Location: https://example.com/tool
```

```sh bad
curl -O https://github.com/acme/tool/releases/latest/download/tool.tgz
```

```sh good
curl -LO https://github.com/acme/tool/releases/latest/download/tool.tgz
```
```sh good
curl https://github.com/acme/tool
```
"#,
    check: Checks::Text(check),
};

/// How far behind a command its reply may begin.
const REACH: usize = 4096;

fn check(on: &mut TextCheck<'_>) {
    let report = on.report;
    for (index, command) in report.commands.iter().enumerate() {
        let goes = |request: &&Request| {
            !request.transport.follow && !request.transport.follow_spec && !request.output.head_only
        };
        let Some(request) = command.invocation.requests.iter().find(goes) else { continue };
        let span = command.text.span(request.url.whole());
        let why = if is_answered_by_redirect(report, index) {
            "the reply below it says where to go, and curl did not go there"
        } else if leads_elsewhere(request.url.text()) {
            "this address only leads elsewhere"
        } else {
            continue;
        };
        on.report(span, "curl does not follow the redirect").why(why).command(index).advise("add `-L`");
    }
}

/// Whether the text between a command and the next one is the reply of a server that redirects.
fn is_answered_by_redirect(report: &Report, index: usize) -> bool {
    let text = report.source.text();
    let start = report.commands[index].span.end;
    let next = report.commands.get(index + 1).map_or(text.len(), |next| next.span.start);
    let mut end = next.min(start.saturating_add(REACH));
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let Some(below) = text.get(start..end) else { return false };
    let mut lines = below.lines().map(|line| line.trim().trim_start_matches("< "));
    lines.any(|line| {
        let status = line.strip_prefix("HTTP/").and_then(|rest| rest.split_once(' ')).map(|(_, rest)| rest.get(..3));
        let page = ["<title>301 ", "<title>302 ", "<title>307 ", "<title>308 ", "<TITLE>301 ", "<TITLE>302 "];
        matches!(status, Some(Some("301" | "302" | "303" | "307" | "308")))
            || page.iter().any(|title| line.contains(title))
    })
}

/// Whether `url` is one of those whose only answer is a redirect.
fn leads_elsewhere(url: &str) -> bool {
    let Some((_, rest)) = url.split_once("://") else { return false };
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    match host.strip_prefix("www.").unwrap_or(host) {
        "github.com" => {
            let mut pieces = path.split('/').skip(3);
            match (pieces.next(), pieces.next()) {
                (Some("releases"), Some("download")) | (Some("archive" | "raw" | "zipball" | "tarball"), Some(_)) => {
                    true
                }
                (Some("releases"), Some("latest")) => pieces.next() == Some("download"),
                _ => false,
            }
        }
        "api.github.com" => path.contains("/tarball") || path.contains("/zipball"),
        "aka.ms" | "bit.ly" | "git.io" | "tinyurl.com" | "goo.gl" | "t.co" | "doi.org" | "dx.doi.org" => path.len() > 1,
        "go.microsoft.com" => path.starts_with("/fwlink"),
        "sourceforge.net" => path.ends_with("/download"),
        _ => false,
    }
}
