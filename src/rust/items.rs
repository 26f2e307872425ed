//! Texts as the items of an array, which a loop goes through.

use super::draft::{Draft, Use};
use super::literal;
use super::text::{Part, Text};

/// `texts` as items of one type, which the local `name` goes through.
pub(super) fn items(draft: &mut Draft<'_>, name: &str, texts: &[&Text]) -> Vec<String> {
    if texts.iter().all(|text| text.parts().len() < 2) {
        draft.lend(name);
        return texts.iter().map(|text| draft.expr(text, Use::Slice).flat()).collect();
    }
    let owned = |text: &&Text| match text.parts() {
        [_, _, ..] => draft.expr(text, Use::Own).flat(),
        [Part::Local(_)] => format!("String::from({})", draft.expr(text, Use::Str).flat()),
        _ => format!("String::from({})", literal::string(text.start())),
    };
    texts.iter().map(owned).collect()
}
