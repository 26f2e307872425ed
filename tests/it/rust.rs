//! Programs are built, run, and must send what curl sends.
//!
//! All of them are modules of one binary, so that one build is enough.

mod commands;
mod lines;
mod measure;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use uncurly::rust::{Answers, Flavor, Options, Place, Program};
use uncurly::shell::Dialect;
use uncurly::text::{Mapped, Span};
use uncurly::{api, curl, mend, rust, shell};

/// Commands that both send; `HOST` is the recorder.
const COMMANDS: &[&str] = &[
    "curl http://HOST/plain",
    "curl HOST/guessed",
    "curl http://HOST",
    "curl 'http://HOST/query?a=1&b=c%20d#fragment'",
    "curl -X POST http://HOST/empty",
    "curl -X POST -H 'Content-Length: 0' http://HOST/zero",
    "curl -d a=1 -d b=2 http://HOST/form",
    "curl -d '' http://HOST/form/blank",
    "curl -X PATCH http://HOST/zones/1/settings/ssl -H 'Authorization: Bearer tok' -H 'Content-Type: application/json' --data '{\"value\":\"strict\"}'",
    "curl -X POST http://HOST/json -H 'Content-Type: application/json' -d '{\"purge_everything\":true}'",
    "curl http://HOST/json/blanks -H 'Content-Type: application/json' -d '{ \"b\": 1,  \"a\": 2 }'",
    "curl --json '{\"b\":1.0,\"a\":3000000000}' http://HOST/json/option",
    "curl http://HOST/json/long -H 'content-type: application/json' -d '{\"a\":{\"b\":[1,2,{\"c\":null}]},\"d\":\"long enough for lines of its own, surely\",\"e\":-0.5}'",
    "curl http://HOST/lines -H 'Content-Type: application/json' -d '{\n  \"name\": \"it'\\''s \\\\ #\\\"#\",\n  \"x\": [\"#\", \"##\"]\n}'",
    "curl --data-raw '@literal \"#\"## {braces}' http://HOST/raw",
    "curl \"http://HOST/variable/$ZONE_ID/{$ZONE_ID,b}\" -H \"X-Auth-Key: $TOKEN\" -d \"{\\\"id\\\":\\\"$ZONE_ID\\\",\\\"again\\\":\\\"${ZONE_ID}\\\"}\"",
    "curl -H \"Authorization: Bearer $TOKEN\" http://HOST/bearer",
    "curl --oauth2-bearer \"$TOKEN\" http://HOST/bearer/option",
    "curl -u user:pa:ss http://HOST/basic",
    "curl -u \"$ZONE_ID:$TOKEN\" http://HOST/basic/variable",
    "curl http://us%20er:p%40ss@HOST/userinfo",
    "curl -H 'X-One: 1' -H 'X-One: 2' -H 'X-Empty;' -H 'Accept: text/html' http://HOST/headers",
    "curl -A agent/1 -e http://from.test/ -b 'a=1; b=\"2\"' http://HOST/options",
    "curl -A '' http://HOST/nobody",
    "curl -I http://HOST/head",
    "curl -i http://HOST/include",
    "curl -X OPTIONS http://HOST/options",
    "curl -X PURGE http://HOST/purge",
    "curl -X DELETE http://HOST/dns_records/023e105f4ecef8ad9ca31a8372d0c353",
    "curl -G -d q=a -d r=b --data-urlencode 'name=é &=' http://HOST/get?first=1",
    "curl --url-query 'a=b c' --url-query +raw http://HOST/url-query -d x",
    "curl --data-urlencode \"note=$TOKEN\" --data-urlencode 'a b' http://HOST/encoded",
    "curl -d @lines.txt http://HOST/file/stripped",
    "curl --data-binary @lines.txt -H 'Content-Type: text/plain' http://HOST/file/binary",
    "curl -d a=1 --data-urlencode note@lines.txt --data-binary @lines.txt http://HOST/file/mixed",
    "curl -T lines.txt http://HOST/upload/",
    "curl -T lines.txt http://HOST/upload/as-is",
    "curl -F a=1 -F 'b=two words;type=text/html' -F file=@lines.txt -F 'other=@page.bin;filename=n.json;type=application/json' http://HOST/multipart",
    "curl -F 'text=<lines.txt' -F 'a/b \"c\"=1' --form-string 'raw=@x;type=y' http://HOST/multipart/odd",
    "curl -d @- http://HOST/heredoc <<EOF\n{\"id\": \"$ZONE_ID\"}\nEOF",
    "curl --data-binary @- http://HOST/herestring <<< 'text'",
    "curl --data-binary @- http://HOST/redirected < lines.txt",
    "curl http://HOST/one http://HOST/two -d x",
    "curl 'http://HOST/glob/[1-3]/{a,b}'",
    "curl -g 'http://HOST/not-glob/?a=[1]'",
    "curl -d x http://HOST/first --next http://HOST/second -H 'X: 1'",
    "curl http://HOST/redirect",
    "curl -L http://HOST/redirect/a",
    "curl -L -d x http://HOST/redirect/b",
    "curl --compressed http://HOST/compressed",
    "curl -s -o out.txt http://HOST/saved; curl -sO http://HOST/dir/remote.txt",
    "curl -sS -o /dev/null -w '%{http_code} 100%%\\n' http://HOST/status",
    "curl -D heads.txt -m 5 --connect-timeout 2.5 http://HOST/dumped",
    "curl -s http://HOST/sent > kept.txt",
    "curl -s --fail-with-body http://HOST/missing",
    "curl -sf http://HOST/missing/silent",
    "curl -s --retry 2 http://HOST/flaky",
    "curl -0 http://HOST/old",
    "curl --http1.1 -k --tlsv1.2 http://HOST/transport",
    "curl --resolve named.test:PORT:127.0.0.1 http://named.test:PORT/resolved",
    "curl -x HOST http://proxied.test/through",
    "curl -x http://HOST -U u:p http://proxied.test/with-user",
    "curl -r 0-5 http://HOST/range",
    "curl -X GET -d a http://HOST/get-with-body",
    "curl -4 'http://HOST/a%2fb/../c/./d?x=../y'",
    "curl -x http://HOST --noproxy other.test,x http://proxied.test/some",
    "curl -H \"$HEADER\" -u \"$BOTH\" http://HOST/whole",
    "curl \"http://$BOTH@HOST/user-in-url\"",
    "curl \"$BASE/from/variable\"",
    "curl -s http://HOST/appended >> kept.txt",
    "curl -s -i -o /dev/null http://HOST/unseen",
    "curl -s http://HOST/piped | cat",
    "curl -s -O --output-dir sub --create-dirs 'http://HOST/a/{b,c}.txt'",
    "curl --form-string 'a={}' -F 'b=\"x; y\";headers=\"x-part: 1\"' http://HOST/part/headers",
    "curl -X \"$METHOD\" http://HOST/method",
    "curl -d \"$TOKEN\" --data-binary @lines.txt -d \"$TOKEN\" http://HOST/mixed/variables",
    "curl -F 'x=<-' http://HOST/part/text <<< text",
    "curl -F 'x=@-;filename=f' http://HOST/part/file <<EOF\na $ZONE_ID\nEOF",
    "curl --data-binary @- http://HOST/variable/stdin <<< \"$ZONE_ID\"",
    "curl -s -c jar.txt -d a=b http://HOST/login; curl -s -b jar.txt http://HOST/me",
    "curl -H 'X-Name: é' -H 'Accept-Encoding: gzip' -m 99999999999 http://HOST/coded",
    "curl --compressed http://HOST/compressed/one; curl http://HOST/plain/other",
    "curl http://HOST/$UNUSED-literal-${ZONE_ID}",
    "curl http://HOST/long -H 'X-Long: 0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789' -d 0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789",
    "curl http://HOST/long/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789?a=$ZONE_ID -d \"$TOKEN-01234567890123456789012345678901234567890123456789012345678901234567890123456789\"",
];

