//! Where an API is reached, and which of its operations where.

use std::collections::HashSet;

use crate::api::Site;
use crate::knowledge::openapi::{Access, Server};
use crate::text::visible;

/// The host that needs no table.
const KNOWN: &str = "api.cloudflare.com";
/// How many servers beside the document's may have operations of their own.
const MOST: usize = 32;

/// Path and method of an operation.
pub(super) type Name = (String, String);

/// Where an API is reached.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) groups: Vec<Group>,
    /// What was not understood of servers.
    pub(super) remarks: Vec<String>,
}

/// Sites that have the same operations.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) sites: Vec<Site>,
    /// The operations of the document that they do not have.
    pub(super) without: HashSet<Name>,
}

/// The sites of servers: what of them was not understood goes to `remarks`.
fn sites<'s>(servers: impl Iterator<Item = &'s Server>, remarks: &mut Vec<String>) -> Vec<Site> {
    let mut found: Vec<Site> = Vec::new();
    for server in servers {
        let mut tell = |what: &str| remarks.push(format!("the server `{}`: {what}", visible(&server.url)));
        match Site::of(server) {
            Ok((sites, remark)) => {
                remark.into_iter().for_each(&mut tell);
                for site in sites {
                    if !found.contains(&site) && !site.url().contains(KNOWN) {
                        found.push(site);
                    }
                }
            }
            Err(what) => tell(&format!("{what}; say it with `base-url`")),
        }
    }
    found
}

impl Places {
    /// Those that `base_url` says, else those of the document, which messages call `document` and which has the
    /// operations `names`.
    pub(super) fn of(
        base_url: Option<&str>,
        access: &Access,
        names: &HashSet<Name>,
        document: &str,
    ) -> Result<Self, String> {
        let mut remarks = Vec::new();
        let main = match base_url {
            Some(url) => vec![stated(url)?],
            None => sites(access.servers.iter(), &mut remarks),
        };
        let mut own: Vec<(Name, Vec<Site>)> = Vec::new();
        for it in &access.elsewhere {
            own.push(((it.path.clone(), it.method.clone()), sites(it.servers.iter(), &mut remarks)));
        }
        // An operation of which it is not understood where it is may be anywhere.
        own.retain(|(_, sites)| !sites.is_empty());
        let mut all = main.clone();
        for site in own.iter().flat_map(|(_, sites)| sites) {
            if !all.contains(site) && all.len() < main.len() + MOST {
                all.push(site.clone());
            } else if !all.contains(site) {
                remarks
                    .push(format!("more than {MOST} servers have operations of their own; no others are looked for"));
            }
        }
        remarks.sort();
        remarks.dedup();
        let mut groups: Vec<Group> = Vec::new();
        for site in all {
            let without = match (main.contains(&site), base_url) {
                (true, Some(_)) => HashSet::new(),
                (true, None) => {
                    own.iter().filter(|(_, sites)| !sites.contains(&site)).map(|(name, _)| name.clone()).collect()
                }
                (false, _) => {
                    let here: HashSet<_> =
                        own.iter().filter(|(_, sites)| sites.contains(&site)).map(|(name, _)| name).collect();
                    names.iter().filter(|name| !here.contains(name)).cloned().collect()
                }
            };
            match groups.iter_mut().find(|group| group.without == without) {
                Some(group) => group.sites.push(site),
                None => groups.push(Group { sites: vec![site], without }),
            }
        }
        if groups.is_empty() {
            let url = access.servers.first().map(|server| &server.url).filter(|url| !url.is_empty());
            let only = url.map_or_else(String::new, |url| format!(", only `{}`", visible(url)));
            return Err(format!("`{document}` names no server to ask{only}; say it with `base-url`"));
        }
        Ok(Self { groups, remarks })
    }
}

/// The one that the settings say.
fn stated(url: &str) -> Result<Site, String> {
    let site = Site::read(url).map_err(|what| format!("`base-url` `{}`: {what}", visible(url)))?;
    if site.url().contains(KNOWN) {
        return Err(format!("`base-url`: the operations of `{KNOWN}` are known without a table"));
    }
    Ok(site)
}
