//! Settings of other programs in the paste: `CF_Key="…"`, `option password '…'`, `login=token, password=…`.

use super::credential::is_email;
use crate::knowledge::clients::{self, Client, Holds, Mark, Setting};
use crate::knowledge::credentials::{self, Class};
use crate::knowledge::placeholders;
use crate::mend::Command;
use crate::text::Span;

/// A credential in a setting that takes another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misplaced {
    /// Where the value stands in the text as given.
    pub span: Span,
    /// The setting.
    pub setting: Setting,
    /// What is there, in words.
    pub found: &'static str,
    /// What to do.
    pub remedy: String,
}

/// What stands before a token in a header.
const SCHEME: &str = "Bearer ";

/// `NAME=value` and its likes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Assignment<'a> {
    name: &'a str,
    value: &'a str,
    span: Span,
}

/// The program that `text` is about, where it shows one.
pub fn client(text: &str) -> Option<Client> {
    if !clients::may_be_shown(text) {
        return None;
    }
    let assignments = assignments(text);
    clients::all().find(|client| is_shown(*client, text, &assignments))
}

/// Whether `text`, in which `assignments` stand, shows `client`.
fn is_shown(client: Client, text: &str, assignments: &[Assignment<'_>]) -> bool {
    client.marks().any(|mark| stands(mark, text, assignments))
}

/// What stands in settings of `text` where it does not belong, outside `commands`.
pub fn misplaced(text: &str, commands: &[Command]) -> Vec<Misplaced> {
    let mut out: Vec<Misplaced> = Vec::new();
    let taken = united(commands);
    if !may_set(text, &taken) || !clients::may_be_shown(text) {
        return out;
    }
    let mut assignments = assignments(text);
    if !clients::all().any(|client| is_shown(client, text, &assignments)) {
        return out;
    }
    assignments.retain(|it| {
        let next = taken.partition_point(|span| span.end <= it.span.start);
        !taken.get(next).is_some_and(|span| span.overlaps(it.span))
    });
    for client in clients::all().filter(|client| is_shown(*client, text, &assignments)) {
        let settings: Vec<Setting> = client.settings().collect();
        for assignment in &assignments {
            let holds = |setting: &Setting| {
                setting.name.eq_ignore_ascii_case(assignment.name)
                    && setting.when.is_none_or(|it| is_set(it, &assignments))
            };
            let Some(setting) = settings.iter().copied().find(holds) else { continue };
            let is_told = out.iter().any(|it| it.span == assignment.span);
            if let Some((found, wanted)) = fault(setting.holds, assignment.value).filter(|_| !is_told) {
                let remedy = remedy(client, setting, wanted);
                out.push(Misplaced { span: assignment.span, setting, found, remedy });
            }
        }
    }
    out.sort_by_key(|it| it.span.start);
    out
}

/// Whether something but blanks stands outside the spans `taken` of `text`.
fn may_set(text: &str, taken: &[Span]) -> bool {
    let starts = std::iter::once(0).chain(taken.iter().map(|span| span.end));
    let ends = taken.iter().map(|span| span.start).chain([text.len()]);
    starts.zip(ends).any(|(start, end)| !text[start..end].trim_ascii().is_empty())
}

/// The spans of `commands` in order, those that overlap as one.
fn united(commands: &[Command]) -> Vec<Span> {
    let mut spans: Vec<Span> = commands.iter().map(|command| command.span).collect();
    spans.sort_unstable();
    spans.dedup_by(|next, last| {
        let overlaps = next.start < last.end;
        last.end = if overlaps { last.end.max(next.end) } else { last.end };
        overlaps
    });
    spans
}

/// What `value` is where `holds` belongs, and where such a thing would belong; none where it fits or is no real value.
fn fault(holds: Holds, value: &str) -> Option<(&'static str, Option<Holds>)> {
    if value.contains(['$', '%', '{', '<']) {
        return None;
    }
    let known = credentials::classify(value).map(|it| it.class);
    let class = known.or_else(|| credentials::remnant(value));
    if known.is_none_or(|class| class != Class::Broken) && placeholders::classify(value).is_some() && class.is_none() {
        return None;
    }
    let is_domain = || value.contains('.') && !value.contains(['@', '/', ' ']) && class.is_none();
    let secret = matches!(holds, Holds::Token | Holds::Key);
    match class {
        Some(class) if class.is_token() && holds != Holds::Token => Some(("an API token", Some(Holds::Token))),
        Some(class) if class.is_key() && holds != Holds::Key => Some(("a Global API Key", Some(Holds::Key))),
        Some(Class::Id) if secret => Some(("the id of a zone, an account or a token", None)),
        Some(Class::Broken) if secret => Some(("a credential that was cut or changed in copying", None)),
        Some(Class::OriginCaKey) if secret => Some(("an Origin CA key", None)),
        None if matches!(holds, Holds::ZoneId | Holds::AccountId) && is_domain() => Some(("a domain name", None)),
        None if secret && is_email(value) => Some(("an e-mail address", Some(Holds::Email))),
        _ => None,
    }
}

/// Where what stands in `setting` belongs, which is `wanted`.
fn remedy(client: Client, setting: Setting, wanted: Option<Holds>) -> String {
    let Some(wanted) = wanted else { return format!("put {} there", setting.holds.words()) };
    match client.settings().find(|other| other.holds == wanted) {
        Some(Setting { when: None, name: "Authorization", .. }) => "send it as `Authorization: Bearer`".to_owned(),
        Some(Setting { when: None, name, .. }) => format!("put it into `{name}`"),
        Some(Setting { when: Some((name, "@")), .. }) => format!("set `{name}` to the e-mail address of the login"),
        Some(Setting { when: Some((name, value)), .. }) => format!("set `{name}` to `{value}`"),
        None => format!("put {} there; {} takes nothing else", setting.holds.words(), client.name),
    }
}

/// Whether a setting has a value, `@` being any e-mail address.
fn is_set((name, value): (&str, &str), assignments: &[Assignment<'_>]) -> bool {
    let mut set = assignments.iter().filter(|it| it.name.eq_ignore_ascii_case(name));
    set.any(|it| if value == "@" { it.value.contains('@') } else { it.value.eq_ignore_ascii_case(value) })
}

fn stands(mark: Mark, text: &str, assignments: &[Assignment<'_>]) -> bool {
    match mark {
        Mark::Name(name) => assignments.iter().any(|it| it.name.eq_ignore_ascii_case(name)),
        Mark::Pair(name, value) => is_set((name, value), assignments),
        Mark::Words(words) => text.contains(words),
    }
}

/// Everything in `text` that sets a name to a value.
fn assignments(text: &str) -> Vec<Assignment<'_>> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim_start().starts_with('#') {
            read_line(text, start, line, &mut out);
        }
        start += line.len();
    }
    out
}