const VARIABLES: [(&str, &str); 6] = [
    ("ZONE_ID", "023e105f4ecef8ad9ca31a8372d0c353"),
    ("TOKEN", "t&k n"),
    ("UNUSED", ""),
    ("HEADER", "X-Whole: a: b"),
    ("BOTH", "user:pass"),
    ("METHOD", "REPORT"),
];

/// Features of reqwest whose crates this project itself does without.
const EXTRAS: [&str; 2] = ["cookies", "multipart"];

/// A command, and a program made of it.
struct Case {
    name: String,
    command: &'static str,
    program: Program,
}

/// One request as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sent {
    line: String,
    headers: Vec<(String, String)>,
    body: String,
}

/// Commands read as they are written.
fn tasks(text: &str) -> Vec<rust::Task> {
    let script = shell::read(text, Dialect::Posix);
    assert!(script.complaints.is_empty(), "{text}: {:?}", script.complaints);
    let is_curl = |simple: &shell::Simple| simple.words.first().is_some_and(|word| word.value(text).text() == "curl");
    let task = |pipeline: shell::Pipeline| {
        let position = pipeline.commands.iter().position(is_curl)?;
        let words = &pipeline.commands[position].words;
        let arguments: Vec<_> = words[1..].iter().map(|word| word.value(text)).collect();
        let command = mend::Command {
            span: pipeline.span,
            text: Mapped::verbatim(text, Span::new(0, text.len())),
            slips: Vec::new(),
            certainty: mend::Certainty::Certain,
            evidence: mend::Evidence::default(),
            dialect: Dialect::Posix,
            position,
            invocation: curl::read(&arguments),
            arguments,
            assignments: Vec::new(),
            around: mend::Around::default(),
            argument: None,
            pipeline,
        };
        let calls = command.invocation.requests.iter().map(api::call).collect();
        Some(rust::Task { command, calls, aside: None, runner: None })
    };
    script.pipelines.into_iter().filter_map(task).collect()
}

