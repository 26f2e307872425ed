//! A text in which one word stands for each command, so that its damage is not seen.

use crate::page::BlockKind;
use crate::text::Span;

/// What shells show where they wait for a line.
const MARKS: [&str; 2] = ["> ", "$ "];

/// A text in which one word stands for each command.
pub(super) struct Draft {
    pub(super) text: String,
    /// Where those words stand, in order.
    pub(super) places: Vec<usize>,
    pub(super) kind: BlockKind,
}

/// The word that stands for a command.
pub(super) const NAME: &str = "curl";

impl Draft {
    /// The draft of `text`, in which commands stand at `spans`.
    pub(super) fn new(text: &str, kind: BlockKind, spans: &[Span]) -> Self {
        let mut draft = Self { text: String::with_capacity(text.len()), places: Vec::new(), kind };
        let mut at = 0;
        for span in spans {
            draft.add(&text[at..span.start]);
            draft.places.push(draft.text.len());
            draft.text.push_str(NAME);
            at = span.end;
            // What ends a here-document ends its line.
            if text[..at].ends_with('\n') {
                draft.text.push('\n');
            }
        }
        draft.add(&text[at..]);
        draft
    }

    /// Adds `text`, which no command stands in, without the marks of prompts that its lines bear in a post.
    fn add(&mut self, text: &str) {
        for line in text.split_inclusive('\n') {
            let is_start = self.kind == BlockKind::Paste && (self.text.is_empty() || self.text.ends_with('\n'));
            let straight;
            let line = if line.contains("<<") {
                straight = line.replace(['‘', '’'], "'").replace(['“', '”'], "\"");
                &straight
            } else {
                line
            };
            let bare = || MARKS.into_iter().find_map(|mark| line.trim_start().strip_prefix(mark));
            self.text.push_str(Some(()).filter(|()| is_start).and_then(|()| bare()).unwrap_or(line));
        }
    }
}
