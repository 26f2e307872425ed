//! HTTP/2 against a server on the loopback that tells what it was sent.

use std::convert::Infallible;
use std::pin::Pin;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame};
use hyper::body::Incoming;
use hyper::server::conn::http2;
use hyper::service::service_fn;
use hyper::{Method, Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use super::compare::curl_version;
use super::tls::{self, ALL, Authority, Clients};
use crate::program::Folder;

/// The whole of a body.
struct Whole(Option<Bytes>);

impl Body for Whole {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.take().map(|bytes| Ok(Frame::data(bytes))))
    }
}

/// The request as text, the fields that may differ left out.
async fn told(request: Request<Incoming>) -> Result<Response<Whole>, hyper::Error> {
    let (head, mut body) = request.into_parts();
    let mut bytes = Vec::new();
    while let Some(frame) = std::future::poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        bytes.extend(frame?.into_data().unwrap_or_default());
    }
    let fields = head.headers.iter().filter(|(name, _)| *name != "user-agent");
    let mut lines: Vec<_> = fields.map(|(name, value)| format!("{name}: {value:?}")).collect();
    lines.sort();
    let text = format!("{} {}\n{}\n\n{}", head.method, head.uri, lines.join("\n"), String::from_utf8_lossy(&bytes));
    let mut response = Response::builder().header("x-reply", "yes");
    if head.uri.path() == "/moved" {
        response = response.status(302).header("location", "/there");
    }
    let text = (head.method != Method::HEAD).then(|| text.into());
    Ok(response.body(Whole(text)).expect("a good response"))
}

async fn answer(stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static) {
    let service = service_fn(told);
    let _ = http2::Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), service).await;
}

/// A server that speaks nothing but HTTP/2, over TLS where it has a way to; its port.
fn serve(acceptor: Option<TlsAcceptor>) -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("the loopback has a free port");
    listener.set_nonblocking(true).expect("a socket can be so");
    let port = listener.local_addr().expect("a bound socket has an address").port();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("it starts");
        runtime.block_on(async {
            let listener = TcpListener::from_std(listener).expect("a good socket");
            while let Ok((stream, _)) = listener.accept().await {
                match acceptor.clone() {
                    None => drop(tokio::spawn(answer(stream))),
                    Some(acceptor) => drop(tokio::spawn(async move {
                        if let Ok(stream) = acceptor.accept(stream).await {
                            answer(stream).await;
                        }
                    })),
                }
            }
        });
    });
    port
}

/// Both programs have the same reply to `line`, which says what they sent.
#[track_caller]
fn same(line: &str, folder: &Folder) {
    let command = folder.write("command", format!("curl {line}\n")).path().join("command");
    let mut own = Command::new(env!("CARGO_BIN_EXE_uncurly"));
    own.args(["run", "--as-written", "--allow", "all", "--yes"]).arg(command);
    let done = |command: &mut Command| {
        let output = command.current_dir(folder.path()).stdin(Stdio::null()).output().expect("the program runs");
        let lines = String::from_utf8_lossy(&output.stdout).into_owned();
        let lines = lines.lines().filter(|line| !line.starts_with("date:")).map(|line| format!("{line}\n"));
        (lines.collect::<String>(), output.status.code())
    };
    let own = done(&mut own);
    assert!(own.1 == Some(0) && !own.0.is_empty(), "{line}: {own:?}");
    let speaks = Command::new("curl")
        .arg("--version")
        .output()
        .is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("HTTP2"));
    if speaks && curl_version().is_some() {
        let mut curl = Command::new("sh");
        assert_eq!(own, done(curl.arg("-c").arg(format!("exec curl -sq {line}"))), "{line}");
    }
}

const LINES: &[&str] = &[
    "U/a?b=c -w '%{http_version} %{http_code}'",
    "-i U/",
    "-I U/",
    "-d a=b U/",
    "-X DELETE -H 'X-Own: Value' -H 'Accept:' U/x",
    "--json '{\"a\": 1}' U/",
    "-T lines U/",
    "-T lines -H 'Content-Type: text/plain' U/up",
    "-H 'Host: other.invalid' U/",
    "-u me:secret -b 'a=1; b=2' -A me -e http://r.invalid/ U/",
    "-H 'Connection: close' -H 'Upgrade: x' -H 'X: y' U/",
    "--compressed U/",
    "--request-target /other U/",
    "-G -d a=b U/?c=d",
];

/// What earlier releases than 8.22 send without its length.
const LATER: &str = "-d @lines -H 'Transfer-Encoding: chunked' U/";

/// Several requests on a connection, at which curl 7.88 fails where it was told that HTTP/2 is spoken.
const SEVERAL: &[&str] = &["-L U/moved", "U/1 U/2"];

#[test]
fn requests_go_over_http_2_as_with_curl() {
    let authority = Authority::new();
    let folder = tls::folder(&authority);
    folder.write("lines", "1\r\n2\n");
    let mut config = (*tls::config(&authority, "localhost", Clients::Any, ALL)).clone();
    config.alpn_protocols = vec![b"h2".to_vec()];
    let secure = serve(Some(TlsAcceptor::from(Arc::new(config))));
    let known = serve(None);
    for line in LINES.iter().chain(SEVERAL) {
        same(&format!("--cacert ca.pem {}", line.replace("U/", &format!("https://localhost:{secure}/"))), &folder);
    }
    let later = curl_version().is_none_or(|version| version >= (8, 22, 0)).then_some(&LATER);
    for line in LINES.iter().chain(later) {
        same(
            &format!("--http2-prior-knowledge {}", line.replace("U/", &format!("http://127.0.0.1:{known}/"))),
            &folder,
        );
    }
}
