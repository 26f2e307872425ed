//! What a command line names elsewhere: files of options and URLs, curl's variables, those of the shell.

use super::world::Spent;
use super::{Stop, World, encode, octets};
use crate::curl::variable::{self, Codec, Source, Variables};
use crate::curl::{self, Arg, Complaint, Invocation, Spelling, Target, config};
use crate::knowledge::options::{self, AtFile, CurlOption, Effect};
use crate::shell::{Unknown, Value};
use crate::text::{Mapped, Span};

/// How deep files of options may name one another.
const DEPTH: usize = 5;

/// `invocation` as it is once everything that it names has been read.
pub(super) fn unfold(invocation: &Invocation, world: &World) -> Result<Invocation, Stop> {
    for value in invocation.args.iter().filter_map(|arg| arg.value.as_ref()) {
        plain(value.text())?;
        check(value)?;
    }
    let mut unfolding = Unfolding { world, variables: Variables::new(), args: Vec::new(), complaints: Vec::new() };
    let fixed = |complaint: &&Complaint| refused(complaint) || complaint.exit == 0;
    unfolding.complaints.extend(invocation.complaints.iter().filter(fixed).cloned());
    // What stands before a word that cannot be read has been read by then.
    let first = invocation.complaints.iter().find(|complaint| refused(complaint));
    let is_before = |arg: &&Arg| first.is_none_or(|complaint| arg.span.start < complaint.span.start);
    let readable: Vec<_> = invocation.args.iter().take_while(is_before).cloned().collect();
    let disabled = invocation.args.first().and_then(|arg| arg.option).is_some_and(|option| option.long == "disable");
    let own = own_file(world.variables.environment).filter(|_| world.curlrc && !disabled);
    if let Some(path) = own {
        unfolding.file(&path, DEPTH)?;
    }
    let taken = unfolding.take(&readable, DEPTH);
    match curl::refused_early(&unfolding.args).or_else(|| taken.is_ok().then(|| first.cloned()).flatten()) {
        Some(complaint) => Err(Stop::curl(complaint.exit, complaint.message)),
        None => taken.map(|()| curl::read_args(unfolding.args, unfolding.complaints)),
    }
}

/// Refuses the text of a command that bytes could be mistaken in.
fn plain(text: &str) -> Result<(), Stop> {
    octets::carrier(text).map_or(Ok(()), |letter| {
        Err(Stop::refused(format!(
            "the command has the private character U+{:X}, which uncurly cannot send; put the value into a file",
            u32::from(letter)
        )))
    })
}

/// Options whose file has to be there as soon as they are met.
const EXISTING: [&str; 3] = ["cacert", "netrc-file", "proxy-cacert"];

/// The file that `text` has `option` read as soon as it is met, and how curl ends where it cannot.
fn read_at_once<'a>(option: &CurlOption, text: &'a str) -> Option<(&'a str, u8)> {
    if EXISTING.contains(&option.long) {
        return Some((text, 2));
    }
    let path = match option.at_file {
        AtFile::Whole => text.strip_prefix('@'),
        AtFile::Name if !text.contains('=') && !text.starts_with('+') => text.split_once('@').map(|(_, path)| path),
        AtFile::Never if option.effect == Effect::WriteOut => text.strip_prefix('@'),
        AtFile::Name | AtFile::Never | AtFile::Part => None,
    };
    path.filter(|path| *path != "-").map(|path| (path, 26))
}

/// Whether words could not even be taken apart.
fn refused(complaint: &Complaint) -> bool {
    use curl::ComplaintKind as Kind;
    let kind = complaint.kind;
    let of_words =
        matches!(kind, Kind::BadValue | Kind::UnknownOption | Kind::Abbreviated | Kind::Removed | Kind::MissingValue)
            || matches!(kind, Kind::NotNegatable | Kind::NotExpandable);
    of_words && complaint.exit != 0
}

/// Refuses bytes that are written by their numbers (`$'\xff'`) and are no UTF-8, as no reader keeps those.
fn check(value: &Value) -> Result<(), Stop> {
    let lost = value.text().match_indices(char::REPLACEMENT_CHARACTER).any(|(at, found)| {
        let written = value.origin(Span::new(at, at + found.len()));
        written.end - written.start != found.len()
    });
    let message =
        "the command has bytes that are no UTF-8 (as `$'\\xff'`), which uncurly cannot send; put them into a file";
    if lost { Err(Stop::refused(message)) } else { Ok(()) }
}

struct Unfolding<'a> {
    world: &'a World,
    variables: Variables,
    args: Vec<Arg>,
    complaints: Vec<Complaint>,
}

