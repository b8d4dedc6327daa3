//! Forms: `a=1&b[c]=2&d[]=3&d[]=4` as a tree of texts.

use std::borrow::Cow;
use std::collections::BTreeMap;

use percent_encoding::percent_decode;

use crate::json::{DEEPEST, Json, Unreadable};

pub(super) fn read(body: &[u8]) -> Result<Json, Unreadable> {
    if body.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Nothing);
    }
    let mut root = Group::default();
    for pair in body
        .split(|&byte| byte == b'&')
        .filter(|pair| !pair.is_empty())
    {
        let middle = pair
            .iter()
            .position(|&byte| byte == b'=')
            .unwrap_or(pair.len());
        let value = decode(pair.get(middle + 1..).unwrap_or_default())?;
        let name = decode(&pair[..middle])?;
        let names = split(&name);
        if names.len() > DEEPEST {
            return Err(Unreadable::TooDeep);
        }
        root.put(&names, value)?;
    }
    Ok(root.into_object())
}

/// Names and what they hold, in the order of their first occurrence.
#[derive(Default)]
struct Group {
    places: BTreeMap<String, usize>,
    members: Vec<(String, Node)>,
}

enum Node {
    Texts(Vec<String>),
    Group(Group),
}

impl Group {
    fn put(&mut self, names: &[Cow<'_, str>], value: String) -> Result<(), Unreadable> {
        let Some((first, rest)) = names.split_first() else {
            return Ok(());
        };
        let name = if first.is_empty() {
            self.members.len().to_string()
        } else {
            first.to_string()
        };
        let place = match self.places.get(&name) {
            Some(place) => *place,
            None => self.add(name.clone(), rest.is_empty()),
        };
        match (&mut self.members[place].1, rest) {
            (Node::Texts(texts), []) => {
                texts.push(value);
                Ok(())
            }
            (Node::Group(inside), [_, ..]) => inside.put(rest, value),
            (Node::Texts(_), [_, ..]) | (Node::Group(_), []) => Err(Unreadable::Twice { name }),
        }
    }

    fn add(&mut self, name: String, is_text: bool) -> usize {
        let node = if is_text {
            Node::Texts(Vec::new())
        } else {
            Node::Group(Self::default())
        };
        self.places.insert(name.clone(), self.members.len());
        self.members.push((name, node));
        self.members.len() - 1
    }

    fn into_object(self) -> Json {
        Json::Object(
            self.members
                .into_iter()
                .map(|(name, node)| (name, node.into_json()))
                .collect(),
        )
    }

    /// Members named 0, 1, 2, … are a list.
    fn into_list(mut self) -> Option<Json> {
        let in_order = (0..self.members.len()).map(|index| self.places.get(&index.to_string()));
        let order = in_order
            .map(|place| place.copied())
            .collect::<Option<Vec<usize>>>()?;
        let mut items: Vec<Option<Node>> =
            self.members.drain(..).map(|(_, node)| Some(node)).collect();
        let items = order.into_iter().filter_map(|place| items[place].take());
        Some(Json::List(items.map(Node::into_json).collect()))
    }

    fn is_list(&self) -> bool {
        (0..self.members.len()).all(|index| self.places.contains_key(&index.to_string()))
    }
}

impl Node {
    fn into_json(self) -> Json {
        match self {
            Self::Texts(mut texts) if texts.len() == 1 => {
                texts.pop().map_or(Json::Null, Json::Text)
            }
            Self::Texts(texts) => Json::List(texts.into_iter().map(Json::Text).collect()),
            Self::Group(group) if group.is_list() => group.into_list().unwrap_or(Json::Null),
            Self::Group(group) => group.into_object(),
        }
    }
}

/// `a[b][]` is `a`, `b` and the empty name; a name with a loose bracket is one name.
fn split(name: &str) -> Vec<Cow<'_, str>> {
    let whole = || vec![Cow::Borrowed(name)];
    let Some(open) = name.find('[') else {
        return whole();
    };
    let Some(inside) = name[open + 1..].strip_suffix(']') else {
        return whole();
    };
    if open == 0 {
        return whole();
    }
    let mut names = vec![Cow::Borrowed(&name[..open])];
    names.extend(inside.split("][").map(Cow::Borrowed));
    names
}

fn decode(part: &[u8]) -> Result<String, Unreadable> {
    let spaced: Vec<u8> = part
        .iter()
        .map(|&byte| if byte == b'+' { b' ' } else { byte })
        .collect();
    let bytes = percent_decode(&spaced).collect::<Vec<u8>>();
    String::from_utf8(bytes).map_err(|_| Unreadable::Form {
        why: "a part is not UTF-8",
    })
}
