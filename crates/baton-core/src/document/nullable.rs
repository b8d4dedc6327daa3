//! Reading what may be null and is always said: serde takes a field that is left out for null, and
//! whoever left out a condition may have forgotten it.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

/// Beyond this, programs that read numbers as floats read another one.
const EXACT: u64 = (1 << 53) - 1;

/// Null or a value, but said.
pub(crate) fn said<'de, T, D>(written: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Option::deserialize(written)
}

/// Null or a number of seconds, but said.
pub(crate) fn seconds<'de, D: Deserializer<'de>>(written: D) -> Result<Option<u64>, D::Error> {
    let seconds: Option<u64> = said(written)?;
    match seconds.is_some_and(|seconds| seconds > EXACT) {
        true => Err(D::Error::custom(format!("more than {EXACT} seconds"))),
        false => Ok(seconds),
    }
}
