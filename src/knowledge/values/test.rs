//! What a value must be, in the words of the table.

/// A test of a text, a list, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test<'a> {
    /// A list of no more entries, or a text of no more characters.
    AtMost(usize),
    /// A list of no fewer entries.
    AtLeast(usize),
    /// No entry stands twice.
    Distinct,
    /// It must not be there.
    Absent,
    /// Members of no other names than these, separated by blanks.
    Names(&'a str),
    /// An object with a member of this name.
    Has(&'a str),
    /// A list.
    List,
    /// None of these characters.
    Lacks(&'a str),
    /// No more than so many of a character.
    Few(char, usize),
    /// It does not begin so.
    NotFirst(&'a str),
    /// It begins so.
    First(&'a str),
    /// One of these words, separated by blanks.
    OneOf(&'a str),
    /// The last label is none of these, separated by blanks.
    NotUnder(&'a str),
    /// No line end.
    OneLine,
    /// Printable ASCII without blanks.
    Graphic,
    /// Double quotes in pairs.
    Quotes,
    /// `name:value`
    Tag,
    /// Two letters or digits that stand for a country.
    Country,
    /// `https://example.com`
    Origin,
    /// `www.example.com`; of what is more than a name, nothing is said.
    Host,
    /// The same, and underscores in no label.
    Domain,
    /// What a DNS record can be called.
    DnsName,
    /// More than one label, or `@`.
    Dotted,
    /// A bucket's name.
    Bucket,
    /// A pattern with `*` only at the start of the host and the end of the path.
    Route,
    /// It begins with one of these words, separated by blanks, or has one of those that begin with `*` anywhere.
    Starts(&'a str),
    /// None of these words, a boolean's included, separated by blanks.
    Not(&'a str),
    /// A list whose last entry has none of these members, separated by blanks, or leaves them open.
    LastLacks(&'a str),
    /// What the published schema says of its bounds, which the API is known to keep to.
    Bounds,
    /// 32 hexadecimal digits.
    Hex,
    /// No capital in the host of a URL.
    LowerHost,
    /// An address with one of these prefix lengths: of IPv4, of IPv6.
    Range(&'a str, &'a str),
}

impl<'a> Test<'a> {
    /// What a cell of the table says; `None` where it is not understood.
    pub(super) fn read(cell: &'a str) -> Option<Self> {
        let (word, rest) = cell.split_once(' ').unwrap_or((cell, ""));
        Some(match word {
            "at-most" => Self::AtMost(rest.parse().ok()?),
            "at-least" => Self::AtLeast(rest.parse().ok()?),
            "distinct" => Self::Distinct,
            "absent" => Self::Absent,
            "names" if !rest.is_empty() => Self::Names(rest),
            "has" if !rest.is_empty() => Self::Has(rest),
            "list" => Self::List,
            "lacks" if !rest.is_empty() => Self::Lacks(rest),
            "few" => {
                let (sign, count) = rest.split_once(' ')?;
                Self::Few(sign.chars().next()?, count.parse().ok()?)
            }
            "not-first" if !rest.is_empty() => Self::NotFirst(rest),
            "first" if !rest.is_empty() => Self::First(rest),
            "one-of" if !rest.is_empty() => Self::OneOf(rest),
            "not-under" if !rest.is_empty() => Self::NotUnder(rest),
            "starts" if !rest.is_empty() => Self::Starts(rest),
            "not" if !rest.is_empty() => Self::Not(rest),
            "last-lacks" if !rest.is_empty() => Self::LastLacks(rest),
            "bounds" => Self::Bounds,
            "hex" => Self::Hex,
            "lower-host" => Self::LowerHost,
            "one-line" => Self::OneLine,
            "graphic" => Self::Graphic,
            "quotes" => Self::Quotes,
            "tag" => Self::Tag,
            "country" => Self::Country,
            "origin" => Self::Origin,
            "host" => Self::Host,
            "domain" => Self::Domain,
            "dns-name" => Self::DnsName,
            "dotted" => Self::Dotted,
            "bucket" => Self::Bucket,
            "route" => Self::Route,
            "range" => {
                let (four, six) = rest.split_once(' ')?;
                Self::Range(four, six)
            }
            _ => return None,
        })
    }

    /// Whether a list with these texts among its `count` entries passes.
    pub fn takes_list(self, count: usize, texts: &[&str]) -> bool {
        match self {
            Self::AtMost(most) => count <= most,
            Self::AtLeast(least) => count >= least,
            Self::Distinct => {
                let mut sorted = texts.to_vec();
                sorted.sort_unstable();
                sorted.windows(2).all(|pair| pair[0] != pair[1])
            }
            _ => true,
        }
    }

    /// Whether members of these names pass.
    pub fn takes_names<'n>(self, names: impl IntoIterator<Item = &'n str>) -> bool {
        let mut names = names.into_iter();
        match self {
            Self::Names(known) => names.all(|name| known.split(' ').any(|it| it.eq_ignore_ascii_case(name))),
            Self::Has(wanted) => names.any(|name| name == wanted),
            _ => true,
        }
    }

    /// Whether a list passes whose last entry has these members, with their texts.
    pub fn takes_last<'n>(self, members: impl IntoIterator<Item = (&'n str, Option<&'n str>)>) -> bool {
        let Self::LastLacks(names) = self else { return true };
        let is_open = |text: Option<&str>| matches!(text, Some("" | "*"));
        members.into_iter().all(|(name, text)| is_open(text) || !names.split(' ').any(|it| it == name))
    }

    /// Whether a text passes.
    pub fn takes_text(self, text: &str) -> bool {
        match self {
            Self::AtMost(most) => text.chars().count() <= most,
            Self::AtLeast(_) | Self::Distinct | Self::Names(_) | Self::LastLacks(_) | Self::Has(_) | Self::Bounds => {
                true
            }
            Self::List | Self::Absent => false,
            Self::Lacks(signs) => !text.contains(|c| signs.contains(c)),
            Self::Few(sign, most) => text.matches(sign).count() <= most,
            Self::NotFirst(start) => !text.starts_with(start),
            Self::First(start) => text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)),
            Self::Starts(words) => words.split(' ').any(|word| match word.strip_prefix('*') {
                Some(inner) => text.contains(inner),
                None => text.starts_with(word),
            }),
            Self::Not(words) => !words.split(' ').any(|word| word == text),
            Self::Hex => text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit()),
            Self::LowerHost => !host_of(text).contains(|c: char| c.is_ascii_uppercase()),
            Self::OneOf(words) => words.split(' ').any(|word| word.eq_ignore_ascii_case(text)),
            Self::NotUnder(labels) => {
                let last = text.trim_end_matches('.').rsplit_once('.').map_or("", |(_, last)| last);
                !labels.split(' ').any(|label| label.eq_ignore_ascii_case(last))
            }
            Self::OneLine => !text.contains(['\n', '\r']),
            Self::Graphic => text.bytes().all(|byte| byte.is_ascii_graphic()),
            Self::Quotes => quotes(text),
            Self::Tag => text.split_once(':').is_some_and(|(name, value)| tag(name, value)),
            Self::Country => text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphanumeric()),
            Self::Origin => text == "null" || text.contains("://"),
            Self::Host => text.contains(['/', ':', '?', '#']) || host(text, "_-*"),
            Self::Domain => host(text.trim_end_matches('.'), "-"),
            Self::DnsName => dns_name(text),
            Self::Dotted => text == "@" || text.contains('.'),
            Self::Bucket => bucket(text),
            Self::Route => route(text),
            Self::Range(four, six) => range(text, four, six),
        }
    }
}

/// The host of a whole URL; empty where there is none.
fn host_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())]
}

