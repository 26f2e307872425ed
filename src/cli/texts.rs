//! The texts that are named, those in folders included: read on all cores, and handed on in order.

use std::path::PathBuf;

use super::args::Configuration;
use super::input::{self, Input};
use super::output::Streams;
use super::progress::{Count, Shown, Watched};
use super::{Failure, GOOD, crew};
use crate::project::{Named, Projects};

/// The texts that are named.
pub(super) struct Texts<'a> {
    configuration: &'a Configuration,
    /// The files, and `-` for standard input.
    pub(super) paths: Vec<PathBuf>,
    /// What of folders could not be searched.
    unread: Vec<Failure>,
    /// Whether folders were searched, so that nobody asked for each of the files.
    origin: Origin,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    Named,
    Found,
}

impl<'a> Texts<'a> {
    /// The texts of `paths`; standard input where nothing is named.
    pub(super) fn new(paths: &[PathBuf], named: Named, configuration: &'a Configuration) -> Result<Self, Failure> {
        if paths.is_empty() {
            input::expect_pipe()?;
            return Ok(Self { configuration, paths: vec!["-".into()], unread: Vec::new(), origin: Origin::Named });
        }
        let found = configuration.projects().files(paths, named).map_err(Failure::Project)?;
        let origin = if paths.iter().any(|path| path.is_dir()) { Origin::Found } else { Origin::Named };
        let unread = found.unread.into_iter().map(Failure::Project).collect();
        Ok(Self { configuration, paths: found.paths, unread, origin })
    }

    /// Tells what of folders could not be searched; gives the exit code that it makes.
    pub(super) fn tell_unread(&self, streams: &mut Streams) -> u8 {
        self.unread.iter().for_each(|failure| streams.fail(failure));
        self.unread.iter().map(Failure::exit).max().unwrap_or(GOOD)
    }

    /// Does `work` on each text and hands what comes of it to `take`, in order; gives the worst exit code.
    ///
    /// One bad text does not keep the others from being looked at; bad settings do.
    pub(super) fn each<T: Send>(
        &self,
        streams: &mut Streams,
        work: impl Fn(Input, &mut Projects) -> Result<T, Failure> + Sync,
        mut take: impl FnMut(T, &mut Streams) -> Result<u8, Failure>,
    ) -> Result<u8, Failure> {
        let hire = || {
            let (mut projects, work) = (self.configuration.projects(), &work);
            move |path: &PathBuf| {
                let input = input::read_one(Some(path))?;
                Ok((input.guess(), work(input, &mut projects)?))
            }
        };
        let mut code = self.tell_unread(streams);
        let mut count = Count::new(self.paths.len(), Watched::by(streams.voice));
        crew::each(self.paths.iter(), hire, |done: Result<(Option<String>, T), Failure>| {
            let told = count.step(|shown| {
                let taken = done.and_then(|(guess, text)| {
                    if let Some(guess) = guess {
                        streams.remark(&guess);
                    }
                    take(text, streams)
                });
                let told = taken.or_else(|failure| self.code_of(failure, streams));
                if shown == Shown::Yes { streams.end().and(told) } else { told }
            });
            code = code.max(told?);
            Ok(())
        })?;
        Ok(code)
    }

    /// The code that a failure of one text makes, once it is told, if the others are to be looked at.
    fn code_of(&self, failure: Failure, streams: &mut Streams) -> Result<u8, Failure> {
        if matches!(
            failure,
            Failure::UnknownRule(_) | Failure::Project(_) | Failure::Output(_) | Failure::Unreported { .. }
        ) {
            return Err(failure);
        }
        streams.fail(&failure);
        let asked = self.origin == Origin::Named || !matches!(failure, Failure::NotUtf8 { .. });
        Ok(if asked { failure.exit() } else { GOOD })
    }
}
