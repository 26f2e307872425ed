//! What one transfer of a command leaves to the next: cookies, hosts, servers, and what has been read and opened.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::alternatives::Alternatives;
use super::clock::now;
use super::cookies::{self, Jar, Sessions, Site};
use super::hsts::Hosts;
use super::reply::Reply;

/// What transfers share.
#[derive(Clone, Debug, Default)]
pub(super) struct Shared(Rc<RefCell<State>>);

#[derive(Debug, Default)]
struct State {
    jar: Jar,
    loaded: BTreeSet<String>,
    opened: BTreeSet<PathBuf>,
    transfers: u64,
    hosts: Rc<RefCell<Hosts>>,
    alternatives: Rc<RefCell<Alternatives>>,
    /// The operation and the offset of the last transfer that went on with a file.
    offset: (usize, u64),
}

impl Shared {
    /// Leaves nothing.
    pub(super) fn forget(&self) {
        *self.0.borrow_mut() = State::default();
    }

    /// Whether `path` is opened for the first time.
    pub(super) fn is_new(&self, path: &Path) -> bool {
        self.0.borrow_mut().opened.insert(path.to_owned())
    }

    /// Whether the file `path` has not been taken in yet.
    pub(super) fn is_unread(&self, path: &str) -> bool {
        self.0.borrow_mut().loaded.insert(path.to_owned())
    }

    /// From where on a transfer of `operation` goes that goes on with a file of `size`, or with none.
    pub(super) fn goes_on(&self, operation: usize, size: Option<u64>) -> u64 {
        let mut state = self.0.borrow_mut();
        match size {
            Some(size) => state.offset = (operation, size),
            None if state.offset.0 != operation => state.offset = (operation, 0),
            None => {}
        }
        state.offset.1
    }

    /// Hosts that want HTTPS.
    pub(super) fn hosts(&self) -> Rc<RefCell<Hosts>> {
        self.0.borrow().hosts.clone()
    }

    /// Servers that stand in for others.
    pub(super) fn alternatives(&self) -> Rc<RefCell<Alternatives>> {
        self.0.borrow().alternatives.clone()
    }

    /// Counts one more transfer; how many there were before.
    pub(super) fn count_transfer(&self) -> u64 {
        let mut state = self.0.borrow_mut();
        state.transfers += 1;
        state.transfers - 1
    }

    /// Takes in the cookies of a file, once.
    pub(super) fn load(&self, path: &str, text: &str, sessions: Sessions) {
        let mut state = self.0.borrow_mut();
        if state.loaded.insert(path.to_owned()) {
            state.jar.load(text, sessions, now());
        }
    }

    /// Takes in the cookies that a reply sets.
    pub(super) fn learn(&self, reply: &Reply, site: &Site) {
        let mut state = self.0.borrow_mut();
        for line in reply.all("set-cookie").into_iter().take(cookies::MOST_SET) {
            state.jar.learn(line, site, now());
        }
    }

    /// The value of the `Cookie` header for `site`.
    pub(super) fn cookie(&self, site: &Site, given: Option<&str>) -> Option<String> {
        self.0.borrow_mut().jar.header(site, given, now())
    }

    /// All cookies, as a file.
    pub(super) fn cookies(&self) -> String {
        self.0.borrow_mut().jar.text(now())
    }
}
