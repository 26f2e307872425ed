//! URLs that software made into links: `[u](u)`, `[url=u]u[/url]`, `<u>`, `<u|label>`, and gateways that wrap them.

use super::super::quotes::Quotes;
use crate::text::Edit;

/// Every link whose text and target agree, and every URL in angle brackets, as the URL alone.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let holds = |sign: &str| memchr::memmem::find(text.as_bytes(), sign.as_bytes()).is_some();
    if !["](", "<http", "<mailto:", "[/url]", "[/URL]"].into_iter().any(holds) {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut at = 0;
    let square = |from: usize| square(&text[from..end_of(text, from)]);
    let angle = |from: usize| angle(&text[from..end_of(text, from)]);
    while let Some(open) = memchr::memchr2(b'[', b'<', &text.as_bytes()[at..]).map(|open| at + open) {
        let found = if text[open..].starts_with('[') { square(open) } else { angle(open) };
        at = open + found.as_ref().map_or(1, |(len, _)| *len);
        edits.extend(found.map(|(len, url)| {
            let label = label(&text[..open]).filter(|_| text[open..].starts_with('<'));
            label.and_then(|label| target(label, open, len, &url)).unwrap_or_else(|| Edit::new(open..open + len, url))
        }));
        // An address behind another one is no target of it, and the two run together would be none at all.
        let is_behind = |edit: &mut Edit| edit.text.contains('@') && label(&text[..open]).is_some_and(is_address);
        edits.pop_if(|edit| edit.span.start == open && is_behind(edit));
    }
    // Software makes links of all URLs: beside one that it left alone, those in quotes are the author's.
    // A forum's tag is nobody's.
    let tag = |edit: &Edit| bbcode(edit.span.of(text)).is_some();
    let quoted = |edit: &Edit| is_url(&edit.text) && !tag(edit) && is_quoted(text, edit.span.start);
    if edits.iter().any(quoted) && has_bare_operand(text, &edits) {
        edits.retain(|edit| !quoted(edit));
    }
    edits
}

/// The URL or address that ends `before`, which mail programs write before its target: `https://a.b<https://a.b>`.
fn label(before: &str) -> Option<&str> {
    let before = super::super::reach::tail(before, LONGEST / 8);
    let is_border = |c: char| c.is_whitespace() || c == '<' || Quotes::of(c).is_some();
    let start = before.char_indices().rev().find(|&(_, c)| is_border(c)).map_or(0, |(at, c)| at + c.len_utf8());
    let label = &before[start..];
    (is_url(label) || is_address(label)).then_some(label)
}

/// Whether `text` is an address of mail.
fn is_address(text: &str) -> bool {
    let is_host =
        |host: &str| host.contains('.') && host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-".contains(&b));
    let is_user = |user: &str| !user.is_empty() && !user.contains(['=', ':', '/', ',']);
    text.split_once('@').is_some_and(|(user, host)| is_user(user) && is_host(host) && !host.ends_with('.'))
}

/// What is done to the target `url`, `len` bytes at `open` behind its `label`: it goes, unless the label was cut short.
/// `None` where it is no target of that label.
fn target(label: &str, open: usize, len: usize, url: &str) -> Option<Edit> {
    let kept = label.strip_suffix('…').or_else(|| label.strip_suffix("..."));
    if kept.is_some_and(|kept| url.starts_with(kept)) {
        return Some(Edit::new(open - label.len()..open + len, url));
    }
    let bare = label.split_once("://").map_or(label, |(_, bare)| bare).trim_end_matches('/');
    (!bare.is_empty() && decoded(url).contains(bare)).then(|| Edit::new(open..open + len, ""))
}

/// Whether a straight quote is open at `at` in its line.
pub(super) fn is_quoted(text: &str, at: usize) -> bool {
    let before = super::super::reach::tail(&text[..at], LONGEST);
    let line = before.rsplit('\n').next().unwrap_or(before);
    let open = line.chars().fold(None, |open, c| match (open, c) {
        (None, '"' | '\'') => Some(c),
        (Some(quote), _) if quote == c => None,
        _ => open,
    });
    open.is_some()
}

