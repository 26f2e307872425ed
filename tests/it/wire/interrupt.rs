//! A run that is broken off (Ctrl-C) leaves what curl leaves.
#![cfg(unix)]

use std::io::{Read, Write};
use std::net::TcpListener;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::compare::curl_version;
use crate::program::Folder;

/// A server that begins a body and goes no further; its port, and word of each body that was begun.
fn serve() -> (u16, Receiver<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("the loopback has a free port");
    let port = listener.local_addr().expect("a bound socket has an address").port();
    let (begun, word) = channel();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let mut byte = [0];
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") && stream.read_exact(&mut byte).is_ok() {
                head.push(byte[0]);
            }
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
            let _ = begun.send(());
            // The connection stays until the client is gone.
            let _ = stream.read(&mut byte);
        }
    });
    (port, word)
}

fn broken_off(command: &mut Command, folder: &Folder, begun: &Receiver<()>) -> (ExitStatus, Vec<(String, String)>) {
    let command = command.current_dir(folder.path()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().expect("the program starts");
    begun.recv_timeout(Duration::from_secs(10)).expect("the program asks");
    // The bytes that are on their way are to arrive first.
    std::thread::sleep(Duration::from_millis(300));
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(killed.is_ok_and(|status| status.success()));
    let status = child.wait().expect("the program ends");
    let entries = std::fs::read_dir(folder.path()).expect("the folder is there");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned())
        .filter(|name| name != "command")
        .map(|name| (name.clone(), folder.read(&name)))
        .collect();
    files.sort();
    (status, files)
}

#[test]
fn an_interrupt_leaves_what_curl_leaves() {
    let (port, begun) = serve();
    for options in ["-o out", "-o out -D heads", "--remove-on-error -o out", "-c jar -o out"] {
        let line = format!("{options} http://127.0.0.1:{port}/");
        let folder = Folder::new();
        let command = folder.write("command", format!("curl {line}\n")).path().join("command");
        let mut own = Command::new(env!("CARGO_BIN_EXE_uncurly"));
        own.args(["run", "--as-written", "--allow", "all", "--yes"]).arg(command);
        let (status, files) = broken_off(&mut own, &folder, &begun);
        assert_eq!(status.signal().or(status.code().map(|code| code - 128)), Some(2), "{line}: {status}");
        if curl_version().is_some() {
            let mut curl = Command::new("sh");
            curl.arg("-c").arg(format!("exec curl -sq {line}"));
            let expected = broken_off(&mut curl, &Folder::new(), &begun).1;
            // curl loses what it had gathered for its next write.
            let alike = |((name, text), (other, begin)): (&(String, String), &(String, String))| {
                name == other && text.starts_with(begin.as_str())
            };
            let same = files.len() == expected.len() && files.iter().zip(&expected).all(alike);
            assert!(same, "{line}: {files:?}, not {expected:?}");
        }
    }
}
