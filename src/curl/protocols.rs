//! Lists of protocols, as `--proto` takes them: `=https`, `-all,https`, `+ftp`.

/// The schemes that curl knows.
const KNOWN: [&str; 30] = [
    "dict", "file", "ftp", "ftps", "gopher", "gophers", "http", "https", "imap", "imaps", "ipfs", "ipns", "ldap",
    "ldaps", "mqtt", "mqtts", "pop3", "pop3s", "rtmp", "rtsp", "scp", "sftp", "smb", "smbs", "smtp", "smtps", "telnet",
    "tftp", "ws", "wss",
];

/// Whether curl knows the scheme `name`.
pub(super) fn is_known(name: &str) -> bool {
    KNOWN.contains(&name)
}

/// Whether `list` allows the scheme `name`, which it does `before` the list says anything.
pub fn allows(list: &str, name: &str, before: Before) -> bool {
    let mut allowed = before == Before::Allowed;
    for item in list.split(',').map(str::trim) {
        let named = item.trim_start_matches(['+', '-', '=']);
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
    fn lists_allow_and_forbid() {
        let check = |list, name| allows(list, name, Before::Allowed);
        assert!(check("=https", "https") && !check("=https", "http"));
        assert!(!check("-http", "http") && check("-http", "https"));
        assert!(check("-all,https", "https") && !check("-all,https", "ftp"));
        assert!(allows("+http", "http", Before::Forbidden) && !allows("+http", "ftp", Before::Forbidden));
    }
}
