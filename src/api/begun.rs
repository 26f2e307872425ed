//! URLs of APIs that begin like one which is half written.

use super::own::{Api, Site};
use crate::knowledge::catalogue::{Catalogue, Operation};
use crate::knowledge::placeholders;

/// What stands before the paths of Cloudflare's API.
const BASE: &str = "https://api.cloudflare.com/client/v4";

/// How many are given at most.
const MOST: usize = 200;

/// A URL that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// All of it: what was typed, and for the parameters behind it variables of the shell.
    pub url: String,
    /// The methods that it has: `GET, POST`.
    pub methods: String,
}

/// URLs of Cloudflare's operations and those of `apis` that begin with `typed`, in the order of catalogues; of each
/// API at most 200.
///
/// A variable or value in `typed` stands for any parameter.
pub fn suggestions(typed: &str, apis: &[&'static Api]) -> Vec<Suggestion> {
    let mut found = below(typed, BASE, Catalogue::cloudflare());
    for api in apis {
        found.extend(api.sites.iter().map(Site::usual_url).flat_map(|base| below(typed, &base, &api.catalogue)));
    }
    found
}

/// The same for the operations of `catalogue`, whose paths stand behind `base`.
fn below(typed: &str, base: &str, catalogue: &Catalogue) -> Vec<Suggestion> {
    let Some(path) = typed.strip_prefix(base).and_then(|rest| rest.strip_prefix('/')) else {
        let begun = typed.len() >= "https://a".len() && format!("{base}/").starts_with(typed);
        return begun.then(|| Suggestion { url: format!("{base}/"), methods: String::new() }).into_iter().collect();
    };
    let done = path.rfind('/').map_or(0, |slash| slash + 1);
    let (words, last) = (path[..done].split_terminator('/').collect::<Vec<_>>(), &path[done..]);
    let mut found: Vec<Suggestion> = Vec::new();
    for operation in catalogue.operations().filter(|it| !it.deprecated) {
        let Some(rest) = rest(operation, &words, last) else { continue };
        let url = format!("{}{rest}", &typed[..typed.len() - last.len()]);
        if let Some(known) = found.last_mut().filter(|known| known.url == url) {
            known.methods.extend([", ", operation.method]);
        } else if found.len() == MOST {
            break;
        } else {
            found.push(Suggestion { url, methods: operation.method.to_owned() });
        }
    }
    found
}

/// The rest of the path of `operation` behind `words`, if it begins with these and goes on with `last`.
fn rest(operation: Operation<'_>, words: &[&str], last: &str) -> Option<String> {
    let mut template = operation.path.split('/').skip(1);
    let fits =
        |word: &&str| template.next().is_some_and(|part| part == *word || part.starts_with('{') && !word.is_empty());
    if !words.iter().all(fits) {
        return None;
    }
    let mut rest = template.map(variable);
    let first = rest.next().filter(|first| first.starts_with(last))?;
    Some(rest.fold(first, |path, part| path + "/" + &part))
}

/// `part` of a template as a URL in a command has it.
fn variable(part: &str) -> String {
    let Some(name) = part.strip_prefix('{').and_then(|rest| rest.split(['}', '+']).next()) else {
        return part.to_owned();
    };
    let meaning = placeholders::classify(&format!("<{name}>")).and_then(|placeholder| placeholder.meaning);
    match meaning.filter(|meaning| meaning.variable() != "ID") {
        Some(meaning) => format!("${}", meaning.variable()),
        None => format!("${}", name.to_ascii_uppercase().replace(|c: char| !c.is_ascii_alphanumeric(), "_")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, url: &str, methods: &str) {
        let found = suggestions(&format!("{BASE}/{typed}"), &[]);
        let expected = Suggestion { url: format!("{BASE}/{url}"), methods: methods.to_owned() };
        assert!(found.contains(&expected), "{typed}: {found:?}");
    }

    #[test]
    fn what_is_begun_is_completed() {
        check("zo", "zones", "GET, POST");
        check("zones/$Z/purge", "zones/$Z/purge_cache", "POST");
        check("zones/", "zones/$ZONE_ID/purge_cache", "POST");
        check(
            "zones/023e105f4ecef8ad9ca31a8372d0c353/dns_records/",
            "zones/023e105f4ecef8ad9ca31a8372d0c353/dns_records/$DNS_RECORD_ID",
            "DELETE, GET, PATCH, PUT",
        );
    }

    #[test]
    fn what_goes_elsewhere_is_left_alone() {
        assert!(suggestions("https://example.com/client/v4/zo", &[]).is_empty());
        assert!(suggestions("https://", &[]).is_empty());
        assert_eq!(suggestions("https://api.cl", &[]).len(), 1);
        assert!(suggestions(&format!("{BASE}/zones//purge"), &[]).is_empty());
    }
}
