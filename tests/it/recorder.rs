//! A server on the loopback that keeps the bytes it is sent and answers what it was told to.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

pub(crate) struct Recorder {
    port: u16,
    requests: Receiver<Recorded>,
}

/// One request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Recorded {
    pub(crate) line: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Recorded {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    pub(crate) fn body(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the body is UTF-8")
    }
}

/// An answer with `status` and a JSON body.
pub(crate) fn json(status: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}

/// An answer that leads to `location`.
pub(crate) fn redirect(status: &str, location: &str) -> String {
    format!("HTTP/1.1 {status}\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
}

impl Recorder {
    /// One that answers its requests with `answers`, in order, and then no more.
    pub(crate) fn new(answers: impl IntoIterator<Item = String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("the loopback has a free port");
        let port = listener.local_addr().expect("a bound socket has an address").port();
        let answers: Vec<_> = answers.into_iter().collect();
        let (sender, requests) = mpsc::channel();
        thread::spawn(move || {
            for answer in answers {
                let Ok((stream, _)) = listener.accept() else { return };
                let _ = stream.set_read_timeout(Some(Duration::from_secs(10)));
                if let Some(request) = serve(stream, &answer) {
                    let _ = sender.send(request);
                }
            }
        });
        Self { port, requests }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// The next request that came.
    #[track_caller]
    pub(crate) fn request(&self) -> Recorded {
        self.requests.recv_timeout(Duration::from_secs(10)).expect("a request came")
    }

    /// Whether no further request came.
    pub(crate) fn is_silent(&self) -> bool {
        self.requests.recv_timeout(Duration::from_millis(100)).is_err()
    }
}

fn serve(stream: TcpStream, answer: &str) -> Option<Recorded> {
    let mut reader = BufReader::new(stream);
    let line = line(&mut reader)?;
    let mut headers = Vec::new();
    while let Some(header) = self::line(&mut reader).filter(|header| !header.is_empty()) {
        let (name, value) = header.split_once(':')?;
        headers.push((name.to_owned(), value.trim().to_owned()));
    }
    let mut request = Recorded { line, headers, body: Vec::new() };
    let length = request.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    request.body = vec![0; length];
    reader.read_exact(&mut request.body).ok()?;
    reader.get_mut().write_all(answer.as_bytes()).ok()?;
    Some(request)
}

fn line(reader: &mut impl BufRead) -> Option<String> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|&read| read > 0)?;
    Some(line.trim_end_matches(['\r', '\n']).to_owned())
}
