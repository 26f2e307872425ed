//! A server on the loopback that keeps the bytes it is sent, and answers by the path.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
#[cfg(unix)]
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::replies;

/// The longest that a client is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Default)]
struct State {
    requests: Mutex<Vec<Recorded>>,
    /// How many connections there were.
    met: AtomicUsize,
    open: AtomicUsize,
}

/// A request as it came.
pub(super) struct Recorded {
    /// The number of its connection.
    pub(super) connection: usize,
    pub(super) raw: Vec<u8>,
}

/// The server.
pub(super) struct Server {
    port: u16,
    state: Arc<State>,
}

impl Server {
    /// One at `port`, if that is free, that also listens at the Unix socket `socket`.
    pub(super) fn at(port: u16, socket: &Path) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).or_else(|_| TcpListener::bind("127.0.0.1:0"));
        let listener = listener.expect("the loopback has a free port");
        let port = listener.local_addr().expect("a bound socket has an address").port();
        let state = Arc::new(State::default());
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let _ = stream.set_read_timeout(Some(PATIENCE));
                let (Ok(reading), Ok(held)) = (stream.try_clone(), stream.try_clone()) else { return };
                serve(&shared, port, move || hold(&held), (reading, stream));
            }
        });
        #[cfg(unix)]
        {
            let listener = UnixListener::bind(socket).expect("the folder takes a socket");
            let shared = Arc::clone(&state);
            std::thread::spawn(move || {
                for stream in listener.incoming().map_while(Result::ok) {
                    let _ = stream.set_read_timeout(Some(PATIENCE));
                    let Ok(reading) = stream.try_clone() else { return };
                    serve(&shared, port, || {}, (reading, stream));
                }
            });
        }
        Self { port, state }
    }

    pub(super) fn port(&self) -> u16 {
        self.port
    }

    /// The requests that came since it was asked last, once all connections are closed.
    pub(super) fn take(&self) -> Vec<Recorded> {
        let start = Instant::now();
        // A connection that is in the queue yet is not counted yet.
        std::thread::sleep(Duration::from_millis(2));
        while self.state.open.load(Ordering::SeqCst) > 0 && start.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(1));
        }
        std::mem::take(&mut *self.state.requests.lock().expect("no server thread fails"))
    }
}

/// Has what is written to `stream` from now on wait for its end, so that nobody can read the one and not yet see the other.
#[cfg(target_os = "linux")]
fn hold(stream: &TcpStream) {
    socket2::SockRef::from(stream).set_tcp_cork(true).expect("the socket is one of TCP");
}

/// Elsewhere, an end follows what is written as soon as it can.
#[cfg(not(target_os = "linux"))]
const fn hold(_: &TcpStream) {}

fn serve(
    state: &Arc<State>,
    port: u16,
    hold: impl Fn() + Send + 'static,
    (reading, mut writing): (impl Read + Send + 'static, impl Write + Send + 'static),
) {
    state.open.fetch_add(1, Ordering::SeqCst);
    let connection = state.met.fetch_add(1, Ordering::SeqCst);
    let state = Arc::clone(state);
    std::thread::spawn(move || {
        let mut reader = BufReader::new(reading);
        let record = |raw| {
            let mut requests = state.requests.lock().expect("no server thread fails");
            requests.push(Recorded { connection, raw });
        };
        while let Some(keep) = one((&record, &hold), port, &mut reader, &mut writing) {
            if !keep {
                break;
            }
        }
        drop((reader, writing, hold));
        state.open.fetch_sub(1, Ordering::SeqCst);
    });
}

