//! Programs that call Cloudflare's API for people, and the settings in which they take credentials: `grammar/clients.tsv`
//! and `grammar/client-settings.tsv`.

use std::sync::LazyLock;

use super::occurrence::Words;
use super::table::{Row, Table};

const CLIENTS: Table = Table::new(include_str!("../../grammar/clients.tsv"));
const SETTINGS: Table = Table::new(include_str!("../../grammar/client-settings.tsv"));

/// The settings, read when first asked for: every credential of a command is held against all of them.
static ALL_SETTINGS: LazyLock<Vec<Setting>> =
    LazyLock::new(|| SETTINGS.rows().iter().filter_map(Setting::read).collect());

/// The words of all marks.
static MARKS: LazyLock<Words> = LazyLock::new(|| {
    let words = all().flat_map(Client::marks).map(|mark| match mark {
        Mark::Name(word) | Mark::Pair(_, word) | Mark::Words(word) => (word, 0),
    });
    Words::new(words, 1)
});

/// A program that calls the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Client {
    /// Its name.
    pub name: &'static str,
    marks: &'static str,
    /// What it asks for first, and what a token needs for that; a sentence without its subject.
    pub needs: &'static str,
}

/// What tells that a text is about a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A setting of this name.
    Name(&'static str),
    /// A setting of this name with this value.
    Pair(&'static str, &'static str),
    /// These words, anywhere.
    Words(&'static str),
}

/// A setting of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The program.
    pub client: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The setting beside it on which its meaning hangs, and the value that has; `@` is an e-mail address.
    pub when: Option<(&'static str, &'static str)>,
    /// What belongs there.
    pub holds: Holds,
}

/// What belongs into a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holds {
    /// An API token.
    Token,
    /// The Global API Key.
    Key,
    /// The e-mail address of the login.
    Email,
    /// The id of a zone.
    ZoneId,
    /// The id of an account.
    AccountId,
    /// The name of a zone.
    Domain,
}

/// All programs.
pub fn all() -> impl Iterator<Item = Client> {
    CLIENTS.rows().iter().map(|row: Row<'static>| {
        let [name, marks, needs] = row.take();
        Client { name, marks, needs }
    })
}

/// Whether `text` may be about one of them: it has the words of a mark, wherever they stand.
pub fn may_be_shown(text: &str) -> bool {
    MARKS.occur(text)
}

/// What the name of a variable promises: the settings of programs that hold a token or a key, and names that say so.
pub fn promised(name: &str) -> Option<Holds> {
    let upper = name.to_ascii_uppercase();
    let is_ours = ["CF", "CLOUDFLARE"].iter().any(|start| upper.starts_with(start));
    let is_it = |it: &&Setting| it.when.is_none() && is_ours && it.name.eq_ignore_ascii_case(name);
    let found = ALL_SETTINGS.iter().find(is_it).map(|it| it.holds);
    let has = |word: &str| upper.split('_').any(|piece| piece == word);
    let said = || match (has("TOKEN") || upper.ends_with("TOKEN"), has("KEY"), has("GLOBAL")) {
        (true, false, false) => Some(Holds::Token),
        (false, true, true) => Some(Holds::Key),
        (false, true, false) if is_ours && has("API") => Some(Holds::Key),
        _ => None,
    };
    found.or_else(said).filter(|holds| matches!(holds, Holds::Token | Holds::Key))
}

impl Client {
    /// What tells of it.
    pub fn marks(self) -> impl Iterator<Item = Mark> {
        self.marks.split('|').map(|mark| match (mark.strip_prefix('~'), mark.split_once('=')) {
            (Some(words), _) => Mark::Words(words),
            (None, Some((name, value))) => Mark::Pair(name, value),
            (None, None) => Mark::Name(mark),
        })
    }

    /// Its settings; of one name, those that hang on another setting first.
    pub fn settings(self) -> impl Iterator<Item = Setting> {
        ALL_SETTINGS.iter().copied().filter(move |setting| setting.client == self.name)
    }
}

impl Client {
    /// Where it takes tokens and keys: ``an API token in `CF_Token`, the Global API Key in `CF_Key` ``.
    pub fn ways(self) -> Option<String> {
        let way = |holds: Holds| {
            let setting = self.settings().find(|setting| setting.holds == holds)?;
            let beside = match setting.when {
                Some((name, "@")) => format!(" with {} in `{name}`", Holds::Email.words()),
                Some((name, value)) => format!(" with `{value}` in `{name}`"),
                None => String::new(),
            };
            Some(format!("{} in `{}`{beside}", holds.words(), setting.name))
        };
        let ways: Vec<_> = [Holds::Token, Holds::Key].into_iter().filter_map(way).collect();
        (!ways.is_empty()).then(|| ways.join(", "))
    }
}

impl Setting {
    fn read(row: Row<'static>) -> Option<Self> {
        let [client, name, when, holds] = row.take();
        Some(Self { client, name, when: when.split_once('='), holds: Holds::read(holds)? })
    }
}

impl Holds {
    fn read(name: &str) -> Option<Self> {
        Some(match name {
            "token" => Self::Token,
            "key" => Self::Key,
            "email" => Self::Email,
            "zone-id" => Self::ZoneId,
            "account-id" => Self::AccountId,
            "domain" => Self::Domain,
            _ => return None,
        })
    }

    /// What that is, for messages.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Token => "an API token",
            Self::Key => "the Global API Key",
            Self::Email => "the e-mail address of the login",
            Self::ZoneId => "the id of a zone",
            Self::AccountId => "the id of an account",
            Self::Domain => "the name of a zone",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let settings: Vec<_> = all().flat_map(Client::settings).collect();
        assert_eq!(settings.len(), SETTINGS.rows().iter().count(), "each setting is one of a client, and is read");
        for (index, setting) in settings.iter().enumerate() {
            assert!(!settings[..index].contains(setting), "{setting:?} stands twice");
        }
        for client in all() {
            assert!(client.marks().next().is_some() && !client.needs.is_empty() && !client.needs.ends_with('.'));
            assert_eq!(all().filter(|other| other.name == client.name).count(), 1, "{client:?}");
        }
    }

    #[test]
    fn marks_are_told_apart() {
        let ddclient = all().find(|client| client.name == "ddclient").expect("it is in the table");
        let marks: Vec<_> = ddclient.marks().collect();
        assert_eq!(marks, [Mark::Pair("protocol", "cloudflare"), Mark::Words("ddclient")]);
        let ways = ddclient.ways().expect("it has settings for credentials");
        let key = "the Global API Key in `password` with the e-mail address of the login in `login`";
        assert_eq!(ways, format!("an API token in `password` with `token` in `login`, {key}"));
    }

    #[test]
    fn names_promise_what_they_hold() {
        let check = |name, expected| assert_eq!(promised(name), expected, "{name}");
        for name in ["CF_API_TOKEN", "CLOUDFLARE_API_TOKEN", "CF_Token", "TOKEN", "apiToken", "MY_TOKEN"] {
            check(name, Some(Holds::Token));
        }
        for name in ["CLOUDFLARE_API_KEY", "CF_API_KEY", "CF_Key", "GLOBAL_API_KEY", "CLOUDFLARE_GLOBAL_KEY"] {
            check(name, Some(Holds::Key));
        }
        for name in ["API_KEY", "KEY", "CF_TOKEN_KEY", "SECRET", "CLOUDFLARE_EMAIL", "CF_ZONE_ID"] {
            check(name, None);
        }
    }
}
