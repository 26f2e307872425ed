//! Random texts drawn from `grammar/json.ebnf` are JSON to the reader and to `serde_json`.

use uncurly::json;

use crate::ebnf::{Grammar, Rng};

const SENTENCES: u64 = 500;

#[test]
fn sentences_of_the_grammar_are_without_fault() {
    let grammar = Grammar::parse(include_str!("../../grammar/json.ebnf"));
    assert_eq!(grammar.unused("json"), [""; 0]);
    for seed in 0..SENTENCES {
        let sentence = grammar.sentence("json", &mut Rng::new(seed));
        let document = json::read(&sentence);
        assert!(document.faults.is_empty(), "{:?} in\n{sentence}", document.faults);
        let strict: serde_json::Value = serde_json::from_str(&sentence).expect("the grammar is that of JSON");
        let read = document.root.expect("every sentence has a value").to_text();
        assert_eq!(serde_json::from_str::<serde_json::Value>(&read).expect("what is written is JSON"), strict);
    }
}