/// Serves one request, and tells whether the connection stays; `None` at its end.
fn one(
    (record, hold): (&impl Fn(Vec<u8>), &impl Fn()),
    port: u16,
    reader: &mut impl BufRead,
    writer: &mut impl Write,
) -> Option<bool> {
    let mut raw = Vec::new();
    while !raw.ends_with(b"\r\n\r\n") {
        if reader.read_until(b'\n', &mut raw).ok()? == 0 {
            if !raw.is_empty() {
                record(raw);
            }
            return None;
        }
    }
    let head = String::from_utf8_lossy(&raw).into_owned();
    let header = |name: &str| {
        let prefix = format!("{name}:");
        let line = head.lines().find(|line| line.to_ascii_lowercase().starts_with(&prefix));
        line.map(|line| line[prefix.len()..].trim().to_owned())
    };
    let line = head.lines().next().unwrap_or_default().to_owned();
    let is_early = line.contains("/early") || line.contains("/unasked") && header("expect").is_some();
    if header("expect").is_some() && !is_early {
        writer.write_all(b"HTTP/1.1 100 Continue\r\n\r\n").ok()?;
    }
    let whole = is_early || body(reader, &mut raw, header("content-length"), header("transfer-encoding")).is_some();
    record(raw);
    if !whole {
        return None;
    }
    if line.contains("/slow") {
        std::thread::sleep(Duration::from_millis(20));
    }
    let (reply, keep) = reply(&line, &head, port);
    if !keep && !is_early {
        hold();
    }
    writer.write_all(&reply).ok()?;
    writer.flush().ok()?;
    if !keep && is_early {
        // What nobody has read when a connection is closed makes the reply before it be lost.
        std::io::copy(reader, &mut std::io::sink()).ok()?;
    }
    Some(keep && !head.starts_with("HTTP/1.0"))
}

fn body(reader: &mut impl BufRead, raw: &mut Vec<u8>, length: Option<String>, coding: Option<String>) -> Option<()> {
    if coding.is_some_and(|coding| coding.to_ascii_lowercase().contains("chunked")) {
        loop {
            let start = raw.len();
            reader.read_until(b'\n', raw).ok().filter(|&read| read > 0)?;
            let line = String::from_utf8_lossy(&raw[start..]).trim().to_owned();
            let size = usize::from_str_radix(&line, 16).ok()?;
            read(reader, raw, size + 2)?;
            if size == 0 {
                return Some(());
            }
        }
    }
    read(reader, raw, length.and_then(|length| length.parse().ok()).unwrap_or(0))
}

fn read(reader: &mut impl BufRead, raw: &mut Vec<u8>, size: usize) -> Option<()> {
    let taken = reader.take(size as u64).read_to_end(raw).ok()?;
    (taken == size).then_some(())
}

fn whole(status: &str, headers: &str, body: &[u8]) -> (Vec<u8>, bool) {
    let head = format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\n\r\n", body.len());
    ([head.as_bytes(), body].concat(), true)
}

/// The reply to a request, and whether the connection stays.
fn reply(line: &str, head: &str, port: u16) -> (Vec<u8>, bool) {
    let mut words = line.split(' ');
    let method = words.next().unwrap_or_default();
    let target = words.next().unwrap_or_default();
    if method == "CONNECT" {
        let fine = || (b"HTTP/1.1 200 Fine\r\nX-Proxy: yes\r\n\r\n".to_vec(), true);
        return replies::connected(target, head, port).unwrap_or_else(fine);
    }
    let path = match target.split_once("://") {
        Some((_, rest)) => &rest[rest.find('/').unwrap_or(0)..],
        None => target,
    };
    let (mut reply, keep) = replies::reply(path, head, port).unwrap_or_else(|| by_path(path, port));
    if method == "HEAD"
        && let Some(end) = reply.windows(4).position(|window| window == b"\r\n\r\n")
    {
        reply.truncate(end + 4);
    }
    (reply, keep)
}

