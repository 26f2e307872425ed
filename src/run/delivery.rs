//! What is done with a reply: where its headers and body go, and what is told of it.

use std::path::{Path, PathBuf};

use super::conditions::{self, Condition};
use super::exchange::Exchange;
use super::reply::Reply;
use super::session::{Place, Shared};
use super::world::{Stdout, reason};
use super::{Permission, Stop, Url, World, write_out};
use crate::curl::{Body, Output, Request, Target};
use crate::shell::Value;

/// What curl calls a file whose URL names none.
const UNNAMED: &str = "curl_response";

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
    /// `-z`: on which side of which time a document is wanted.
    pub(super) condition: Option<Condition>,
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

/// Where bytes go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sink {
    Own,
    File(PathBuf),
    Append(PathBuf),
    Nowhere,
    /// A file that is there already, and so is each of its numbered names.
    Taken(PathBuf),
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
        let again = |sink: Sink| match &sink {
            Sink::File(path) if !session.is_new(path) => sink.appended(),
            _ => sink,
        };
        // Each operation makes the file of its headers anew.
        let dumped = |sink: Sink| if place.is_first { sink } else { sink.appended() };
        let path = file(output, place, url, world)?;
        let resumed = request.resume.as_ref().map(|given| resumed(&world.fill(given)?, path.as_deref())).transpose()?;
        let append = resumed.is_some_and(|offset| offset > 0);
        let named = output.header_name && output.file.is_none() && path.is_some();
        let taken = match (output.no_clobber && !output.skip_existing, output.clobber) {
            (true, _) => Taken::Numbered,
            (false, true) => Taken::Overwritten,
            (false, false) => Taken::Unsaid,
        };
        Ok(Self {
            stdout: again(stdout(world)?),
            body: if output.discard {
                Some(Sink::Nowhere)
            } else {
                path.map(|path| match taken {
                    _ if append => Sink::Append(path),
                    Taken::Numbered if !named => unused(path),
                    _ => Sink::File(path),
                })
            },
            dump: output.dump_headers.as_ref().map(|file| sink(file, world).map(dumped)).transpose()?,
            etag: output.etag_save.as_ref().map(|path| sink(&Target::Path(path.clone()), world)).transpose()?,
            show_headers: output.show_headers || output.head_only,
            remote_time: output.remote_time,
            fail: match (output.fail_with_body, output.fail) {
                (true, _) => Fail::WithBody,
                (false, true) => Fail::Early,
                (false, false) => Fail::Never,
            },
            write_out: output.write_out.as_ref().map(|format| told(format, request, url, world)).transpose()?,
            create_folders: output.create_dirs,
            remove_on_error: output.remove_on_error,
            resumed: resumed.filter(|_| append && matches!(request.body, Body::None)),
            condition: request
                .time_condition
                .as_ref()
                .map(|given| conditions::condition(&world.fill(given)?, world))
                .transpose()?
                .flatten(),
            named,
            taken,
        })
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

    /// Why the body of `reply` is not taken, where it does not go on where the file ends.
    pub(super) fn refusal(&self, reply: &Reply) -> Option<Stop> {
        let offset = self.resumed?;
        let range = reply.header("content-range").map(|range| range.trim_start_matches(|c: char| !c.is_ascii_digit()));
        let start = range.and_then(|range| range.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok());
        let is_fine = reply.status == 416 || start == Some(offset);
        (!is_fine).then(|| Stop::curl(33, "HTTP server does not seem to support byte ranges. Cannot resume."))
    }

    /// Where the body goes after `exchange`, in which a server may name a file; or why it goes nowhere.
    pub(super) fn sink(&self, exchange: &Exchange) -> Result<Option<Sink>, Stop> {
        let body = self.body.clone();
        if self.resumed.is_some() {
            return Ok(body);
        }
        let Some(Sink::File(path)) = body.as_ref().filter(|_| self.named) else { return Ok(body) };
        let name = given_name(&exchange.heads);
        let path = match &name {
            Some(name) if matches!(name.as_str(), "" | "." | "..") => {
                return Err(Stop::curl(23, format!("the server names the file `{name}`, which is no name")));
            }
            Some(name) => path.with_file_name(name),
            None if exchange.redirects > 0 => path.with_file_name(remote_name(&exchange.hop.url)),
            None => path.clone(),
        };
        match self.taken {
            Taken::Numbered => Ok(Some(unused(path))),
            Taken::Unsaid if name.is_some() && path.exists() => {
                Err(Stop::curl(23, format!("`{}` exists, and the server named it", path.display())))
            }
            Taken::Unsaid | Taken::Overwritten => Ok(Some(Sink::File(path))),
        }
    }
}

/// The first name that a reply gives in `heads`, errors aside.
fn given_name(heads: &[u8]) -> Option<String> {
    let mut is_error = false;
    String::from_utf8_lossy(heads).lines().find_map(|line| {
        if line.starts_with("HTTP/") {
            is_error = !line.split(' ').nth(1).is_some_and(|status| status.starts_with(['2', '3']));
        }
        let (name, value) = line.split_once(':')?;
        let is_it = name.eq_ignore_ascii_case("content-disposition") && !is_error;
        is_it.then(|| disposed(value)).flatten()
    })
}

/// The sink that `target` names.
pub(super) fn sink(target: &Target, world: &World) -> Result<Sink, Stop> {
    match target {
        Target::Path(path) => writable(world.fill(path)?, world).map(Sink::File),
        Target::Stdio => Ok(Sink::Own),
    }
}

