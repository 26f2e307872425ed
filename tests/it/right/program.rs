//! ```sh
//! curl -fsS https://api.parcels.example/v3/items \
//!   -H 'Accept: text/csv'
//! ```
fn main() { Command::new("curl").args(["-fsS", "https://a.example"]); println!("curl -fsS -H \"A: {}\" {}", a, url); }
