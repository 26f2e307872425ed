//! The operation that a misspelled path most likely means.
//!
//! Walks the catalogue's tree with a small budget: names cost by their distance, and a segment too
//! many, too few, or below the wrong one of zones and accounts costs as much as two letters.

use super::catalogue::Node;
use crate::text;

/// What all mistakes of a path together may cost.
const BUDGET: usize = 3;
/// What one segment too many, too few or of another kind costs.
const SEGMENT: usize = 2;
/// Longer paths have no neighbors.
const LONGEST: usize = 24;

/// The template nearest to `path`, if one is near.
pub(super) fn template<'a>(root: Node<'a>, path: &[&str]) -> Option<&'a str> {
    let mut search = Search { path, best: None };
    if path.len() <= LONGEST && path.iter().all(|segment| segment.len() <= 128) {
        search.visit(root, 0, 0);
        search.change_root(root);
    }
    search.best.map(|(_, template)| template)
}

struct Search<'a, 'p> {
    path: &'p [&'p str],
    best: Option<(usize, &'a str)>,
}

impl<'a> Search<'a, '_> {
    fn visit(&mut self, node: Node<'a>, at: usize, cost: usize) {
        if self.is_too_dear(cost) {
            return;
        }
        if at == self.path.len() {
            self.take(node, cost);
        } else {
            self.step(node, at, cost);
        }
        self.insert(node, at, cost + SEGMENT);
    }

    fn is_too_dear(&self, cost: usize) -> bool {
        cost > BUDGET || self.best.is_some_and(|(best, _)| cost >= best)
    }

    fn take(&mut self, node: Node<'a>, cost: usize) {
        if let Some(row) = node.ends().iter().next() {
            self.best = Some((cost, row.key()));
        }
    }

    /// Reads the segment at `at` as each thing it may be.
    fn step(&mut self, node: Node<'a>, at: usize, cost: usize) {
        let has_near = self.step_by_name(node, at, cost);
        if !(has_near && is_name(self.path[at])) {
            node.placeholder().into_iter().for_each(|child| self.visit(child, at + 1, cost));
        }
        if let Some(row) = node.tail().and_then(|rows| rows.iter().next())
            && !self.is_too_dear(cost)
        {
            self.best = Some((cost, row.key()));
        }
        if at + 1 < self.path.len() && !self.is_too_dear(cost + SEGMENT) {
            self.step_by_name(node, at + 1, cost + SEGMENT);
        }
    }

    /// Reads it as a name, and tells whether there are names near it, but not this one.
    fn step_by_name(&mut self, node: Node<'a>, at: usize, cost: usize) -> bool {
        let segment = self.path[at];
        if let Some(child) = node.literal(segment) {
            self.visit(child, at + 1, cost);
        }
        let mut has_near = false;
        for (name, child) in node.literals() {
            if let Some(distance) = distance(segment, name).filter(|&distance| distance > 0) {
                has_near = true;
                self.visit(child, at + 1, cost + distance);
            }
            if self.path.get(at + 1).is_some_and(|next| are_joined(segment, next, name)) {
                self.visit(child, at + 2, cost + 1);
            }
        }
        has_near
    }

    /// Goes on as if a segment before `at` had been forgotten; a name must follow, or one id and then a name, else all fits.
    fn insert(&mut self, node: Node<'a>, at: usize, cost: usize) {
        if self.is_too_dear(cost) {
            return;
        }
        for child in node.literals().map(|(_, child)| child).chain(node.placeholder()) {
            if at == self.path.len() {
                self.visit(child, at, cost);
            } else {
                self.step_by_name(child, at, cost);
            }
        }
        if at + 1 < self.path.len() && !is_name(self.path[at]) {
            for below in node.literals().filter_map(|(_, child)| child.placeholder()) {
                self.step_by_name(below, at + 1, cost);
            }
        }
    }

    /// Tries the path below other roots: `/accounts/{id}` or half of it forgotten, or written as `/zones/{id}`.
    fn change_root(&mut self, root: Node<'a>) {
        if self.is_too_dear(SEGMENT) {
            return;
        }
        for below in root.literals().filter_map(|(_, child)| child.placeholder()) {
            for at in 0..self.path.len().min(3) {
                self.step_by_name(below, at, SEGMENT);
            }
        }
    }
}

