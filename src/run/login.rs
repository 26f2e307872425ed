//! Who asks: user and password from the command, the URL or a file, and how they are told.

use super::digest::Challenge;
use super::netrc::Users;
use super::{Stop, World, encode, octets};
use crate::curl::{AuthOrigin, AuthScheme, Netrc, Request};

/// User and password.
pub(super) type User = (String, String);

/// What the command says of who asks.
#[derive(Clone, Debug, Default)]
pub(super) struct Login {
    /// `-u`
    user: Option<User>,
    /// `--oauth2-bearer`
    bearer: Option<String>,
    way: Way,
    file: Option<(Users, Rule)>,
}

/// How users and passwords are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Way {
    /// At once.
    #[default]
    Basic,
    /// In answer to a challenge.
    Digest,
    /// In whichever of these ways the server asks for.
    Any,
    /// At once, by what is made of them and the request together.
    Signature,
}

/// Whether a file of users comes before the URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    Required,
    Optional,
}

impl Login {
    /// What `request` says of who asks.
    pub(super) fn new(request: &Request, world: &World) -> Result<Self, Stop> {
        let is_given = request.auth.as_ref().is_some_and(|auth| auth.origin == AuthOrigin::User);
        let file = match users(&request.netrc, world) {
            // Who is named needs to be found nowhere.
            Err(stop) if stop.exit == 26 && is_given => None,
            file => file?,
        };
        let mut out = Self { file, ..Self::default() };
        let scheme = request.auth.as_ref().map_or(request.scheme, |auth| auth.scheme);
        out.way = match scheme {
            AuthScheme::Digest => Way::Digest,
            AuthScheme::Any => Way::Any,
            AuthScheme::Basic | AuthScheme::Bearer => Way::Basic,
            AuthScheme::Other(_) if request.auth.is_none() && out.file.is_none() => Way::Basic,
            AuthScheme::Other("aws-sigv4") => Way::Signature,
            AuthScheme::Other(option) => {
                return Err(Stop::refused(format!("`--{option}` is not supported; use curl itself")));
            }
        };
        let Some(auth) = &request.auth else { return Ok(out) };
        match auth.origin {
            AuthOrigin::Bearer if out.way == Way::Signature => {
                return Err(Stop::refused("`--aws-sigv4` signs for a user, and there is none; write `-u KEY:SECRET`"));
            }
            AuthOrigin::Bearer => out.bearer = Some(world.fill(&auth.value)?),
            AuthOrigin::User => {
                out.user = Some(user(world.fill(&auth.value)?, out.file.as_ref().map(|(users, _)| users), world)?);
            }
            AuthOrigin::Url => {}
        }
        Ok(out)
    }

    /// User and password for `host`; `in_url` are those that its URL has. With nothing in them they are none.
    pub(super) fn user(&self, host: &str, in_url: Option<&str>, trusted: bool) -> Option<User> {
        self.found(host, in_url, trusted).filter(|(name, password)| !name.is_empty() || !password.is_empty())
    }

    fn found(&self, host: &str, in_url: Option<&str>, trusted: bool) -> Option<User> {
        let in_url = in_url.map(split);
        let own = match &self.user {
            Some(user) if trusted && !user.0.is_empty() => return Some(user.clone()),
            Some((_, password)) if trusted => Some(completed(in_url, password)),
            Some(_) => return in_url,
            None => in_url,
        };
        let Some((users, rule)) = &self.file else { return own };
        let login = own.as_ref().map(|(name, _)| name.as_str()).filter(|name| !name.is_empty());
        match &own {
            Some((_, password)) if *rule == Rule::Optional && login.is_some() && !password.is_empty() => own,
            _ => users.find(host, login).or(own),
        }
    }

    /// The way that users and passwords are told.
    pub(super) fn way(&self) -> Way {
        self.way
    }

    /// The token that is sent whoever asks.
    pub(super) fn bearer(&self) -> Option<String> {
        self.bearer.as_ref().map(|token| format!("Bearer {token}"))
    }
}

/// Who asks where `-u` has a `password` and no name: it is that of the URL's user, unless that has one of its own.
fn completed(in_url: Option<User>, password: &str) -> User {
    let (name, own) = in_url.unwrap_or_default();
    (name, if own.is_empty() { password.to_owned() } else { own })
}

/// `NAME:PASSWORD`, parted.
fn split(text: &str) -> User {
    let (name, password) = text.split_once(':').unwrap_or((text, ""));
    (name.to_owned(), password.to_owned())
}

/// Who `-u` names; a file of users may know the password.
fn user(text: String, file: Option<&Users>, world: &World) -> Result<User, Stop> {
    let text = if file.is_some() { text } else { world.passwords.complete("-u", text)? };
    Ok(split(&text))
}

fn users(netrc: &Netrc, world: &World) -> Result<Option<(Users, Rule)>, Stop> {
    let (given, rule) = match netrc {
        Netrc::Off => return Ok(None),
        Netrc::Optional(file) => (file, Rule::Optional),
        Netrc::Required(file) => (file, Rule::Required),
    };
    let environment = world.variables.environment;
    let path = match given {
        Some(file) => Some(world.fill(file)?),
        None => environment("NETRC").or_else(|| environment("HOME").map(|home| format!("{home}/.netrc"))),
    };
    let missing = || Stop::curl(26, "there is no file of users and passwords (`.netrc`)");
    let text = match path.map(|path| world.read_file(&path)) {
        Some(Ok(bytes)) => octets::text(&bytes),
        Some(Err(stop)) if stop.exit != 26 || given.is_some() && rule == Rule::Required => return Err(stop),
        _ if rule == Rule::Optional => return Ok(None),
        _ => return Err(missing()),
    };
    match Users::read(&text) {
        Some(users) => Ok(Some((users, rule))),
        None if rule == Rule::Optional => Ok(None),
        None => Err(Stop::curl(26, "the file of users and passwords cannot be read")),
    }
}