fn written(text: &str, flavor: Flavor) -> Result<Program, Vec<rust::Refusal>> {
    let options = Options { flavor, place: Place::Package("programs".into()), ..Options::default() };
    rust::program(&tasks(text), &options)
}

/// Programs that read answers of Cloudflare's API into a type.
fn typed(world: &World) -> Vec<Case> {
    let commands = ["zones", "user/tokens/verify"].map(|path| {
        (path, format!("curl -x http://127.0.0.1:{} https://api.cloudflare.com/client/v4/{path}", world.port))
    });
    let mut cases = Vec::new();
    for (index, (path, text)) in commands.into_iter().enumerate() {
        for flavor in [Flavor::Async, Flavor::Blocking] {
            let place = Place::Package("programs".into());
            let options = Options { flavor, place, answers: Answers::Typed, ..Options::default() };
            let mut program = rust::program(&tasks(&text), &options).expect("a program");
            assert!(program.code.contains("response.json()"), "{}", program.code);
            // The recorder speaks no TLS.
            program.code = program.code.replace("https://api.cloudflare.com", "http://api.cloudflare.com");
            cases.push(Case { name: format!("typed_{index}_{flavor:?}").to_lowercase(), command: path, program });
        }
    }
    cases
}

fn program(text: &str, flavor: Flavor) -> Program {
    written(text, flavor).unwrap_or_else(|refusals| panic!("{text}: {refusals:#?}"))
}