/// Whether a segment is spelled as names in paths are, not as ids.
fn is_name(segment: &str) -> bool {
    !segment.is_empty() && segment.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b'_' | b'-'))
}

/// How far `written` is from `name`, if it is near.
fn distance(written: &str, name: &str) -> Option<usize> {
    if written == name {
        return Some(0);
    }
    if stem(written).eq(stem(name)) {
        return Some(1);
    }
    if is_part(written, name) || is_part(name, written) {
        return Some(SEGMENT);
    }
    let limit = (written.len().min(name.len()) / 3).min(SEGMENT);
    text::distance(written, name, limit).filter(|_| limit > 0)
}

/// A name without what is most easily got wrong: case, dashes and the plural.
fn stem(name: &str) -> impl Iterator<Item = u8> {
    let singular = name.strip_suffix("ies").or_else(|| name.strip_suffix(['s', 'y'])).unwrap_or(name);
    singular.bytes().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_lowercase())
}

/// Whether `part` is the first or last words of `name`: `purge` or `records` of `dns_records`.
fn is_part(part: &str, name: &str) -> bool {
    let rest = name.strip_prefix(part).map(|rest| rest.starts_with(['_', '-']));
    let head = name.strip_suffix(part).map(|head| head.ends_with(['_', '-']));
    part.len() >= 4 && (rest == Some(true) || head == Some(true))
}

/// Whether two segments are one name: `dns/records`.
fn are_joined(first: &str, second: &str, name: &str) -> bool {
    !second.is_empty() && stem_all(first).chain(stem(second)).eq(stem(name))
}

fn stem_all(name: &str) -> impl Iterator<Item = u8> {
    name.bytes().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use crate::knowledge::catalogue::Catalogue;

    #[test]
    fn the_nearest_is_found() {
        let api = Catalogue::cloudflare();
        let check = |path: &str, expected: Option<&str>| {
            let segments: Vec<_> = path[1..].split('/').collect();
            assert_eq!(api.nearest(&segments), expected, "{path}");
        };
        check("/zones/023e/purge-cache", Some("/zones/{zone_id}/purge_cache"));
        check("/zones/023e/purgecache", Some("/zones/{zone_id}/purge_cache"));
        check("/zones/023e/purge_caches", Some("/zones/{zone_id}/purge_cache"));
        check("/zones/023e/Purge_Cache", Some("/zones/{zone_id}/purge_cache"));
        check("/zones/023e/prugecache", Some("/zones/{zone_id}/purge_cache"));
        check("/zones/023e/purge", Some("/zones/{zone_id}/purge_cache"));
        check("/zone/023e/purge_cache", Some("/zones/{zone_id}/purge_cache"));
        check("/zones//purge-cache", Some("/zones/{zone_id}/purge_cache"));
        check("/zones/023e/dns/records", Some("/zones/{zone_id}/dns_records"));
        check("/zones/023e/dns_record/1", Some("/zones/{zone_id}/dns_records/{dns_record_id}"));
        check("/zones/023e/records", Some("/zones/{zone_id}/dns_records"));
        check("/accounts/a1/alerting/policies", Some("/accounts/{account_id}/alerting/v3/policies"));
        check("/account/a1/d1/databases", Some("/accounts/{account_id}/d1/database"));
        check("/accounts/a1/workers/script", Some("/accounts/{account_id}/workers/scripts"));
        check("/workers/scripts", Some("/accounts/{account_id}/workers/scripts"));
        check("/a1/workers/scripts", Some("/accounts/{account_id}/workers/scripts"));
        check("/zones/023e/workers/scripts", Some("/accounts/{account_id}/workers/scripts"));
        check("/accounts/a1/purge_cache", Some("/zones/{zone_id}/purge_cache"));
        check("/user/token/verify", Some("/user/tokens/verify"));
        check("/accounts/a1/stream/directupload", Some("/accounts/{account_id}/stream/direct_upload"));
        check("/api/zones/023e/dns_records", Some("/zones/{zone_id}/dns_records"));
        check("/zones/023e/purge_cache", Some("/zones/{zone_id}/purge_cache"));
        check("/zones/023e/frobnicate", None);
        check("/foo/bar/baz", None);
        check("/", None);
        check(&"/zones".repeat(500), None);
    }
}
