//! The calls before the last one, where that fits nobody: a rule is right all the same where one of
//! them fits, for the last may be about something that no run knows.

use baton_core::document::MatchBy;

use super::whom::Asked;
use super::{EarlierMatched, MatchFit, values};
use crate::Outcome;
use crate::samples::LastCall;

/// The newest of the calls that fits somebody, with whom.
pub(super) fn of(
    asked: &mut Asked<'_>,
    rule: &MatchBy,
    before: &[LastCall],
) -> Outcome<Option<EarlierMatched>> {
    for (ago, call) in (1..).zip(before) {
        let (named, _) = values(asked, rule, &call.data)?;
        let fitting = named
            .into_iter()
            .find(|value| value.fits != MatchFit::Nobody);
        if let Some(value) = fitting {
            return Ok(Some(EarlierMatched { ago, value }));
        }
    }
    Ok(None)
}
