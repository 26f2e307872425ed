//! How people and pages write "put your own value here".
//!
//! Looks at one value without knowing where it stands: `name` is a placeholder for an id and a fine
//! name for a script, and a sentence in Chinese is no placeholder in a comment. Callers know the place.

use super::vocabulary::{self, Word};
use super::{credentials, masks};

pub(super) use masks::unmasked;

/// A stand-in for a value that only the user has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// How it is written.
    pub style: Style,
    /// What it stands for, if its words tell.
    pub meaning: Option<Meaning>,
}

/// How a placeholder is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// `<zone id>`, `&lt;id&gt;`, `«id»`
    Angle,
    /// `{zone_id}`, `{{zone_id}}`
    Curly,
    /// `[zone id]`
    Square,
    /// `:zone_identifier`
    Colon,
    /// `%ZONE%` where no shell would fill it in
    Percent,
    /// `YOUR_ZONE_ID`, `MyZone`, `zone_id`
    Words,
    /// `xxxx`, `****`, `…`, `1234567`, or real-looking text with such a run in it
    Masked,
    /// `[email protected]`
    Protected,
    /// `me@MYDOMAIN-com`, `you@example.com`
    Email,
    /// Words in another script: `域名ID`
    Foreign,
}

/// What a placeholder stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// The id of a zone.
    ZoneId,
    /// The id of an account.
    AccountId,
    /// The id of a DNS record.
    RecordId,
    /// Some other id.
    Id,
    /// An API token.
    Token,
    /// A Global API Key.
    Key,
    /// The login's e-mail address.
    Email,
    /// A domain name.
    Domain,
    /// A name of something.
    Name,
}

impl Meaning {
    /// The shell variable that takes its place in a corrected command.
    pub const fn variable(self) -> &'static str {
        match self {
            Self::ZoneId => "ZONE_ID",
            Self::AccountId => "ACCOUNT_ID",
            Self::RecordId => "DNS_RECORD_ID",
            Self::Id => "ID",
            Self::Token => "CLOUDFLARE_API_TOKEN",
            Self::Key => "CLOUDFLARE_API_KEY",
            Self::Email => "CLOUDFLARE_EMAIL",
            Self::Domain => "DOMAIN",
            Self::Name => "NAME",
        }
    }
}

/// Nobody writes longer ones.
const LONGEST: usize = 512;

/// Reads the whole of `text` as a placeholder; `None` where it may be a real value.
pub fn classify(text: &str) -> Option<Placeholder> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    if is_protected(text) {
        return Some(Placeholder { style: Style::Protected, meaning: Some(Meaning::Email) });
    }
    bracketed(text)
        .or_else(|| colon(text))
        .or_else(|| email(text))
        .or_else(|| masked(text))
        .or_else(|| foreign(text))
        .or_else(|| words(text))
        .or_else(|| domain(text))
}

/// What Cloudflare shows for an e-mail address in a page, and the link behind it.
fn is_protected(text: &str) -> bool {
    const SHOWN: [&str; 6] = [
        "[email protected]",
        "[email\u{a0}protected]",
        "[email&nbsp;protected]",
        "[email&#160;protected]",
        "[email%20protected]",
        "%5Bemail%20protected%5D",
    ];
    SHOWN.iter().any(|shown| text.eq_ignore_ascii_case(shown)) || text.contains("/cdn-cgi/l/email-protection")
}

/// Pairs of brackets; longer ones stand before those that they begin with.
const BRACKETS: [(&str, &str, Style); 21] = [
    ("&lt;", "&gt;", Style::Angle),
    ("%3c", "%3e", Style::Angle),
    ("<<", ">>", Style::Angle),
    ("<", ">", Style::Angle),
    ("«", "»", Style::Angle),
    ("‹", "›", Style::Angle),
    ("⟨", "⟩", Style::Angle),
    ("〈", "〉", Style::Angle),
    ("《", "》", Style::Angle),
    ("＜", "＞", Style::Angle),
    ("${{", "}}", Style::Curly),
    ("{{{", "}}}", Style::Curly),
    ("{{", "}}", Style::Curly),
    ("${", "}", Style::Curly),
    ("#{", "}", Style::Curly),
    ("{", "}", Style::Curly),
    ("｛", "｝", Style::Curly),
    ("[[", "]]", Style::Square),
    ("[", "]", Style::Square),
    ("【", "】", Style::Square),
    ("%", "%", Style::Percent),
];

