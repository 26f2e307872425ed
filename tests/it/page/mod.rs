//! The library in WebAssembly: what Node and a real browser make of it, where they are installed.

mod axe;
mod browser;
#[path = "../../../examples/page/host.rs"]
mod host;
mod links;
mod package;
mod paste;
#[path = "../../../examples/page/site.rs"]
mod site;
mod tabs;

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::{env, thread};

/// Whether `program` is installed. Where `TOOLS=all` says that every program is, it must be.
#[track_caller]
fn is_installed(program: &str) -> bool {
    let started = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    found(started.is_ok_and(|status| status.success()), program)
}

#[track_caller]
fn found(is_there: bool, what: &str) -> bool {
    assert!(is_there || env::var_os("TOOLS").is_none_or(|tools| tools != "all"), "`{what}` is missing");
    is_there
}

/// Where the page and the package are; built once.
fn built() -> &'static PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let folder = site::target().join("page-test");
        site::build(&folder).unwrap_or_else(|error| panic!("{error}"));
        folder
    })
}

/// A host of the page.
struct Host {
    /// Its address; ends with `/`.
    origin: String,
    is_gone: AtomicBool,
}

/// The host of all who want no more than one.
fn host() -> &'static Host {
    static HOST: OnceLock<&Host> = OnceLock::new();
    HOST.get_or_init(Host::start)
}

impl Host {
    /// A host of its own, to the end of all tests.
    fn start() -> &'static Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let origin = format!("http://{}/", listener.local_addr().expect("it is bound"));
        let host: &'static Self = Box::leak(Box::new(Self { origin, is_gone: AtomicBool::new(false) }));
        let folder = built().join("site");
        thread::spawn(move || {
            let streams = listener.incoming().flatten().take_while(|_| !host.is_gone.load(Ordering::Relaxed));
            host::serve(streams, &folder);
        });
        host
    }

    /// Answers nobody any more.
    fn leave(&self) {
        self.is_gone.store(true, Ordering::Relaxed);
    }
}
