//! What the stream is that text for people goes to: its color, width, letters, and whether it opens links.

use std::io::IsTerminal;

use super::args::When;
use crate::report::{Charset, Color, Habits, Look};

/// Where lines are too narrow to be told in, they are broken by the terminal.
const NARROWEST: usize = 40;

/// Longer lines are hard to read.
const WIDEST: usize = 120;

/// A stream that may be a terminal.
pub(super) trait Stream: IsTerminal {
    /// How many columns it has, if it is one.
    fn columns(&self) -> Option<usize>;
}

#[cfg(unix)]
impl<S: IsTerminal + std::os::fd::AsFd> Stream for S {
    fn columns(&self) -> Option<usize> {
        Some(usize::from(terminal_size::terminal_size_of(self)?.0.0))
    }
}

#[cfg(windows)]
impl<S: IsTerminal + std::os::windows::io::AsHandle> Stream for S {
    fn columns(&self) -> Option<usize> {
        Some(usize::from(terminal_size::terminal_size_of(self)?.0.0))
    }
}

#[cfg(not(any(unix, windows)))]
impl<S: IsTerminal> Stream for S {
    fn columns(&self) -> Option<usize> {
        None
    }
}

/// The look of text on `stream`.
pub(super) fn look(when: When, stream: &impl Stream) -> Look {
    let color = color(when, stream);
    let locale = set("LC_ALL").or_else(|| set("LC_CTYPE")).or_else(|| set("LANG"));
    let is_ascii = locale.is_some_and(|locale| matches!(locale.as_str(), "C" | "POSIX"));
    let folder = (color == Color::Ansi && stream.is_terminal() && opens_links()).then(std::env::current_dir);
    Look {
        color,
        charset: if is_ascii { Charset::Ascii } else { Charset::Unicode },
        width: width(stream),
        habits: Habits::Told,
        folder: folder.and_then(Result::ok).map(|folder| folder.to_string_lossy().into_owned()),
    }
}

/// The environment variable `name`, if it holds something.
fn set(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn width(stream: &impl Stream) -> usize {
    let told = set("COLUMNS").and_then(|columns| columns.parse().ok());
    let width = told.or_else(|| stream.columns().map(|columns| columns.min(WIDEST)));
    // A terminal that does not know its size has none.
    width.filter(|&width| width > 0).map_or(Look::default().width, |width| width.max(NARROWEST))
}

/// Whether `stream` is to be colored.
fn color(when: When, stream: &impl IsTerminal) -> Color {
    let is_on = |name: &str| set(name).is_some_and(|value| value != "0");
    let is_able = || stream.is_terminal() && set("TERM").is_none_or(|name| name != "dumb");
    match when {
        When::Always => Color::Ansi,
        When::Auto if !is_on("NO_COLOR") && (is_on("CLICOLOR_FORCE") || is_able()) => Color::Ansi,
        When::Auto | When::Never => Color::Plain,
    }
}

/// Whether the terminal is known to open links; others might show what they are made of.
fn opens_links() -> bool {
    if let Some(asked) = set("FORCE_HYPERLINK") {
        return asked != "0";
    }
    let named = |name: &str, known: &[&str]| set(name).is_some_and(|value| known.contains(&value.as_str()));
    let vte = set("VTE_VERSION").and_then(|version| version.parse().ok()).is_some_and(|version: u32| version >= 5000);
    vte || named("TERM_PROGRAM", &["iTerm.app", "WezTerm", "vscode", "zed", "ghostty", "Hyper", "rio"])
        || named("TERM", &["xterm-kitty", "xterm-ghostty", "alacritty", "foot"])
        || ["WT_SESSION", "KONSOLE_VERSION", "DOMTERM"].into_iter().any(|name| set(name).is_some())
}
