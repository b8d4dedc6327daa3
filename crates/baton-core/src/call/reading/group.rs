//! Names and values as a tree: what forms and parts come to.
//!
//! One place for each value and group, in one list: a form of very many deep names takes no more
//! than [`MOST_NODES`] of them.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::json::{DEEPEST, Json, MOST_NODES, Place, Unreadable, split};

/// The tree as it grows.
pub(super) struct Groups<'n> {
    nodes: Vec<Node<'n>>,
    /// Which member of a node has a name.
    members: HashMap<(usize, Cow<'n, str>), usize>,
    /// The names as they were sent: of which node, and which of its values.
    sent: Vec<(Cow<'n, str>, usize, usize)>,
}

#[derive(Default)]
struct Node<'n> {
    name: Cow<'n, str>,
    above: usize,
    /// In the order of their first occurrence.
    first: Option<usize>,
    last: Option<usize>,
    next: Option<usize>,
    members: usize,
    /// No lower number is free for a member without a name.
    free: usize,
    values: Vec<Json>,
}

const ROOT: usize = 0;

impl<'n> Groups<'n> {
    pub(super) fn new() -> Self {
        Self {
            nodes: vec![Node::default()],
            members: HashMap::new(),
            sent: Vec::new(),
        }
    }

    /// Puts a value under its name. `place` is told where the name stands in case it cannot be put
    /// there.
    ///
    /// # Errors
    /// When the name goes too deep, or there are too many values and groups.
    pub(super) fn put(
        &mut self,
        name: Cow<'n, str>,
        value: Json,
        place: impl Fn() -> Place,
    ) -> Result<(), Unreadable> {
        let names = match &name {
            Cow::Borrowed(name) => split(name).into_iter().map(Cow::Borrowed).collect(),
            Cow::Owned(name) => owned(split(name)),
        };
        if names.len() >= DEEPEST {
            return Err(Unreadable::TooDeep { place: place() });
        }
        let mut here = ROOT;
        for one in names {
            here = self.member(here, one);
            // What holds them all is none of them.
            if self.nodes.len() > MOST_NODES + 1 {
                return Err(Unreadable::TooMany { place: place() });
            }
        }
        if self.sent.len() == MOST_NODES {
            return Err(Unreadable::TooMany { place: place() });
        }
        let values = &mut self.nodes[here].values;
        self.sent.push((name, here, values.len()));
        values.push(value);
        Ok(())
    }

    /// The member of that name; of the empty name a new one with the next number.
    fn member(&mut self, above: usize, name: Cow<'n, str>) -> usize {
        let name = if name.is_empty() && above != ROOT {
            self.number(above)
        } else {
            name
        };
        let key = (above, name);
        if let Some(known) = self.members.get(&key) {
            return *known;
        }
        let new = self.nodes.len();
        self.nodes.push(Node {
            name: key.1.clone(),
            above,
            ..Node::default()
        });
        self.members.insert(key, new);
        let group = &mut self.nodes[above];
        group.members += 1;
        match group.last.replace(new) {
            Some(before) => self.nodes[before].next = Some(new),
            None => group.first = Some(new),
        }
        new
    }

