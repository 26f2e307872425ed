//! What is done with a reply: where its headers and body go, and what is told of it.

use std::path::{Path, PathBuf};

use super::exchange::Exchange;
use super::method::Kind;
use super::naming::{self, remote_name, unused};
use super::place::Place;
use super::reply::Reply;
use super::shared::Shared;
use super::sink::{Sink, sink, writable};
use super::stop::reason;
use super::time_condition::{self, Condition};
use super::world::Stdout;
use super::{Stop, Url, World, octets, write_out};
use crate::curl::{Body, Output, Request, Target};
use crate::shell::Value;

/// What is done with a reply.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of curl, and they are independent")]
pub(super) struct Delivery {
    pub(super) stdout: Sink,
    pub(super) body: Option<Sink>,
    pub(super) dump: Option<Sink>,
    pub(super) show_headers: bool,
    pub(super) fail: Fail,
    pub(super) write_out: Option<String>,
    pub(super) etag: Option<Sink>,
    pub(super) create_folders: bool,
    pub(super) remove_on_error: bool,
    /// `-R`: whether the file gets the time of the document.
    pub(super) remote_time: bool,
    /// `-C`: from which byte on the body is fetched.
    pub(super) resumed: Option<u64>,
    /// `-C -`: whether a try goes on with what the one before left.
    pub(super) goes_on_by_itself: bool,
    /// `-z`: on which side of which time a document is wanted.
    pub(super) condition: Option<Condition>,
    /// Whether the body goes to a terminal, which is spared bytes that are no text unless `-o -` wants them.
    pub(super) spares_terminal: bool,
    /// `-J`: whether the server may name the file.
    named: bool,
    /// What is done where the server names a file that is there.
    taken: Taken,
}

/// What is done with the name of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taken {
    /// A server may not overwrite it; the command may.
    Unsaid,
    /// It is overwritten.
    Overwritten,
    /// A number is put behind it.
    Numbered,
}

/// What a body is to a file that it is to go on with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rest {
    /// It goes on where the file ends.
    Fits,
    /// It is as long as the file, which curl takes for all there is.
    Known,
    /// It begins anew.
    Misfits,
}

/// What an error status does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fail {
    /// Nothing.
    Never,
    /// Ends with number 22, the body unread.
    Early,
    /// Ends with number 22, the body written.
    WithBody,
}

impl Delivery {
    /// What `request` asks for, as far as `world` allows.
    pub(super) fn new(
        request: &Request,
        place: &Place,
        url: &Url,
        session: &Shared,
        world: &World,
    ) -> Result<Self, Stop> {
        let output = &request.output;
        let path = file(output, place, url, world)?;
        let known = |size| session.goes_on(request.operation, size);
        let resumed =
            request.resume.as_ref().map(|given| resumed(&world.fill(given)?, path.as_deref(), known)).transpose()?;
        let append = resumed.is_some_and(|offset| offset > 0);
        let named = output.header_name && output.file.is_none() && path.is_some();
        let taken = match (output.no_clobber && !output.skip_existing, output.clobber) {
            (true, _) => Taken::Numbered,
            (false, true) => Taken::Overwritten,
            (false, false) => Taken::Unsaid,
        };
        Ok(Self {
            stdout: stdout(session, world)?,
            body: if output.discard {
                Some(Sink::Nowhere)
            } else {
                path.map(|path| match taken {
                    _ if append => Sink::Append(path),
                    Taken::Numbered if !named => unused(path),
                    _ => Sink::File(path),
                })
            },
            dump: dump(output, place, world)?,
            etag: etag(output, world)?,
            show_headers: output.show_headers || output.head_only,
            remote_time: output.remote_time,
            fail: match (output.fail_with_body, output.fail) {
                (true, _) => Fail::WithBody,
                (false, true) => Fail::Early,
                (false, false) => Fail::Never,
            },
            write_out: write_out(request, Some(url), world)?,
            create_folders: output.create_dirs,
            remove_on_error: output.remove_on_error,
            resumed: resumed.filter(|_| append && matches!(request.body, Body::None)),
            goes_on_by_itself: request.custom_method.is_none()
                && request.resume.as_ref().is_some_and(|given| given.known() == Some("-")),
            condition: request
                .time_condition
                .as_ref()
                .map(|given| time_condition::read(&world.fill(given)?, world))
                .transpose()?
                .flatten(),
            spares_terminal: matches!(world.stdout, Stdout::Terminal) && output.file.is_none(),
            named,
            taken,
        })
    }

    /// Whether what comes is to go on with a file.
    pub(super) fn goes_on(&self) -> bool {
        matches!(self.body, Some(Sink::Append(_)))
    }

    /// Whether heads go to the standard output on two ways, which curl does line by line.
    pub(super) fn doubles_heads(&self) -> bool {
        let is_own = |sink: &Option<Sink>| *sink == Some(Sink::Own);
        self.show_headers && self.body.is_none() && self.stdout == Sink::Own && is_own(&self.dump)
    }

    /// What is not told of a reply from `url` though it is asked for.
    pub(super) fn notes(&self, url: &Url) -> Option<String> {
        let wants_all = self.write_out.as_deref().is_some_and(write_out::wants_all);
        (wants_all && url.is_secure()).then(|| "`%{json}` in `-w` tells nothing of certificates".to_owned())
    }

    /// Whether the file that the body goes to is there.
    pub(super) fn exists(&self) -> bool {
        matches!(&self.body, Some(Sink::File(path) | Sink::Append(path)) if path.exists())
    }

