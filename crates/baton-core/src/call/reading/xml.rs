//! Elements as a tree: `@name` for attributes, a lone element is a value, repeated ones are a list,
//! `#text` is what stands beside other elements.
//!
//! A document type is not read, and of the references only those that XML itself has: nothing is
//! fetched and nothing is multiplied.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::attributes::AttrError;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::json::{DEEPEST, Json, MOST_NODES, Place, Unreadable};

/// The charset that the first line of a document names, to be read before its bytes are text.
pub(super) fn declared(bytes: &[u8]) -> Option<&str> {
    let begin = bytes.trim_ascii_start();
    let begin = &begin[..begin.len().min(LONGEST_DECLARATION)];
    let end = begin.windows(2).position(|two| two == b"?>")?;
    let line = std::str::from_utf8(begin[..end].strip_prefix(b"<?xml")?).ok()?;
    let value = line.split_once("encoding")?.1.trim_start();
    let value = value.strip_prefix('=')?.trim_start();
    let quote = value
        .chars()
        .next()
        .filter(|one| matches!(one, '"' | '\''))?;
    let (name, _) = value[1..].split_once(quote)?;
    Some(name)
}

const LONGEST_DECLARATION: usize = 200;

/// Reads one element with all that is in it.
pub(super) fn read(text: &str) -> Result<Json, Unreadable> {
    let mut tree = Tree {
        text,
        open: Vec::new(),
        root: None,
        nodes: 0,
        at: 0,
    };
    let mut reader = Reader::from_str(text);
    loop {
        tree.at = place(reader.buffer_position());
        let event = reader.read_event().map_err(|error| Unreadable::Syntax {
            place: Place::of(text.as_bytes(), place(reader.error_position())),
            why: error.to_string(),
        })?;
        match event {
            Event::Start(start) => tree.begin(&start)?,
            Event::Empty(start) => {
                tree.begin(&start)?;
                tree.end()?;
            }
            Event::End(_) => tree.end()?,
            Event::Text(text) => tree.say(&text.xml10_content())?,
            Event::CData(text) => tree.say(&text.xml10_content())?,
            Event::GeneralRef(reference) => {
                let one = tree.meant(&reference)?;
                tree.say(one.encode_utf8(&mut [0; 4]))?;
            }
            Event::DocType(_) => return Err(tree.wrong("a document type is not read")),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => return tree.finish(),
        }
    }
}

fn place(offset: u64) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

/// The elements that are not closed yet, and the one that is.
struct Tree<'t> {
    text: &'t str,
    open: Vec<Element>,
    root: Option<(String, Json)>,
    nodes: usize,
    /// Where what is read begins.
    at: usize,
}

struct Element {
    name: String,
    members: Vec<(String, Json)>,
    text: String,
}