/// Whether a URL stands as a word of its own in `text` that none of `edits` touches.
fn has_bare_operand(text: &str, edits: &[Edit]) -> bool {
    let inside = |at: usize| {
        let next = edits.partition_point(|edit| edit.span.end <= at);
        edits.get(next).is_some_and(|edit| edit.span.start <= at)
    };
    let opens = |at: usize| {
        let before = text[..at].trim_end_matches(['"', '\'']);
        at - before.len() < 2 && (before.ends_with(' ') || before.ends_with('\n'))
    };
    ["http://", "https://"].iter().flat_map(|scheme| text.match_indices(scheme)).any(|(at, _)| opens(at) && !inside(at))
}

/// How long a link may be, its target included.
const LONGEST: usize = 4096;

/// How many brackets within a link are followed.
const DEPTH: usize = 16;

/// How far a link that starts at `from` is looked at.
fn end_of(text: &str, from: usize) -> usize {
    let mut end = text.len().min(from + LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// The length of a link in square brackets and its URL.
fn square(text: &str) -> Option<(usize, String)> {
    bbcode(text).or_else(|| markdown(text))
}

/// The length of `[url]target[/url]` or `[url=target]label[/url]` and the URL.
fn bbcode(text: &str) -> Option<(usize, String)> {
    let tag = text.get(..4).filter(|tag| tag.eq_ignore_ascii_case("[url"))?;
    let (target, rest) = text[tag.len()..].split_once(']')?;
    let close = rest.find("[/")?;
    let end = text.len() - rest.len() + close + "[/url]".len();
    text.get(end - "[/url]".len()..end).filter(|tag| tag.eq_ignore_ascii_case("[/url]"))?;
    let label = &rest[..close];
    let target = target.strip_prefix('=').map_or(label, |target| target.trim_matches('"'));
    // Forums shorten the label, never the target.
    is_url(target).then(|| (end, target.to_owned()))
}

/// The length of `[label](target)` and the URL that both give.
fn markdown(text: &str) -> Option<(usize, String)> {
    let middle = text.find("](")?;
    let label = &text[1..middle];
    let line = text[middle..].split('\n').next()?;
    let whole = line[2..].strip_prefix(label).is_some_and(|rest| rest.starts_with(')'));
    let end = middle + if whole { label.len() } else { closing(&line[2..])? } + 2;
    let target = text[middle + 2..end].split_whitespace().next().unwrap_or("");
    let address = target.strip_prefix("mailto:").unwrap_or(target);
    if !may_agree(label, address) {
        return None;
    }
    let written = unescaped(label);
    let same = unescaped(address) == written || address == label || decoded(address) == written;
    let half = is_url(&written) && !label.contains(['\n', '[']) && address.starts_with(&*written);
    if !is_url(address) && !target.starts_with("mailto:") || !(same || half) {
        return None;
    }
    Some((end + 1, if same { written } else { address.to_owned() }))
}

/// Whether `label` and `address` begin alike, which those do that say the same.
fn may_agree(label: &str, address: &str) -> bool {
    let first = |text: &str| text.trim_start_matches('\\').bytes().next();
    address.starts_with('%') || first(label) == first(address)
}

/// Where the parenthesis of a target closes, counting those inside it.
pub(super) fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            // No address has so many of them; a text that opens link upon link has.
            '(' if depth == DEPTH => return None,
            '(' => depth += 1,
            ')' if text[..at].ends_with('\\') => {}
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The length of `<url>`, `<url|label>` or `<mailto:a|a>` and what it stands for.
fn angle(text: &str) -> Option<(usize, String)> {
    let end = bracket(text)?;
    let inside = &text[1..end];
    let (target, label) = inside.split_once('|').map_or((inside, None), |(target, label)| (target, Some(label)));
    // A label of another wording is its author's: chats have such links in the texts that are sent to them.
    let is_own = |target: &str| label.is_none_or(|label| is_label(label, target));
    if let Some(address) = target.strip_prefix("mailto:").filter(|address| is_own(address)) {
        return Some((end + 1, label.unwrap_or(address).to_owned()));
    }
    let is_link = is_url(target) && is_own(target);
    is_link.then(|| (end + 1, label.filter(|label| target.ends_with(*label)).unwrap_or(target).to_owned()))
}

/// Whether software gave `target` this label: the same, without its scheme or all of its end.
fn is_label(label: &str, target: &str) -> bool {
    let kept = label.strip_suffix('…').or_else(|| label.strip_suffix("..."));
    let bare = target.split_once("://").map_or(target, |(_, rest)| rest).trim_start_matches("www.");
    let is_start = |kept: &str| target.starts_with(kept) || bare.starts_with(kept);
    target.ends_with(label) || bare.trim_end_matches('/') == label || kept.is_some_and(is_start)
}

/// Where the bracket closes that opens `text`: behind the placeholders in it, but before a blank.
fn bracket(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut last = None;
    for (at, c) in text.char_indices() {
        match c {
            '<' if depth > DEPTH => return None,
            '<' => depth += 1,
            '>' if depth == 1 => return Some(at),
            '>' => {
                depth -= 1;
                last = Some(at);
            }
            _ if c.is_whitespace() => return last,
            _ => {}
        }
    }
    last
}

pub(super) fn is_url(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

/// `text` without the backslashes Markdown puts before punctuation.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' || !chars.peek().is_some_and(char::is_ascii_punctuation) {
            out.push(c);
        }
    }
    out
}

