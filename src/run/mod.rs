//! Sends a request as curl would, byte for byte. The only module that knows tokio, rustls and hyper.
//!
//! It runs no other program, asks nothing, and does nothing that was not [allowed](Permission);
//! how results are worded for a terminal is the command line's business.

mod address;
mod body;
mod carriage;
mod conditions;
mod content;
mod cookies;
mod date;
mod delivery;
mod detour;
mod digest;
mod encode;
mod exchange;
mod extras;
mod headers;
mod ipfs;
mod login;
mod meter;
mod moment;
mod multipart;
mod netrc;
mod passwords;
mod permission;
mod prepared;
mod proxy;
mod redirect;
mod reply;
mod retry;
mod send;
mod session;
mod shown;
mod sigv4;
mod stop;
mod stream;
mod unfold;
mod upgrades;
mod url;
mod variables;
mod wire;
mod wires;
mod world;
mod write_out;

use content::Content;
use headers::Header;
pub use meter::{Progress, Watcher};
pub use passwords::{Ask, Passwords};
pub use permission::{Permission, Permissions};
pub use prepared::{Danger, Prepared};
pub use send::Outcome;
pub use session::{Session, Transfer, asks_curl};
pub use stop::{REFUSED, Stop};
use url::Url;
pub use variables::Variables;
pub use world::{Piped, Stdin, Stdout, World};