impl Tree<'_> {
    fn begin(&mut self, start: &BytesStart<'_>) -> Result<(), Unreadable> {
        if self.open.is_empty() && self.root.is_some() {
            return Err(self.wrong("there is a second element beside the first"));
        }
        if self.open.len() + 1 >= DEEPEST {
            return Err(Unreadable::TooDeep {
                place: self.place(),
            });
        }
        let name = self.name(start.name().as_ref())?;
        self.count()?;
        let mut members = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| self.wrong_attribute(&error))?;
            self.count()?;
            let name = self.name(attribute.key.as_ref())?;
            let value = quick_xml::escape::unescape(&attribute.value);
            let value = value.map_err(|_| self.wrong("a reference is not known"))?;
            members.push((format!("@{name}"), Json::text(value)));
        }
        self.open.push(Element {
            name,
            members,
            text: String::new(),
        });
        Ok(())
    }

    fn end(&mut self) -> Result<(), Unreadable> {
        let Some(element) = self.open.pop() else {
            return Err(self.wrong("an element ends that has not begun"));
        };
        let (name, value) = (element.name, of_element(element.members, &element.text));
        match self.open.last_mut() {
            Some(above) => above.members.push((name, value)),
            None => self.root = Some((name, value)),
        }
        Ok(())
    }

    fn say(&mut self, text: &str) -> Result<(), Unreadable> {
        match self.open.last_mut() {
            Some(element) => element.text.push_str(text),
            None if text.trim().is_empty() => {}
            None => return Err(self.wrong("text stands beside the element")),
        }
        Ok(())
    }

    /// The character of a reference: one of the five that XML has, or a number.
    fn meant(&self, reference: &BytesRef<'_>) -> Result<char, Unreadable> {
        let unknown = || self.wrong("a reference is not known");
        if reference.is_char_ref() {
            let found = reference.resolve_char_ref().map_err(|_| unknown())?;
            let is_text = |one: &char| !one.is_control() || matches!(one, '\t' | '\n' | '\r');
            return found.filter(is_text).ok_or_else(unknown);
        }
        match reference.as_ref() {
            "lt" => Ok('<'),
            "gt" => Ok('>'),
            "amp" => Ok('&'),
            "apos" => Ok('\''),
            "quot" => Ok('"'),
            _ => Err(unknown()),
        }
    }

    fn finish(self) -> Result<Json, Unreadable> {
        if !self.open.is_empty() {
            return Err(self.wrong("an element does not end"));
        }
        let Some(root) = self.root else {
            return Err(self.wrong("there is no element"));
        };
        let data = Json::Object(vec![root]);
        match data.depth() <= DEEPEST {
            true => Ok(data),
            // Repeated elements are a level each.
            false => Err(Unreadable::TooDeep {
                place: Place::of(self.text.as_bytes(), 0),
            }),
        }
    }

    fn count(&mut self) -> Result<(), Unreadable> {
        self.nodes += 1;
        match self.nodes > MOST_NODES {
            true => Err(Unreadable::TooMany {
                place: self.place(),
            }),
            false => Ok(()),
        }
    }

    fn name(&self, name: &str) -> Result<String, Unreadable> {
        let begins = |one: char| one.is_alphabetic() || matches!(one, '_' | ':');
        let goes_on = |one: char| one.is_alphanumeric() || "_:-.".contains(one) || !one.is_ascii();
        match name.starts_with(begins) && name.chars().all(goes_on) {
            true => Ok(name.to_owned()),
            false => Err(self.wrong("this is no name")),
        }
    }

    fn wrong_attribute(&self, error: &AttrError) -> Unreadable {
        self.wrong(&error.to_string())
    }

    fn wrong(&self, why: &str) -> Unreadable {
        Unreadable::Syntax {
            place: self.place(),
            why: why.to_owned(),
        }
    }

    fn place(&self) -> Place {
        // Blanks and lines before it belong to nothing.
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let blanks = rest.len() - rest.trim_ascii_start().len();
        Place::of(self.text.as_bytes(), self.at + blanks)
    }
}

/// What an element comes to: its text, or its attributes and elements.
fn of_element(members: Vec<(String, Json)>, text: &str) -> Json {
    let text = text.trim();
    if members.is_empty() {
        return Json::text(text);
    }
    let mut all = grouped(members);
    if !text.is_empty() {
        all.push(("#text".to_owned(), Json::text(text)));
    }
    all.shrink_to_fit();
    Json::Object(all)
}

/// Elements of one name are one member, where the first of them stands.
fn grouped(members: Vec<(String, Json)>) -> Vec<(String, Json)> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut all: Vec<(String, Vec<Json>)> = Vec::with_capacity(members.len());
    for (name, value) in members {
        match places.get(&name) {
            Some(place) => all[*place].1.push(value),
            None => {
                places.insert(name.clone(), all.len());
                all.push((name, vec![value]));
            }
        }
    }
    let alone = |(name, mut values): (String, Vec<Json>)| match values.len() {
        1 => (name, values.pop().unwrap_or(Json::Null)),
        _ => (name, Json::List(values)),
    };
    all.into_iter().map(alone).collect()
}
