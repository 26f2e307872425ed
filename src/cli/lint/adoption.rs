//! `--add-ignores`: comments that silence what is there, so that an old tree can be held to what is new.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::report;
use crate::cli::args::LintArguments;
use crate::cli::input::Input;
use crate::cli::output::Streams;
use crate::cli::settings::write;
use crate::cli::texts::Texts;
use crate::cli::{Failure, GOOD, OPEN};
use crate::lint::{Report, Silence, comment};
use crate::page;
use crate::project::Projects;
use crate::text::{Edit, Finding};

/// How often comments are added to what the comments before them left.
const ROUNDS: usize = 4;

/// Writes comments with `reason` into `texts`, above each command of which something would fail.
pub(super) fn adopt(
    arguments: &LintArguments,
    texts: &Texts<'_>,
    reason: &str,
    streams: &mut Streams,
) -> Result<u8, Failure> {
    let (mut silenced, mut files, mut left) = (0, 0, 0);
    let silence = |input: Input, projects: &mut Projects| Adoption { arguments, reason, input }.silence(projects);
    let code = texts.each(streams, silence, |Adopted { path, text, before, after }, _| {
        if let Some(text) = text {
            write(&path, text)?;
            files += 1;
        }
        silenced += before - after;
        left += after;
        Ok(if after > 0 { OPEN } else { GOOD })
    })?;
    let findings = if silenced == 1 { "finding" } else { "findings" };
    let files = if files == 1 { "1 file".to_owned() } else { format!("{files} files") };
    streams.remark(&format!("silenced {silenced} {findings} in {files}"));
    if left > 0 {
        let stays = if left == 1 { "stays" } else { "stay" };
        streams.remark(&format!("{left} {stays}, where no comment can stand; `uncurly lint` shows what"));
    }
    Ok(code)
}

/// What came of a text.
struct Adopted {
    path: PathBuf,
    /// The text with comments, where some help.
    text: Option<Vec<u8>>,
    /// How much would fail in it, before and after.
    before: usize,
    after: usize,
}

/// A text that is to be silent.
struct Adoption<'a> {
    arguments: &'a LintArguments,
    reason: &'a str,
    input: Input,
}

impl Adoption<'_> {
    fn silence(mut self, projects: &mut Projects) -> Result<Adopted, Failure> {
        let Some(path) = self.input.path.clone() else { return Err(Failure::StdinInPlace) };
        let mut report = report(self.arguments, &self.input, projects)?;
        let (all, before) = (report.findings.len(), failing(&report, self.arguments).count());
        if let Some(sign) = page::remark(&report.source).obstacle(self.reason).filter(|_| before > 0) {
            return Err(Failure::Unsayable { name: self.input.name(), sign });
        }
        let (mut best, mut after) = (None, before);
        for _ in 0..ROUNDS {
            let edits = self.comments(&report);
            if edits.is_empty() {
                break;
            }
            if !self.input.edit(&edits) {
                return Err(Failure::Reencoded { name: self.input.name(), encoding: self.input.encoding.name() });
            }
            report = self::report(self.arguments, &self.input, projects)?;
            let left = failing(&report, self.arguments).count();
            // A comment must do nothing but silence.
            if left >= after || report.findings.len() + before > all + left {
                break;
            }
            (best, after) = (self.input.stored(&[]), left);
        }
        Ok(Adopted { path, text: best, before, after })
    }

    fn comments(&self, report: &Report) -> Vec<Edit> {
        let mut rules: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for (index, finding) in failing(report, self.arguments).filter_map(|it| Some((it.command?, it))) {
            let of_command = rules.entry(index).or_default();
            if !of_command.contains(&finding.rule) {
                of_command.push(finding.rule);
            }
        }
        let silence = |rules| Silence { rules, reason: Some(self.reason) };
        rules.iter().filter_map(|(&index, rules)| comment(report, index, silence(rules))).collect()
    }
}

/// What would make the exit code 1.
fn failing<'a>(report: &'a Report, arguments: &LintArguments) -> impl Iterator<Item = &'a Finding> {
    let least = arguments.fail_on.0;
    report.findings.iter().filter(move |finding| finding.level >= least)
}
