//! Names in the body: dots nest, `\.` is a dot.

use crate::json::Json;

/// The parts of a name; none when one of them is empty.
#[must_use]
pub fn split(name: &str) -> Option<Vec<String>> {
    let mut parts = vec![String::new()];
    let mut rest = name.chars().peekable();
    while let Some(one) = rest.next() {
        if one == '\\' && rest.next_if_eq(&'.').is_some() {
            parts.last_mut()?.push('.');
        } else if one == '.' {
            parts.push(String::new());
        } else {
            parts.last_mut()?.push(one);
        }
    }
    let usable =
        parts.iter().all(|part| !part.trim().is_empty()) && parts.len() <= super::MOST_PARTS;
    usable.then_some(parts)
}

/// A body in the making.
#[derive(Debug, Default)]
pub(super) struct Tree {
    members: Vec<(String, Node)>,
}

#[derive(Debug)]
enum Node {
    Value(Option<Json>),
    Group(Tree),
}

impl Tree {
    /// Puts a value under a name, or keeps the name free for one that is left out; none when the
    /// name is taken, or is both a value and a group.
    pub(super) fn place(&mut self, parts: &[String], value: Option<&Json>) -> Option<()> {
        let (first, rest) = parts.split_first()?;
        let place = self.members.iter().position(|(name, _)| name == first);
        match (place, rest) {
            (Some(_), []) => None,
            (None, []) => {
                self.members
                    .push((first.clone(), Node::Value(value.cloned())));
                Some(())
            }
            (Some(place), rest) => match &mut self.members[place].1 {
                Node::Group(inside) => inside.place(rest, value),
                Node::Value(_) => None,
            },
            (None, rest) => {
                let mut inside = Self::default();
                inside.place(rest, value)?;
                self.members.push((first.clone(), Node::Group(inside)));
                Some(())
            }
        }
    }

    /// The object; groups in which everything was left out are left out.
    pub(super) fn into_json(self) -> Json {
        Json::Object(self.into_members())
    }

    fn into_members(self) -> Vec<(String, Json)> {
        let members = self
            .members
            .into_iter()
            .filter_map(|(name, node)| match node {
                Node::Value(value) => Some((name, value?)),
                Node::Group(inside) => {
                    let inside = inside.into_members();
                    (!inside.is_empty()).then_some((name, Json::Object(inside)))
                }
            });
        members.collect()
    }
}