/// From which byte on a file is fetched: that given, or as much as there is of it.
fn resumed(given: &str, path: Option<&Path>) -> Result<u64, Stop> {
    if given != "-" {
        return given.parse().map_err(|_| Stop::curl(2, format!("`--continue-at {given}` is no number")));
    }
    Ok(path.and_then(|path| std::fs::metadata(path).ok()).map_or(0, |facts| facts.len()))
}

/// The name of a file in a `Content-Disposition`, without folders.
fn disposed(value: &str) -> Option<String> {
    let field = value.split(';').map(str::trim).find_map(|field| {
        let (name, value) = field.split_once('=')?;
        name.trim().eq_ignore_ascii_case("filename").then_some(value.trim())
    })?;
    let name = match field.chars().next() {
        Some(quote @ ('"' | '\'')) => field[1..].split(quote).next().unwrap_or_default(),
        _ => field,
    };
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
    if base.is_empty() && !name.is_empty() {
        return None;
    }
    Some(base.chars().filter(|letter| !letter.is_control()).collect())
}

impl Sink {
    /// The name of the file, if it is one.
    pub(super) fn file_name(&self) -> String {
        match self {
            Self::File(path) | Self::Append(path) | Self::Taken(path) => path.display().to_string(),
            Self::Own | Self::Nowhere => String::new(),
        }
    }

    /// The same, behind what is there already.
    pub(super) fn appended(&self) -> Self {
        match self {
            Self::File(path) => Self::Append(path.clone()),
            other => other.clone(),
        }
    }
}

/// The file that the body goes to, if not to standard output.
fn file(output: &Output, place: &Place, url: &Url, world: &World) -> Result<Option<PathBuf>, Stop> {
    let name = match &output.file {
        Some(Target::Path(path)) => place.url.fill(&world.fill(path)?),
        None if output.remote_name => remote_name(url),
        _ => return Ok(None),
    };
    let path = match &output.directory {
        Some(folder) => Path::new(&world.fill(folder)?).join(name),
        None => PathBuf::from(name),
    };
    writable(path.to_string_lossy().into_owned(), world).map(Some)
}

/// `path`, or with `.1` to `.100` behind it the first that does not exist.
fn unused(path: PathBuf) -> Sink {
    if !path.exists() {
        return Sink::File(path);
    }
    let numbered = (1..=100).map(|number| {
        let mut name = path.clone().into_os_string();
        name.push(format!(".{number}"));
        PathBuf::from(name)
    });
    let free = numbered.into_iter().find(|path| !path.exists());
    free.map_or_else(|| Sink::Taken(path.clone()), Sink::File)
}

fn stdout(world: &World) -> Result<Sink, Stop> {
    match &world.stdout {
        Stdout::Own => Ok(Sink::Own),
        Stdout::File(path) => writable(world.fill(path)?, world).map(Sink::File),
        Stdout::Append(path) => writable(world.fill(path)?, world).map(Sink::Append),
    }
}

fn writable(path: String, world: &World) -> Result<PathBuf, Stop> {
    if path != "/dev/null" && !path.eq_ignore_ascii_case("nul") {
        world.permissions.require(Permission::Write, || format!("the command writes the file `{path}`"))?;
    }
    Ok(PathBuf::from(path))
}

fn remote_name(url: &Url) -> String {
    let name = url.written_path().rsplit('/').find(|segment| !segment.is_empty()).unwrap_or(UNNAMED);
    name.to_owned()
}

/// The format of what is told at the end, as far as that may and can be told.
fn told(format: &Value, request: &Request, url: &Url, world: &World) -> Result<String, Stop> {
    let format = format_text(format, world)?;
    for name in write_out::files(&format) {
        writable(name.to_owned(), world)?;
    }
    let unjudged = write_out::verdict(&format).filter(|_| request.transport.insecure);
    match write_out::certificates(&format).or(unjudged).filter(|_| url.is_secure()) {
        Some(name) => Err(Stop::refused(format!("`%{{{name}}}` in `-w` is not supported; use curl itself"))),
        None => Ok(format),
    }
}

fn format_text(format: &Value, world: &World) -> Result<String, Stop> {
    let format = world.fill(format)?;
    match format.strip_prefix('@') {
        None => Ok(format),
        Some(path) => {
            let bytes = if path == "-" { world.read(&Target::Stdio)? } else { world.read_file(path)? };
            let text = String::from_utf8_lossy(&bytes).into_owned();
            Ok(text.replace(['\r', '\n'], ""))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::address::address;
    use crate::run::url::Dots;

    #[test]
    fn servers_name_files_and_no_folders() {
        assert_eq!(disposed("attachment; filename=\"a b.txt\"; x=y").as_deref(), Some("a b.txt"));
        assert_eq!(disposed("inline; FileName=/etc/passwd").as_deref(), Some("passwd"));
        assert_eq!(disposed("filename=a; x=y").as_deref(), Some("a"));
        assert_eq!(disposed("attachment"), None);
    }

    #[test]
    fn files_are_named_by_the_last_segment() {
        let name = |url: &str| remote_name(&address(url, b"", None, Dots::Resolve).expect("a good URL").url);
        assert_eq!(name("https://e.com/a/b.zip?c=/d"), "b.zip");
        assert_eq!(name("https://e.com/a/"), "a");
        assert_eq!(name("https://e.com"), "curl_response");
    }
}