/// Adds what `line`, which begins at `start` of `text`, sets.
fn read_line<'a>(text: &'a str, start: usize, line: &str, out: &mut Vec<Assignment<'a>>) {
    let is_first = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let is_name = |byte: u8| is_first(byte) || byte == b'-';
    let mut at = 0;
    while let Some(found) = line[at..].bytes().position(is_first) {
        let name_start = at + found;
        let name_end =
            line[name_start..].bytes().position(|byte| !is_name(byte)).map_or(line.len(), |len| name_start + len);
        at = name_end;
        let Some(value) = value_start(line, name_start, name_end) else { continue };
        let Some((from, to, end)) = value_in(&line[value..]) else { continue };
        let from = from + if line[value + from..].starts_with(SCHEME) { SCHEME.len() } else { 0 };
        let span = Span::new(start + value + from, start + value + to.max(from));
        if !span.is_empty() {
            out.push(Assignment { name: &text[start + name_start..start + name_end], value: span.of(text), span });
        }
        at = value + end;
    }
}

/// Where the value of the name from `start` to `end` begins: behind `=` or `:`, or a blank in `option NAME 'value'`.
fn value_start(line: &str, start: usize, end: usize) -> Option<usize> {
    let after = line[end..].trim_start_matches(is_quote);
    let at = line.len() - after.len();
    let gap = after.trim_start_matches([' ', '\t']);
    if let Some(rest) = gap.strip_prefix(['=', ':']) {
        let rest = rest.trim_start_matches([' ', '\t']);
        return Some(line.len() - rest.len());
    }
    let is_option = line[..start].trim_end().ends_with("option");
    (is_option && gap.len() < after.len()).then(|| at + after.len() - gap.len())
}

