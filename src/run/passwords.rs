//! Passwords that a command leaves away, and for which curl would ask.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use super::Stop;

/// Asks for the password that the words say; `None` where nobody can be asked.
pub type Ask = fn(&str) -> Option<String>;

/// Who is asked for passwords, and what was answered.
#[derive(Clone)]
pub struct Passwords {
    ask: Ask,
    told: Rc<RefCell<BTreeMap<String, String>>>,
}

impl Passwords {
    /// Passwords that are had by `ask`, each one once.
    pub fn new(ask: Ask) -> Self {
        Self { ask, told: Rc::default() }
    }

    /// `NAME:PASSWORD` for `user`, which is what was given with `option`, and may be no more than a name.
    pub(super) fn complete(&self, option: &str, user: String) -> Result<String, Stop> {
        if user.contains(':') {
            return Ok(user);
        }
        let question = format!("password of `{user}` (`{option}`)");
        let mut told = self.told.borrow_mut();
        if !told.contains_key(&question) {
            let password = (self.ask)(&question).ok_or_else(|| {
                let why = "has no password, and nobody on a terminal tells it";
                Stop::refused(format!("`{option}` {why}; write `{option} NAME:PASSWORD`"))
            })?;
            told.insert(question.clone(), password);
        }
        Ok(format!("{user}:{}", told[&question]))
    }
}

impl fmt::Debug for Passwords {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Passwords")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_asked_for_once() {
        thread_local!(static ASKED: RefCell<Vec<String>> = RefCell::default());
        let passwords = Passwords::new(|question| {
            ASKED.with_borrow_mut(|asked| asked.push(question.to_owned()));
            Some("secret".to_owned())
        });
        for _ in 0..2 {
            assert_eq!(passwords.clone().complete("-u", "me".to_owned()), Ok("me:secret".to_owned()));
        }
        assert_eq!(passwords.complete("-U", "you:there".to_owned()), Ok("you:there".to_owned()));
        assert_eq!(ASKED.with_borrow(Vec::clone), ["password of `me` (`-u`)"]);
    }

    #[test]
    fn without_a_terminal_nothing_is_sent() {
        let stop = Passwords::new(|_| None).complete("-U", "me".to_owned()).expect_err("nobody was asked");
        assert!(stop.message.contains("`-U NAME:PASSWORD`"), "{stop}");
    }
}
