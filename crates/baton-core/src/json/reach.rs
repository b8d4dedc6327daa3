//! Pointers into what other tools send, which is not always written in the same way.

use super::pointer::{Pointer, index};
use super::{Exactly, Json, is_compound, split};

impl Json {
    /// The value at an RFC 6901 pointer into received data; none for a text that is no pointer.
    ///
    /// Where the name itself is not there, it is looked for as other calls of the same tool write
    /// it: `a[b].c` as a group, a thing alone where another call had a list of them, and the only
    /// one of a list where another call had it alone. `=2` and `type=work` are one of a list, as
    /// [`whose`](crate::call::whose) makes them.
    #[must_use]
    pub fn reach(&self, pointer: &str) -> Option<&Self> {
        pointer.parse::<Pointer>().ok()?.reach(self)
    }

    /// What one name on the way leads to, as [`Self::reach`] looks for it.
    pub(crate) fn reached(&self, token: &str) -> Option<&Self> {
        if let Some(found) = self.member(token) {
            return Some(found);
        }
        match self.inside() {
            Self::Null => None,
            Self::List(items) if let Some(one) = Exactly::in_list(token, items) => {
                one.place(items).and_then(|place| items.get(place))
            }
            Self::List(items) => match items.as_slice() {
                [only] if index(token).is_none() => only.reached(token),
                [] | [_, ..] => None,
            },
            Self::Object(_) if is_compound(token) => {
                let names = split(token);
                let is_group = names.len() > 1;
                is_group.then(|| names.iter().try_fold(self, |here, name| here.member(name)))?
            }
            Self::Object(_) | Self::Bool(_) | Self::Number(_) | Self::Text(_) | Self::Opened(_) => {
                let is_it = Exactly::of(token).map_or(token == "0", |one| one.is_alone(self));
                is_it.then_some(self)
            }
        }
    }
}

impl Pointer {
    /// The value it points to in received data, as [`Json::reach`] looks for it.
    #[must_use]
    pub fn reach<'a>(&self, value: &'a Json) -> Option<&'a Json> {
        self.tokens()
            .iter()
            .try_fold(value, |value, token| value.reached(token))
    }
}