impl Unfolding<'_> {
    fn take(&mut self, args: &[Arg], depth: usize) -> Result<(), Stop> {
        for arg in args {
            let mut arg = arg.clone();
            let is_expanded = arg.spelling == Spelling::Expanded;
            let value = arg.value.as_ref().map(|value| if is_expanded { without_braces(value) } else { value.clone() });
            let mut text = value.map(|value| self.world.fill(&value)).transpose()?;
            if let Some(given) = text.as_mut().filter(|_| is_expanded) {
                *given = self.expanded(given)?;
                arg.spelling = Spelling::Long;
            }
            if let (Some(option), Some(text)) = (arg.option, text.as_deref())
                && let Some(fault) = curl::fault(option, text)
            {
                return Err(Stop::curl(fault.exit, format!("option --{}: {}", option.long, fault.message)));
            }
            if let (Some(option), Some(given)) = (arg.option, text.as_deref())
                && let Some(name) = reads_stdin(option, given)
                && self.world.piped.spend() == Spent::Before
            {
                // What it would have read is nothing, and a header that is nothing is none.
                if option.effect == Effect::Header {
                    continue;
                }
                text = Some(if name.is_empty() { String::new() } else { format!("{name}=") });
            }
            arg.value = text.as_deref().map(known);
            if arg.spelling == Spelling::Url && text.as_deref() == Some("") {
                return Err(Stop::curl(2, "blank argument where content is expected"));
            }
            match (arg.option.map(|option| option.effect), text) {
                (Some(Effect::Config), Some(path)) => self.file(&path, depth)?,
                (Some(Effect::Variable), Some(setting)) => self.set(&setting)?,
                (None | Some(Effect::Url), Some(list)) if list.starts_with('@') => self.urls(&list[1..])?,
                (_, text) => {
                    let named = arg.option.zip(text.as_deref()).and_then(|(option, text)| read_at_once(option, text));
                    if let Some((path, exit)) = named {
                        self.world.reach(path).map_err(|stop| with(stop, exit))?;
                    }
                    self.args.push(arg);
                }
            }
        }
        Ok(())
    }

    fn expanded(&self, text: &str) -> Result<String, Stop> {
        let codec = Codec {
            percent: |text| octets::text(&encode::segment(&octets::bytes(text))),
            base64: |text| encode::base64(&octets::bytes(text)),
            unbase64: |text| encode::unbase64(text).map(|bytes| octets::text(&bytes)),
        };
        variable::expand(text, &self.variables, &codec).map_err(|what| Stop::curl(2, what))
    }

    fn set(&mut self, text: &str) -> Result<(), Stop> {
        let setting = variable::setting(text).map_err(|what| Stop::curl(2, what))?;
        let Some(setting) = setting else { return Ok(()) };
        let imported = setting.import.then(|| (self.world.variables.environment)(setting.name)).flatten();
        if let Some(value) = imported {
            // Of that, all counts.
            self.variables.insert(setting.name.to_owned(), value);
            return Ok(());
        }
        let bytes = match setting.source {
            Source::Text(text) => octets::bytes(text).into_owned(),
            Source::File(path) => self.read(path, 26)?,
            Source::Nowhere => {
                return Err(Stop::curl(2, format!("Variable '{}' import fail, not set", setting.name)));
            }
        };
        let value = octets::text(variable::cut(&bytes, setting.range));
        self.variables.insert(setting.name.to_owned(), value);
        Ok(())
    }

    /// The URLs of a file, one a line; each reply goes to a file of its own, and nothing is a pattern.
    fn urls(&mut self, path: &str) -> Result<(), Stop> {
        let bytes = self.read(path, 26)?;
        let own = self.args.iter().rev().take_while(|arg| !is_next(arg));
        let all = own.filter(|arg| arg.option.is_some_and(|option| option.effect == Effect::RemoteNameAll));
        let before = all.into_iter().next().is_some_and(Arg::is_on);
        for line in octets::text(&bytes).lines() {
            let start = line.trim_start_matches([' ', '\t']);
            if start.is_empty() || start.starts_with('#') {
                continue;
            }
            let literal: String = line
                .chars()
                .flat_map(|letter| if "{}[]".contains(letter) { vec!['\\', letter] } else { vec![letter] })
                .collect();
            self.push(Some("remote-name-all"), Spelling::Long, None);
            self.push(None, Spelling::Url, Some(&literal));
            self.push(Some("remote-name-all"), if before { Spelling::Long } else { Spelling::Negated }, None);
        }
        Ok(())
    }

    fn push(&mut self, name: Option<&str>, spelling: Spelling, value: Option<&str>) {
        let option = name.and_then(options::long);
        let value = value.map(known);
        self.args.push(Arg { word: 0, span: Span::at(0), option, spelling, value });
    }

    fn file(&mut self, path: &str, depth: usize) -> Result<(), Stop> {
        let depth = depth
            .checked_sub(1)
            .ok_or_else(|| Stop::curl(2, format!("config file recursion level limit reached at `{path}`")))?;
        let bytes = self.read(path, 26)?;
        for line in config::lines(&octets::text(&bytes)) {
            let mut words = vec![known(&line.option)];
            words.extend(line.value.as_deref().map(known));
            let (mut args, complaints) = curl::arguments(&words);
            // In a file, curl does not let itself be asked about itself.
            args.retain(|arg| arg.option.is_none_or(|option| option.effect != Effect::Stop));
            let at = |what: &str| Stop::curl(2, format!("{path}:{}: {what}", line.number));
            if let Some(complaint) = complaints.iter().find(|complaint| complaint.exit != 0) {
                return Err(at(&complaint.message));
            }
            if args.iter().any(|arg| arg.spelling == Spelling::Url) {
                return Err(at(&format!("`{}` had unsupported trailing garbage", line.option)));
            }
            // In a file, unlike on the command line, `next` may stand before the first URL.
            let is_next = args.first().and_then(|arg| arg.option).is_some_and(|it| it.effect == Effect::Next);
            if !is_next || self.has_url() {
                self.take(&args, depth)?;
            }
        }
        Ok(())
    }

    /// Whether the request that is being put together has a URL.
    fn has_url(&self) -> bool {
        let is_url = |arg: &Arg| arg.option.is_some_and(|option| option.effect == Effect::Url);
        let own = self.args.iter().rev().take_while(|arg| !is_next(arg));
        own.into_iter().any(|arg| arg.spelling == Spelling::Url || is_url(arg))
    }

    /// The bytes of a file, or of standard input; where it cannot be had, curl ends with `exit`.
    fn read(&self, path: &str, exit: u8) -> Result<Vec<u8>, Stop> {
        let bytes = match path {
            "-" if self.world.piped.spend() == Spent::Before => return Ok(Vec::new()),
            "-" => self.world.read(&Target::Stdio),
            path => self.world.read_file(path),
        };
        bytes.map_err(|stop| with(stop, exit))
    }
}

