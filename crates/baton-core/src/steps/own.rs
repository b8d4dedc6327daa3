//! What a kind does inside the core; nothing outside asks for it.

use super::kind::Kind;
use crate::validation::check::{At, Before, Check};

/// Everything that a kind of step is.
pub(crate) trait Own: Kind + Checked {}

impl<T: Kind + Checked> Own for T {}

/// What can be wrong with a kind's settings.
pub(crate) trait Checked {
    /// Checks the settings, without the steps inside it.
    fn check(&self, check: &mut Check<'_>, at: &At<'_>, before: &Before);

    /// Checks what belongs to one of its sequences, before the steps in there are checked.
    fn check_sequence(
        &self,
        _index: usize,
        _check: &mut Check<'_>,
        _at: &At<'_>,
        _before: &Before,
    ) {
    }
}
