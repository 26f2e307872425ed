//! Lists of protocols, as `--proto` takes them: `=https`, `-all,https`, `+ftp`.

use super::number;

/// The schemes that curl knows.
const KNOWN: [&str; 30] = [
    "dict", "file", "ftp", "ftps", "gopher", "gophers", "http", "https", "imap", "imaps", "ipfs", "ipns", "ldap",
    "ldaps", "mqtt", "mqtts", "pop3", "pop3s", "rtmp", "rtsp", "scp", "sftp", "smb", "smbs", "smtp", "smtps", "telnet",
    "tftp", "ws", "wss",
];

/// Whether curl knows the scheme `name`.
pub fn is_known(name: &str) -> bool {
    KNOWN.contains(&name)
}

/// What is wrong with `list`, as curl would say it: it names what curl does not know, or leaves nothing.
pub(super) fn fault(list: &str) -> Option<&'static str> {
    let mut names = list.split(',').filter(|item| !item.is_empty()).map(|item| without_sign(item).to_ascii_lowercase());
    let is_fine = list.is_empty()
        || names.all(|name| name == "all" || is_known(&name))
            && KNOWN.iter().any(|name| allows(list, name, Before::Allowed));
    (!is_fine).then_some(number::BAD_USE)
}

/// `item` without what says whether it is allowed.
fn without_sign(item: &str) -> &str {
    item.strip_prefix(['+', '-', '=']).unwrap_or(item)
}

/// Whether `list` allows the scheme `name`, which it does `before` the list says anything.
pub fn allows(list: &str, name: &str, before: Before) -> bool {
    let mut allowed = before == Before::Allowed;
    for item in list.split(',') {
        let named = without_sign(item);
        let matches = named.eq_ignore_ascii_case("all") || named.eq_ignore_ascii_case(name);
        match item.chars().next() {
            Some('=') => allowed = matches,
            Some('-') if matches => allowed = false,
            Some('-') => {}
            _ => allowed |= matches,
        }
    }
    allowed
}

/// What holds before a list says anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// It is allowed.
    Allowed,
    /// It is forbidden.
    Forbidden,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_name_what_curl_knows() {
        for list in ["", "=https", "-all,https", "+ftp", "all", ",http,"] {
            assert_eq!(fault(list), None, "{list}");
        }
        for list in ["nonsense", "=http,nonsense", "-nonsense", "=", "-all", "+-http", "=-http", " http"] {
            assert!(fault(list).is_some(), "{list}");
        }
    }

    #[test]
    fn lists_allow_and_forbid() {
        let check = |list, name| allows(list, name, Before::Allowed);
        assert!(check("=https", "https") && !check("=https", "http"));
        assert!(!check("-http", "http") && check("-http", "https"));
        assert!(check("-all,https", "https") && !check("-all,https", "ftp"));
        assert!(allows("+http", "http", Before::Forbidden) && !allows("+http", "ftp", Before::Forbidden));
    }
}
