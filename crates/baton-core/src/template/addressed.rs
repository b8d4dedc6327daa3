//! A message that goes to another address of its step: what was replaced goes with it nowhere.

use super::{Part, Prepared};

impl Prepared {
    /// Goes to this path from now on. A header that took the token of the address before takes the
    /// one that stands in its place, or is not sent where none does.
    pub fn go_to(&mut self, path: Vec<Part>) {
        let before: Vec<String> = slots(&self.path).map(str::to_owned).collect();
        let now: Vec<String> = slots(&path).map(str::to_owned).collect();
        self.path = path;
        self.headers.retain_mut(|header| {
            let Part::Secret(slot) = &header.value else {
                return true;
            };
            let place = before.iter().position(|one| one == slot);
            if place.is_none() && header.word.is_empty() {
                return true;
            }
            // One that was kept apart from the address had to be written another way there.
            let next = place
                .and_then(|place| now.get(place))
                .or_else(|| now.last());
            if let Some(next) = next {
                header.value = Part::Secret(next.clone());
            }
            next.is_some()
        });
    }

    /// Whether a slot is one of the path, where a token is written as an address has to.
    #[must_use]
    pub fn is_inside(&self, slot: &str) -> bool {
        slots(&self.path).any(|one| one == slot)
    }
}

fn slots(path: &[Part]) -> impl Iterator<Item = &str> {
    path.iter().filter_map(|part| match part {
        Part::Secret(slot) => Some(slot.as_str()),
        Part::Text(_) => None,
    })
}