fn by_path(path: &str, port: u16) -> (Vec<u8>, bool) {
    let segments: Vec<_> = path.trim_start_matches('/').splitn(3, '/').collect();
    let plain = "Content-Type: text/plain\r\n";
    match segments.as_slice() {
        ["redirect", code, to] => whole(&format!("{code} Moved"), &format!("Location: /{to}\r\n"), b"moved\n"),
        ["relative", code, to] => whole(&format!("{code} Moved"), &format!("location: {to}\r\n"), b""),
        ["elsewhere", code, to] => {
            let location = format!("Location: http://localhost:{port}/{to}\r\n");
            whole(&format!("{code} Moved"), &location, b"moved\n")
        }
        ["blank", code, ..] => whole(&format!("{code} Moved"), "Location: /a b?c d\r\n", b""),
        ["status", code, ..] => whole(&format!("{code} So it is"), plain, b"sorry\n"),
        ["chunked", ..] => (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\nT: u\r\n\r\n"
                .to_vec(),
            true,
        ),
        ["close", ..] => (b"HTTP/1.1 200 OK\r\nX-A: b\r\n\r\nuntil the end".to_vec(), false),
        ["old", ..] => (b"HTTP/1.0 200 OK\r\nx-Case:   kept\r\nContent-Length: 3\r\n\r\nold".to_vec(), false),
        ["lines", ..] => (b"HTTP/1.1 200 OK\nContent-Length: 5\nX: y\n\nlines".to_vec(), true),
        ["reason", ..] => (b"HTTP/1.1 299 Strange but true\r\nContent-Length: 0\r\n\r\n".to_vec(), true),
        ["noreason", ..] => (b"HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok".to_vec(), true),
        ["nothing", ..] => (b"HTTP/1.1 204 No Content\r\nX: y\r\n\r\n".to_vec(), true),
        ["hints", ..] => (
            b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".to_vec(),
            true,
        ),
        ["folded", ..] => (b"HTTP/1.1 200 OK\r\nX-Long: one\r\n  two\r\nContent-Length: 2\r\n\r\nok".to_vec(), true),
        ["mute", ..] => (Vec::new(), false),
        ["short", ..] => (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfour".to_vec(), false),
        ["badchunk", ..] => (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n".to_vec(), false),
        ["ancient", ..] => (b"no head at all\n".to_vec(), false),
        ["early", ..] => {
            (b"HTTP/1.1 413 Too much\r\nContent-Length: 4\r\nConnection: close\r\n\r\nstop".to_vec(), false)
        }
        ["gzip", ..] => whole("200 OK", "Content-Encoding: gzip\r\n", GZIP),
        ["deflate", ..] => whole("200 OK", "Content-Encoding: deflate\r\n", DEFLATE),
        ["zstd", ..] => whole("200 OK", "Content-Encoding: zstd\r\n", ZSTD),
        ["br", ..] => whole("200 OK", "Content-Encoding: br\r\n", BROTLI),
        ["unknown", ..] => whole("200 OK", "Content-Encoding: sdch\r\n", b"hello\n"),
        ["broken", ..] => whole("200 OK", "Content-Encoding: gzip\r\n", b"no gzip here"),
        ["etag", ..] => {
            whole("200 OK", "ETag: \"abc\"\r\nLast-Modified: Mon, 01 Jan 2024 00:00:00 GMT\r\n", b"tagged\n")
        }
        ["cookie", ..] => whole("200 OK", "Set-Cookie: a=b; Path=/\r\n", b"cookie\n"),
        ["json", ..] => whole("200 OK", "Content-Type: application/json\r\n", b"{\"a\":1}"),
        ["disposition", ..] => {
            whole("200 OK", "Content-Disposition: attachment; filename=\"given.txt\"\r\n", b"named\n")
        }
        _ => whole("200 OK", plain, b"hello\n"),
    }
}

/// `hello hello hello`, and a line end, in the encodings that curl undoes.
const GZIP: &[u8] =
    b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xcbH\xcd\xc9\xc9W\xc8@\x90\x5c\x00;|\x8a\xdf\x12\x00\x00\x00";
const DEFLATE: &[u8] = b"x\x9c\xcbH\xcd\xc9\xc9W\xc8@\x90\x5c\x00@\xb5\x06\x87";
const ZSTD: &[u8] = b"(\xb5/\xfd \x12\x91\x00\x00hello hello hello\x0a";
const BROTLI: &[u8] = b"\x10\x01\x10hello hello hello\x0a\x03";