/// Whether every quote that is not escaped has its partner, and text outside of them is none where there are some.
fn quotes(text: &str) -> bool {
    let mut escaped = false;
    let count = text.bytes().filter(|byte| {
        let is_quote = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        is_quote
    });
    count.count() % 2 == 0
}

fn tag(name: &str, value: &str) -> bool {
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
    !name.is_empty() && name.len() <= 32 && name.bytes().all(is_name) && value.chars().count() <= 100
}

/// Whether `text` is two labels or more, of letters, digits, and `signs`.
fn host(text: &str, signs: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || signs.contains(c)) && !label.ends_with('-')
    };
    text.contains('.') && text.split('.').all(is_label)
}

fn dns_name(text: &str) -> bool {
    let name = text.strip_suffix('.').unwrap_or(text);
    let is_label = |label: &str| !label.is_empty() && label.len() <= 63;
    let is_plain = !text.contains(|c: char| c.is_whitespace() || "/:\"'".contains(c));
    name == "@" || is_plain && name.len() <= 253 && name.split('.').all(is_label)
}

fn bucket(text: &str) -> bool {
    let is_inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    // Which of the two is the most, the schema and the documentation do not agree on.
    (3..=64).contains(&text.len()) && text.bytes().all(is_inner) && !text.starts_with('-') && !text.ends_with('-')
}

fn route(text: &str) -> bool {
    let bare = text.split_once("://").map_or(text, |(_, rest)| rest);
    let (host, path) = bare.split_at(bare.find('/').unwrap_or(bare.len()));
    let inner = host.strip_prefix('*').unwrap_or(host);
    let path = path.strip_suffix('*').unwrap_or(path);
    let whole = path.is_empty() && inner.ends_with('*') && !inner[..inner.len() - 1].contains('*');
    (!inner.contains('*') || whole) && !path.contains('*')
}