/// Answers everything and keeps what was asked.
///
/// The port is the one of the last run where it is free, so that the same programs are not built again.
fn recorder(directory: &Path) -> (u16, Receiver<Sent>) {
    let last = fs::read_to_string(directory.join("port")).ok().and_then(|text| text.parse().ok()).unwrap_or(0);
    let listener = TcpListener::bind(("127.0.0.1", last)).or_else(|_| TcpListener::bind("127.0.0.1:0"));
    let listener = listener.expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    fs::write(directory.join("port"), port.to_string()).expect("a file");
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let mut flaky = 0;
        for mut stream in listener.incoming().flatten() {
            let _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
            let Some(sent) = receive(&mut stream) else { continue };
            let reply = reply(&sent.line, &mut flaky);
            // What has been asked is known before the program that asks can end.
            if sender.send(sent).is_err() {
                return;
            }
            let _ = stream.write_all(reply.as_bytes());
        }
    });
    (port, receiver)
}

fn reply(line: &str, flaky: &mut u32) -> String {
    let path = line.split(' ').nth(1).unwrap_or_default();
    let (status, more) = match path {
        _ if path.starts_with("/redirect") => ("302 Found", "Location: /target\r\n"),
        _ if path.ends_with("/v4/zones") => return envelope(ANSWER),
        _ if path.ends_with("/verify") => return envelope(ERROR),
        "/login" => ("200 OK", "Set-Cookie: session=1; Path=/\r\n"),
        _ if path.starts_with("/missing") => ("404 Not Found", ""),
        "/flaky" => {
            *flaky += 1;
            (if flaky.is_multiple_of(2) { "200 OK" } else { "503 Busy" }, "Retry-After: 1\r\n")
        }
        _ => ("200 OK", ""),
    };
    let body = if line.starts_with("HEAD") { "" } else { "answer\n" };
    format!("HTTP/1.1 {status}\r\n{more}Content-Length: 7\r\nConnection: close\r\n\r\n{body}")
}

const ANSWER: &str = r#"{"success":true,"errors":[],"messages":[{"code":7,"message":"be quick"}],"result":{"id":1}}"#;
const ERROR: &str = r#"{"success":false,"errors":[{"code":1000,"message":"Invalid API Token"}],"result":null}"#;

fn envelope(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
}

fn receive(stream: &mut TcpStream) -> Option<Sent> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    let head = loop {
        let count = stream.read(&mut buffer).ok().filter(|&count| count > 0)?;
        bytes.extend_from_slice(&buffer[..count]);
        if let Some(at) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break at;
        }
    };
    let text = String::from_utf8_lossy(&bytes[..head]).into_owned();
    let mut lines = text.split("\r\n");
    let line = lines.next()?.to_owned();
    let headers: Vec<_> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let length = headers.iter().find(|(name, _)| name == "content-length").map_or(0, |(_, n)| n.parse().unwrap_or(0));
    while bytes.len() < head + 4 + length {
        let count = stream.read(&mut buffer).ok().filter(|&count| count > 0)?;
        bytes.extend_from_slice(&buffer[..count]);
    }
    let body = String::from_utf8_lossy(&bytes[head + 4..]).into_owned();
    Some(Sent { line, headers, body })
}

/// `sent` without what may differ: the order of headers, boundaries, versions, lists of codings, and
/// the letter case of escapes, which newer versions of curl write in upper case.
fn comparable(mut sent: Sent) -> Sent {
    for (at, _) in sent.line.clone().match_indices('%') {
        sent.line[at..at + 3].make_ascii_uppercase();
    }
    let boundary =
        sent.headers.iter().find_map(|(_, value)| value.split_once("boundary=")).map(|(_, text)| text.to_owned());
    if let Some(boundary) = boundary {
        sent.body = sent.body.replace(&boundary, "BOUNDARY");
        sent.headers.iter_mut().for_each(|(_, value)| *value = value.replace(&boundary, "BOUNDARY"));
        sent.headers.retain(|(name, _)| name != "content-length");
    }
    for (name, value) in &mut sent.headers {
        if name == "user-agent" && value.starts_with("curl/") || name == "accept-encoding" {
            "any".clone_into(value);
        }
    }
    sent.headers.retain(|(name, _)| name != "proxy-connection" && name != "expect");
    sent.headers.sort();
    sent
}

