//! The lowest stage: texts, ranges, edits and findings. Knows nothing of shells, curl or damage.

mod beyond;
pub(crate) mod codepage;
mod distance;
mod edit;
mod finding;
mod map;
mod secret;
mod source;
mod span;
mod visible;

pub(crate) use beyond::beyond_ascii;
pub use distance::distance;
pub use edit::{Edit, apply, settle};
pub use finding::{Finding, Fix, Grade, Level};
pub use map::{Map, Mapped, Run};
pub use secret::Secret;
pub use source::{Origin, Position, Source};
pub use span::Span;
pub use visible::{stand_in, visible, visible_mapped, visible_name};
