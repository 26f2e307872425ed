//! Whether a request says who asks, in one of the ways that its operation takes. Knows nothing of documents.

use std::collections::HashMap;

use super::Api;
use super::sign::{Sign, by_option, is_near, named, scheme_of};
use crate::curl::{HeaderOrigin, Request};
use crate::knowledge::catalogue::Operation;
use crate::text::Span;

/// One way to say who asks: all signs that go together, each as it stands among those of its API.
pub type Way = Vec<usize>;

/// Which ways to say who asks will do for which operation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    /// What operations take of which nothing else is said; where nothing is said at all, every sign alone.
    pub usual: Option<Vec<Way>>,
    /// Those of operations that say it themselves, by path and method.
    pub own: HashMap<(String, String), Vec<Way>>,
}

/// Signs that go together.
type Signs = Vec<&'static Sign>;

/// Whether a request says who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asking {
    /// It does, or may do so where it cannot be seen.
    Told,
    /// It does not, in any of these ways.
    Untold(Vec<Signs>),
    /// It does in part: what else the way wants that it comes nearest to.
    Partly {
        /// The signs that are there.
        given: Signs,
        /// Those that are missing.
        missing: Signs,
    },
    /// The header is there, with another scheme than is taken.
    Scheme {
        /// The header's value.
        span: Span,
        /// The word before the credential; empty where there is none.
        given: String,
        /// The word that belongs there.
        wanted: String,
    },
    /// A header is nearly the one that is wanted.
    Misspelt {
        /// Its name.
        span: Span,
        /// What it is called.
        given: String,
        /// What it should be called.
        wanted: String,
    },
}

impl Api {
    /// The signs that will do for `operation`, alone or with others.
    pub fn signs_of(&'static self, operation: Operation<'_>) -> Vec<&'static Sign> {
        let mut found: Signs = Vec::new();
        for sign in self.ways_of(operation).into_iter().flatten() {
            if !found.contains(&sign) {
                found.push(sign);
            }
        }
        found
    }

    /// The ways to say who asks that will do for `operation`.
    fn ways_of(&'static self, operation: Operation<'_>) -> Vec<Signs> {
        // Most say nothing of their own.
        let name = || (operation.path.to_owned(), operation.method.to_owned());
        let own = if self.ways.own.is_empty() { None } else { self.ways.own.get(&name()) };
        let signs = |way: &Way| way.iter().filter_map(|at| self.signs.get(*at)).collect();
        match own.or(self.ways.usual.as_ref()) {
            Some(ways) => ways.iter().map(signs).collect(),
            None => self.signs.iter().map(|sign| vec![sign]).collect(),
        }
    }

    /// Whether `request`, which asks for its `operation`, says who asks.
    pub fn asking(&'static self, request: &Request, operation: Operation<'_>) -> Asking {
        let ways = self.ways_of(operation);
        let parted: Vec<(Signs, Signs)> =
            ways.iter().map(|way| way.iter().copied().partition(|sign| sign.is_in(request))).collect();
        if ways.is_empty() || parted.iter().any(|(_, missing)| missing.is_empty()) {
            return Asking::Told;
        }
        let missing = || parted.iter().flat_map(|(_, missing)| missing).copied();
        if let Some(wrong) = scheme(request, missing).or_else(|| self.misspelt(request, missing)) {
            return wrong;
        }
        let begun = parted.into_iter().filter(|(given, _)| given.iter().any(|sign| !sign.is_unseen()));
        let nearest = begun.min_by_key(|(_, missing)| missing.len());
        nearest.map_or(Asking::Untold(ways), |(given, missing)| Asking::Partly { given, missing })
    }

    /// That one of the signs that are `missing` is there under a name that is nearly its own, or may be.
    fn misspelt<S: Iterator<Item = &'static Sign>>(
        &self,
        request: &Request,
        missing: impl Fn() -> S,
    ) -> Option<Asking> {
        let is_own = |given: &str| {
            let mut headers = self.signs.iter().filter_map(Sign::header);
            headers.any(|(name, _)| name.eq_ignore_ascii_case(given))
        };
        for header in request.headers.iter().filter(|header| matches!(header.origin, HeaderOrigin::Given(_))) {
            let Some(given) = header.name.known() else { return Some(Asking::Told) };
            let near = missing().filter_map(|sign| sign.header()).find(|(name, _)| is_near(given, name));
            if let Some((wanted, _)) = near.filter(|_| !is_own(given)) {
                let (span, given) = (header.name.whole(), given.to_owned());
                return Some(Asking::Misspelt { span, given, wanted: wanted.to_owned() });
            }
        }
        None
    }
}

/// That one of the signs that are `missing` is there, with another scheme.
fn scheme<S: Iterator<Item = &'static Sign>>(request: &Request, missing: impl Fn() -> S) -> Option<Asking> {
    let headers = || missing().filter_map(|sign| sign.header());
    for (name, scheme) in headers() {
        if let Some((header, given)) = named(request, name).find_map(|it| Some((it, scheme_of(it, scheme)?))) {
            return Some(Asking::Scheme { span: header.value.whole(), given, wanted: scheme.to_owned() });
        }
    }
    let (_, wanted) = headers().find(|(name, _)| name.eq_ignore_ascii_case("authorization"))?;
    let (span, given) = by_option(request)?;
    Some(Asking::Scheme { span, given: given.to_owned(), wanted: wanted.to_owned() })
}
