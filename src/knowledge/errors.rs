//! What the codes in Cloudflare's error replies mean: `grammar/errors.tsv`.
//!
//! Codes are not global: one number means different things in different families of endpoints.

use std::ops::Range;

use super::table::{Row, Table};

const TABLE: Table = Table::new(include_str!("../../grammar/errors.tsv"));

/// Codes that many services number their own errors by: what one means by them says nothing of another's.
const OWN: Range<u32> = 1000..2000;

/// Longer messages are none of the table.
const LONGEST: usize = 512;

/// One row: a code, its place and its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorCode {
    /// The number; 0 where the API gives none.
    pub code: u32,
    /// The outer code it stands under in an `error_chain`, where it only occurs there.
    pub under: Option<u32>,
    /// The family of endpoints it holds for: `purge`, `dns`, `zone`, …; all for `auth`, `routing`, `format`.
    pub family: &'static str,
    /// The message as the API words it, `<x>` for any text; empty where several are known.
    pub message: &'static str,
    /// A flat kebab-case name of the meaning: `malformed-authorization`.
    pub meaning: &'static str,
    /// What it means, in a sentence.
    pub text: &'static str,
    /// What to do.
    pub remedy: &'static str,
    /// The rules that find its causes in a command, likeliest first, between commas.
    rules: &'static str,
}

/// All codes of the table in their order.
pub fn all() -> impl Iterator<Item = ErrorCode> {
    TABLE.rows().iter().filter_map(ErrorCode::read)
}

/// All rows for `code`, most general first.
pub fn rows(code: u32) -> Vec<ErrorCode> {
    let order = |row: Row<'_>| row.key().parse().unwrap_or(0).cmp(&code);
    TABLE.rows().range(order).iter().filter_map(ErrorCode::read).collect()
}

/// The row that fits best: the message decides first, then the family, then the code.
///
/// Where a code means several things and nothing tells which, there is none.
pub fn find(code: u32, under: Option<u32>, message: &str, family: &str) -> Option<ErrorCode> {
    let rows = rows(code);
    if let Some(row) = rows.iter().find(|row| row.is_worded(message)) {
        return Some(*row);
    }
    if code == 0 {
        return None;
    }
    let is_here = |row: &ErrorCode| row.family == family || row.is_general();
    let is_of_others = OWN.contains(&code) && !family.is_empty() && !rows.iter().any(is_here);
    let is_plain = !is_of_others && rows.windows(2).all(|pair| pair[0].meaning == pair[1].meaning);
    let holds = |row: &ErrorCode| is_plain || row.family == family || row.is_general() && row.message.is_empty();
    // Of two equal rows the first is the more general one, and wins.
    let best = rows.into_iter().rev().filter(holds).max_by_key(|row| row.rank(under, family));
    best.or_else(|| find(0, None, message, family))
}

/// Whether the API words an error of this code so; 0 where it has none.
pub fn is_worded(code: u32, message: &str) -> bool {
    let is_so = |code| rows(code).iter().any(|row| row.is_worded(message));
    is_so(code) || code != 0 && is_so(0)
}

impl ErrorCode {
    fn read(row: Row<'static>) -> Option<Self> {
        let [code, under, family, message, meaning, text, remedy, rules] = row.take();
        let (code, under) = (code.parse().ok()?, under.parse().ok());
        Some(Self { code, under, family, message, meaning, text, remedy, rules })
    }

    /// The rules that find its causes in a command, likeliest first.
    pub fn rules(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.rules.split(',').filter(|rule| !rule.is_empty())
    }

    /// Whether it holds whatever the endpoint.
    pub fn is_general(&self) -> bool {
        matches!(self.family, "auth" | "routing" | "format")
    }

    /// How well it fits a place, its message aside.
    fn rank(&self, under: Option<u32>, family: &str) -> (u32, bool, bool) {
        let place = match () {
            () if self.family == family => 2,
            () if self.is_general() => 1,
            () => 0,
        };
        (place, self.under.is_none() || self.under == under, self.message.is_empty())
    }

