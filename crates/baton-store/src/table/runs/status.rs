//! A run's status, which counts of runs name, too.

use crate::ids::code;

code! {
    /// A run's status. The driver moves it on; `Done` and `Stopped` are final.
    RunStatus {
        /// Baton is at work on it.
        Running = 0,
        /// Waits for another tool or a date.
        Waiting = 1,
        /// Waits for the admin.
        NeedsYou = 2,
        /// Finished.
        Done = 3,
        /// Stopped by the admin.
        Stopped = 4,
    }
}

impl RunStatus {
    /// Whether the run is over.
    #[must_use]
    pub fn is_finished(self) -> bool {
        matches!(self, Self::Done | Self::Stopped)
    }
}
