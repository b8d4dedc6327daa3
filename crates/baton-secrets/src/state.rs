/// How the store is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Secrets can be read and written. The worker moves here after a successful check.
    Ready,
    /// The store is locked; the worker looks again every few seconds.
    Locked,
    /// No store answers; the worker makes it again every few seconds.
    Missing,
    /// The store works and lacks what the database says it keeps. Setting or deleting the last
    /// missing name moves to [`State::Ready`].
    Emptied {
        /// The names whose secrets are gone, in order.
        missing: Vec<String>,
    },
    /// A call has not come back within its limit, or the first check is still under way.
    Waiting,
}

impl State {
    /// Whether secrets can be read and written.
    pub fn is_open(&self) -> bool {
        match self {
            Self::Ready | Self::Emptied { .. } => true,
            Self::Locked | Self::Missing | Self::Waiting => false,
        }
    }
}
