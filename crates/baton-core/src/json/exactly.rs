//! Names on the way of a pointer that mean one thing of a list and no other: `=2`, the third, and
//! `type=work`, the one whose `type` is that; `field.id=b`, the one whose `field` has that `id`.

use super::Json;
use super::pointer::index;

/// One thing of a list.
pub(crate) enum Exactly<'t> {
    /// The one at a place, from 0 on.
    At(usize),
    /// The first that says this text under this name, whatever its case.
    Saying {
        /// The name.
        name: &'t str,
        /// The text.
        text: &'t str,
    },
}

impl<'t> Exactly<'t> {
    /// What a name on the way says.
    pub(crate) fn of(token: &'t str) -> Option<Self> {
        match token.split_once('=')? {
            ("", place) => index(place).map(Self::At),
            (name, text) => Some(Self::Saying { name, text }),
        }
    }

    /// The same in a list; none where the things in it have the name as their own.
    pub(crate) fn in_list(token: &'t str, items: &[Json]) -> Option<Self> {
        let exactly = Self::of(token)?;
        let is_own = items.iter().any(|item| item.member(token).is_some());
        (!is_own).then_some(exactly)
    }

    /// At which place of a list it stands.
    pub(crate) fn place(&self, items: &[Json]) -> Option<usize> {
        match self {
            Self::At(place) => (*place < items.len()).then_some(*place),
            Self::Saying { .. } => items.iter().position(|item| self.says(item) == Some(true)),
        }
    }

    /// Whether it is this one, which stands alone where another call has a list.
    pub(crate) fn is_alone(&self, value: &Json) -> bool {
        match self {
            Self::At(place) => *place == 0,
            Self::Saying { .. } => self.says(value) != Some(false),
        }
    }

    /// Whether a thing says so; none where it says nothing under that name.
    fn says(&self, item: &Json) -> Option<bool> {
        let Self::Saying { name, text } = self else {
            return None;
        };
        let said = item.reached(name)?.display();
        Some(said.trim().to_lowercase() == text.trim().to_lowercase())
    }
}
