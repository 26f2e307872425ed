//! The grammars in `grammar/` and the readers agree: what a grammar makes is read without complaint.

use std::process::Command;

use uncurly::shell::{Dialect, read};

use crate::ebnf::{Grammar, Rng};

#[test]
fn shell() {
    let grammar = Grammar::parse(include_str!("../../grammar/shell.ebnf"));
    assert_eq!(grammar.unused("script"), [""; 0]);
    for seed in 0..30000 {
        let sentence = grammar.sentence("script", &mut Rng::new(seed));
        let complaints = read(&sentence, Dialect::Posix).complaints;
        assert!(complaints.is_empty(), "seed {seed}: {complaints:?}\n{sentence}\n{sentence:?}");
    }
}

/// The grammar itself is held against bash.
#[test]
fn shell_as_bash_reads_it() {
    let grammar = Grammar::parse(include_str!("../../grammar/shell.ebnf"));
    for seed in 0..300 {
        let sentence = grammar.sentence("script", &mut Rng::new(seed));
        let output = Command::new("bash").args(["--norc", "-n", "-c", &sentence]).output().expect("bash is installed");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.is_empty(), "seed {seed}: {said}\n{sentence}");
    }
}