    /// Makes the folders that `sink` stands in, if the command wants that.
    pub(super) fn make_folders(&self, sink: &Sink) -> Result<(), Stop> {
        let (Sink::File(path), true) = (sink, self.create_folders) else { return Ok(()) };
        let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
        std::fs::create_dir_all(folder).map_err(|error| {
            Stop::curl(23, format!("cannot make the folder `{}`: {}", folder.display(), reason(&error)))
        })
    }

    /// Whether `reply` has nothing but word that there is no more than what the file has.
    pub(super) fn is_whole(&self, reply: &Reply) -> bool {
        self.resumed.is_some() && reply.status == 416
    }

    /// What the body of `reply` to a request of `kind` is to a file that it is to go on with.
    pub(super) fn rest(&self, reply: &Reply, kind: Kind) -> Rest {
        let Some(offset) = self.resumed.filter(|_| kind != Kind::Head) else { return Rest::Fits };
        let range = reply.header("content-range").map(|range| range.trim_start_matches(|c: char| !c.is_ascii_digit()));
        let start = range.and_then(|range| range.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok());
        if reply.status == 416 || start == Some(offset) {
            Rest::Fits
        } else if reply.content_length() == Some(offset) {
            Rest::Known
        } else {
            Rest::Misfits
        }
    }

    /// Where the body goes after `exchange`, in which a server may name a file; or why it goes nowhere.
    pub(super) fn sink(&self, exchange: &Exchange) -> Result<Option<Sink>, Stop> {
        let body = self.body.clone();
        if self.resumed.is_some() {
            return Ok(body);
        }
        let Some(Sink::File(path)) = body.as_ref().filter(|_| self.named) else { return Ok(body) };
        let said = naming::said(&exchange.heads)?;
        let path = said.as_ref().map_or_else(|| path.clone(), |name| path.with_file_name(octets::path(name)));
        Ok(Some(match self.taken {
            Taken::Numbered => unused(path),
            // The command may overwrite what it names itself, a server may not.
            Taken::Unsaid if said.is_some() && path.exists() => Sink::Taken(path),
            Taken::Unsaid | Taken::Overwritten => Sink::File(path),
        }))
    }
}

/// Where the heads go; each operation makes their file anew.
pub(super) fn dump(output: &Output, place: &Place, world: &World) -> Result<Option<Sink>, Stop> {
    let dumped = |sink: Sink| if place.is_first { sink } else { sink.appended() };
    output.dump_headers.as_ref().map(|file| sink(file, world).map(dumped)).transpose()
}

/// Where the tag of the document goes.
pub(super) fn etag(output: &Output, world: &World) -> Result<Option<Sink>, Stop> {
    let target = |path: &Value| if path.known() == Some("-") { Target::Stdio } else { Target::Path(path.clone()) };
    output.etag_save.as_ref().map(|path| sink(&target(path), world)).transpose()
}

/// From which byte on a file is fetched: that given, or as much as there is of it. What goes to no file goes on where
/// the one before did, of which `known` is told and tells.
fn resumed(given: &str, path: Option<&Path>, known: impl Fn(Option<u64>) -> u64) -> Result<u64, Stop> {
    if given != "-" {
        return given.parse().map_err(|_| Stop::curl(2, format!("`--continue-at {given}` is no number")));
    }
    Ok(known(path.map(|path| std::fs::metadata(path).map_or(0, |facts| facts.len()))))
}

/// The file that the body goes to, if not to standard output.
fn file(output: &Output, place: &Place, url: &Url, world: &World) -> Result<Option<PathBuf>, Stop> {
    let name = match &output.file {
        Some(Target::Path(path)) if place.is_literal => world.fill(path)?,
        Some(Target::Path(path)) => {
            let filled = place.url.fill(&world.fill(path)?, place.upload.as_ref());
            filled.map_err(|error| Stop::curl(43, format!("the name of the output is wrong: {error}")))?
        }
        None if output.remote_name => remote_name(url),
        _ => return Ok(None),
    };
    let path = match &output.directory {
        // To curl a path from the root stands in the folder too.
        Some(folder) => octets::path(&format!("{}/{name}", world.fill(folder)?)),
        None => octets::path(&name),
    };
    writable(&octets::of_path(&path), world).map(Some)
}

/// Where standard output goes; a file is made anew once.
pub(super) fn stdout(session: &Shared, world: &World) -> Result<Sink, Stop> {
    Ok(match &world.stdout {
        Stdout::Own | Stdout::Terminal => Sink::Own,
        Stdout::File(path) => {
            let path = writable(&world.fill(path)?, world)?;
            if session.is_new(&path) { Sink::File(path) } else { Sink::Append(path) }
        }
        Stdout::Append(path) => Sink::Append(writable(&world.fill(path)?, world)?),
    })
}

/// The format of what is told at the end, as far as that may and can be told; without a URL nothing has been sent.
pub(super) fn write_out(request: &Request, url: Option<&Url>, world: &World) -> Result<Option<String>, Stop> {
    let Some(format) = &request.output.write_out else { return Ok(None) };
    let format = format_text(format, world)?;
    for name in write_out::files(&format) {
        writable(name, world)?;
    }
    let unjudged = write_out::verdict(&format).filter(|_| request.transport.insecure);
    match write_out::certificates(&format).or(unjudged).filter(|_| url.is_some_and(Url::is_secure)) {
        Some(name) => Err(Stop::refused(format!("`%{{{name}}}` in `-w` is not supported; use curl itself"))),
        None => Ok(Some(format)),
    }
}

fn format_text(format: &Value, world: &World) -> Result<String, Stop> {
    let format = world.fill(format)?;
    match format.strip_prefix('@') {
        None => Ok(format),
        Some(path) => {
            let bytes = if path == "-" { world.read(&Target::Stdio)? } else { world.read_file(path)? };
            let text = octets::text(&bytes);
            Ok(text.replace(['\r', '\n'], ""))
        }
    }
}
