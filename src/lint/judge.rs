//! Runs the rules and sorts what they find.

use std::collections::HashMap;

use super::check::{ENOUGH, Found, Heading};
use super::sent::Sent;
use super::{Check, Checks, Report, Rule, Settings, Slips, Subject, TextCheck, ignore, loss, rules};
use crate::mend::{Certainty, Slip, SlipKind};
use crate::page::{BlockKind, Turns};
use crate::text::{Finding, Grade, Level, Span, stand_in};

/// Fills in the findings of `report`.
pub(super) fn judge(report: &mut Report, settings: &Settings) {
    let mut findings = Vec::new();
    let selected = selected(settings);
    for (index, command) in report.commands.iter().enumerate() {
        let (calls, own) = (&report.calls[index], &report.own[index]);
        let found = command_findings(report, settings, &selected, Subject { index, command, calls, own });
        findings.extend(found.into_iter().map(|found| found.finding));
    }
    report.findings = findings;
    let heard = text_findings(report, settings, &selected, Order::BeforeSilence);
    report.findings.extend(heard);
    ignore::silence(&mut report.findings, &mut report.ignores);
    let late = text_findings(report, settings, &selected, Order::AfterSilence);
    report.findings.extend(late);
    report.findings.sort_by(|a, b| (a.span, b.level, a.rule).cmp(&(b.span, a.level, b.rule)));
}

/// The rules that are looked for.
pub(super) fn selected(settings: &Settings) -> Vec<&'static Rule> {
    rules::RULES.iter().copied().filter(|rule| settings.selects(rule)).collect()
}

/// What findings of `rule` stand under.
fn heading(rule: &'static Rule, settings: &Settings) -> Heading {
    Heading { rule: rule.name, level: settings.level(rule).unwrap_or(rule.level) }
}

/// What the rules `selected` say of one command, nothing silenced.
pub(super) fn command_findings(
    report: &Report,
    settings: &Settings,
    selected: &[&'static Rule],
    subject: Subject<'_>,
) -> Vec<Found> {
    let Some(&first) = selected.first() else { return Vec::new() };
    let mut found = Vec::new();
    let mut check = Check {
        source: &report.source,
        settings,
        replies: &report.replies,
        subject,
        sent: &Sent::of(subject),
        heading: heading(first, settings),
        structure: report.structure(subject.index),
        report,
        before: 0,
        found: &mut found,
    };
    for &rule in selected {
        check.heading = heading(rule, settings);
        check.before = check.found.len();
        match rule.check {
            Checks::Command(look) | Checks::Named(look) => look(&mut check),
            Checks::Style(look) if is_laid_out(report, subject) => look(&mut check),
            Checks::Slips(slips) => tell(&mut check, rule.brief, &slips),
            Checks::Style(_) | Checks::Text(_) => {}
        }
        check.found.truncate(check.before + ENOUGH);
    }
    without_doubles(found)
}

/// Whether somebody laid a command out: in a block of a document, not in a sentence or a paste, and read with certainty.
fn is_laid_out(report: &Report, subject: Subject<'_>) -> bool {
    let home = &report.blocks[report.homes[subject.index]];
    let is_block = matches!(home.kind, BlockKind::Script | BlockKind::Transcript) && home.turns != Turns::Folded;
    is_block && subject.command.certainty == Certainty::Certain
}

/// Leaves out what the table of shapes says of bytes of which a rule of its own tells.
fn without_doubles(mut found: Vec<Found>) -> Vec<Found> {
    let is_by_table = |found: &Found| rules::is_by_table(found.finding.rule);
    if found.iter().any(is_by_table) {
        let own = found.iter().filter(|found| !is_by_table(found)).map(|found| &found.finding);
        let mut own_levels: HashMap<Span, Level> = HashMap::new();
        for Finding { span, level, .. } in own {
            let known = own_levels.entry(*span).or_insert(*level);
            *known = (*level).max(*known);
        }
        // A note on what works says nothing of what does not.
        let is_told = |it: &Finding| own_levels.get(&it.span).is_some_and(|own| *own > Level::Note || *own >= it.level);
        found.retain(|found| !is_by_table(found) || !is_told(&found.finding));
    }
    found
}

/// When a rule on the whole text is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    BeforeSilence,
    AfterSilence,
}

