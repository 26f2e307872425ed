//! Proxies that hand a connection through (SOCKS, `CONNECT`, over TLS too), and what they are told.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::compare::curl_version;
use super::tls::{self, ALL, Authority, Clients};
use crate::program::Folder;

/// A proxy and the server behind it, whatever the target.
struct Proxy {
    port: u16,
    heard: Arc<Mutex<Vec<u8>>>,
}

/// How a proxy is spoken to.
#[derive(Clone)]
enum Speech {
    Plain,
    Tls(Arc<ServerConfig>),
}

impl Proxy {
    /// One that connects to `target`, wherever it is told to.
    fn new(target: u16, speech: Speech) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("the loopback has a free port");
        let port = listener.local_addr().expect("a bound socket has an address").port();
        let heard = Arc::<Mutex<Vec<u8>>>::default();
        let kept = Arc::clone(&heard);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
                let Ok(socket) = stream.try_clone() else { return };
                let _ = match &speech {
                    Speech::Plain => hand_through(stream, &socket, target, &kept),
                    Speech::Tls(config) => {
                        let connection = ServerConnection::new(Arc::clone(config)).expect("a good configuration");
                        hand_through(StreamOwned::new(connection, stream), &socket, target, &kept)
                    }
                };
            }
        });
        Self { port, heard }
    }

    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.heard.lock().expect("no thread fails"))
    }
}

fn hand_through(
    mut client: impl Read + Write,
    socket: &TcpStream,
    target: u16,
    heard: &Mutex<Vec<u8>>,
) -> io::Result<()> {
    let mut first = [0];
    client.read_exact(&mut first)?;
    let mut told = first.to_vec();
    let answered = match first[0] {
        4 => socks4(&mut client, &mut told),
        5 => socks5(&mut client, &mut told),
        _ => connect(&mut client, &mut told),
    };
    heard.lock().expect("no thread fails").extend(&told);
    answered?;
    socket.set_read_timeout(Some(TURN))?;
    relay(client, TcpStream::connect(("127.0.0.1", target))?)
}

/// Takes in bytes until `done` says that they are all.
fn take(client: &mut impl Read, told: &mut Vec<u8>, done: impl Fn(&[u8]) -> bool) -> io::Result<()> {
    let mut byte = [0];
    while !done(told) {
        client.read_exact(&mut byte)?;
        told.push(byte[0]);
    }
    Ok(())
}

fn connect(client: &mut (impl Read + Write), told: &mut Vec<u8>) -> io::Result<()> {
    take(client, told, |told| told.ends_with(b"\r\n\r\n"))?;
    client.write_all(b"HTTP/1.1 200 Through\r\n\r\n")
}

fn socks4(client: &mut (impl Read + Write), told: &mut Vec<u8>) -> io::Result<()> {
    take(client, told, |told| {
        let named = told.len() > 8 && told[4..7] == [0; 3] && told[7] != 0;
        told.iter().skip(8).filter(|&&byte| byte == 0).count() == if named { 2 } else { 1 }
    })?;
    client.write_all(&[0, 0x5a, 0, 0, 0, 0, 0, 0])
}

fn socks5(client: &mut (impl Read + Write), told: &mut Vec<u8>) -> io::Result<()> {
    take(client, told, |told| told.len() > 1 && told.len() == 2 + usize::from(told[1]))?;
    // Whether a curl offers GSS-API (1) too is a matter of how it was built.
    let asks = told[2..].contains(&2);
    told.splice(1.., if asks { vec![2, 0, 2] } else { vec![1, 0] });
    client.write_all(&[5, if asks { 2 } else { 0 }])?;
    if asks {
        let start = told.len();
        take(client, told, |told| {
            let told = &told[start..];
            let name = told.get(1).map(|&size| usize::from(size));
            let secret = name.and_then(|name| told.get(2 + name).map(|&size| 3 + name + usize::from(size)));
            secret == Some(told.len())
        })?;
        client.write_all(&[1, 0])?;
    }
    let start = told.len();
    take(client, told, |told| {
        let told = &told[start..];
        let size = match told.get(3) {
            Some(1) => Some(10),
            Some(4) => Some(22),
            _ => told.get(4).map(|&size| 7 + usize::from(size)),
        };
        size == Some(told.len())
    })?;
    client.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0])
}

/// How long one side is waited for before the other one is looked at.
const TURN: Duration = Duration::from_millis(5);

/// Carries bytes both ways until one side is closed.
fn relay(mut client: impl Read + Write, mut server: TcpStream) -> io::Result<()> {
    server.set_read_timeout(Some(TURN))?;
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(10) {
        let heard = [carry(&mut client, &mut server)?, carry(&mut server, &mut client)?];
        if heard.contains(&Some(0)) {
            return server.shutdown(Shutdown::Both);
        }
    }
    Ok(())
}

/// Carries what `from` has now to `to`: how many bytes, none at its end; nothing where it has none yet.
fn carry(from: &mut impl Read, to: &mut impl Write) -> io::Result<Option<usize>> {
    let mut block = [0; 16 << 10];
    match from.read(&mut block) {
        Ok(size) => {
            to.write_all(&block[..size])?;
            to.flush()?;
            Ok(Some(size))
        }
        Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => Ok(None),
        Err(error) => Err(error),
    }
}