/// Writes `text`, unless the file holds it already.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::write(path, text).expect("a file");
    }
}

struct World {
    directory: PathBuf,
    port: u16,
    received: Receiver<Sent>,
}

impl World {
    fn new() -> Self {
        let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("programs");
        fs::create_dir_all(directory.join("src")).expect("a directory");
        fs::create_dir_all(directory.join("here")).expect("a directory");
        // Users' rustfmt, not that of this project.
        fs::write(directory.join("rustfmt.toml"), "max_width = 100\n").expect("a file");
        fs::write(directory.join("here/lines.txt"), "one\r\ntwo &\n\nthree\n").expect("a file");
        fs::write(directory.join("here/page.bin"), "\0\u{1}").expect("a file");
        let (port, received) = recorder(&directory);
        Self { directory, port, received }
    }

    fn text(&self, command: &str) -> String {
        command.replace("HOST", &format!("127.0.0.1:{}", self.port)).replace("PORT", &self.port.to_string())
    }

    /// Writes the sources of all programs, as modules of one with these features of reqwest.
    fn write(&self, programs: &[&Case], features: &[&str]) {
        let more = features.iter().fold(String::new(), |all, feature| all + "\"" + feature + "\", ");
        let manifest = include_str!("rust/Cargo.toml").replace("\"blocking\"", &format!("{more}\"blocking\""));
        let kept = |line: &&str| !features.is_empty() || !line.starts_with("curl =");
        let manifest: Vec<_> = manifest.lines().filter(kept).collect();
        write(&self.directory.join("Cargo.toml"), &(manifest.join("\n") + "\n"));
        let lock = self.directory.join("Cargo.lock");
        if !lock.exists() {
            fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock"), lock).expect("a lock file");
        }
        let mut main = String::from("#![deny(warnings)]\n\n");
        let mut arms = String::new();
        for Case { name, program, .. } in programs {
            let start = "\npub fn start() -> Result<(), Box<dyn Error>> {\n    main()\n}\n";
            write(&self.directory.join(format!("src/{name}.rs")), &(program.code.clone() + start));
            writeln!(main, "mod {name};").expect("a string");
            writeln!(arms, "        Some(\"{name}\") => {name}::start(),").expect("a string");
        }
        main += "\nfn main() -> Result<(), Box<dyn std::error::Error>> {\n";
        main += "    let _ = rustls::crypto::ring::default_provider().install_default();\n";
        main += "    match std::env::args().nth(1).as_deref() {\n";
        main += &arms;
        main += "        _ => Err(\"no such program\".into()),\n    }\n}\n";
        write(&self.directory.join("src/main.rs"), &main);
    }

    fn cargo(&self, arguments: &[&str]) -> Result<(), String> {
        cargo(&self.directory, arguments)
    }

