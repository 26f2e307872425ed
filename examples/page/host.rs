//! A host of static files, for one machine: as plain as any that the page has to do with.
//!
//! Heeds what `_headers` says of all files, as hosts do that know such a file.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Component, Path, PathBuf};
use std::time::Duration;
use std::{fs, thread};

/// The types of the files that there are.
const TYPES: &[(&str, &str)] = &[
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("svg", "image/svg+xml"),
    ("wasm", "application/wasm"),
];

/// No request has a longer head.
const LONGEST: u64 = 16 * 1024;

/// Gives the files of `folder` to whoever asks, each in a thread of its own.
pub(crate) fn serve(streams: impl Iterator<Item = TcpStream>, folder: &Path) {
    for stream in streams {
        let folder = folder.to_owned();
        // Who goes away in the middle gets nothing more.
        thread::spawn(move || answer(&stream, &folder));
    }
}

fn answer(mut stream: &TcpStream, folder: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut lines = BufReader::new(stream.take(LONGEST)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = request.split(' ');
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let file = file(folder, path);
    let (status, kind, body) = match file.as_deref().map(|file| (file, fs::read(file))) {
        _ if !matches!(method, "GET" | "HEAD") => ("405 Method Not Allowed", "text/plain", Vec::new()),
        Some((file, Ok(body))) => ("200 OK", kind(file), body),
        _ => ("404 Not Found", "text/plain", b"there is no such file\n".to_vec()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         Connection: close\r\n{}\r\n",
        body.len(),
        headers(folder)
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// The lines of `_headers` below the pattern of all files.
fn headers(folder: &Path) -> String {
    let text = fs::read_to_string(folder.join("_headers")).unwrap_or_default();
    let lines = text.lines().skip_while(|line| *line != "/*").skip(1).take_while(|line| line.starts_with(' '));
    lines.map(|line| line.trim().to_owned() + "\r\n").collect()
}

/// The file that `path` names in `folder`; none where it leads out of it.
fn file(folder: &Path, path: &str) -> Option<PathBuf> {
    let path = path.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    path.components().all(|part| matches!(part, Component::Normal(_))).then(|| folder.join(path))
}

fn kind(file: &Path) -> &'static str {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    TYPES.iter().find(|(known, _)| *known == ending).map_or("application/octet-stream", |(_, kind)| kind)
}
