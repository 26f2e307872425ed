//! Random command lines drawn from `grammar/curl.ebnf` are read without anything that curl refuses.

use uncurly::curl;
use uncurly::shell::Value;
use uncurly::text::{Mapped, Span};

use crate::ebnf::{Grammar, Rng};

const SENTENCES: u64 = 2000;

#[test]
fn sentences_of_the_grammar_are_not_refused() {
    let grammar = Grammar::parse(include_str!("../../grammar/curl.ebnf"));
    for seed in 0..SENTENCES {
        let sentence = grammar.sentence("arguments", &mut Rng::new(seed));
        let invocation = curl::read(&words(&sentence));
        let refused = invocation.complaints.iter().find(|complaint| complaint.exit != 0);
        assert!(refused.is_none(), "{refused:?} in\n{sentence}");
        assert!(!invocation.requests.is_empty(), "no request in\n{sentence}");
        for arg in &invocation.args {
            assert!(sentence.get(arg.span.start..arg.span.end).is_some(), "{arg:?} in\n{sentence}");
        }
    }
}

fn words(sentence: &str) -> Vec<Value> {
    let mut at = 0;
    let words = sentence.strip_suffix('\n').expect("words end with a line feed").split('\n');
    words
        .map(|word| {
            let span = Span::new(at, at + word.len());
            at = span.end + 1;
            Value::new(Mapped::verbatim(sentence, span), Vec::new())
        })
        .collect()
}