    /// Builds as many of `cases` as can be built, which are all where their crates are at hand.
    fn build<'a>(&self, cases: &'a [Case]) -> (PathBuf, Vec<&'a Case>) {
        let mut built: Vec<&Case> = cases.iter().collect();
        self.write(&built, &EXTRAS);
        let mut result = self.cargo(&["build", "--offline"]).or_else(|_| self.cargo(&["build"]));
        // Without a network some crates may be missing; then the programs that need them are left out.
        if result.as_ref().is_err_and(|message| !message.contains("could not compile")) {
            let lacks = |case: &Case| !case.program.features.iter().any(|feature| EXTRAS.contains(feature));
            built.retain(|case| lacks(case) && !case.program.code.contains("use curl::"));
            self.write(&built, &[]);
            result = self.cargo(&["build", "--offline"]);
        }
        result.unwrap_or_else(|message| panic!("the programs do not compile:\n{message}"));
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("a directory");
        (target.join("debug/programs"), built)
    }

    /// What `command` sends, writes to stdout and to files.
    fn run(&self, command: &mut Command) -> (Vec<Sent>, String, BTreeMap<String, String>) {
        let here = self.directory.join("here");
        for name in ["out.txt", "remote.txt", "heads.txt", "kept.txt", "jar.txt"] {
            let _ = fs::remove_file(here.join(name));
        }
        command.current_dir(&here).env("HOME", &here).envs(VARIABLES);
        command.env("BASE", format!("http://127.0.0.1:{}", self.port));
        for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"] {
            command.env_remove(name);
        }
        let output = command.output().expect("it runs");
        let sent = self.received.try_iter().map(comparable).collect();
        let file = |name: &str| Some((name.to_owned(), fs::read_to_string(here.join(name)).ok()?));
        let files = ["out.txt", "remote.txt", "kept.txt"].into_iter().filter_map(file).collect();
        (sent, String::from_utf8_lossy(&output.stdout).into_owned(), files)
    }
}

/// Runs cargo in `directory`; what it says, if it fails.
fn cargo(directory: &Path, arguments: &[&str]) -> Result<(), String> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("a directory");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(arguments).current_dir(directory);
    // Build scripts that look at these would else run anew in every build of this project.
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("CARGO_") && name != "CARGO_HOME") {
        cargo.env_remove(name);
    }
    cargo.env("CARGO_TARGET_DIR", target).env("CARGO_TERM_COLOR", "never");
    let output = cargo.output().expect("cargo runs");
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}

/// What rustfmt says against `sources`, if anything.
fn layout(sources: impl Iterator<Item = PathBuf>) -> Result<(), String> {
    let check = Command::new("rustfmt").args(["--edition", "2024", "--check"]).args(sources).output().expect("rustfmt");
    let told = String::from_utf8_lossy(&check.stdout) + String::from_utf8_lossy(&check.stderr);
    if check.status.success() { Ok(()) } else { Err(told.into_owned()) }
}

#[track_caller]
fn check_layout(sources: impl Iterator<Item = PathBuf>) {
    layout(sources).unwrap_or_else(|told| panic!("{told}"));
}

