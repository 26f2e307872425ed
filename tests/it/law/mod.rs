//! What holds for any bytes, each law a function that panics where it is broken.
//!
//! Property tests draw texts for them, `fuzz/` searches for some that break them, and what was found is kept there
//! and replayed by `kept.rs`. Nothing here knows who asks.

mod config;
pub(crate) mod document;
pub(crate) mod fix;
mod json;
mod repeated;
mod reply;
mod server;
pub(crate) mod text;
pub(crate) mod words;

/// A law, by the name of its target.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Law {
    /// What the target and the folder of its kept inputs are called.
    pub(crate) name: &'static str,
    /// Panics where the law is broken.
    pub(crate) hold: fn(&[u8]),
    /// Makes a text one that the law is about.
    pub(crate) seed: fn(&str) -> Vec<Vec<u8>>,
}

/// Every law, sorted.
pub(crate) const LAWS: [Law; 9] = [
    Law { name: "config", hold: config::hold, seed: config::seed },
    Law { name: "document", hold: document::hold, seed: document::seed },
    Law { name: "fix", hold: fix::hold, seed: as_it_is },
    Law { name: "json", hold: json::hold, seed: json::seed },
    Law { name: "repeated", hold: repeated::hold, seed: repeated::seed },
    Law { name: "reply", hold: reply::hold, seed: as_it_is },
    Law { name: "server", hold: server::hold, seed: server::seed },
    Law { name: "text", hold: text::hold, seed: as_it_is },
    Law { name: "words", hold: words::hold, seed: as_it_is },
];

fn as_it_is(text: &str) -> Vec<Vec<u8>> {
    vec![text.as_bytes().to_vec()]
}

/// The text that `bytes` are, as the program would take them: what is no UTF-8 is replaced.
fn text_of(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
