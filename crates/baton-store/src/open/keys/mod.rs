//! The eleventh format: what people and runs are found by is written in the form in which addresses
//! and numbers are compared since (C6, C17, C18).
//!
//! Only keys are read, and only rows whose key changes are written: nearly all addresses are plain
//! letters already. What cannot be read is left as it is; it is found when somebody comes to it.

mod people;
mod values;

use crate::{Result, Tx};

/// Writes every key anew that changes.
pub(crate) fn renew(tx: &Tx<'_>) -> Result<()> {
    people::renew(tx)?;
    values::renew(tx)
}
