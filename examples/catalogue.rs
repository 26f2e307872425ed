//! Makes the tables of Cloudflare's operations anew: `cargo run --example catalogue -- OPENAPI.json SOURCE [FOLDER]`.
//!
//! `SOURCE` is what the first line of each table says of the document: its name and day. `FOLDER` is
//! where they are written, `grammar/` if none is named. Tells what has
//! changed, and what in the document was not understood.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use uncurly::knowledge::catalogue::Catalogue;
use uncurly::knowledge::openapi::{changes, read};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = env::args().skip(1);
    let (Some(file), Some(source)) = (args.next(), args.next()) else { return Err("say FILE and SOURCE".into()) };
    let grammar = Path::new(env!("CARGO_MANIFEST_DIR")).join("grammar");
    let reading = read(&fs::read_to_string(file)?, &fs::read_to_string(grammar.join("mends.tsv"))?);
    let folder = args.next().map_or(grammar, PathBuf::from);
    fs::create_dir_all(&folder)?;
    for (name, text) in reading.tables.files(&source) {
        fs::write(folder.join(name), text)?;
    }
    let changes = changes(Catalogue::cloudflare(), &reading.tables.catalogue());
    println!("{changes}");
    for misread in reading.misread {
        eprintln!("{}: {}", misread.place, misread.what);
    }
    Ok(())
}
