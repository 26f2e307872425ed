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

/// Where the page is served; the address ends with `/`.
fn origin() -> &'static str {
    static ORIGIN: OnceLock<String> = OnceLock::new();
    ORIGIN.get_or_init(|| {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = listener.local_addr().expect("it is bound");
        let folder = built().join("site");
        thread::spawn(move || host::serve(&listener, &folder));
        format!("http://{address}/")
    })
}
