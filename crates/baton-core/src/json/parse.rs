//! Reading: a tree over the tokens of a pull parser.

use std::collections::HashSet;

use json_event_parser::{JsonEvent, LowLevelJsonParser};

use super::{DEEPEST, Json, Number, Place, Unreadable};

const BYTE_ORDER_MARK: &[u8] = &[0xEF, 0xBB, 0xBF];

/// Up to this many names a plain search for duplicates beats hashing.
const FEW_NAMES: usize = 16;

pub(super) fn parse(bytes: &[u8]) -> Result<Json, Unreadable> {
    if bytes.starts_with(BYTE_ORDER_MARK) {
        return Err(Unreadable::ByteOrderMark);
    }
    std::str::from_utf8(bytes).map_err(|error| Unreadable::NotUtf8 {
        place: Place::of(bytes, error.valid_up_to()),
    })?;
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Nothing);
    }
    let mut tokens = Tokens::new(bytes);
    let value = tree(&mut tokens)?;
    let end = tokens.next()?;
    if end == JsonEvent::Eof {
        Ok(value)
    } else {
        Err(tokens.unexpected(&end))
    }
}

/// The tokens of a text, and where the last one stands.
struct Tokens<'a> {
    bytes: &'a [u8],
    parser: LowLevelJsonParser,
    /// The end of the token before the last one, and of the last one.
    from: usize,
    to: usize,
}

impl<'a> Tokens<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            parser: LowLevelJsonParser::new(),
            from: 0,
            to: 0,
        }
    }

    fn next(&mut self) -> Result<JsonEvent<'a>, Unreadable> {
        self.from = self.to;
        loop {
            let rest = self.bytes.get(self.to..).unwrap_or_default();
            let read = self.parser.parse_next(rest, true);
            self.to += read.consumed_bytes;
            match read.event {
                Some(Ok(event)) => return Ok(event),
                Some(Err(error)) => {
                    let at = usize::try_from(error.location().start.offset);
                    return Err(Unreadable::Syntax {
                        place: Place::of(self.bytes, at.unwrap_or(usize::MAX)),
                        why: error.message().into(),
                    });
                }
                None => {}
            }
        }
    }

    /// Where the last token begins.
    fn place(&self) -> Place {
        let token = self.bytes.get(self.from..self.to).unwrap_or_default();
        let between = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b',' | b':');
        let before = token.iter().take_while(|byte| between(byte)).count();
        Place::of(self.bytes, self.from + before)
    }

    fn unexpected(&self, event: &JsonEvent<'_>) -> Unreadable {
        Unreadable::Syntax {
            place: self.place(),
            why: format!("unexpected {event:?}"),
        }
    }
}

/// Whether a text follows JSON's grammar of numbers.
pub(super) fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let exponent = exponent.map(|text| text.strip_prefix(['+', '-']).unwrap_or(text));
    is_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(is_digits)
        && exponent.is_none_or(is_digits)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|one| one.is_ascii_digit())
}

/// A list or object that is not closed yet.
enum Open {
    List(Vec<Json>),
    Object {
        members: Vec<(String, Json)>,
        names: HashSet<String>,
        name: Option<String>,
    },
}

fn tree(tokens: &mut Tokens<'_>) -> Result<Json, Unreadable> {
    let mut open: Vec<Open> = Vec::new();
    loop {
        let done = match tokens.next()? {
            JsonEvent::StartArray => {
                push(&mut open, Open::List(Vec::new()), tokens)?;
                continue;
            }
            JsonEvent::StartObject => {
                let object = Open::Object {
                    members: Vec::new(),
                    names: HashSet::new(),
                    name: None,
                };
                push(&mut open, object, tokens)?;
                continue;
            }
            JsonEvent::ObjectKey(key) => {
                take_name(open.last_mut(), key.into_owned(), tokens)?;
                continue;
            }
            JsonEvent::EndArray | JsonEvent::EndObject => close(open.pop()),
            JsonEvent::Null => Json::Null,
            JsonEvent::Boolean(yes) => Json::Bool(yes),
            JsonEvent::String(text) => Json::Text(text.into_owned()),
            JsonEvent::Number(digits) => number(&digits, tokens)?,
            JsonEvent::Eof => return Err(tokens.unexpected(&JsonEvent::Eof)),
        };
        match open.last_mut() {
            None => return Ok(done),
            Some(Open::List(items)) => {
                first_alone(items);
                items.push(done);
            }
            Some(Open::Object { members, name, .. }) => {
                first_alone(members);
                members.push((name.take().unwrap_or_default(), done));
            }
        }
    }
}

fn push(open: &mut Vec<Open>, one: Open, tokens: &Tokens<'_>) -> Result<(), Unreadable> {
    if open.len() == DEEPEST {
        let place = tokens.place();
        return Err(Unreadable::TooDeep { place });
    }
    open.push(one);
    Ok(())
}

fn take_name(open: Option<&mut Open>, key: String, tokens: &Tokens<'_>) -> Result<(), Unreadable> {
    let Some(Open::Object {
        members,
        names,
        name,
    }) = open
    else {
        return Err(tokens.unexpected(&JsonEvent::ObjectKey(key.into())));
    };
    if members.len() == FEW_NAMES {
        names.extend(members.iter().map(|(known, _)| known.clone()));
    }
    let twice = if members.len() < FEW_NAMES {
        members.iter().any(|(known, _)| *known == key)
    } else {
        !names.insert(key.clone())
    };
    if twice {
        let place = tokens.place();
        return Err(Unreadable::Twice { place, name: key });
    }
    *name = Some(key);
    Ok(())
}

/// The first of a list or an object gets room for itself alone: a long call may have very many with
/// one thing in them, and room that is given back leaves gaps.
fn first_alone<T>(all: &mut Vec<T>) {
    if all.is_empty() {
        all.reserve_exact(1);
    }
}

/// A closed list or object keeps no room for more: a long call may have very many small ones.
fn close(open: Option<Open>) -> Json {
    match open {
        Some(Open::List(mut items)) => {
            items.shrink_to_fit();
            Json::List(items)
        }
        Some(Open::Object { mut members, .. }) => {
            members.shrink_to_fit();
            Json::Object(members)
        }
        None => Json::Null,
    }
}

fn number(digits: &str, tokens: &Tokens<'_>) -> Result<Json, Unreadable> {
    let number = Number::new(digits).ok_or_else(|| Unreadable::Syntax {
        place: tokens.place(),
        why: format!("`{digits}` is no number"),
    })?;
    Ok(Json::Number(number))
}
