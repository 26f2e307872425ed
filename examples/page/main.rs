//! Builds the page and the npm package: `cargo run --example page -- [--serve] [FOLDER]`.
//!
//! `FOLDER/site` is for any host of static files, `FOLDER/npm` for `npm publish`; `FOLDER` is `target/page` if none is
//! named. With `--serve`, the page is then served on this machine alone. Wants nothing but cargo and
//! `rustup target add wasm32-unknown-unknown`.

mod host;
mod site;

use std::env;
use std::error::Error;
use std::net::TcpListener;
use std::path::PathBuf;

/// Where the page is served.
const ADDRESS: &str = "127.0.0.1:8017";

fn main() -> Result<(), Box<dyn Error>> {
    let (options, folders): (Vec<_>, Vec<_>) = env::args().skip(1).partition(|argument| argument.starts_with("--"));
    if let Some(unknown) = options.iter().find(|option| *option != "--serve") {
        return Err(format!("there is no option `{unknown}`, only `--serve`").into());
    }
    let folder = folders.first().map_or_else(|| site::target().join("page"), PathBuf::from);
    let built = site::build(&folder)?;
    println!("{built}");
    if options.is_empty() {
        return Ok(());
    }
    let listener = TcpListener::bind(ADDRESS)?;
    println!("http://{ADDRESS}/");
    host::serve(listener.incoming().flatten(), &folder.join("site"));
    Ok(())
}
