//! Conditions on a call alone, with what the problem's words need.

use std::borrow::Cow;

use baton_core::Json;
use baton_core::condition::{self, Verdict as Told};
use baton_core::document::ConditionGroup;
use baton_core::history::Params;

/// What a condition says of a call.
pub(super) enum Verdict {
    /// It is met, or there is none.
    True,
    /// It is not met.
    False,
    /// A field it needs is missing or of another type.
    CouldNotTell(Params),
}

/// Judges a call; no condition is true.
pub(super) fn judge(group: Option<&ConditionGroup>, data: &Json) -> Verdict {
    match condition::of_call(group, data) {
        Told::True => Verdict::True,
        Told::False => Verdict::False,
        Told::CouldNotTell => {
            let unclear = group.and_then(|group| {
                condition::unclear_test(group, |reference| {
                    data.pointer(&reference.pointer).map(Cow::Borrowed)
                })
            });
            let field = unclear.map(|test| ("field".to_owned(), test.reference.pointer.clone()));
            Verdict::CouldNotTell(field.into_iter().collect())
        }
    }
}