fn bracketed(text: &str) -> Option<Placeholder> {
    let (inner, style) = BRACKETS.iter().find_map(|&(open, close, style)| {
        let inner = strip_suffix(strip_prefix(text, open)?, close)?;
        Some((inner.trim(), style))
    })?;
    if inner.contains('@') && style == Style::Angle {
        return email(inner);
    }
    is_bracketable(inner, style).then(|| Placeholder { style, meaning: meaning(&vocabulary::known(inner)) })
}

/// Whether `inner` in its brackets is no markup, template, glob, list or object.
fn is_bracketable(inner: &str, style: Style) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '\u{a0}' | '_' | '-' | '.');
    let starts = inner.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let speaks = || vocabulary::known(inner).into_iter().any(|word| !word.is("digits") && !word.is("filler"));
    match style {
        _ if masks::is_masked(inner) => true,
        Style::Angle => {
            starts
                && !inner.contains(['<', '>', '=', '"', '{', '}'])
                && !inner.contains("://")
                && (inner.chars().count() > 2 || speaks())
        }
        Style::Percent => starts && inner.chars().all(|c| is_word(c) && c != '.'),
        Style::Square => starts && inner.chars().all(|c| is_word(c) || matches!(c, '/' | '|')) && speaks(),
        _ => {
            let inner = inner.trim_start_matches(['$', '.', ' ']);
            inner.starts_with(|c: char| c.is_alphabetic() || c == '_') && inner.chars().all(is_word)
        }
    }
}

/// `:zone_id`, as the parameters of a path are written.
fn colon(text: &str) -> Option<Placeholder> {
    let name = text.strip_prefix(':')?;
    let starts = name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.len() > 1;
    (starts && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')))
        .then(|| Placeholder { style: Style::Colon, meaning: meaning(&vocabulary::known(name)) })
}

/// A stand-in for an address, or an address with a part masked.
fn email(text: &str) -> Option<Placeholder> {
    let (local, host) = text.split_once('@')?;
    if local.is_empty() || host.is_empty() || host.contains('@') || text.contains(char::is_whitespace) {
        return None;
    }
    let meaning = Some(Meaning::Email);
    if masks::has_run(local) || masks::has_run(host) {
        return Some(Placeholder { style: Style::Masked, meaning });
    }
    let local = vocabulary::spell(local);
    let is_local = |kind: &str| local.as_ref().is_some_and(|words| words.iter().any(|word| word.is(kind)));
    let stands_in = is_local("mine")
        || is_local("local-any")
        || is_reserved(host)
        || domain(host).is_some()
        || (is_local("local") || is_local("alone") || is_local("noun")) && is_generic(host);
    stands_in.then_some(Placeholder { style: Style::Email, meaning })
}

/// Hosts that are made up: `email.com`, `company`, `bar.com`.
fn is_generic(host: &str) -> bool {
    let is_generic = |word: &Word| ["site", "local", "alone", "mine"].iter().any(|kind| word.is(kind));
    let name = host.rsplit_once('.').map_or(host, |(name, _)| name);
    vocabulary::spell(name).is_some_and(|words| words.iter().all(is_generic))
}

/// Names that no mail reaches.
fn is_reserved(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    let labels: Vec<_> = host.rsplit('.').collect();
    matches!(labels.as_slice(), ["example" | "test" | "invalid", ..] | ["com" | "net" | "org", "example", ..])
}

/// `xxxx`, and what is left of a real value.
fn masked(text: &str) -> Option<Placeholder> {
    if !masks::is_masked(text) {
        return None;
    }
    let words: Vec<_> = unmasked(text).flat_map(vocabulary::known).collect();
    let meaning = meaning(&words).or_else(|| masked_credential(text));
    Some(Placeholder { style: Style::Masked, meaning })
}

fn masked_credential(text: &str) -> Option<Meaning> {
    let class = credentials::remnant(text)?;
    match (class.is_token(), class.is_key()) {
        (true, _) => Some(Meaning::Token),
        (_, true) => Some(Meaning::Key),
        _ => None,
    }
}

/// `YOUR_ZONE_ID`, `MyZone`, `token-here`, `changeme`: nothing but words of placeholders.
fn words(text: &str) -> Option<Placeholder> {
    let words = vocabulary::spell(text).or_else(|| addressed(text))?;
    if text.contains('.') && words.last()?.is("tld") {
        return None;
    }
    let has = |kind: &str| words.iter().any(|word| word.is(kind));
    let asks = has("owner") || has("article") || has("filler");
    let stands = has("head") || has("alone") || has("owned") && asks;
    let is_numbered_name = has("digits") && words.len() < 3;
    (stands && !is_numbered_name).then(|| Placeholder { style: Style::Words, meaning: meaning(&words) })
}

/// `YOUR-ZONE-ID-FROM-DASHBOARD`: whoever says "your" may use any words, but not in a sentence.
fn addressed(text: &str) -> Option<Vec<Word>> {
    let is_sentence = text.contains(char::is_whitespace) && text.contains(char::is_lowercase);
    let is_spelled = text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    let (first, _) = text.split_once([' ', '-', '_'])?;
    (!is_sentence && is_spelled && first.eq_ignore_ascii_case("your")).then(|| vocabulary::known(text))
}

/// `mydomain.com`, `dev.MYDOMAIN-com`, `your-site.tld`.
fn domain(text: &str) -> Option<Placeholder> {
    let is_host = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'*');
    if !text.bytes().all(is_host) {
        return None;
    }
    let (rest, last) = text.rsplit_once(['.', '-'])?;
    let label = rest.rsplit('.').next()?;
    let is_top = vocabulary::spell(last)?.iter().any(|word| word.is("tld"));
    let words = vocabulary::spell(label)?;
    let is_site = |word: &Word| word.is("site") || word.is("mine") || word.is("article");
    let speaks = |word: &Word| word.is("site") && (word.is("head") || words.iter().any(|word| word.is("mine")));
    let is_domain = |word: &Word| word.topics().any(|topic| topic == "domain");
    let owned = words.iter().any(|word| word.is("mine"));
    (is_top && words.iter().all(is_site) && words.iter().any(speaks) && (owned || words.iter().all(is_domain)))
        .then_some(Placeholder { style: Style::Words, meaning: Some(Meaning::Domain) })
}