/// What the rules say of the whole text. Those on comments that silence are asked last.
fn text_findings(report: &Report, settings: &Settings, selected: &[&'static Rule], order: Order) -> Vec<Finding> {
    let mut found = Vec::new();
    for &rule in selected {
        let late = rule.group == super::Group::Docs;
        if let Checks::Text(look) = rule.check
            && late == (order == Order::AfterSilence)
        {
            look(&mut TextCheck { report, settings, heading: heading(rule, settings), found: &mut found });
        }
    }
    found.into_iter().map(|found| found.finding).collect()
}

/// Tells of all slips of one kind at once: they are cured together, and with those of all other kinds.
fn tell(on: &mut Check<'_>, brief: &str, slips: &Slips) {
    let command = on.subject.command;
    let subject = on.subject;
    let is_told = |slip: &&Slip| slip.kind == slips.kind && !loss::is_told_otherwise(subject, slip);
    let mut of_kind = command.slips.iter().filter(is_told);
    let Some(first) = of_kind.next() else { return };
    let message = match of_kind.count() + 1 {
        count if slips.kind == SlipKind::LostPlaceholder => loss::message(on.subject, slips, count),
        1 => format!("{brief}{}", example(on.source.text(), first)),
        count => format!("{count} {}{}", slips.many, example(on.source.text(), first)),
    };
    let title = title(on.subject);
    let why = if slips.kind == SlipKind::LostPlaceholder {
        loss::why(first.span.of(on.source.text()), slips)
    } else {
        slips.why
    };
    let is_own = slips.kind == SlipKind::LostPlaceholder && loss::is_authors(on.source, command);
    let told = on.report_given(first.span, message).why(why).fix(Grade::Safe, title, &[]);
    if is_own {
        told.level(Level::Note).why("whoever wrote it left this out; as it stands, the request goes elsewhere");
    }
}

/// What is to be done, and how sure that is: the same for all slips of a command, so that it is told once.
fn title(subject: Subject<'_>) -> String {
    let command = subject.command;
    let undo =
        if command.slips.len() == 1 { "undo what pasting did" } else { "undo all that pasting did to the command" };
    match &command.certainty {
        Certainty::Certain => undo.to_owned(),
        Certainty::Likely(_) => format!("{undo}; another reading is possible"),
        Certainty::Unsure(doubts) if !loss::is_of(command) => look(&doubts.to_string()),
        Certainty::Unsure(_) if command.certainty.is_but_for_values() => loss::title(subject),
        Certainty::Unsure(doubts) => format!("{}, and {}", loss::title(subject), look(&doubts.open())),
    }
}

fn look(doubts: &str) -> String {
    format!("look at the result: it does not show {doubts}")
}

/// What stood there and what should, where both are short and only signs, so that no secret shows.
fn example(source: &str, slip: &Slip) -> String {
    let was = slip.span.of(source);
    let plain = |text: &str| !text.is_empty() && text.len() <= 6 && !text.contains(char::is_alphanumeric);
    if !plain(was) || was.contains('\n') || was == slip.text {
        return String::new();
    }
    if plain(&slip.text) && !slip.text.contains('\n') {
        return format!(": {} for {}", shown(was), shown(&slip.text));
    }
    format!(": {}", shown(was))
}

/// Signs in backticks, or by number where they could not be told from a blank.
fn shown(signs: &str) -> String {
    let named = |c: char| c != ' ' && (c.is_whitespace() || stand_in(c).is_some());
    if signs == " " {
        "a blank".to_owned()
    } else if signs.contains(named) {
        let numbers: Vec<_> = signs.chars().map(|c| format!("U+{:04X}", c as u32)).collect();
        numbers.join(" ")
    } else if signs.contains('`') {
        format!("`` {signs} ``")
    } else {
        format!("`{signs}`")
    }
}

/// Whether two spans meet, if only at an edge.
pub(super) fn touches(a: Span, b: Span) -> bool {
    a.start <= b.end && b.start <= a.end
}

#[cfg(test)]
mod tests {
    use crate::lint::{Settings, lint};
    use crate::mend::Mending;
    use crate::text::{Level, Source, apply};

    #[test]
    fn slips_of_one_kind_are_one_finding_and_are_cured_with_all_others() {
        let text = "curl –d “a=1” “https://a.example”";
        let report = lint(Source::new(None, text), Mending::On, &Settings::default());
        let told: Vec<_> = report.findings.iter().map(|finding| (finding.rule, finding.message.as_str())).collect();
        assert_eq!(
            told,
            [
                ("smart-dash", "a typographic dash where hyphens belong: `–` for `-`"),
                ("smart-quote", "4 typographic quotes where the shell needs ASCII ones: `“` for `\"`"),
            ]
        );
        for finding in &report.findings {
            let fix = finding.fix.as_ref().expect("a certain reading has a fix");
            assert_eq!(apply(text, &fix.edits), "curl -d \"a=1\" \"https://a.example\"");
        }
    }

    #[test]
    fn dots_in_a_document_are_its_authors() {
        let check = |name: Option<&str>, url: &str, expected: Level| {
            let text = format!("    curl https://example.com/{url}\n");
            let report = lint(Source::new(name.map(str::to_owned), text), Mending::On, &Settings::default());
            let lost: Vec<_> = report.findings.iter().filter(|finding| finding.rule == "lost-placeholder").collect();
            assert_eq!(lost.iter().map(|finding| finding.level).collect::<Vec<_>>(), [expected], "{url}");
        };
        check(Some("a.md"), "...", Level::Note);
        check(None, "...", Level::Error);
        check(Some("a.md"), "docs/inst...", Level::Error);
        check(Some("a.md"), "a/...b", Level::Error);
    }

    #[test]
    fn levels_of_the_settings_win() {
        let mut settings = Settings::default();
        settings.levels.insert("redundant-method".to_owned(), Level::Error);
        let source = Source::new(None, "curl -X POST -d 'a=1' https://a.example");
        let levels: Vec<_> =
            lint(source, Mending::On, &settings).findings.iter().map(|finding| finding.level).collect();
        assert_eq!(levels, [Level::Error]);
        let mut settings = Settings::default();
        settings.levels.insert("all".to_owned(), Level::Note);
        settings.levels.insert("curl".to_owned(), Level::Warning);
        let rule = crate::lint::rules::find("redundant-method").expect("there is such a rule");
        assert_eq!(settings.level(rule), Some(Level::Warning));
    }

    #[test]
    fn a_rule_tells_enough_of_one_command_and_no_more() {
        let text = format!("curl https://a.example{}", " -b session".repeat(100));
        let report = lint(Source::new(None, text), Mending::On, &Settings::default());
        let told = report.findings.iter().filter(|finding| finding.rule == "cookie-without-equals").count();
        assert_eq!(told, super::ENOUGH);
    }

    #[test]
    fn signs_that_cannot_be_seen_are_named() {
        for (signs, expected) in
            [("“", "`“`"), ("\u{a0}", "U+00A0"), ("`", "`` ` ``"), (" ", "a blank"), ("\u{200b}", "U+200B")]
        {
            assert_eq!(super::shown(signs), expected);
        }
    }
}
