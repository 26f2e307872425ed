//! A whole text with its commands corrected where they stand.

use super::{Corrected, Correction, Placeholders, Report, Settings, correct, lint};
use crate::mend::Certainty;
use crate::page::{BlockKind, Turns};
use crate::print::{self, Style};
use crate::text::{Edit, Mapped, Source, Span, apply, settle};

/// How often a text is read again once its commands are corrected.
const ROUNDS: usize = 8;

/// The text of `report` with every command whose reading is certain corrected in place.
///
/// Placeholders stay as written: a document means them.
pub fn document(report: &Report, settings: &Settings, correction: &Correction) -> String {
    apply(report.source.text(), &document_edits(report, settings, correction))
}

/// The edits that make [`document`] of the text of `report`, sorted and not overlapping.
///
/// A quote left open in one command hides the next, which shows only once that is cured; so what comes of it is
/// corrected until nothing changes any more. Where that has no end, no reading can be trusted, and all stays.
pub fn document_edits(report: &Report, settings: &Settings, correction: &Correction) -> Vec<Edit> {
    let correction = Correction { placeholders: Placeholders::AsWritten, ..correction.clone() };
    let (source, whole) = (&report.source, report.source.span());
    let first = edits_at_once(report, settings, &correction);
    let mut text = Mapped::verbatim(source.text(), whole).edited(&first);
    if text.text() == source.text() {
        return first;
    }
    for round in 0..ROUNDS {
        let again = Source::new(source.name().map(str::to_owned), text.text());
        let edits = edits_at_once(&lint(again, report.mending, settings), settings, &correction);
        let next = text.edited(&edits);
        if next.text() == text.text() {
            return if round == 0 { first } else { text.edits(whole) };
        }
        text = next;
    }
    Vec::new()
}

/// The edits that correct what `report` is certain of.
fn edits_at_once(report: &Report, settings: &Settings, correction: &Correction) -> Vec<Edit> {
    let mut edits = text_edits(report, correction);
    let certain = |&index: &usize| report.commands[index].certainty == Certainty::Certain;
    let own = |&index: &usize| is_its_own(report, index);
    let meant = |&index: &usize| !report.is_left_damaged(index);
    for index in report.outer().into_iter().filter(certain).filter(own).filter(meant) {
        edits.extend(command_edits(report, index, &correct(report, index, settings, correction), correction.style));
    }
    settle(edits)
}

/// Whether nothing but slips and the document's structure parts the text of a command from its source: an argument of
/// another program has the quoting of that, which writing would have to put back.
fn is_its_own(report: &Report, index: usize) -> bool {
    let command = &report.commands[index];
    let structure = report.structure(index);
    let touches = |span: Span, edit: &Edit| span.start <= edit.span.end && edit.span.start <= span.end;
    let is_known =
        |edit: &Edit| command.slips.iter().any(|slip| touches(slip.span, edit)) || structure.touches(edit.span);
    command.text.edits(command.span).iter().all(is_known)
}

/// Fixes that belong to no command.
fn text_edits(report: &Report, correction: &Correction) -> Vec<Edit> {
    let loose = report.findings.iter().filter(|finding| finding.command.is_none());
    let fixes = loose.filter_map(|finding| Some((finding, finding.fix.as_ref()?)));
    fixes.filter(|(finding, fix)| correction.takes(finding, fix.grade)).flat_map(|(_, fix)| fix.edits.clone()).collect()
}

