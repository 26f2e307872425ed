//! An API that is not Cloudflare's, as a project describes it. Knows nothing of files.

mod asking;
mod call;
mod pattern;
mod sign;
mod site;

pub use asking::{Asking, Way, Ways};
pub use call::own_call;
pub use sign::Sign;
pub use site::Site;

use super::address::Address;
use crate::knowledge::catalogue::Catalogue;
use crate::shell::Value;

/// What is known of an API.
#[derive(Debug)]
pub struct Api {
    /// What messages call it.
    pub name: String,
    /// The document that says what it takes, as messages call it.
    pub document: String,
    /// Where it is reached.
    pub sites: Vec<Site>,
    /// The ways to say who asks; where there is none, it does not matter.
    pub signs: Vec<Sign>,
    /// Which of these an operation takes.
    pub ways: Ways,
    /// Its operations.
    pub catalogue: Catalogue,
}

/// There is one of each, kept for as long as the program runs.
impl PartialEq for Api {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Api {}

impl Api {
    /// It, for as long as the program runs: all that is read of commands refers to its tables.
    pub fn kept(self) -> &'static Self {
        Box::leak(Box::new(self))
    }

    /// Whether `url` has a host of its own.
    pub fn is_at(&self, url: &Value) -> bool {
        Address::anywhere(url).is_some_and(|address| self.sites.iter().any(|site| site.is_at(&address)))
    }

    /// The hosts that `url`, which has another, may have been meant to have.
    pub fn hosts_beside(&self, url: &Value) -> Vec<String> {
        let Some(address) = Address::anywhere(url) else { return Vec::new() };
        self.sites.iter().filter(|site| site.is_beside(&address)).flat_map(Site::hosts).collect()
    }

    /// The ports that `url`, which has the host and another port, may have been meant to have.
    pub fn ports_beside(&self, url: &Value) -> Vec<u16> {
        let Some(address) = Address::anywhere(url) else { return Vec::new() };
        let mut found: Vec<_> =
            self.sites.iter().filter(|site| site.is_at_other_port(&address)).flat_map(Site::ports).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What may stand between the host of `url` and the paths: `/v1`.
    pub fn bases_at(&self, url: &Value) -> Vec<String> {
        let Some(address) = Address::anywhere(url) else { return Vec::new() };
        let mut found: Vec<_> =
            self.sites.iter().filter(|site| site.is_at(&address)).flat_map(Site::base_paths).collect();
        found.retain(|base| !base.is_empty());
        found.dedup();
        found
    }
}