/// Letters of another script, where they are no name of a host.
fn foreign(text: &str) -> Option<Placeholder> {
    let is_foreign = |c: char| c >= '\u{370}' && c.is_alphabetic();
    let is_host = !text.contains(char::is_whitespace) && text.contains('.');
    (text.contains(is_foreign) && !is_host)
        .then(|| Placeholder { style: Style::Foreign, meaning: meaning(&vocabulary::known(text)) })
}

/// What words speak of, taken together.
fn meaning(words: &[Word]) -> Option<Meaning> {
    let has = |topic: &str| words.iter().flat_map(|word| word.topics()).any(|each| each == topic);
    let table = [
        (has("email"), Meaning::Email),
        (has("id") && has("record"), Meaning::RecordId),
        (has("id") && has("zone"), Meaning::ZoneId),
        (has("id") && has("account"), Meaning::AccountId),
        (has("id"), Meaning::Id),
        (has("name") && (has("zone") || has("domain")), Meaning::Domain),
        (has("name"), Meaning::Name),
        (has("token"), Meaning::Token),
        (has("key"), Meaning::Key),
        (has("domain"), Meaning::Domain),
        (has("zone"), Meaning::ZoneId),
        (has("record"), Meaning::RecordId),
        (has("account"), Meaning::AccountId),
    ];
    table.into_iter().find_map(|(holds, meaning)| holds.then_some(meaning))
}

fn strip_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(rest)
}

