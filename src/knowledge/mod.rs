//! The facts of `grammar/` as static tables, read in place when first looked at.
//!
//! Knows no text that somebody pasted.

pub mod advice;
pub mod body_bound;
pub mod catalogue;
pub mod clients;
pub mod credentials;
pub mod dollar_names;
pub mod edge;
pub mod entities;
pub mod errors;
pub mod file_ends;
pub mod glyphs;
pub mod headers;
pub mod hosts;
pub mod ids;
pub mod joints;
pub mod make;
mod masks;
pub mod mentions;
pub mod methods;
pub mod mistaken;
mod nearest;
pub mod needs;
pub mod networks;
pub mod occurrence;
pub mod openapi;
pub mod options;
pub mod paths;
pub mod placeholders;
pub mod programs;
pub mod refused;
pub mod removed;
pub mod retired;
pub mod secret_names;
pub mod settings;
pub mod shape;
pub mod shell_names;
pub mod stances;
pub mod strayed;
pub mod table;
pub mod values;
mod vocabulary;
pub mod widths;
pub mod write_out;