/// `stop` with the number `exit` where it is that of a file that cannot be read.
fn with(stop: Stop, exit: u8) -> Stop {
    if stop.exit == 26 { Stop { exit, ..stop } } else { stop }
}

/// Whether `arg` begins another operation.
fn is_next(arg: &Arg) -> bool {
    arg.option.is_some_and(|option| option.effect == Effect::Next)
}

/// The name before `@-` in `text`, where that has `option` read standard input as soon as it is met.
fn reads_stdin<'a>(option: &CurlOption, text: &'a str) -> Option<&'a str> {
    if matches!(option.effect, Effect::Config | Effect::Variable | Effect::Url) {
        return None;
    }
    let name = text.strip_suffix("@-")?;
    match option.at_file {
        AtFile::Whole => Some(name).filter(|name| name.is_empty()),
        AtFile::Name => Some(name).filter(|name| !name.contains(['=', '@'])),
        AtFile::Never | AtFile::Part => None,
    }
}

/// `value` with curl's own `{{name}}` as plain text.
fn without_braces(value: &Value) -> Value {
    let is_own = |unknown: &Unknown| unknown.span.of(value.text()).starts_with("{{");
    let unknowns = value.unknowns().iter().filter(|unknown| !is_own(unknown)).cloned().collect();
    Value::new(value.mapped().clone(), unknowns)
}

/// `text` as a value that is known.
pub(super) fn known(text: &str) -> Value {
    let mut mapped = Mapped::default();
    mapped.replace(text, Span::at(0));
    Value::new(mapped, Vec::new())
}

/// The user's own file of options, if there is one.
fn own_file(environment: fn(&str) -> Option<String>) -> Option<String> {
    let places = [
        ("CURL_HOME", ".curlrc"),
        ("XDG_CONFIG_HOME", "curlrc"),
        ("HOME", ".curlrc"),
        ("CURL_HOME", ".config/curlrc"),
        ("HOME", ".config/curlrc"),
    ];
    let paths = places.iter().filter_map(|(variable, name)| Some(format!("{}/{name}", environment(variable)?)));
    paths.into_iter().find(|path| octets::path(path).is_file())
}