    /// Whether `message` is its message.
    fn is_worded(&self, message: &str) -> bool {
        !self.message.is_empty()
            && message.len() <= LONGEST
            && fits(self.message.trim_end_matches('.'), message.trim().trim_end_matches('.'))
    }
}

/// Whether `text` is `pattern` with something for each `<x>` in it, in any case.
fn fits(pattern: &str, text: &str) -> bool {
    let Some((before, rest)) = pattern.split_once('<') else {
        return pattern.eq_ignore_ascii_case(text);
    };
    let Some((head, tail)) = text.split_at_checked(before.len()) else {
        return false;
    };
    let after = rest.split_once('>').map_or("", |(_, after)| after);
    let fixed = after.split('<').next().unwrap_or_default();
    if !head.eq_ignore_ascii_case(before) || tail.is_empty() {
        return false;
    }
    if fixed.is_empty() {
        return true;
    }
    tail.match_indices(fixed).map(|(at, _)| &tail[at..]).any(|tail| fits_rest(after, tail))
}

/// As [`fits`], where the first fixed part is known to stand at the start.
fn fits_rest(pattern: &str, text: &str) -> bool {
    let fixed = pattern.find('<').unwrap_or(pattern.len());
    match text.get(fixed..) {
        Some(rest) if fixed < pattern.len() => fits(&pattern[fixed..], rest),
        Some(rest) => rest.is_empty(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAMILIES: [&str; 18] = [
        "ai",
        "client",
        "auth",
        "routing",
        "format",
        "purge",
        "dns",
        "zone",
        "setting",
        "certificate",
        "workers",
        "kv",
        "d1",
        "r2",
        "images",
        "graphql",
        "turnstile",
        "other",
    ];

    #[test]
    fn every_row_is_sorted_and_found() {
        let mut last = 0;
        let mut seen = Vec::new();
        for row in TABLE.rows().iter() {
            assert!(row.line().is_ascii() && (7..=8).contains(&row.cells().count()), "{}", row.line());
            let row = ErrorCode::read(row).unwrap_or_else(|| panic!("{}", row.line()));
            assert!(last <= row.code, "{row:?} is out of order");
            last = row.code;
            assert!(FAMILIES.contains(&row.family), "{row:?}");
            let is_kebab = |b: u8| b.is_ascii_lowercase() || b == b'-';
            assert!(!row.meaning.is_empty() && row.meaning.bytes().all(is_kebab), "{row:?}");
            assert!(!row.text.is_empty() && !row.text.ends_with('.') && !row.remedy.is_empty(), "{row:?}");
            let key = (row.code, row.under, row.family, row.message);
            assert!(!seen.contains(&key), "{key:?} stands twice");
            seen.push(key);
            assert!(rows(row.code).contains(&row), "{row:?} is lost");
            let found = find(row.code, row.under, row.message, row.family).expect("a row");
            assert_eq!(found.meaning, row.meaning, "{row:?}");
        }
    }

    #[test]
    fn messages_decide_first() {
        let check = |code, message: &str, family: &str, expected: &str| {
            let found = find(code, None, message, family).map(|row| row.meaning);
            assert_eq!(found, Some(expected), "{code} {message}");
        };
        check(6003, "Invalid request headers", "purge", "malformed-header");
        check(9103, "Unknown X-Auth-Key or X-Auth-Email", "zone", "unknown-key");
        check(9106, "Missing X-Auth-Email header", "zone", "no-credentials");
        check(9106, "Authentication failed (status: 400)", "other", "malformed-authorization");
        check(9107, "Missing X-Auth-Key header", "zone", "missing-key");
        check(9109, "Invalid access token", "dns", "invalid-token");
        check(9109, "Unauthorized to access requested resource", "dns", "missing-permission");
        check(9109, "Cannot use the access token from location: 2001:db8::1", "dns", "location-refused");
        check(9109, "Max auth failures reached", "dns", "locked-out");
        check(9109, "something new", "dns", "token-refused");
        check(9300, "User session has expired", "", "session-expired");
        check(10000, "Authentication error", "workers", "not-authorized");
        check(10000, "Forbidden", "workers", "missing-permission");
        check(10000, "This API Token is valid and active", "other", "token-valid");
        check(10001, "Unable to authenticate request", "workers", "not-authorized");
        check(10001, "Content-Type must be one of: multipart/form-data", "workers", "wrong-content-type");
        check(10405, "Method not allowed for this authentication scheme", "", "method-not-allowed");
        check(1000, "Invalid API Token", "zone", "invalid-token");
        check(1001, "List accounts endpoint does not support account owned tokens.", "", "account-token-unsupported");
        check(1001, "Invalid zone identifier", "purge", "invalid-zone-id");
        check(1011, "Page Rules endpoint does not support account owned tokens", "", "account-token-unsupported");
        check(7000, "No route for that URI", "", "no-route");
        check(7000, "No such model @cf/a or task", "other", "no-such-model");
        check(7001, "Method not allowed", "", "method-not-allowed");
        let route =
            "Could not route to /client/v4/zones/example.com/purge_cache, perhaps your object identifier is invalid?";
        check(7003, route, "purge", "invalid-identifier");
        check(6007, "Malformed JSON in request body", "dns", "malformed-json");
        check(9207, "Content-type must be application/json.", "dns", "wrong-content-type");
        check(9207, "Request body is invalid", "dns", "malformed-body");
        check(9003, "Target 10.0.0.1 is not allowed for a proxied record.", "dns", "target-refused");
        check(9003, "Invalid 'proxied' value, must be a boolean", "dns", "wrong-type");
        check(
            0,
            "Actor 'com.cloudflare.api.token.abc' requires permission 'com.cloudflare.api.account.zone.list' to list zones",
            "zone",
            "missing-permission",
        );
        check(4711, "Invalid request: invalid route. Make sure you've checked the URL and method.", "", "no-route");
    }

    #[test]
    fn then_the_family_then_the_code() {
        let check = |code, family: &str, expected: Option<&str>| {
            assert_eq!(find(code, None, "", family).map(|row| row.meaning), expected, "{code} {family}");
        };
        check(1012, "purge", Some("nothing-to-purge"));
        check(1012, "certificate", Some("zone-id-missing"));
        check(1004, "dns", Some("invalid-record"));
        check(1004, "certificate", Some("malformed-json"));
        check(1001, "certificate", Some("no-authorization"));
        check(1001, "zone", Some("invalid-zone-id"));
        check(1001, "kv", None);
        check(1015, "purge", Some("invalid-url"));
        check(1015, "setting", None);
        check(1015, "", Some("invalid-url"));
        check(1004, "workers", None);
        check(7000, "", Some("no-route"));
        check(10000, "dns", Some("not-authorized"));
        check(7404, "", Some("no-such-database"));
        check(1134, "", Some("rate-limit"));
        check(81057, "dns", Some("record-exists"));
        check(10009, "kv", Some("no-such-key"));
        check(10009, "workers", Some("no-such-route"));
        check(4711, "dns", None);
        check(0, "dns", None);
    }

    #[test]
    fn inner_codes_know_their_outer_one() {
        let check = |code, expected: &str| {
            let found = find(code, Some(6003), "", "purge").expect("a row");
            assert_eq!((found.under, found.meaning), (Some(6003), expected), "{code}");
        };
        check(6102, "malformed-email");
        check(6103, "malformed-key");
        check(6105, "wrong-content-type");
        check(6111, "malformed-authorization");
    }

    #[test]
    fn patterns_take_any_text() {
        let check = |pattern: &str, text: &str, expected| assert_eq!(fits(pattern, text), expected, "{text}");
        check("a <x> c", "A b b c", true);
        check("a <x> c", "a b", false);
        check("a <x>", "a b c", true);
        check("a <x>", "a ", false);
        check("<x> is <y>", "this is that", true);
        check("<x> is <y>", "this was that", false);
        check("'<x>' and '<y>'.", "'é' and 'ü'.", true);
        check("abc", "ab", false);
    }
}