/// How far the talk about who asks has come, with one side: a server or a proxy.
#[derive(Clone, Debug, Default)]
pub(super) struct Talk {
    challenge: Option<Challenge>,
    /// The way that was taken.
    picked: Option<Way>,
    /// Whether an answer was refused, so that no other is tried.
    failed: bool,
    /// Whether the request that is out has no body because it only asks for a challenge.
    pub(super) probing: bool,
    /// Whether nothing more is to be told.
    done: bool,
}

impl Talk {
    /// What is told of `user` in a request of `method` for `target`; none before a challenge that is waited for.
    pub(super) fn tell(&mut self, way: Way, user: Option<&User>, method: &str, target: &str) -> Option<String> {
        let user = user?;
        match (self.picked.unwrap_or(way), &mut self.challenge) {
            (Way::Basic, _) => {
                Some(format!("Basic {}", encode::base64(&octets::bytes(&format!("{}:{}", user.0, user.1)))))
            }
            (Way::Digest, Some(challenge)) => {
                Some(format!("Digest {}", challenge.answer((&user.0, &user.1), method, target)))
            }
            (Way::Digest | Way::Any | Way::Signature, _) => None,
        }
    }

    /// Whether a request with a body goes out without it first, to be asked who sends it.
    pub(super) fn probes(&self, way: Way) -> bool {
        way == Way::Digest && self.challenge.is_none() && !self.done && !self.failed
    }

    /// Whether the request is to be sent again after `challenges`, the values of the header in a reply
    /// that wants to know who asks.
    pub(super) fn hear(&mut self, way: Way, challenges: &[&str]) -> bool {
        if self.failed || self.picked == Some(Way::Basic) || matches!(way, Way::Basic | Way::Signature) {
            self.failed = true;
            return false;
        }
        let digest = challenges.iter().find_map(|line| scheme(line, "digest"));
        if let Some(challenge) = digest {
            let challenge = Challenge::read(challenge);
            let repeated = self.challenge.is_some() && !challenge.as_ref().is_some_and(|challenge| challenge.stale);
            self.failed = repeated || challenge.is_none();
            if !self.failed {
                (self.challenge, self.picked) = (challenge, Some(Way::Digest));
            }
            return !self.failed;
        }
        let basic = way == Way::Any && challenges.iter().any(|line| scheme(line, "basic").is_some());
        self.failed = !basic;
        self.picked = self.picked.or(basic.then_some(Way::Basic));
        basic
    }

    /// Forgets what was asked: it was somebody else.
    pub(super) fn forget(&mut self) {
        self.challenge = None;
    }

    /// Whether the request is to be sent again, with its body, though nobody asked for a user.
    pub(super) fn was_needless(&mut self) -> bool {
        self.done |= self.probing;
        std::mem::take(&mut self.probing)
    }
}

/// What stands behind the scheme `name` in a list of challenges.
fn scheme<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let mut start = 0;
    let mut quoted = false;
    for (at, letter) in line.char_indices().chain([(line.len(), ',')]) {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => {
                let item = line[start..].trim_start();
                let word = item.get(..name.len()).filter(|word| word.eq_ignore_ascii_case(name));
                let rest = word.map(|_| &item[name.len()..]);
                if let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with([' ', '\t', ','])) {
                    return Some(rest);
                }
                start = (at + 1).min(line.len());
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGEST: &str = "Digest realm=\"r\", nonce=\"n\"";

    #[test]
    fn a_password_without_a_name_is_that_of_the_user_in_the_url() {
        let login = Login { user: Some((String::new(), "p".to_owned())), ..Login::default() };
        let user =
            |in_url, trusted| login.user("h", in_url, trusted).map(|(name, password)| format!("{name}:{password}"));
        assert_eq!(user(None, true).as_deref(), Some(":p"));
        assert_eq!(user(Some("u:"), true).as_deref(), Some("u:p"));
        assert_eq!(user(Some("u:own"), true).as_deref(), Some("u:own"));
        assert_eq!(user(None, false), None);
    }

    #[test]
    fn schemes_are_found_in_lists() {
        assert_eq!(scheme("Basic realm=\"a, digest b\", Digest nonce=1", "digest"), Some(" nonce=1"));
        assert_eq!(scheme("Basic realm=\"a, digest b\"", "digest"), None);
        assert_eq!(scheme("Negotiate, basic", "Basic"), Some(""));
    }

    #[test]
    fn one_challenge_is_answered_once_unless_it_is_stale() {
        let user = ("u".to_owned(), "p".to_owned());
        let mut talk = Talk::default();
        assert_eq!(talk.tell(Way::Digest, Some(&user), "GET", "/"), None);
        assert!(talk.probes(Way::Digest) && talk.hear(Way::Digest, &[DIGEST]));
        assert!(talk.tell(Way::Digest, Some(&user), "GET", "/").is_some_and(|told| told.starts_with("Digest ")));
        assert!(talk.hear(Way::Digest, &[&format!("{DIGEST}, stale=true")]));
        assert!(!talk.hear(Way::Digest, &[DIGEST]));
    }

    #[test]
    fn the_better_way_is_picked() {
        let pick = |challenges: &[&str]| {
            let mut talk = Talk::default();
            talk.hear(Way::Any, challenges).then_some(talk.picked).flatten()
        };
        assert_eq!(pick(&["Basic realm=x", DIGEST]), Some(Way::Digest));
        assert_eq!(pick(&["Basic realm=x", "Magic"]), Some(Way::Basic));
        assert_eq!(pick(&["Magic"]), None);
    }
}
