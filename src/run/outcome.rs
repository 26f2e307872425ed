//! What came of a transfer.

use super::Stop;

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// curl's exit number, or [`REFUSED`](super::REFUSED).
    pub exit: u8,
    /// What went wrong.
    pub message: Option<String>,
    /// The status of the reply.
    pub status: Option<u16>,
    /// The beginning of the reply's body, at most a mebibyte.
    pub reply: Vec<u8>,
}

impl From<Stop> for Outcome {
    fn from(stop: Stop) -> Self {
        Self { exit: stop.exit, message: Some(stop.message), ..Self::default() }
    }
}

impl Outcome {
    /// Ends with `stop`, unless it has ended with another already.
    pub(super) fn stop(&mut self, stop: Stop) {
        if self.exit == 0 {
            self.exit = stop.exit;
            self.message = Some(stop.message);
        }
    }
}