/// A server without TLS that answers each request with `plain`; its port.
fn plain() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("the loopback has a free port");
    let port = listener.local_addr().expect("a bound socket has an address").port();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let mut head = Vec::new();
            let _ = take(&mut stream, &mut head, |head| head.ends_with(b"\r\n\r\n"));
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nplain");
        }
    });
    port
}

/// What a program wrote, the code it ended with, and what the proxy was told meanwhile.
type Deed = (String, Option<i32>, String);

fn deed(command: &mut Command, proxy: &Proxy, folder: &Folder) -> Deed {
    let command = command.current_dir(folder.path()).stdin(Stdio::null());
    let output = command.output().expect("the program runs");
    let told = proxy.take();
    let lines = told.split_inclusive(|&byte| byte == b'\n').map(String::from_utf8_lossy);
    let named = |line: &str| {
        let own = line.starts_with("User-Agent: curl/") || line.starts_with("User-Agent: uncurly/");
        if own { "User-Agent: its own\r\n".to_owned() } else { line.escape_debug().to_string() }
    };
    let told = lines.map(|line| named(&line));
    (String::from_utf8_lossy(&output.stdout).into_owned(), output.status.code(), told.collect())
}

/// Both programs do the same for `line`, and the transfer comes off.
#[track_caller]
fn same(line: &str, proxy: &Proxy, folder: &Folder) {
    let line = line.replace("%P", &proxy.port.to_string());
    let command = folder.write("command", format!("curl {line}\n")).path().join("command");
    let mut own = Command::new(env!("CARGO_BIN_EXE_uncurly"));
    let own = deed(own.args(["run", "--as-written", "--allow", "all", "--yes"]).arg(command), proxy, folder);
    assert!(matches!(own, (ref out, Some(0), _) if ["plain", "secure"].contains(&out.as_str())), "{line}: {own:?}");
    if curl_version().is_some() {
        let mut curl = Command::new("sh");
        assert_eq!(own, deed(curl.arg("-c").arg(format!("exec curl -sq {line}")), proxy, folder), "{line}");
    }
}

#[test]
fn socks_proxies_are_told_what_curl_tells_them() {
    let proxy = Proxy::new(plain(), Speech::Plain);
    let folder = Folder::new();
    for line in [
        "--socks4 127.0.0.1:%P http://127.0.0.1:7/",
        "--socks4a 127.0.0.1:%P http://name.invalid/",
        "--socks5 127.0.0.1:%P http://127.0.0.1:7/",
        "--socks5-hostname 127.0.0.1:%P http://name.invalid:81/",
        "-x socks4://127.0.0.1:%P http://127.0.0.1:7/",
        "-x socks4a://me@127.0.0.1:%P http://name.invalid/",
        "-x socks5://127.0.0.1:%P http://127.0.0.1:7/",
        "-x socks5h://me:secret@127.0.0.1:%P http://name.invalid/",
        "--socks5-hostname 127.0.0.1:%P -U me:secret http://name.invalid/",
        "--socks5-hostname 127.0.0.1:%P http://127.0.0.1:7/",
        "--socks5 127.0.0.1:%P 'http://[::1]:7/'",
        "--socks5-hostname 127.0.0.1:%P --connect-to ::other.invalid:82 http://name.invalid/",
    ] {
        same(line, &proxy, &folder);
    }
}

#[test]
fn servers_with_tls_are_reached_through_proxies() {
    let authority = Authority::new();
    let server = tls::serve(&authority, "localhost", Clients::Any, ALL);
    let folder = tls::folder(&authority);
    let proxy = Proxy::new(server, Speech::Plain);
    for line in [
        "-x 127.0.0.1:%P --cacert ca.pem https://localhost:7/",
        "-x me:secret@127.0.0.1:%P --proxy-header 'X: y' --cacert ca.pem https://localhost/",
        "--socks5-hostname 127.0.0.1:%P --cacert ca.pem https://localhost:7/",
        "-x 127.0.0.1:%P --http1.1 -A me -H 'X: y' --cacert ca.pem https://localhost:7/",
        "-x 127.0.0.1:%P --http1.1 -H 'User-Agent: me' --cacert ca.pem https://localhost:7/",
        "-x 127.0.0.1:%P --http1.1 -H 'User-Agent:' --cacert ca.pem https://localhost:7/",
        "-x 127.0.0.1:%P --http1.1 -A one -H 'User-Agent: two' --cacert ca.pem https://localhost:7/",
        "-x 127.0.0.1:%P --http1.1 -A one --proxy-header 'User-Agent: two' --cacert ca.pem https://localhost:7/",
    ] {
        same(line, &proxy, &folder);
    }
}

#[test]
fn proxies_are_spoken_to_over_tls() {
    let authority = Authority::new();
    let folder = tls::folder(&authority);
    let speech = || Speech::Tls(tls::config(&authority, "localhost", Clients::Any, ALL));
    let proxy = Proxy::new(plain(), speech());
    same("-px https://localhost:%P --proxy-cacert ca.pem http://name.invalid/", &proxy, &folder);
    same("-px https://me:secret@localhost:%P --proxy-insecure http://name.invalid/", &proxy, &folder);
}