/// `text` with `%XX` of printable ASCII read.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        let byte = rest.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        if let Some(byte) = byte.filter(u8::is_ascii_graphic) {
            out.push(char::from(byte));
            rest = &rest[at + 3..];
        } else {
            out.push('%');
            rest = &rest[at + 1..];
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn links_become_their_urls() {
        check(super::find, "curl \"[https://a.b/c\\_d](https://a.b/c_d)\" x", "curl \"https://a.b/c_d\" x");
        check(super::find, "curl '(+[https://a.b/c)](https://a.b/c))' x", "curl '(+https://a.b/c)' x");
        check(super::find, "curl <https://a.b/c> x", "curl https://a.b/c x");
        check(super::find, "curl \"[url]https://a.b/c[/url]\" x", "curl \"https://a.b/c\" x");
        check(super::find, "curl [URL=\"https://a.b/c\"]https://a...c[/URL] x", "curl https://a.b/c x");
        check(super::find, "curl <https://a/<ID>/c|a/<ID>/c> x", "curl a/<ID>/c x");
        check(super::find, "curl \"<https://a/<MY> ID>/c\" x", "curl \"https://a/<MY ID>/c\" x");
        check(super::find, "-H 'a: <mailto:me@a.b|me@a.b>'", "-H 'a: me@a.b'");
        for own in ["'{\"text\":\"x <https://a.b|link>\"}'", "'<mailto:bob@a.b|Bob>'"] {
            check(super::find, own, own);
        }
        check(super::find, "(+[https://a.b)](https://a.b)) x", "(+https://a.b) x");
        check(super::find, "(+[https://a.b)](https://a.b\\)) x", "(+https://a.b) x");
        check(super::find, "\"https://a.b<https://a.b/>\" -s", "\"https://a.b\" -s");
        check(super::find, "curl http://<https://a.b>", "curl http://https://a.b");
        let other = "-H 'a: me@a.b<mailto:you@c.d>'";
        check(super::find, other, other);
        check(super::find, "curl https://a.b?u=<https://c.d>", "curl https://a.b?u=https://c.d");
        check(super::find, "-H 'a: me@a.b<mailto:me@a.b>'", "-H 'a: me@a.b'");
        check(super::find, "curl https://a.b/c...<https://a.b/cd> x", "curl https://a.b/cd x");
        let right = "curl -d '{\"t\":\"<https://x.io|a>\"}' https://a.b/c";
        check(super::find, right, right);
        let right = "curl -H 'Link: <https://a.b/c>; rel=\"next\"' \"https://a.b/d\"";
        check(super::find, right, right);
        check(super::find, "[see](https://a.b) [1]: x[0](y)", "[see](https://a.b) [1]: x[0](y)");
    }
}
