//! HTTP/2 against a server on the loopback: which requests share a connection.

use std::convert::Infallible;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use hyper::body::Incoming;
use hyper::server::conn::http2;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::net::TcpListener;

use super::compare::{Version, curl_version};
use crate::program::uncurly;

/// The release from which on a second request without TLS goes out at all; earlier ones take the connection and fail.
const SENDS_MORE_STREAMS: Version = (8, 1, 0);

/// A server that speaks HTTP/2 only; its port, and how many connections there were.
fn serve() -> (u16, Arc<AtomicUsize>) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("the loopback has a free port");
    let port = listener.local_addr().expect("a bound socket has an address").port();
    listener.set_nonblocking(true).expect("a socket can be made so");
    let met = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&met);
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let listener = TcpListener::from_std(listener).expect("a socket that does not block");
            while let Ok((stream, _)) = listener.accept().await {
                count.fetch_add(1, Ordering::SeqCst);
                let connection =
                    http2::Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), service_fn(reply));
                tokio::spawn(connection);
            }
        });
    });
    (port, met)
}

async fn reply(request: Request<Incoming>) -> Result<Response<String>, Infallible> {
    let path = request.uri().path().to_owned();
    let moved = path.starts_with("/moved").then_some(("location", "/there"));
    let lost = path.starts_with("/lost").then_some(404);
    let builder = Response::builder().status(if moved.is_some() { 302 } else { lost.unwrap_or(200) });
    let builder = moved.into_iter().fold(builder, |builder, (name, value)| builder.header(name, value));
    Ok(builder.body(format!("{} {path}\n", request.method())).expect("a good head"))
}

/// Runs `line` by `run`, and by curl where that can do it; both write `stdout` over as many connections as `expected`.
#[track_caller]
fn check(line: &str, stdout: &str, expected: usize) {
    let (port, met) = serve();
    let line = line.replace("%U", &format!("http://127.0.0.1:{port}")).replace("%2", "--http2-prior-knowledge");
    let program = uncurly().stdin(format!("curl {line}\n"));
    program.args(["run", "-", "--as-written", "--allow", "all", "--yes"]).run().stdout(stdout);
    assert_eq!(met.swap(0, Ordering::SeqCst), expected, "{line}");
    if curl_version().is_some_and(|version| version >= SENDS_MORE_STREAMS) {
        let output = Command::new("curl").arg("-q").args(line.split(' ')).output().expect("curl runs");
        assert_eq!(String::from_utf8_lossy(&output.stdout), stdout, "curl: {line}");
        assert_eq!(met.load(Ordering::SeqCst), expected, "curl: {line}");
    }
}

#[test]
fn streams_share_a_connection() {
    check("%2 %U/a %U/b", "GET /a\nGET /b\n", 1);
    check("%2 %U/a --next %2 -d x=y %U/b", "GET /a\nPOST /b\n", 1);
    check("%2 -L %U/moved %U/b", "GET /there\nGET /b\n", 1);
    check("%2 -f %U/lost --next %2 %U/b", "GET /b\n", 1);
    check("%2 -o /dev/null --max-filesize 2 %U/a --next %2 %U/b", "GET /b\n", 1);
    check("%2 -w %{num_connects} %U/a %U/b", "GET /a\n1GET /b\n0", 1);
}
