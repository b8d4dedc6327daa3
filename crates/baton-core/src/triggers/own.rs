//! What a kind does inside the core; nothing outside asks for it.

use super::kind::Kind;
use crate::validation::check::{At, Check};

/// Everything that a kind of trigger is.
pub(crate) trait Own: Kind + Checked {}

impl<T: Kind + Checked> Own for T {}

/// What can be wrong with a kind's settings.
pub(crate) trait Checked {
    /// Checks the settings.
    fn check(&self, check: &mut Check<'_>, at: &At<'_>);
}