    fn number(&mut self, above: usize) -> Cow<'n, str> {
        let group = &self.nodes[above];
        let mut free = group.free.max(group.members);
        let name = loop {
            let name = Cow::Owned(free.to_string());
            free += 1;
            let key = (above, name);
            if !self.members.contains_key(&key) {
                break key.1;
            }
        };
        self.nodes[above].free = free;
        name
    }

    /// The tree, and how many names stay as they were sent because one of them is a value and the
    /// group of another.
    pub(super) fn into_json(mut self) -> (Json, u32) {
        let clashing = self.clashing();
        let flat = self.flat(&clashing);
        for (node, _) in self.nodes.iter_mut().zip(clashing).filter(|(_, it)| *it) {
            node.values.clear();
        }
        let count = u32::try_from(flat.len()).unwrap_or(u32::MAX);
        (self.root(flat), count)
    }

    /// The names that stay as they were sent: in which member of the root, and what they say.
    fn flat(&mut self, clashing: &[bool]) -> Vec<(usize, String, Vec<Json>)> {
        let mut flat: Vec<(usize, String, Vec<Json>)> = Vec::new();
        let mut places: HashMap<Cow<'n, str>, usize> = HashMap::new();
        for (name, node, at) in std::mem::take(&mut self.sent) {
            if !clashing[node] {
                continue;
            }
            let value = std::mem::replace(&mut self.nodes[node].values[at], Json::Null);
            if let Some(known) = places.get(&name) {
                flat[*known].2.push(value);
            } else {
                places.insert(name.clone(), flat.len());
                flat.push((self.top(node), name.into_owned(), vec![value]));
            }
        }
        flat
    }

    /// Which nodes are, or lie in, a group that has a value of its own.
    fn clashing(&self) -> Vec<bool> {
        let mut clashing = vec![false; self.nodes.len()];
        // What lies in a group comes after it.
        for (at, node) in self.nodes.iter().enumerate().skip(1) {
            let is_both = !node.values.is_empty() && node.members > 0;
            clashing[at] = is_both || clashing[node.above];
        }
        clashing
    }

    /// The member of the root in which a node lies.
    fn top(&self, node: usize) -> usize {
        let mut top = node;
        while self.nodes[top].above != ROOT {
            top = self.nodes[top].above;
        }
        top
    }

    /// The members of the root, each followed by the names of it that stay as they were sent.
    fn root(&mut self, flat: Vec<(usize, String, Vec<Json>)>) -> Json {
        let mut flat_of: HashMap<usize, Vec<(String, Json)>> = HashMap::new();
        for (top, name, values) in flat {
            flat_of.entry(top).or_default().push((name, one(values)));
        }
        let mut members = Vec::new();
        let mut next = self.nodes[ROOT].first;
        while let Some(at) = next {
            next = self.nodes[at].next;
            if let Some(value) = self.value(at) {
                members.push((self.nodes[at].name.clone().into_owned(), value));
            }
            members.extend(flat_of.remove(&at).unwrap_or_default());
        }
        Json::Object(members)
    }

    /// What a node comes to; none where nothing is left in it. As deep as a name may go.
    fn value(&mut self, at: usize) -> Option<Json> {
        let values = std::mem::take(&mut self.nodes[at].values);
        if !values.is_empty() {
            return Some(one(values));
        }
        let mut members = Vec::with_capacity(self.nodes[at].members);
        let mut next = self.nodes[at].first;
        while let Some(inside) = next {
            next = self.nodes[inside].next;
            if let Some(value) = self.value(inside) {
                members.push((inside, value));
            }
        }
        (!members.is_empty()).then(|| self.listed(members))
    }

    /// Members named 0, 1, 2, … are a list.
    fn listed(&mut self, members: Vec<(usize, Json)>) -> Json {
        let place = |(node, _): &(usize, Json)| crate::json::index(&self.nodes[*node].name);
        let mut order: Vec<Option<usize>> = vec![None; members.len()];
        for (at, member) in members.iter().enumerate() {
            if let Some(slot) = place(member).and_then(|place| order.get_mut(place)) {
                *slot = Some(at);
            }
        }
        let Some(order) = order.into_iter().collect::<Option<Vec<usize>>>() else {
            let named = members.into_iter().map(|(node, value)| {
                let name = std::mem::take(&mut self.nodes[node].name);
                (name.into_owned(), value)
            });
            return Json::Object(named.collect());
        };
        let mut values: Vec<Option<Json>> =
            members.into_iter().map(|(_, value)| Some(value)).collect();
        let items = order.into_iter().filter_map(|at| values[at].take());
        Json::List(items.collect())
    }
}

fn owned<'n>(names: Vec<&str>) -> Vec<Cow<'n, str>> {
    let names = names.into_iter();
    names.map(|name| Cow::Owned(name.to_owned())).collect()
}

/// One value is itself, several are a list.
fn one(mut values: Vec<Json>) -> Json {
    match values.len() {
        1 => values.pop().unwrap_or(Json::Null),
        _ => Json::List(values),
    }
}
