//! What a `Request` says would be sent, against what the real curl sends to a recorder.
//!
//! Where curl is not installed nothing is compared. Left out is what differs between its releases.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use uncurly::curl::{
    self, Auth, AuthScheme, Body, Chunk, FilePolicy, Form, FormSource, HeaderOrigin, Invocation, Request, Target,
};
use uncurly::shell::Value;
use uncurly::text::{Mapped, Span};

/// What curl sends; `U` is the recorder's URL.
const SENT: &[&str] = &[
    "U",
    "U/a/b?c=d#e",
    "U?q",
    "U/a//b/./c/../d",
    "U/[1-3] -s",
    "U/{a,b}/[a-c:2]",
    "-g U/{a}[]",
    "U/{id}",
    "U/a U/b",
    "--url U/a -- U/b",
    "-I U",
    "-X POST U",
    "-X delete U",
    "-sSXPUT -dfoo U",
    "-X PURGE -H X:nospace U/p",
    "-d a=b U",
    "-d a=b -d c=d U",
    "-d '' U",
    "--data '{\"a\": [1, 2]}' -H 'Content-Type: application/json' U",
    "--data-ascii a --data-raw @b U",
    "-d @lines U",
    "--data-binary @lines U",
    "-d @- U",
    "-d a --data-binary @lines --data-raw z U",
    "--json '{\"a\":1}' U",
    "--json '{\"a\":1}' --json x U",
    "--json @json -H 'Accept: text/plain' U",
    "--json {} -H 'Content-Type:' U",
    "-d a --json b -d c U",
    "--data-urlencode 'a b&c=ä' U",
    "--data-urlencode '=a=b' U",
    "--data-urlencode 'n=a=b c' U",
    "--data-urlencode @lines U",
    "--data-urlencode n@lines U",
    "--data-urlencode 'plain text' U",
    "-G -d a=b -d c U/x?y",
    "-G U",
    "-G --data-urlencode 'q=x y' U",
    "-G -I -d a U",
    "-G -X POST -d a U",
    "-G --json {} U",
    "--url-query 'a=b c' --url-query +raw -d body U",
    "-G -d a --url-query b U",
    "-X GET -d a U",
    "-H 'A: 1' -H 'B:2' -H 'A: 3' U",
    "-H 'Accept:' -H 'User-Agent:' U",
    "-H 'X-Empty;' -H 'Broken' -H 'Also; broken' U",
    "-H @headers U",
    "-H 'Content-Type:' -d a U",
    "-A agent -e http://r/ -b 'a=1' U",
    "-A '' U",
    "-A agent -H 'User-Agent: other' U",
    "-b a=1 -H 'Cookie: c=3' U",
    "-e 'http://r/;auto' U",
    "-u user:pass U",
    "-u user: U",
    "--oauth2-bearer token -u a:b U",
    "-u a:b -H 'Authorization: Bearer x' U",
    "-r 0-5 U",
    "-C 7 U",
    "-F a=b -F 'c=\" d;e\"' U",
    "-F 'file=@lines;type=text/csv;filename=x.csv' U",
    "-F 'file=@page.html' -F 'plain=<lines' U",
    "-F '=nameless' -F 'a=b;type=text/plain; charset=utf-8' U",
    "--form-string 'a=@b;type=c' U",
    "-F 'a=b;headers=\"X: y\"' -H 'X: z' U",
    "-X PUT -F a=b U",
    "-T lines U/dir/",
    "-T lines U/name",
    "-T '' U",
    "-d a U/1 --next -X PUT U/2 --next -I U/3",
    "-o out U -sS",
    "-0 U/x",
    "-A a -A b -X POST -X PUT U",
    "-L --max-redirs 3 -m 5 --retry 0 --compressed U",
    "--no-location --no-compressed U",
];

/// What curl refuses, in words that have not changed since.
const REFUSED: &[&str] = &[
    "-I -d x U",
    "-d x -F a=b U",
    "-T lines -d x U",
    "-T lines -F a=b U",
    "-T lines -I U",
    "-G -F a=b -d x U",
    "--nonsense U",
    "-W U",
    "U -",
    "U -d",
    "U --retry",
    "--retry -1 U",
    "-m x U",
    "--max-redirs x U",
    "--tls-max 9 U",
    "-F nothing U",
    "'U/a b'",
    "'U/{a'",
    "'U/a}'",
    "'U/[1-'",
    "'U/{a,{b}}'",
    "'U/[9-1]'",
    "http:////x/",
    "http://127.0.0.1:99999/",
    "foo://127.0.0.1/",
    "--proto =https U",
    "-s",
];

