//! Bodies are not held in memory, however large.
#![cfg(target_os = "linux")]

use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::{Command, Stdio};

use crate::program::Folder;

/// How large the bodies are; larger by far than what the program may hold.
const SIZE: u64 = 192 << 20;

/// The most that the program may hold.
const MOST: u64 = 64 << 20;

/// A server that takes in any body and answers with one of [`SIZE`]; its port.
fn serve() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("the loopback has a free port");
    let port = listener.local_addr().expect("a bound socket has an address").port();
    std::thread::spawn(move || {
        let block = vec![b'x'; 1 << 20];
        for mut stream in listener.incoming().map_while(Result::ok) {
            let mut head = Vec::new();
            let mut byte = [0];
            while !head.ends_with(b"\r\n\r\n") && stream.read_exact(&mut byte).is_ok() {
                head.push(byte[0]);
            }
            let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
            if head.contains("expect:") {
                let _ = stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n");
            }
            let length = head.split_once("content-length: ").and_then(|(_, rest)| rest.lines().next()?.parse().ok());
            let Ok(taken) = std::io::copy(&mut (&mut stream).take(length.unwrap_or(0)), &mut std::io::sink()) else {
                continue;
            };
            if head.starts_with("get") {
                let _ = stream.write_all(format!("HTTP/1.1 200 OK\r\nContent-Length: {SIZE}\r\n\r\n").as_bytes());
                for _ in 0..SIZE / block.len() as u64 {
                    let _ = stream.write_all(&block);
                }
            } else {
                let told = taken.to_string();
                let reply = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{told}", told.len());
                let _ = stream.write_all(reply.as_bytes());
            }
        }
    });
    port
}

/// What `line` writes, and the most memory that was held meanwhile.
fn run(folder: &Folder, line: &str) -> (String, u64) {
    let command = folder.write("command", format!("curl {line}\n")).path().join("command");
    let mut child = Command::new(env!("CARGO_BIN_EXE_uncurly"))
        .args(["run", "--as-written", "--allow", "all", "--yes"])
        .arg(command)
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stdin(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut most = 0;
    let status = format!("/proc/{}/status", child.id());
    while child.try_wait().expect("a child can be waited for").is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let peak = text.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
        most = most.max(peak.unwrap_or(0) << 10);
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let mut stdout = String::new();
    child.stdout.take().expect("it is piped").read_to_string(&mut stdout).expect("the reply is UTF-8");
    (stdout, most)
}

#[test]
fn large_bodies_are_not_held() {
    let folder = Folder::new();
    let file = std::fs::File::create(folder.path().join("large")).expect("a file can be made");
    file.set_len(SIZE).expect("it may have holes");
    let url = format!("http://127.0.0.1:{}/", serve());
    for line in ["-T large", "--data-binary @large", "-F f=@large"] {
        let (stdout, most) = run(&folder, &format!("-s {line} {url}"));
        let told: u64 = stdout.parse().unwrap_or(0);
        assert!((SIZE..SIZE + 1000).contains(&told), "{line}: {told} bytes came");
        assert!(most > 0 && most < MOST, "{line}: {most} bytes");
    }
    let (_, most) = run(&folder, &format!("-s {url} -o out"));
    let size = std::fs::metadata(folder.path().join("out")).expect("the file is there").len();
    assert!(size == SIZE && most < MOST, "{size} bytes came, {most} were held");
}
