//! Where requests go: to one URL, to each of several, or to all that sets and ranges stand for.
//!
//! Knows how loops over them are written, and nothing of what is sent.

use super::draft::{Draft, Passes, Use};
use super::items::items;
use super::layout::Expr;
use super::sweep::Loop;
use super::text::{Part, Text};

/// Where a request goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Goal {
    /// The URL as curl understands it.
    pub(super) url: Text,
    /// The file that takes the reply, where the URL names it: `-o '#1'`.
    pub(super) path: Option<Text>,
}

/// Where the requests of one function go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Goals {
    /// To one place.
    One(Goal),
    /// To each of several, which have nothing in common.
    List(Vec<Goal>),
    /// To what loops make of one, the last of them fastest.
    Sweep(Vec<Loop>, Goal),
}

/// The URL of the pass that a loop is in.
pub(super) fn url() -> Text {
    Text::local("url")
}

impl Goals {
    /// Each, as far as they are written out.
    pub(super) fn each(&self) -> &[Goal] {
        match self {
            Self::One(goal) | Self::Sweep(_, goal) => std::slice::from_ref(goal),
            Self::List(goals) => goals,
        }
    }

    /// Begins the loops, in which `url` is bound; with it the path of the file, where the URL names one.
    pub(super) fn open(&self, draft: &mut Draft<'_>) {
        draft.passes = Passes::Many;
        match self {
            Self::One(_) => {}
            Self::List(goals) => list(draft, goals),
            Self::Sweep(loops, goal) => sweep(draft, loops, goal),
        }
    }

    /// Ends them.
    pub(super) fn close(&self, draft: &mut Draft<'_>) {
        let depth = match self {
            Self::One(_) => 0,
            Self::List(_) => 1,
            Self::Sweep(loops, _) => loops.len(),
        };
        (0..depth).for_each(|_| draft.lines.close());
    }
}

/// `for url in […] {`, or `for (url, path) in […] {` where the URLs name files.
fn list(draft: &mut Draft<'_>, goals: &[Goal]) {
    let urls: Vec<_> = goals.iter().map(|goal| &goal.url).collect();
    let paths: Vec<_> = goals.iter().filter_map(|goal| goal.path.as_ref()).collect();
    let urls = items(draft, "url", &urls);
    if paths.is_empty() || paths.len() < goals.len() {
        draft.lines.open_each("url", urls);
        return;
    }
    let path = draft.name("path");
    let paths = items(draft, &path, &paths);
    let pairs = urls.iter().zip(paths).map(|(url, path)| format!("({url}, {path})")).collect();
    draft.lines.open_each(&format!("(url, {path})"), pairs);
    draft.path = Some(Text::local(path));
}

/// A loop within the other, and what the innermost makes of the URL.
fn sweep(draft: &mut Draft<'_>, loops: &[Loop], goal: &Goal) {
    for one in loops {
        one.open(draft);
    }
    let url = draft.expr(&goal.url, Use::Borrow);
    draft.lines.bind("url", &url);
    let Some(path) = &goal.path else { return };
    if let [Part::Local(name)] = path.parts() {
        match loops.iter().find(|one| one.name == *name) {
            Some(one) if one.is_text() => draft.path = Some(path.clone()),
            _ => bind_path(draft, &Expr::atom(format!("{name}.to_string()"))),
        }
    } else {
        let path = draft.expr(path, Use::Borrow);
        bind_path(draft, &path);
    }
}

fn bind_path(draft: &mut Draft<'_>, path: &Expr) {
    let name = draft.name("path");
    draft.lines.bind(&name, path);
    draft.path = Some(Text::local(name));
}