fn strip_suffix<'a>(text: &'a str, suffix: &str) -> Option<&'a str> {
    let (rest, tail) = text.split_at_checked(text.len().checked_sub(suffix.len())?)?;
    tail.eq_ignore_ascii_case(suffix).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Meaning::{AccountId, Domain, Email, Id, Key, Name, RecordId, Token, ZoneId};

    fn check(text: &str, style: Style, meaning: impl Into<Option<Meaning>>) {
        assert_eq!(classify(text), Some(Placeholder { style, meaning: meaning.into() }), "{text}");
    }

    fn check_real(text: &str) {
        assert_eq!(classify(text), None, "{text}");
    }

    #[test]
    fn brackets() {
        check("<YOUR ZONE ID>", Style::Angle, ZoneId);
        check("<zone-id>", Style::Angle, ZoneId);
        check("<ZONE_ID>", Style::Angle, ZoneId);
        check("&lt;api_token&gt;", Style::Angle, Token);
        check("%3Caccount_id%3E", Style::Angle, AccountId);
        check("«zone id»", Style::Angle, ZoneId);
        check("<RULE_ID>", Style::Angle, Id);
        check("<id>", Style::Angle, Id);
        check("<...>", Style::Angle, None);
        check("<frobnicator>", Style::Angle, None);
        check("<user@example.com>", Style::Email, Email);
        check("{zone_id}", Style::Curly, ZoneId);
        check("{id}", Style::Curly, Id);
        check("{{ account.id }}", Style::Curly, AccountId);
        check("${ZONE_ID}", Style::Curly, ZoneId);
        check("${{ secrets.CLOUDFLARE_API_TOKEN }}", Style::Curly, Token);
        check("${{ vars.ZONE_ID }}", Style::Curly, ZoneId);
        check("[zone id]", Style::Square, ZoneId);
        check("[YOUR API TOKEN]", Style::Square, Token);
        check("[REDACTED]", Style::Square, None);
        check("%ZONE_ID%", Style::Percent, ZoneId);
        check("%CDN_KEY%", Style::Percent, Key);
        check(":zone_identifier", Style::Colon, ZoneId);
        check(":identifier", Style::Colon, Id);
        check(":zone_id", Style::Colon, ZoneId);
        check(":account_id", Style::Colon, AccountId);
        check(":id", Style::Colon, Id);
        check(":script_name", Style::Colon, Name);
    }

    #[test]
    fn letters_and_digits_in_order() {
        check("abcdefghijklmnopqrstuvwxyz0123456789ABCD", Style::Masked, None);
        check("1234567890abcdefghijklmnopqrstuvwxyz", Style::Masked, None);
        check("abcdefg…hijk123", Style::Masked, Token);
    }

    #[test]
    fn no_brackets_of_placeholders() {
        for text in [
            "<p>hello</p>",
            "<br>",
            "<https://example.com>",
            "<jane@company.co.uk>",
            "<a href=x>",
            "[1-3]",
            "[a-z]",
            "[::1]",
            "[]",
            "[x]",
            "[error]",
            "{1..3}",
            "{a,b}",
            "{}",
            "{\"zone_id\":1}",
            "{purge_everything:true}",
            "%20",
            "100%",
            ":8080",
            ":",
            ":)",
            "[1,2]",
            "<>",
            "[\"zone\"]",
        ] {
            check_real(text);
        }
    }

    #[test]
    fn words_alone() {
        check("ZONE_ID", Style::Words, ZoneId);
        check("YOUR_ZONE_ID", Style::Words, ZoneId);
        check("MyZone", Style::Words, ZoneId);
        check("MYZONE ID", Style::Words, ZoneId);
        check("MYZONE\u{a0}ID", Style::Words, ZoneId);
        check("ZONE_ID_HERE", Style::Words, ZoneId);
        check("zone-id-here", Style::Words, ZoneId);
        check("zone_identifier", Style::Words, ZoneId);
        check("the_account_id", Style::Words, AccountId);
        check("DNS_RECORD_ID", Style::Words, RecordId);
        check("record-id", Style::Words, RecordId);
        check("MyEmail", Style::Words, Email);
        check("your e-mail", Style::Words, Email);
        check("MyAuthKey", Style::Words, Key);
        check("MY_AUTH_KEY", Style::Words, Key);
        check("API_KEY", Style::Words, Key);
        check("YOUR_API_TOKEN", Style::Words, Token);
        check("your_token", Style::Words, Token);
        check("YOURTOKENHERE", Style::Words, Token);
        check("CLOUDFLARE_API_TOKEN", Style::Words, Token);
        check("CF_Zone_ID", Style::Words, ZoneId);
        check("__ZONE_ID__", Style::Words, ZoneId);
        check("my-account", Style::Words, AccountId);
        check("name", Style::Words, Name);
        check("zone_name", Style::Words, Domain);
        check("YOUR-ZONE-ID-FROM-DASHBOARD", Style::Words, ZoneId);
        check("your_32_character_zone_id", Style::Words, ZoneId);
        check("changeme", Style::Words, None);
        check("REPLACE_ME", Style::Words, None);
        check("your-secret", Style::Words, None);
        for text in ["foo", "bar", "todo", "redacted", "hidden", "removed", "secret"] {
            check(text, Style::Words, None);
        }
        check("mydomain.com", Style::Words, Domain);
        check("MYDOMAIN-com", Style::Words, Domain);
        check("dev.MYDOMAIN-com", Style::Words, Domain);
        check("www.your-domain.tld", Style::Words, Domain);
        check("domain.com", Style::Words, Domain);
    }

    #[test]
    fn masked_values() {
        check("CFAU1mImL_xxxMY_AUTH_KEY", Style::Masked, Key);
        check("cfut_xxxxxxxxxxxx", Style::Masked, Token);
        check("cfk_****", Style::Masked, Key);
        check("c2547xxxx", Style::Masked, None);
        check("xxxx", Style::Masked, None);
        check("***", Style::Masked, None);
        check("…", Style::Masked, None);
        check("...", Style::Masked, None);
        check("00000000", Style::Masked, None);
        check("1234567890", Style::Masked, None);
        check("xxxx_ZONE_ID_xxxx", Style::Masked, ZoneId);
        check("j***@gmail.com", Style::Masked, Email);
        check("xxx@xxx.com", Style::Masked, Email);
    }

    #[test]
    fn addresses() {
        check("me@MYDOMAIN-com", Style::Email, Email);
        check("user@example.com", Style::Email, Email);
        check("jane@example.org", Style::Email, Email);
        check("you@company.com", Style::Email, Email);
        check("me@home.net", Style::Email, Email);
        check("email@acme.io", Style::Email, Email);
        check("your.email@gmail.com", Style::Email, Email);
        check("name@domain.com", Style::Email, Email);
        check("user@email.com", Style::Email, Email);
        check("foo@bar.com", Style::Email, Email);
        check("test@test.com", Style::Email, Email);
        check("[email protected]", Style::Protected, Email);
        check("[email\u{a0}protected]", Style::Protected, Email);
        check("[email&#160;protected]", Style::Protected, Email);
        for text in
            ["jane@company.co.uk", "j.doe+cf@gmail.com", "info@cloudflare.com", "@", "a@", "@b", "root@localhost"]
        {
            check_real(text);
        }
    }

    #[test]
    fn other_scripts() {
        check("域名zoneid值", Style::Foreign, ZoneId);
        check("子域名DNS记录id值", Style::Foreign, RecordId);
        check("CF账号API令牌", Style::Foreign, Token);
        check("токен", Style::Foreign, Token);
        check("идентификатор_зоны", Style::Foreign, ZoneId);
        check("ваш ключ API", Style::Foreign, Key);
        check("это мой комментарий", Style::Foreign, None);
        check_real("münchen.de");
        check_real("例え.jp");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "[<{\\[%:a-zA-Z0-9.@…*xX_ é域-]{0,40}") {
            let placeholder = classify(&text);
            proptest::prop_assert!(placeholder.is_none() || !text.trim().is_empty());
            credentials::remnant(&text);
        }
    }

    #[test]
    fn real_values() {
        for text in [
            "",
            " ",
            "023e105f4ecef8ad9ca31a8372d0c353",
            "c2547eb745079dac9320b638f5e225cf483cc5cfdda41",
            "YQSn-xWAQiiEh9qM58wZNnyQS7FUdoqGIUAbrh7T",
            "f174e90a-fafe-4643-bbbc-4a0ed4fc8415",
            "example.com",
            "dev.example.com",
            "cloudflare.com",
            "monkey",
            "theme",
            "valid",
            "www",
            "api",
            "mail",
            "account",
            "purge_everything",
            "dns_records",
            "hello world",
            "zone1",
            "A",
            "@",
            "*.shop.de",
            "XXXL",
            "Loading...",
            "v=spf1 include:_spf.google.com ~all",
            "on",
            "strict",
            "keyhost.com",
            "test-record",
            "your mileage may vary",
            "Your domain is protected by us",
            "youruba-name",
            "name.com",
        ] {
            check_real(text);
        }
    }
}
