//! For people: what is wrong, where, why and what to do, drawn with miette.
//!
//! All that pasting did to one command is told at once, every other finding for itself.

mod block;
mod counts;
mod reply;
mod shown;
mod snippet;

use std::io::{self, Write};

use super::habit;
use super::view::View;
use super::{Format, Habits, Look, Sheet, Summary};
use crate::api::Reply;
use crate::lint::Report;
use block::Block;
use counts::Counts;

pub(super) const FORMAT: Format =
    Format { name: "human", brief: "for people: snippets, reasons, fixes", open: || Box::new(Page::default()) };

/// What is told is forgotten but for its sums, which stand at the end.
#[derive(Default)]
struct Page {
    summary: Summary,
    habits: Counts,
}

impl Sheet for Page {
    fn add(&mut self, report: &Report, look: &Look, out: &mut dyn Write) -> io::Result<()> {
        self.summary.count(report);
        if look.habits == Habits::Counted {
            report.findings.iter().filter(|finding| habit::is_one(finding)).for_each(|it| self.habits.add(it));
        }
        for text in texts(&View::new(report), look) {
            writeln!(out, "{text}")?;
        }
        Ok(())
    }

    fn end(&mut self, look: &Look, out: &mut dyn Write) -> io::Result<()> {
        if let Some(line) = self.habits.line(look) {
            writeln!(out, "{line}")?;
        }
        writeln!(out, "{}", self.summary.line(look))
    }
}

/// Every block and reply, in order of place.
fn texts(view: &View<'_>, look: &Look) -> Vec<String> {
    let mut findings = view.findings();
    // A finding on a reply is told with it.
    let of_replies: Vec<_> = view.report.replies.iter().filter_map(|it| reply::note(view, it)).collect();
    findings.retain(|it| look.habits == Habits::Told || !habit::is_one(it.finding));
    findings.retain(|it| !of_replies.iter().any(|note| std::ptr::eq(*note, it.finding)));
    let blocks = block::blocks(&findings).into_iter();
    let mut texts: Vec<_> = blocks.map(|block: Block<'_, '_>| (block.place(), block.draw(view, look))).collect();
    let is_told = |reply: &&Reply| match look.habits {
        Habits::Told => reply.meaning != "unknown-reply",
        Habits::Counted => !habit::is_plain(reply),
    };
    let replies = view.report.replies.iter().filter(is_told);
    texts.extend(replies.map(|it| (it.span.start, reply::draw(view, it, look))));
    texts.sort_by_key(|&(place, _)| place);
    texts.into_iter().map(|(_, text)| text).collect()
}
