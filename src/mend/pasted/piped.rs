//! What stands behind the pipe of a pasted command and is no program: a sentence, a column of a table, the edge of a box.

use super::bare;
use crate::knowledge::{joints, programs};
use crate::mend::command::Command;
use crate::shell::Simple;

/// What of that `command` has, before `behind`.
pub(super) fn told(command: &Command, behind: &str) -> impl Iterator<Item = &'static str> {
    let text = command.text.text();
    let later = || command.pipeline.commands.iter().skip(command.position + 1);
    let is_in_table = || later().any(|next| is_column(next, text)) && behind.trim_start().starts_with('|');
    let told = [
        (later().any(|next| is_sentence(next, text)), "whether a sentence stands behind its pipe"),
        (later().any(|next| is_drawn(next, text)) || is_in_table(), "what stands behind its pipe"),
    ];
    told.into_iter().filter_map(|(holds, what)| holds.then_some(what))
}

/// Whether `next`, what a pipe leads to, reads as what somebody says: plain words, of which no first one is a program.
fn is_sentence(next: &Simple, text: &str) -> bool {
    let words: Vec<_> = next.words.iter().map(|word| word.span.of(text)).collect();
    let Some(first) = words.first().filter(|first| !programs::is_known(first)) else { return false };
    let is_joint = |word: &&str| joints::is_known(bare(word));
    let is_status = |word: &&str| bare(word).len() == 3 && matches!(bare(word).parse(), Ok(400..=599_u16));
    let tells = words.iter().any(is_joint) || words.iter().skip(1).any(is_status);
    let is_said = tells || words.iter().any(|word| word.contains(|c: char| !c.is_ascii() && c.is_alphabetic()));
    words.iter().all(|word| is_plain(word)) && is_said && (words.len() > 1 || !first.is_ascii())
}

/// Whether `next`, what a pipe leads to, is one word that names no program.
fn is_column(next: &Simple, text: &str) -> bool {
    next.words.len() == 1 && !programs::is_known(next.words[0].span.of(text))
}

/// Whether `next`, what a pipe leads to, is no program but the edge of a box or table.
fn is_drawn(next: &Simple, text: &str) -> bool {
    next.words.first().is_some_and(|word| word.span.of(text).starts_with(['+', '-', '=', '|']))
}

fn is_plain(word: &str) -> bool {
    let word = bare(word);
    let is_letter =
        |c: char| c.is_alphabetic() || c.is_ascii_digit() && !word.is_ascii() || matches!(c, '\'' | '’' | '-');
    word.chars().all(is_letter) && !word.starts_with('-') || word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn sentences_and_columns_behind_pipes_are_told() {
        let said = Some("whether a sentence stands behind its pipe");
        for rest in [
            "this gives 404",
            "returns nothing",
            "jq . | and it fails",
            "Lists all items.",
            "gibt 404 zurück",
            "返回404",
            "fails 502",
        ] {
            check(&format!("curl https://a.example/x | {rest}\n"), said);
        }
        check("| curl -s https://a.example/x | Lists |\n", Some("what stands behind its pipe"));
        check("curl https://a.example/b | tee c |\n+-----+\n", Some("what stands behind its pipe"));
        for rest in
            ["mytool convert", "my-filter", "tee a", "grep -c not", "grep the", "fx this", "./is it", "rev it.txt"]
        {
            check(&format!("curl https://a.example/x | {rest}\n"), None);
        }
    }
}
