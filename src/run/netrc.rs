//! Users and passwords by host, as `.netrc` files have them.

/// What a file says of one machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Entry {
    /// The host; `None` is any other (`default`).
    machine: Option<String>,
    login: Option<String>,
    password: Option<String>,
}

/// A file, read.
#[derive(Clone, Debug, Default)]
pub(super) struct Users(Vec<Entry>);

impl Users {
    /// Reads `text`; `None` where it cannot be read.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let mut words = words(line)?.into_iter();
            while let Some(word) = words.next() {
                let entry = entries.last_mut();
                match (word.to_ascii_lowercase().as_str(), entry) {
                    ("machine", _) => entries.push(Entry { machine: words.next(), ..Entry::default() }),
                    ("default", _) => entries.push(Entry::default()),
                    ("login", Some(entry)) => entry.login = words.next(),
                    ("password", Some(entry)) => entry.password = words.next(),
                    ("account", _) => drop(words.next()),
                    // A macro reaches to the next empty line.
                    ("macdef", _) => {
                        lines.by_ref().take_while(|line| !line.trim().is_empty()).for_each(drop);
                        break;
                    }
                    _ => {}
                }
            }
        }
        Some(Self(entries))
    }

    /// User and password for `host`, of the user `login` where one is wanted.
    pub(super) fn find(&self, host: &str, login: Option<&str>) -> Option<(String, String)> {
        let fits = |entry: &&Entry| {
            let named = entry.machine.as_deref().is_none_or(|machine| machine.eq_ignore_ascii_case(host));
            named && login.is_none_or(|login| entry.login.as_deref().is_none_or(|own| own == login))
        };
        // One who is named is looked for until there is a password too.
        let known = |entry: &&Entry| fits(entry) && (login.is_none() || entry.password.is_some());
        let entry = self.0.iter().find(known).or_else(|| self.0.iter().find(fits))?;
        if login.is_none() && entry.login.is_none() && entry.password.is_none() {
            return None;
        }
        let user = login.map(str::to_owned).or_else(|| entry.login.clone()).unwrap_or_default();
        Some((user, entry.password.clone().unwrap_or_default()))
    }
}

/// The words of a line up to a comment; quoted ones may hold blanks and escapes.
fn words(line: &str) -> Option<Vec<String>> {
    let mut out = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() && !rest.starts_with('#') {
        let word;
        (word, rest) = if let Some(inside) = rest.strip_prefix('"') {
            quoted(inside)?
        } else {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            (rest[..end].to_owned(), &rest[end..])
        };
        out.push(word);
        rest = rest.trim_start();
    }
    Some(out)
}

fn quoted(text: &str) -> Option<(String, &str)> {
    let mut out = String::new();
    let mut chars = text.char_indices();
    while let Some((at, letter)) = chars.next() {
        match letter {
            '"' => return Some((out, &text[at + 1..])),
            '\\' => out.push(match chars.next()?.1 {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                other => other,
            }),
            _ => out.push(letter),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# users\nmachine a.example login me password \"p \\\"w\"\n\
        macdef init\nmachine x\n\nmachine b.example\n login one password 1\n\
        machine b.example login two password 2\nmachine c password only\nmachine d\nmachine d login me\nmachine d password late login me\ndefault login any password thing\n";

    #[test]
    fn users_are_found_by_host_and_name() {
        let users = Users::read(FILE).expect("a good file");
        let check = |host, login, expected: (&str, &str)| {
            assert_eq!(users.find(host, login), Some((expected.0.to_owned(), expected.1.to_owned())), "{host}");
        };
        check("A.example", None, ("me", "p \"w"));
        check("b.example", None, ("one", "1"));
        check("b.example", Some("two"), ("two", "2"));
        check("c", None, ("", "only"));
        check("d", Some("me"), ("me", "late"));
        check("elsewhere", None, ("any", "thing"));
        assert_eq!(users.find("b.example", Some("three")), None);
    }

    #[test]
    fn an_open_quote_spoils_the_file() {
        assert!(Users::read("machine a login \"b").is_none());
    }
}