#[test]
fn programs_send_what_curl_sends() {
    let world = World::new();
    let mut cases = Vec::new();
    for (index, &command) in COMMANDS.iter().enumerate() {
        let text = world.text(command);
        for (flavor, kind) in [(Flavor::Async, "waits"), (Flavor::Blocking, "blocks")] {
            cases.push(Case { name: format!("{kind}_{index}"), command, program: program(&text, flavor) });
        }
    }
    cases.extend(typed(&world));
    let (binary, built) = world.build(&cases);
    check_layout(built.iter().map(|case| world.directory.join(format!("src/{}.rs", case.name))));
    let mut wrong = String::new();
    for case in built {
        let command = case.command;
        if case.name.starts_with("typed") {
            let output = Command::new(&binary).arg(&case.name).output().expect("it runs");
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            let fails = command.contains("verify");
            assert_eq!(output.status.success(), !fails, "{told}");
            let expected = if fails { "Invalid API Token" } else { "7: be quick" };
            assert!(told.contains(expected), "{told}");
            let shown = if fails { "" } else { "{\n  \"id\": 1\n}\n" };
            assert_eq!(String::from_utf8_lossy(&output.stdout), shown);
            world.received.try_iter().for_each(drop);
            continue;
        }
        let expected = world.run(Command::new("bash").arg("-c").arg(world.text(command)));
        let mut got = world.run(Command::new(&binary).arg(&case.name));
        if !command.contains("compressed") && !command.contains("Encoding") {
            // All programs share one build of reqwest, with all features that any of them needs.
            got.0.iter_mut().for_each(|sent| sent.headers.retain(|(name, _)| name != "accept-encoding"));
        }
        // A head is written in another way, and curl shows every try.
        let shown_otherwise = [" -i", " -I", "--retry"].iter().any(|option| command.contains(option));
        if got.0 != expected.0 || got.2 != expected.2 || got.1 != expected.1 && !shown_otherwise {
            let name = &case.name;
            writeln!(wrong, "{name} {command}\n  curl    {expected:?}\n  program {got:?}").expect("a string");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn rustfmt_has_nothing_to_say() {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("layout");
    fs::create_dir_all(&directory).expect("a directory");
    fs::write(directory.join("rustfmt.toml"), "max_width = 100\n").expect("a file");
    let patterns: &[fn(&str) -> String] = &[
        |text| format!("curl http://a.test/{text}"),
        |text| format!("curl http://a.test/$ID/{text} -d x"),
        |text| format!("curl http://a.test -H 'Name: {text}' -H \"Other: $ID-{text}\" -A {text}"),
        |text| format!("curl http://a.test -H \"Authorization: Bearer $ID-{text}\" -u {text}:{text}"),
        |text| format!("curl http://a.test -H 'Authorization: Bearer {text}' -u \"{text}:$ID\""),
        |text| format!("curl http://a.test -d {text}"),
        |text| format!("curl http://a.test -d \"$ID-{text}\""),
        |text| format!("curl http://a.test -d a=1 -d @{text} --data-urlencode \"$ID-{text}\""),
        |text| format!("curl http://a.test -d @{text} -o {text}.out"),
        |text| format!("curl http://a.test/u -T \"{text}$ID\" -o \"$ID{text}\" -D {text}"),
        |text| format!("curl http://a.test -F a={text} -F {text}=b -F \"c=$ID-{text}\""),
        |text| format!("curl http://a.test -F {text}=@{text} -F 'b={text};type=text/html'"),
        |text| format!("curl http://a.test -F \"{text}=@{text}$ID;filename=$ID-{text}\" -F 'c=<{text}'"),
        |text| format!("curl http://a.test/{{{text},b}} --retry 3 -X PURGE"),
        |text| format!("curl -L -X PROPPATCH -d {text} -H 'Host: {text}' http://a.test/{text}"),
        |text| {
            format!("curl -L --post301 --max-redirs 3 -T {text} -b a={text} http://a.test/{text} --location-trusted")
        },
        |text| format!("curl --connect-to {text}.test::[::1]:8 --interface {text} http://{text}.test"),
        |text| format!("curl -x {text}.test --proxy-header 'X: {text}' http://a.test -T -"),
        |text| format!("curl http://a.test/{{$ID,{text}}} -w '%{{http_code}} {text}'"),
        |text| format!("curl http://a.test -x {text}.test -U u:{text} --cacert {text} -E {text} --key {text}"),
        |text| format!("curl http://a.test --json '{{\"a\":\"{text}\",\"b\":[1,{{\"c\":\"{text}\"}}]}}'"),
        |text| format!("curl http://a.test --json '[\"{text}\",1]' -X \"$ID\""),
        |text| format!("curl http://a.test --json '{{ \"a\": \"{text}\",\n \"日本\": 1}}'"),
        |text| format!("curl http://{text}.test -s -G --data-urlencode \"a=$ID{text}\" --url-query b=@{text}"),
    ];
    let mut sources = Vec::new();
    for (index, pattern) in patterns.iter().enumerate() {
        for length in (1..110).step_by(if index % 2 == 0 { 3 } else { 4 }) {
            for flavor in [Flavor::Async, Flavor::Blocking] {
                let program = program(&pattern(&"x".repeat(length)), flavor);
                let path = directory.join(format!("{index}_{length}_{flavor:?}.rs"));
                write(&path, &program.code);
                sources.push(path);
            }
        }
    }
    check_layout(sources.into_iter());
}