fn range(text: &str, four: &str, six: &str) -> bool {
    let Some((address, length)) = text.split_once('/') else { return false };
    let lengths = if address.contains(':') { six } else { four };
    lengths.split(',').any(|it| it == length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &str, good: &[&str], bad: &[&str]) {
        let test = Test::read(cell).expect("a known test");
        for (texts, expected) in [(good, true), (bad, false)] {
            for text in texts {
                assert_eq!(test.takes_text(text), expected, "{cell}: {text}");
            }
        }
    }

    #[test]
    fn texts() {
        check("at-most 3", &["", "abc", "äöü"], &["abcd"]);
        check("lacks ?#", &["a/b"], &["a?b", "a#"]);
        check("few / 2", &["a/b/c"], &["a/b/c/d"]);
        check("not-first /", &["a/b"], &["/a"]);
        check("first AS", &["AS13335", "as1"], &["13335", "A"]);
        check("one-of desktop mobile", &["mobile", "Desktop"], &["phone", ""]);
        check("not-under cf tk", &["a.example.com", "tk", "a.tk.example.com"], &["a.tk", "b.CF."]);
        check("one-line", &["a b"], &["a\nb"]);
        check("graphic", &["a-b_c"], &["a b", "ä"]);
        check("quotes", &["a", "\"a\"", "\"a\" \"b\"", "a\\\"b"], &["\"a", "a\"b\"c\""]);
        check("tag", &["a:b", "owner-1:some text", "a:"], &["a", ":b", "a b:c"]);
        check("country", &["DE", "T1"], &["Germany", "D"]);
        check("origin", &["https://a.example", "null"], &["a.example"]);
        check("host", &["a.example", "a_b.example", "*.a.example"], &["a", "a b.example", "me@a.example", "a..b"]);
        check("domain", &["a.example", "bücher.example"], &["a", "https://a.example", "a_b.example", "a.example/"]);
        check("dns-name", &["@", "a", "*.a.example", "_x._y.a.example."], &["a..b", "a b", "https://a", "a/"]);
        check("dotted", &["@", "a.example"], &["www"]);
        check("bucket", &["abc", "a-1"], &["ab", "aB", "a_b", "-ab", "ab-"]);
        check(
            "route",
            &["a.example/*", "*.a.example/b*", "https://*a.example/*", "a.example*"],
            &["a.*.example/*", "a.example/*/b"],
        );
        check("range 16,24 32,48", &["192.0.2.0/24", "2001:db8::/32"], &["192.0.2.0/20", "192.0.2.1", "2001:db8::/24"]);
        check("list", &[], &["a"]);
        check("starts *:// unix: bastion", &["http://a", "unix:/a", "bastion"], &["localhost:80", "a unix:"]);
        check("not true yes", &["false", "truest"], &["true", "yes"]);
        check("hex", &["023e105f4ecef8ad9ca31a8372d0c353"], &["admin", "023e"]);
        check("lower-host", &["https://a.example/A", "/A"], &["https://A.example/a"]);
    }

    #[test]
    fn last_entries() {
        let test = Test::read("last-lacks hostname path").expect("a known test");
        assert!(test.takes_last([("service", Some("http_status:404"))]));
        assert!(test.takes_last([("hostname", Some("*")), ("path", Some(""))]));
        assert!(!test.takes_last([("service", None), ("hostname", Some("a.example"))]));
        assert!(!test.takes_last([("path", None)]));
    }

    #[test]
    fn lists() {
        let check = |cell, texts: &[&str], expected| {
            let test = Test::read(cell).expect("a known test");
            assert_eq!(test.takes_list(texts.len(), texts), expected, "{cell}");
        };
        check("at-most 2", &["a", "b"], true);
        check("at-most 1", &["a", "b"], false);
        check("at-least 1", &[], false);
        check("distinct", &["a", "b"], true);
        check("distinct", &["b", "a", "b"], false);
    }

    #[test]
    fn names() {
        let test = Test::read("names Origin Accept-Language").expect("a known test");
        assert!(test.takes_names(["origin"]) && !test.takes_names(["Origin", "X-Foo"]));
        let test = Test::read("has url").expect("a known test");
        assert!(test.takes_names(["headers", "url"]) && !test.takes_names(["headers"]));
    }

    #[test]
    fn what_is_not_understood_is_no_test() {
        for cell in ["", "at-most", "few /", "lacks", "purple"] {
            assert_eq!(Test::read(cell), None, "{cell}");
        }
    }
}
