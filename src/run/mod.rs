//! Sends a request as curl would, through reqwest. The only module that knows reqwest and tokio.
//!
//! It runs no other program, asks nothing, and does nothing that was not [allowed](Permission);
//! how results are worded for a terminal is the command line's business.

mod address;
mod body;
mod carriage;
mod client;
mod delivery;
mod encode;
mod exchange;
mod headers;
mod multipart;
mod permission;
mod prepared;
mod proxy;
mod redirect;
mod retry;
mod send;
mod shown;
mod stop;
mod variables;
mod world;
mod write_out;

pub use permission::{Permission, Permissions};
pub use prepared::{Danger, Prepared, prepare};
pub use send::{Outcome, send};
pub use stop::{REFUSED, Stop};
pub use variables::Variables;
pub use world::{Stdin, Stdout, World};
