//! What the transfers of a command are sent by, and share: a runtime, and connections that outlive them.

use std::cell::OnceCell;

use tokio::runtime::{Builder, Runtime};

use super::Stop;
use super::wire::Pool;

/// What the transfers of a command are sent by.
#[derive(Debug, Default)]
pub(super) struct Wires {
    runtime: OnceCell<Runtime>,
    pub(super) pool: Pool,
}

impl Wires {
    /// Does `work` to its end.
    pub(super) fn run<T>(&self, work: impl Future<Output = T>) -> Result<T, Stop> {
        Ok(self.runtime()?.block_on(work))
    }

    /// The runtime, which is made when it is needed first.
    fn runtime(&self) -> Result<&Runtime, Stop> {
        if let Some(runtime) = self.runtime.get() {
            return Ok(runtime);
        }
        let made = Builder::new_current_thread().enable_all().build();
        let made = made.map_err(|error| Stop::curl(2, format!("cannot start: {error}")))?;
        Ok(self.runtime.get_or_init(|| made))
    }
}

impl Drop for Wires {
    fn drop(&mut self) {
        self.pool.clear();
        // A name service that does not answer must not keep the program from ending.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
