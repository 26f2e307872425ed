//! One command line, run by curl and by `run` in folders alike, and what the two did.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use super::server::{Recorded, Server};
use super::{octets, sessions, signatures};
use crate::program::Folder;

/// A release of curl.
pub(crate) type Version = (u32, u32, u32);

/// The release from which on a server is asked before an upload by its size alone.
const ASKS_LESS: Version = (8, 0, 0);

/// The release from which on escapes in a URL are written in capitals.
const WRITES_CAPITALS: Version = (8, 21, 0);

/// The release from which on several `-b` are joined by a blank too.
const PARTS_COOKIES: Version = (8, 18, 0);

/// The release from which on a proxy that hands nothing through is a connection that failed.
const BLAMES_CONNECTIONS: Version = (8, 22, 0);

/// What the standard input of each command is.
const INPUT: &str = "standard\ninput";

/// The files that each command finds.
const FILES: [(&str, &str); 6] = [
    ("lines", "a=1\r\nb=2\n"),
    ("page.html", "<p>page</p>\n"),
    ("data.json", "{\"a\": [1, 2]}\n"),
    ("headers", "# headers\nX-One: 1\n\nX-Two:2\n"),
    ("with space.txt", "text\n"),
    ("empty", ""),
];

fn all_files() -> impl Iterator<Item = (&'static str, Vec<u8>)> {
    let texts = FILES.into_iter().chain(sessions::FILES).map(|(name, text)| (name, text.as_bytes().to_vec()));
    texts.chain(octets::FILES.into_iter().map(|(name, text)| (name, octets::bytes(text))))
}

/// The release of the curl that is installed, if one is.
pub(crate) fn curl_version() -> Option<Version> {
    let output = Command::new("curl").arg("--version").output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut numbers = text.split(' ').nth(1)?.split('.').map(|part| part.parse().unwrap_or(0));
    Some((numbers.next()?, numbers.next()?, numbers.next()?))
}

/// A server, and folders to run in.
pub(crate) struct Bench {
    server: Server,
    outside: Folder,
    version: Version,
}

/// What a program did.
#[derive(PartialEq, Eq)]
pub(crate) struct Deed {
    pub(crate) requests: Vec<Request>,
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) files: BTreeMap<String, String>,
    pub(crate) stderr: String,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Request {
    /// The how manieth connection of the command it came over, from 0.
    pub(crate) connection: usize,
    pub(crate) line: String,
    pub(crate) headers: Vec<String>,
    pub(crate) body: String,
}

#[derive(Clone, Copy)]
enum Who {
    Curl,
    Uncurly,
}

impl Bench {
    pub(super) fn new(version: Version) -> Self {
        Self::at(0, version)
    }

    /// One whose server is at `port`, if that is free.
    pub(crate) fn at(port: u16, version: Version) -> Self {
        let outside = Folder::new();
        Self { server: Server::at(port, &outside.path().join("socket")), outside, version }
    }

    /// Where the server is.
    pub(crate) fn port(&self) -> u16 {
        self.server.port()
    }

    /// What the two programs do otherwise for `line`, if anything.
    pub(super) fn compare(&self, line: &str) -> Result<(), String> {
        let line = self.filled(line);
        let (expected, found) = (self.run(Who::Curl, &line), self.run(Who::Uncurly, &line));
        let mut told = String::new();
        if expected.code != found.code {
            let _ = writeln!(told, "  ends with {}, not {}: {}", found.code, expected.code, found.stderr.trim());
        }
        if expected.requests != found.requests {
            let _ = writeln!(told, "  sends {:#?}\n  not {:#?}", found.requests, expected.requests);
        }
        if expected.stdout != found.stdout {
            let _ = writeln!(told, "  writes {:?}, not {:?}", found.stdout, expected.stdout);
        }
        if expected.files != found.files {
            let _ = writeln!(told, "  makes {:?}, not {:?}", found.files, expected.files);
        }
        if told.is_empty() { Ok(()) } else { Err(told) }
    }

    /// `line` with the server's addresses in it.
    pub(crate) fn filled(&self, line: &str) -> String {
        let port = self.server.port().to_string();
        let socket = self.outside.path().join("socket");
        line.replace("%U", &format!("http://127.0.0.1:{port}"))
            .replace("%P", &port)
            .replace("%S", &socket.to_string_lossy())
    }

    fn run(&self, who: Who, line: &str) -> Deed {
        let command = match who {
            Who::Curl => {
                let mut command = bare("sh");
                command.arg("-c").arg(format!("exec curl -q {line}"));
                command
            }
            Who::Uncurly => self.uncurly(line),
        };
        self.deed(command, line)
    }

    /// `run` for `line`.
    fn uncurly(&self, line: &str) -> Command {
        self.outside.write("command", format!("curl {line}\n"));
        let mut command = bare(env!("CARGO_BIN_EXE_uncurly"));
        command.args(["run", "--as-written", "--allow", "all", "--yes"]).arg(self.outside.path().join("command"));
        command
    }

    /// What the dry run of `line` does, and what the server is sent for `line`.
    pub(super) fn rehearsed(&self, line: &str) -> (Output, Vec<Recorded>) {
        let line = self.filled(line);
        let mut dry = self.uncurly(&line);
        dry.arg("--dry-run");
        let shown = self.output(dry, &Self::folder());
        assert!(self.server.take().is_empty(), "a dry run sends something: {line}");
        self.output(self.uncurly(&line), &Self::folder());
        (shown, self.server.take())
    }

    /// A folder with the files in it.
    fn folder() -> Folder {
        let folder = Folder::new();
        for (name, text) in all_files() {
            folder.write(name, text);
        }
        folder
    }

