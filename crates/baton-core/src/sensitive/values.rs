//! Many values, looked for in a text at once: however many there are, each place of a text is
//! compared with one of them.

use std::collections::BTreeSet;
use std::ops::Bound::{Included, Unbounded};

/// A shorter value is looked for as a whole one only: it stands in other texts by chance.
pub(super) const SHORTEST_WITHIN: usize = 5;

/// A longer value is looked through as it is: to put each end of it in order takes too long.
const LONGEST_IN_ORDER: usize = 1000;

/// Values, as they are compared: letters and digits alone.
#[derive(Debug, Default)]
pub(super) struct Values {
    whole: BTreeSet<String>,
    /// Those that are looked for within other texts, without each that begins with another one.
    within: BTreeSet<String>,
    /// What a text is that is a part of one: each value from each of its letters on, in order.
    ends: Vec<(usize, usize)>,
    /// The values that `ends` are of, each as its place there.
    all: Vec<String>,
    /// The longest ones, which are not among the ends.
    long: Vec<String>,
}

impl Values {
    pub(super) fn of(values: impl IntoIterator<Item = String>) -> Self {
        let whole: BTreeSet<String> = values.into_iter().collect();
        let mut within = BTreeSet::new();
        let all: Vec<String> = whole.iter().cloned().collect();
        // What begins with another one stands right behind it.
        let mut last: Option<&String> = None;
        for value in all.iter().filter(|value| value.len() >= SHORTEST_WITHIN) {
            if !last.is_some_and(|last| value.starts_with(last.as_str())) {
                within.insert(value.clone());
                last = Some(value);
            }
        }
        let mut ends: Vec<(usize, usize)> = Vec::new();
        let is_long = |value: &String| value.len() > LONGEST_IN_ORDER;
        let long = all.iter().filter(|value| is_long(value)).cloned().collect();
        for (place, value) in all.iter().enumerate().filter(|(_, value)| !is_long(value)) {
            let last = value.len().saturating_sub(SHORTEST_WITHIN - 1);
            let starts = value.char_indices().map(|(at, _)| at);
            ends.extend(starts.filter(|at| *at < last).map(|at| (place, at)));
        }
        let mut values = Self {
            whole,
            within,
            ends: Vec::new(),
            all,
            long,
        };
        ends.sort_unstable_by(|one, other| values.end(*one).cmp(values.end(*other)));
        values.ends = ends;
        values
    }

    /// Whether a text says one of them, or so much of one that it is one.
    pub(super) fn says(&self, text: &str) -> bool {
        self.whole.contains(text) || self.stands_in(text) || self.has_part(text)
    }

    /// Whether one stands within a text. Of those that can begin at a place, only the last one before
    /// the rest of the text in their order does, since none begins with another one.
    fn stands_in(&self, text: &str) -> bool {
        let starts = text.char_indices().map(|(at, _)| at);
        let rests = starts.map(|at| &text[at..]);
        let mut rests = rests.take_while(|rest| rest.len() >= SHORTEST_WITHIN);
        !self.within.is_empty()
            && rests.any(|rest| {
                let mut before = self.within.range::<str, _>((Unbounded, Included(rest)));
                before.next_back().is_some_and(|one| begins(rest, one))
            })
    }

    /// Whether a text with a digit in it stands within one.
    fn has_part(&self, text: &str) -> bool {
        let is_part = text.len() >= SHORTEST_WITHIN && text.bytes().any(|one| one.is_ascii_digit());
        if !is_part {
            return false;
        }
        let first = self.ends.partition_point(|end| self.end(*end) < text);
        let next = self.ends.get(first);
        next.is_some_and(|end| begins(self.end(*end), text))
            || self.long.iter().any(|value| value.contains(text))
    }

    fn end(&self, (place, at): (usize, usize)) -> &str {
        self.all
            .get(place)
            .and_then(|value| value.get(at..))
            .unwrap_or_default()
    }
}

/// Whether a text begins with another one.
fn begins(text: &str, with: &str) -> bool {
    #[cfg(test)]
    tests::COMPARED.with(|compared| compared.set(compared.get() + 1));
    text.starts_with(with)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use proptest::prelude::*;

    use super::{SHORTEST_WITHIN, Values};

    thread_local! {
        pub(super) static COMPARED: Cell<usize> = const { Cell::new(0) };
    }

    /// The rule, value by value.
    fn says_one(text: &str, values: &[String]) -> bool {
        let has_digit = text.bytes().any(|one| one.is_ascii_digit());
        values.iter().any(|value| {
            text == value
                || value.len() >= SHORTEST_WITHIN && text.contains(value.as_str())
                || text.len() >= SHORTEST_WITHIN && has_digit && value.contains(text)
        })
    }

    proptest! {
        #[test]
        fn many_values_are_found_as_each_of_them_is(
            values in prop::collection::vec("[ab1é]{1,9}", 0..12),
            text in "[ab1é]{0,14}",
        ) {
            let found = Values::of(values.clone());

            prop_assert_eq!(found.says(&text), says_one(&text, &values));
        }
    }

    #[test]
    fn a_text_is_compared_once_at_each_place_however_many_values_there_are() {
        let values = Values::of((0..9000).map(|one| format!("q7secret{one:04}")));
        let text = "moved to q7secret twice, and q7secre once more";

        COMPARED.with(|compared| compared.set(0));
        assert!(!values.says(text));

        let compared = COMPARED.with(Cell::get);
        assert!(compared <= text.len(), "{compared}");
        assert!(values.says("isq7secret8999now"));
    }
}
