//! Sets and ranges of a URL as loops: `{a,b}`, `[1-9]`.
//!
//! Knows how curl reads them, and nothing of what is sent.

use super::draft::Draft;
use super::items::items;
use super::text::{self, Text};
use super::{literal, name};
use crate::curl::glob::{self, Expanded, Run};

/// A loop over what a set or range stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Loop {
    /// The variable that goes through it.
    pub(super) name: String,
    over: Over,
}

/// What a loop goes through.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Over {
    Numbers { from: u64, to: u64, step: u64, width: usize },
    Letters { from: u8, to: u8, step: usize },
    Set(Vec<Text>),
}

/// A text with sets and ranges as loops make it.
pub(super) struct Sweep {
    /// The loops, the outermost first.
    pub(super) loops: Vec<Loop>,
    /// The text in the innermost.
    pub(super) text: Text,
    /// What becomes there of the name of a file.
    pub(super) path: Option<Text>,
}

impl Sweep {
    /// `given` as loops over its sets and ranges, and `template` as they fill it in.
    ///
    /// `None` where it has none, or where one stands for what could change how the URL is read.
    pub(super) fn of(draft: &mut Draft<'_>, given: &Text, template: Option<&str>) -> Option<Self> {
        let (text, mut locals) = given.masked()?;
        let runs = glob::runs(&text).ok().filter(|runs| are_plain(runs))?;
        let (mut loops, mut all) = (Vec::new(), Expanded::default());
        for run in &runs {
            let Some(over) = Over::of(run, &locals) else {
                let text = run.first();
                all.text += &text;
                if !matches!(run, Run::Literal(_)) {
                    all.choices.push((run.name().map(str::to_owned), text));
                }
                continue;
            };
            let wish = run.name().map(name::snake).filter(|name| name::is_name(name));
            let name = draft.name(wish.as_deref().unwrap_or(over.wish()));
            let letter = text::stand_in(locals.len())?;
            all.text.push(letter);
            all.choices.push((run.name().map(str::to_owned), letter.to_string()));
            locals.push(name.clone());
            loops.push(Loop { name, over });
        }
        let path = template.map(|template| all.fill(template, None)).transpose().ok()?;
        let path = path.map(|path| Text::restored(&path, &locals));
        (!loops.is_empty()).then(|| Self { text: Text::restored(&all.text, &locals), path, loops })
    }
}

impl Loop {
    /// Whether its variable is text.
    pub(super) fn is_text(&self) -> bool {
        match self.over {
            Over::Set(_) => true,
            Over::Numbers { width, .. } => width > 0,
            Over::Letters { .. } => false,
        }
    }

    /// `for name in … {`
    pub(super) fn open(&self, draft: &mut Draft<'_>) {
        let name = &self.name;
        let stepped = |range: String, by: &str| if by == "1" { range } else { format!("({range}).step_by({by})") };
        match &self.over {
            Over::Set(choices) => {
                let items = items(draft, name, &choices.iter().collect::<Vec<_>>());
                draft.lines.open_each(name, items);
            }
            Over::Letters { from, to, step } => {
                let range = format!("{:?}..={:?}", char::from(*from), char::from(*to));
                draft.lines.open(&format!("for {name} in {}", stepped(range, &step.to_string())));
            }
            Over::Numbers { from, to, step, width } => {
                let kind = if *to > i32::MAX.unsigned_abs().into() { "_u64" } else { "" };
                let range = format!("{}{kind}..={}", literal::grouped(*from), literal::grouped(*to));
                draft.lines.open(&format!("for {name} in {}", stepped(range, &literal::grouped(*step))));
                if *width > 0 {
                    draft.lines.line(format!("let {name} = format!(\"{{{name}:0{width}}}\");"));
                }
            }
        }
    }
}

impl Over {
    /// What `run` stands for, where that is more than one text.
    fn of(run: &Run, locals: &[String]) -> Option<Self> {
        Some(match run {
            run if !run.is_several() => return None,
            Run::Literal(_) => return None,
            Run::Set { choices, .. } => {
                Self::Set(choices.iter().map(|choice| Text::restored(choice, locals)).collect())
            }
            &Run::Letters { from, to, step, .. } => Self::Letters { from, to, step },
            &Run::Numbers { from, to, step, width, .. } => Self::Numbers { from, to, step, width },
        })
    }

    /// What a variable is called that goes through it.
    fn wish(&self) -> &'static str {
        match self {
            Self::Numbers { .. } => "number",
            Self::Letters { .. } => "letter",
            Self::Set(_) => "item",
        }
    }
}

/// Whether the URL is read alike whatever its sets and ranges become.
fn are_plain(runs: &[Run]) -> bool {
    let is_word = |letter: char| letter.is_ascii_alphanumeric() || text::is_stand_in(letter);
    let is_plain = |choice: &String| {
        choice.chars().all(|letter| is_word(letter) || "-_.~".contains(letter))
            && !choice.starts_with('.')
            && !choice.ends_with('.')
    };
    let is_escape = |text: &str| text.bytes().rev().take(2).any(|byte| byte == b'%');
    let has_scheme = |run: &Run| matches!(run, Run::Literal(text) if text.contains("://"));
    runs.iter().skip(1).all(|run| !has_scheme(run))
        && runs.iter().enumerate().all(|(at, run)| match run {
            Run::Literal(text) => at + 1 == runs.len() || !is_escape(text),
            Run::Set { choices, .. } => choices.iter().all(is_plain),
            Run::Letters { .. } | Run::Numbers { .. } => true,
        })
}