fn command_edits(report: &Report, index: usize, corrected: &Corrected, style: Style) -> Vec<Edit> {
    let command = &corrected.command;
    let structure = report.structure(index);
    // A layout of several lines would tear a sentence apart, and what is folded has but one line.
    let home = &report.blocks[report.homes[index]];
    let style = if home.kind == BlockKind::Inline || home.turns == Turns::Folded { Style::Keep } else { style };
    let printed = (style != Style::Keep).then(|| print::print(command, style, command.dialect).ok()).flatten();
    let laid = printed.filter(|printed| printed != command.text.text()).and_then(|printed| {
        let indent = structure.indent(report.source.text(), command.span.start);
        structure.replacements(command, &printed, indent)
    });
    laid.or_else(|| structure.edits_in_place(command, &command.text)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::lint;
    use crate::mend::Mending;
    use crate::text::Source;

    #[track_caller]
    fn check(text: &str, correction: &Correction, expected: &str) {
        let settings = Settings::default();
        let report = lint(Source::new(None, text), Mending::On, &settings);
        let once = document(&report, &settings, correction);
        assert_eq!(once, expected);
        let report = lint(Source::new(None, once), Mending::On, &settings);
        assert_eq!(document(&report, &settings, correction), expected, "twice");
    }

    #[test]
    fn everything_but_the_commands_stays() {
        let correction = Correction::default();
        check(
            "“Run” this:\n\n    curl –d 'a=1' https://a.example\n",
            &correction,
            "“Run” this:\n\n    curl -d 'a=1' https://a.example\n",
        );
        check("say “hello”, don’t curl – up\n", &correction, "say “hello”, don’t curl – up\n");
    }

    #[test]
    fn a_command_whose_damage_is_silenced_stays() {
        for head in ["# uncurly: ignore smart-dash", "# uncurly: ignore -- shows the damage"] {
            let text = format!("{head}\ncurl –s https://a.example\n");
            check(&text, &Correction::default(), &text);
        }
        let text = "# uncurly: ignore silenced-error\ncurl –s https://a.example\n";
        check(text, &Correction::default(), &text.replace('–', "-"));
    }

    #[test]
    fn marks_round_a_command_in_a_sentence_stay() {
        for [open, close] in [["`", "`"], ["“", "”"], ["\"", "\""], ["‘", "’"]] {
            let text = format!("First run {open}curl –s https://a.example/x{close} and then see.\n");
            check(&text, &Correction::default(), &text.replace('–', "-"));
        }
        for text in ["“curl –s https://a.example”\n", "Don't say 'curl –s https://a.example/b' here.\n"] {
            check(text, &Correction::default(), &text.replace('–', "-"));
        }
    }

    #[test]
    fn backticks_of_scripts_stay() {
        let settings = Settings::default();
        let text = "#!/bin/sh\nif [ `curl -s https://a.example/x` = 1 ]; then echo `curl -s a.example`; fi\n";
        let report = lint(Source::new(Some("a.sh".to_owned()), text), Mending::On, &settings);
        assert_eq!(document(&report, &settings, &Correction::default()), text);
    }

    #[test]
    fn placeholders_stay_as_written() {
        let text =
            "curl \"https://api.cloudflare.com/client/v4/zones/<ZONE_ID>\" -H \"Authorization: Bearer <TOKEN>\"\n";
        check(text, &Correction::default(), text);
    }

    #[test]
    fn lines_of_a_new_layout_are_indented_as_the_command_is() {
        let correction = Correction { style: Style::Docs, ..Correction::default() };
        let text = "run\n  curl -d 'a=1' https://a.example\nthen\n";
        check(text, &correction, "run\n  curl https://a.example \\\n  --data a=1\nthen\n");
    }

    #[test]
    fn a_new_layout_loses_nothing_around_the_arguments() {
        let correction = Correction { style: Style::Docs, ..Correction::default() };
        let check = |text: &str, expected: &str| check(text, &correction, expected);
        check("echo a | curl -d @- https://a.example\n", "echo a | curl https://a.example \\\n--data @-\n");
        check("curl > a.txt -s https://a.example\n", "curl https://a.example \\\n--silent > a.txt\n");
        check(
            "curl https://a.example --json '{\"a\":\"'\"$B\"'\"}'\n",
            "curl https://a.example \\\n--json '{\n  \"a\": \"'\"$B\"'\"\n}'\n",
        );
    }

    #[track_caller]
    fn check_docs(name: &str, text: &str, expected: &str) {
        let correction = Correction { style: Style::Docs, ..Correction::default() };
        let settings = Settings { style: Style::Docs, ..Settings::default() };
        let report = lint(Source::new(Some(name.to_owned()), text), Mending::On, &settings);
        let once = document(&report, &settings, &correction);
        assert_eq!(once, expected);
        let report = lint(Source::new(Some(name.to_owned()), once), Mending::On, &settings);
        let layout = report.findings.iter().filter(|finding| finding.rule == "off-style").count();
        assert_eq!(layout, 0, "{:#?}", report.findings);
    }

    /// A backslash before a folded line end would be one before a blank.
    #[test]
    fn folded_commands_stay_on_one_line() {
        let folded = "- run: >-\n    curl -s https://a.example\n    -o x\n";
        check_docs("a.yml", folded, folded);
        let literal = "- run: |\n    curl https://a.example -o x\n";
        check_docs("a.yml", literal, "- run: |\n    curl https://a.example \\\n    --output x\n");
    }

    /// What is set out within quotes has line ends with no backslash before them.
    #[test]
    fn instructions_and_recipes_are_laid_out_with_backslashes_alone() {
        let json = "curl -H \"Content-Type: application/json\" -d '{\"a\":\"b\",\"c\":[1,2]}' https://x.example\n";
        check_docs("Dockerfile", &format!("FROM x\nRUN {json}"), &format!("FROM x\nRUN {json}"));
        check_docs("Makefile", &format!("a:\n\t{json}"), &format!("a:\n\t{json}"));
        let laid_out = "curl https://x.example \\\n--output x\n";
        check_docs("Dockerfile", "RUN curl https://x.example -o x\n", &format!("RUN {laid_out}"));
        check_docs(
            "Makefile",
            "a:\n\tcurl https://x.example -o x\n",
            "a:\n\tcurl https://x.example \\\n\t--output x\n",
        );
        let heredoc = "RUN <<X\ncurl https://x.example --json '{\"a\":1}'\nX\n";
        let set_out = "RUN <<X\ncurl https://x.example \\\n--json '{\n  \"a\": 1\n}'\nX\n";
        check_docs("Dockerfile", heredoc, set_out);
    }

    /// `-N` is the letter of `--buffer`, and switches it off.
    #[test]
    fn switches_stay_off() {
        check_docs("a.sh", "curl -N https://a.example\n", "curl https://a.example \\\n--no-buffer\n");
        check_docs("a.sh", "curl --buffer https://a.example\n", "curl https://a.example \\\n--buffer\n");
    }

    #[test]
    fn variables_keep_their_quotes() {
        let laid_out = |url: &str| format!("curl {url} \\\n--output x\n");
        for url in
            ["\"https://a.example/$1\"", "\"$URL\"", "\"$@\"", "\"https://$HOST/x\"", "\"https://a.example/$ZONE_ID\""]
        {
            check_docs("a.sh", &laid_out(url), &laid_out(url));
        }
    }
}