/// Start and end of the value at the start of `text`, quotes aside, and where reading goes on.
fn value_in(text: &str) -> Option<(usize, usize, usize)> {
    let first = text.chars().next()?;
    if is_quote(first) {
        let from = first.len_utf8();
        let len = text[from..].find(|c: char| is_quote(c) || c == '\n')?;
        let last = text[from + len..].chars().next().map_or(0, char::len_utf8);
        return Some((from, from + len, from + len + last));
    }
    if matches!(first, '{' | '[') {
        return None;
    }
    // The scheme of a header belongs to its value.
    let scheme = if text.starts_with(SCHEME) { SCHEME.len() } else { 0 };
    let is_end = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '\\' | '}');
    // `env: NAME=value` sets the name within.
    let name = text.find(|c: char| c == '=' || is_end(c)).unwrap_or(0);
    let is_inner = text[name..].strip_prefix('=').is_some_and(|value| !value.is_empty() && !value.starts_with(is_end));
    if name > 0 && is_inner && text[..name].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        return None;
    }
    let end = text[scheme..].find(is_end).map_or(text.len(), |len| scheme + len);
    Some((0, end, end))
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’' | '„')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_read(text: &str, expected: &[(&str, &str)]) {
        let found: Vec<_> = assignments(text).into_iter().map(|it| (it.name, it.value)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn settings_are_read_in_the_ways_of_many_programs() {
        check_read("export CF_Key=\"abc\"", &[("CF_Key", "abc")]);
        check_read(
            "protocol=cloudflare, \\\nlogin=token, password='x y'",
            &[("protocol", "cloudflare"), ("login", "token"), ("password", "x y")],
        );
        check_read("\toption username 'Bearer'", &[("username", "Bearer")]);
        check_read("{\"api_key\": {\"account_email\": \"a@b.example\"}}", &[("account_email", "a@b.example")]);
        check_read("CF_Token=“abc”", &[("CF_Token", "abc")]);
        check_read("      - API_KEY=abc", &[("API_KEY", "abc")]);
        check_read("env: API_KEY=abc", &[("API_KEY", "abc")]);
        check_read("# CF_Key=abc\na sentence", &[]);
    }

    fn check(text: &str, expected: &[(&str, &str, &str)]) {
        let found = misplaced(text, &[]);
        let found: Vec<_> = found.iter().map(|it| (it.setting.name, it.found, it.remedy.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    const TOKEN: &str = "YQSn-xWAQiiEh9qM58wZNnyQS7FUdoqGIUAbrh7a";
    const KEY: &str = "144c9defac04969c7bfad8efaa8ea194abcde";

    #[test]
    fn credentials_are_held_against_where_they_stand() {
        check(
            &format!("CF_Key={TOKEN}\nCF_Email=a@b.example"),
            &[("CF_Key", "an API token", "put it into `CF_Token`")],
        );
        check(&format!("export CF_Token='{KEY}'"), &[("CF_Token", "a Global API Key", "put it into `CF_Key`")]);
        check(&format!("CF_Token={TOKEN}"), &[]);
        let ddclient = |login: &str, password: &str| format!("protocol=cloudflare, login={login}, password={password}");
        check(&ddclient("a@b.example", TOKEN), &[("password", "an API token", "set `login` to `token`")]);
        let remedy = "set `login` to the e-mail address of the login";
        check(&ddclient("token", KEY), &[("password", "a Global API Key", remedy)]);
        check(&ddclient("token", TOKEN), &[]);
        check(&ddclient("token", "YOUR_TOKEN"), &[]);
        let openwrt = format!(
            "option service_name 'cloudflare.com-v4'\noption username 'a@b.example'\noption password '{TOKEN}'"
        );
        check(&openwrt, &[("password", "an API token", "set `username` to `Bearer`")]);
        let inadyn = format!("provider cloudflare.com {{\n  password = {KEY}\n}}");
        let remedy = "put an API token there; inadyn takes nothing else";
        check(&inadyn, &[("password", "a Global API Key", remedy)]);
        check(
            &format!("CF_Token={TOKEN}\nCF_Zone_ID=acme.coop"),
            &[("CF_Zone_ID", "a domain name", "put the id of a zone there")],
        );
        check(&format!("password={TOKEN}"), &[]);
        let remedy = "send it as `Authorization: Bearer`";
        check(
            &format!("> Host: api.cloudflare.com\n> x-auth-email: a@b.example\n> x-auth-key: {TOKEN}"),
            &[("X-Auth-Key", "an API token", remedy)],
        );
        let remedy = "put it into `X-Auth-Key`";
        check(
            &format!("> Host: api.cloudflare.com\n> authorization: Bearer {KEY}"),
            &[("Authorization", "a Global API Key", remedy)],
        );
        check(
            &format!("api.cloudflare.com {{'Authorization': 'Bearer {KEY}'}}"),
            &[("Authorization", "a Global API Key", remedy)],
        );
        check(&format!("api.cloudflare.com {{\"Authorization\": \"Bearer {TOKEN}\"}}"), &[]);
        check(&format!("Host: a.example\n> authorization: Bearer {KEY}"), &[]);
    }
}