/// A request as it came over the wire.
#[derive(Debug, Default)]
struct Recorded {
    line: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Recorded {
    fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

/// A server that answers 200 to everything, and the directory that curl runs in.
struct Recorder {
    base: String,
    requests: Receiver<Recorded>,
    directory: PathBuf,
}

impl Recorder {
    fn start(name: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let base = format!("http://{}", listener.local_addr().expect("an address"));
        let (sender, requests) = mpsc::channel();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let sender = sender.clone();
                std::thread::spawn(move || serve(&stream, &sender));
            }
        });
        let directory = std::env::temp_dir().join(format!("uncurly-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&directory).expect("a directory");
        let files = [
            ("lines", "one\r\ntwo & three\n"),
            ("json", "{\n  \"a\": 1\n}\n"),
            ("page.html", "<p>page</p>\n"),
            ("headers", "# comment\nX-File: 1\n\nX-Other: 2\n"),
        ];
        for (name, text) in files {
            std::fs::write(directory.join(name), text).expect("a file");
        }
        Self { base, requests, directory }
    }

    /// The words of a line of the tables above.
    fn words(&self, line: &str) -> Vec<String> {
        let words = shell_words::split(line).expect("a test quotes well");
        words
            .iter()
            .map(|word| match word.strip_prefix('U') {
                Some(path) if path.is_empty() || path.starts_with(['/', '?']) => format!("{}{path}", self.base),
                _ => word.clone(),
            })
            .collect()
    }

    /// Runs the real curl: its exit code, and what it says.
    fn run(&self, words: &[String]) -> (i32, String) {
        let mut child = Command::new("curl")
            .arg("-q")
            .args(words)
            .current_dir(&self.directory)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("curl starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        // A command that does not read its standard input may be gone already.
        let _ = stdin.write_all(INPUT);
        drop(stdin);
        let output = child.wait_with_output().expect("curl ends");
        (output.status.code().unwrap_or(-1), String::from_utf8_lossy(&output.stderr).into_owned())
    }

    fn take(&self) -> Recorded {
        self.requests.recv_timeout(Duration::from_secs(2)).expect("curl sends one more request")
    }

    fn content(&self, target: &Target) -> Vec<u8> {
        match target {
            Target::Stdio => INPUT.to_vec(),
            Target::Path(path) => std::fs::read(self.directory.join(path.text())).expect("the test's file"),
        }
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}

const INPUT: &[u8] = b"standard\ninput";

/// Serves one connection until curl closes it.
fn serve(stream: &TcpStream, sender: &mpsc::Sender<Recorded>) {
    let mut reader = BufReader::new(stream);
    while let Some(request) = record(&mut reader, stream) {
        let _ = sender.send(request);
        let mut stream = stream;
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    }
}

fn record(reader: &mut impl BufRead, mut stream: &TcpStream) -> Option<Recorded> {
    let mut request = Recorded { line: line(reader)?, ..Recorded::default() };
    loop {
        let line = line(reader)?;
        let Some((name, value)) = line.split_once(':') else { break };
        request.headers.push((name.to_owned(), value.trim().to_owned()));
    }
    if request.header("Expect").is_some() {
        stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n").ok()?;
    }
    let length = request.header("Content-Length").and_then(|length| length.parse().ok()).unwrap_or(0);
    request.body.resize(length, 0);
    reader.read_exact(&mut request.body).ok()?;
    Some(request)
}

fn line(reader: &mut impl BufRead) -> Option<String> {
    let mut bytes = Vec::new();
    reader.read_until(b'\n', &mut bytes).ok().filter(|&read| read > 0)?;
    Some(String::from_utf8_lossy(&bytes).trim_end().to_owned())
}

fn read(words: &[String]) -> Invocation {
    let origin = words.join("\n");
    let mut at = 0;
    let values = words.iter().map(|word| {
        let span = Span::new(at, at + word.len());
        at = span.end + 1;
        Value::new(Mapped::verbatim(&origin, span), Vec::new())
    });
    curl::read(&values.collect::<Vec<_>>())
}

fn has_curl() -> bool {
    Command::new("curl").arg("--version").stdout(Stdio::null()).status().is_ok_and(|status| status.success())
}

#[test]
fn requests_are_what_curl_sends() {
    if !has_curl() {
        return;
    }
    let recorder = Recorder::start("sent");
    for line in SENT {
        let words = recorder.words(line);
        let invocation = read(&words);
        let refused: Vec<_> = invocation.complaints.iter().filter(|it| it.exit != 0).collect();
        assert!(refused.is_empty(), "curl {line}: {refused:?}");
        recorder.run(&words);
        for request in &invocation.requests {
            for url in urls(request) {
                compare(line, request, &url, &recorder);
            }
        }
        assert!(recorder.requests.try_recv().is_err(), "curl {line}: one request too many");
    }
}

#[test]
fn what_curl_refuses_is_complained_of() {
    if !has_curl() {
        return;
    }
    let recorder = Recorder::start("refused");
    for line in REFUSED {
        let words = recorder.words(line);
        let (code, said) = recorder.run(&words);
        let complaints = read(&words).complaints;
        let codes: Vec<_> = complaints.iter().map(|it| i32::from(it.exit)).filter(|&exit| exit != 0).collect();
        assert!(codes.contains(&code), "curl {line}: ends with {code}, not {codes:?}: {said}");
        assert!(recorder.requests.try_recv().is_err(), "curl {line} sends something");
        if let Some(told) = complaints.iter().find(|it| it.message.starts_with("You can only")) {
            let said = said.replace("\nWarning: ", "");
            assert!(said.contains(&told.message), "curl {line}: {said}");
        }
    }
}

/// The URLs that the one of `request` stands for.
fn urls(request: &Request) -> Vec<String> {
    let url = request.url.text();
    if request.transport.glob_off { vec![url.to_owned()] } else { curl::glob::expand(url).expect("a good pattern") }
}

fn compare(line: &str, request: &Request, url: &str, recorder: &Recorder) {
    let sent = recorder.take();
    let (method, rest) = sent.line.split_once(' ').expect("a request line");
    assert_eq!(method, request.method, "curl {line}");
    assert_eq!(rest.split(' ').next(), Some(path(request, url, recorder).as_str()), "curl {line}");
    let expected = headers(request, recorder);
    let custom = |(name, _): &&(String, String)| !is_default(name, request);
    let actual: Vec<_> = sent.headers.iter().filter(custom).collect();
    for header in &expected {
        assert!(actual.iter().any(|other| same(other, header)), "curl {line}: {header:?} not in {actual:?}");
    }
    assert_eq!(actual.len(), expected.len(), "curl {line}: {actual:?}");
    for name in &request.removed {
        assert_eq!(sent.header(name), None, "curl {line}");
    }
    let body = body(request, &sent, recorder);
    assert_eq!(String::from_utf8_lossy(&sent.body), String::from_utf8_lossy(&body), "curl {line}");
}

fn same(left: &(String, String), right: &(String, String)) -> bool {
    left.0.eq_ignore_ascii_case(&right.0) && left.1 == right.1
}

/// Whether curl sends a header of this name by itself, and a `Request` does not list it.
fn is_default(name: &str, request: &Request) -> bool {
    let defaults = ["host", "user-agent", "accept", "content-length", "expect", "accept-encoding"];
    let name = name.to_ascii_lowercase();
    let boundary = name == "content-type" && matches!(request.body, Body::Form(_));
    request.header(&name).is_none() && (defaults.contains(&name.as_str()) || boundary)
}

fn path(request: &Request, url: &str, recorder: &Recorder) -> String {
    let url = Value::new(Mapped::verbatim(url, Span::new(0, url.len())), Vec::new());
    let parts = curl::url::parts(&url).expect("a URL");
    let mut out = without_dots(parts.path.of(url.text()));
    if out.is_empty() {
        out.push('/');
    }
    out.push_str(request.upload_name().unwrap_or_default());
    let mut query = parts.query.map(|query| query.of(url.text()).to_owned()).unwrap_or_default();
    let more = chunks(&request.query, recorder);
    if !query.is_empty() && !more.is_empty() {
        query.push('&');
    }
    query.push_str(&String::from_utf8_lossy(&more));
    if query.is_empty() { out } else { format!("{out}?{query}") }
}

fn without_dots(path: &str) -> String {
    let mut out: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "." => {}
            ".." => _ = out.pop(),
            _ => out.push(segment),
        }
    }
    out.join("/")
}

fn headers(request: &Request, recorder: &Recorder) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for header in &request.headers {
        if let HeaderOrigin::File(_) = header.origin {
            let text = std::fs::read_to_string(recorder.directory.join(header.value.text())).expect("the test's file");
            let lines = text.lines().filter(|line| !line.starts_with('#'));
            let pairs = lines.filter_map(|line| line.split_once(": "));
            out.extend(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
        } else {
            out.push((header.name.text().to_owned(), header.value.text().to_owned()));
        }
    }
    out.extend(request.authorization().map(|auth| ("Authorization".to_owned(), authorization(auth))));
    if request.transport.compressed {
        assert!(request.header("Accept-Encoding").is_none());
    }
    out
}

fn authorization(auth: &Auth) -> String {
    match auth.scheme {
        AuthScheme::Bearer => format!("Bearer {}", auth.value.text()),
        AuthScheme::Basic => format!("Basic {}", base64(auth.value.text().as_bytes())),
        AuthScheme::Digest | AuthScheme::Any | AuthScheme::Other(_) => {
            unreachable!("not among the commands of this test")
        }
    }
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |chunk: &[u8]| {
        let bits = chunk.iter().chain([&0, &0]).take(3).fold(0, |bits, &byte| bits << 8 | usize::from(byte));
        let digit = move |at: usize| char::from(DIGITS[bits >> (18 - 6 * at) & 63]);
        let known = chunk.len() + 1;
        (0..4).map(move |at| if at < known { digit(at) } else { '=' })
    };
    bytes.chunks(3).flat_map(group).collect()
}

fn body(request: &Request, sent: &Recorded, recorder: &Recorder) -> Vec<u8> {
    match &request.body {
        Body::None => Vec::new(),
        Body::Data(data) => chunks(data, recorder),
        Body::Upload(target) => recorder.content(target),
        Body::Form(parts) => {
            let kind = sent.header("Content-Type").expect("a form has a type");
            let (_, boundary) = kind.split_once("boundary=").expect("a form has a boundary");
            let mut out = Vec::new();
            for part in parts {
                out.extend(format!("--{boundary}\r\n").bytes());
                write_part(&mut out, part, recorder);
            }
            out.extend(format!("--{boundary}--\r\n").bytes());
            out
        }
    }
}

fn chunks(chunks: &[Chunk], recorder: &Recorder) -> Vec<u8> {
    let bytes = |chunk: &Chunk| match chunk {
        Chunk::Text(value) => value.text().as_bytes().to_vec(),
        Chunk::Separator(text) => text.as_bytes().to_vec(),
        Chunk::Encoded(value) => encode(value.text().as_bytes()),
        Chunk::File(target, FilePolicy::Verbatim) => recorder.content(target),
        Chunk::File(target, FilePolicy::Encoded) => encode(&recorder.content(target)),
        Chunk::File(target, FilePolicy::Stripped) => {
            recorder.content(target).into_iter().filter(|byte| !b"\r\n\0".contains(byte)).collect()
        }
    };
    chunks.iter().flat_map(bytes).collect()
}

fn encode(bytes: &[u8]) -> Vec<u8> {
    let encoded = |&byte: &u8| match byte {
        b' ' => "+".to_owned(),
        _ if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    bytes.iter().map(encoded).collect::<String>().into_bytes()
}

fn write_part(out: &mut Vec<u8>, part: &Form, recorder: &Recorder) {
    let (content, file) = match &part.source {
        FormSource::Text(value) => (value.text().as_bytes().to_vec(), None),
        FormSource::Content(target) => (recorder.content(target), None),
        FormSource::Nested(_) => unreachable!("not among the commands of this test"),
        FormSource::Files(files) => {
            let Target::Path(path) = &files[0] else { unreachable!("not among the commands of this test") };
            (recorder.content(&files[0]), Path::new(path.text()).file_name().and_then(|name| name.to_str()))
        }
    };
    let file_name = part.file_name.as_ref().map(Value::text).or(file);
    let guessed = file_name.map(|name| if name == "page.html" { "text/html" } else { "application/octet-stream" });
    out.extend(b"Content-Disposition: form-data");
    if !part.name.text().is_empty() {
        out.extend(format!("; name=\"{}\"", part.name.text()).bytes());
    }
    out.extend(file_name.map(|name| format!("; filename=\"{name}\"")).unwrap_or_default().bytes());
    let kind = part.content_type.as_ref().map(Value::text).or(guessed);
    out.extend(kind.map(|kind| format!("\r\nContent-Type: {kind}")).unwrap_or_default().bytes());
    out.extend(part.headers.iter().flat_map(|header| format!("\r\n{}", header.text()).into_bytes()));
    out.extend(b"\r\n\r\n");
    out.extend(content);
    out.extend(b"\r\n");
}