    /// What `command` says in `folder`.
    fn output(&self, mut command: Command, folder: &Folder) -> Output {
        command.current_dir(folder.path());
        let input = self.outside.write("input", INPUT).path().join("input");
        command.stdin(std::fs::File::open(input).expect("the input is there"));
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).output().expect("the program runs")
    }

    /// What `command`, which stands for `line`, does in a folder of its own.
    pub(crate) fn deed(&self, command: Command, line: &str) -> Deed {
        let folder = Self::folder();
        let output = self.output(command, &folder);
        let requests = self.server.take();
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        let code = match output.status.code() {
            // A proxy that refuses is to later ones a connection that failed.
            Some(56) if self.version < BLAMES_CONNECTIONS && stderr.contains("CONNECT tunnel failed") => Some(7),
            code => code,
        };
        Deed {
            requests: self.requests(&requests, line),
            code: code.unwrap_or(-1),
            stdout: dateless(&octets::text(&output.stdout)),
            files: files(&folder),
            stderr,
        }
    }

    /// The requests without what may differ, their connections numbered.
    fn requests(&self, recorded: &[Recorded], line: &str) -> Vec<Request> {
        let mut met = Vec::new();
        let numbered = recorded.iter().map(|recorded| {
            let known = met.iter().position(|&connection| connection == recorded.connection);
            let connection = known.unwrap_or_else(|| {
                met.push(recorded.connection);
                met.len() - 1
            });
            Request { connection, ..self.request(&recorded.raw, line) }
        });
        numbered.collect()
    }

    /// The request without what may differ, or is otherwise in today's curl.
    fn request(&self, raw: &[u8], line: &str) -> Request {
        let mut request = request(raw);
        if self.version < ASKS_LESS && (line.contains("-T ") || line.contains("--upload-file")) {
            request.headers.retain(|line| line != "expect: 100-continue");
        }
        if self.version < PARTS_COOKIES {
            let cookies = request.headers.iter_mut().filter(|line| line.starts_with("cookie:"));
            cookies.for_each(|line| *line = line.replace("; ", ";"));
        }
        if self.version < signatures::DATED_ONCE && line.contains("--aws-sigv4") {
            request.headers.dedup();
        }
        if self.version < WRITES_CAPITALS {
            request.line = capitals(&request.line);
        }
        request
    }
}

/// A command in an environment of its own.
pub(crate) fn bare(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.env_clear().env("HOME", std::env::temp_dir());
    for name in ["PATH", "LLVM_PROFILE_FILE"] {
        command.envs(std::env::var_os(name).map(|value| (name, value)));
    }
    command
}

/// `text` with the digits of its escapes in capitals.
fn capitals(text: &str) -> String {
    let mut parts = text.split('%');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push('%');
        match part.get(..2).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit())) {
            Some(digits) => out.extend([&digits.to_ascii_uppercase(), &part[2..]]),
            None => out.push_str(part),
        }
    }
    out
}

/// The files in `folder` that were not there before, or are not as they were.
fn files(folder: &Folder) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(below) = folders.pop() {
        for entry in std::fs::read_dir(folder.path().join(&below)).expect("a folder can be listed") {
            let entry = entry.expect("a folder can be listed");
            let path = below.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(entry.path()).expect("the file can be read");
            out.insert(path.to_string_lossy().into_owned(), dateless(&octets::text(&bytes)));
        }
    }
    for (name, text) in all_files() {
        if out.get(name).is_some_and(|found| *found == dateless(&octets::text(&text))) {
            out.remove(name);
        }
    }
    out
}

/// `text` without what depends on day and release: when cookies end, and how their paths do.
fn dateless(text: &str) -> String {
    let line = |line: &str| {
        let mut fields: Vec<_> = line.split('\t').collect();
        if fields.len() == 7 && fields[4] != "0" {
            fields[4] = "later";
        }
        if fields.len() == 7 {
            let path = fields[2].trim_matches('"');
            let path = path.strip_suffix('/').unwrap_or(path);
            fields[2] = if path.starts_with('/') { path } else { "/" };
        }
        fields.join("\t")
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// A request without what may differ.
fn request(raw: &[u8]) -> Request {
    let mut text = octets::text(raw);
    let size = |text: &str| text.split_once("\r\n\r\n").map_or(0, |(_, body)| body.chars().count());
    let length = size(&text);
    // A form within a form has a boundary of its own.
    while let Some(boundary) = text.split_once("boundary=----").and_then(|(_, rest)| rest.lines().next()) {
        text = text.replace(&format!("----{boundary}"), "BOUNDARY");
    }
    // A length that was right stays right.
    text = text.replace(&format!("ength: {length}\r\n"), &format!("ength: {}\r\n", size(&text)));
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let (line, rest) = head.split_once("\r\n").unwrap_or((head, ""));
    let mut headers: Vec<_> = rest.split("\r\n").filter(|line| !line.is_empty()).map(normal).collect();
    headers.sort();
    Request { connection: 0, line: line.to_owned(), headers, body: body.to_owned() }
}

fn normal(line: &str) -> String {
    let Some((name, value)) = line.split_once(':') else { return line.to_owned() };
    let name = name.to_ascii_lowercase();
    let value =
        if name.ends_with("authorization") && value.contains(" cnonce=") { fixed(value) } else { value.to_owned() };
    if name == "user-agent" && value.starts_with(" curl/") {
        "user-agent: curl".to_owned()
    } else {
        format!("{name}:{value}")
    }
}

/// An answer to a challenge without what is random in it.
fn fixed(value: &str) -> String {
    let is_random = |part: &&str| !part.starts_with("cnonce=") && !part.starts_with("response=");
    value.split(", ").filter(is_random).collect::<Vec<_>>().join(", ")
}
