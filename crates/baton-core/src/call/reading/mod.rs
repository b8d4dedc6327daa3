//! The reader of calls (C17): bytes in; a tree of values, and how it was read, out.
//!
//! What a call is, it shows by its content before its label: what begins like JSON and is JSON is
//! JSON. Pure and bounded: a body comes to no more than a small multiple of its own size. It is the
//! one reader; samples, conditions, matching, people and what is sent all go through it.

mod charset;
mod form;
mod group;
mod how;
mod label;
mod opened;
mod parts;
mod xml;

pub use how::{Format, How};

use charset::Charset;
use label::Label;

use crate::call::is_web_page;
use crate::json::{Json, Place, Unreadable, halves};

/// A call as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// What it says.
    pub data: Json,
    /// How it was read.
    pub how: How,
}

/// Reads the body of a call.
///
/// # Errors
/// Says where and why when it cannot be read.
pub fn read(content_type: Option<&str>, body: &[u8]) -> Result<Read, Unreadable> {
    let label = Label::of(content_type.unwrap_or_default());
    let (body, charset, mark) = marked(&label, body)?;
    let mut read = read_as_it_begins(&label, body, charset)?;
    read.how.opened = opened::open(&mut read.data);
    read.how.mark = mark;
    let said = label.format();
    read.how.said = said.filter(|said| *said != read.how.format);
    Ok(read)
}

/// Reads what another tool answered: JSON, marked and in a charset as a call may be. Forms, trees and
/// texts that are data are opened in calls alone, where a workflow's references began with them.
///
/// # Errors
/// Says where and why when it is no data.
pub fn answer(content_type: Option<&str>, body: &[u8]) -> Result<Json, Unreadable> {
    let (body, charset) = in_its_charset(content_type, body);
    Ok(halves::read(&charset.text(body)?)?.0)
}

/// What another tool answered, as people read it: what is not in its charset as well as it can be.
#[must_use]
pub fn answer_text(content_type: Option<&str>, body: &[u8]) -> String {
    let (body, charset) = in_its_charset(content_type, body);
    charset.shown(body).into_owned()
}

/// Nobody can be asked about a charset that is not known: what came is read as if none was named.
fn in_its_charset<'b>(content_type: Option<&str>, body: &'b [u8]) -> (&'b [u8], Charset) {
    let label = Label::of(content_type.unwrap_or_default());
    match marked(&label, body) {
        Ok((body, charset, _)) => (body, charset),
        Err(_) => (body, Charset::UNNAMED),
    }
}

/// The body without its byte order mark, and its charset: the one of the mark, else the one that
/// the head names, else the one in the first line of XML, else UTF-8.
fn marked<'b>(label: &Label, body: &'b [u8]) -> Result<(&'b [u8], Charset, bool), Unreadable> {
    if let Some((charset, length)) = Charset::marked(body) {
        return Ok((&body[length..], charset, true));
    }
    let named = label.charset().or_else(|| xml::declared(body));
    let charset = named.map_or(Ok(Charset::UNNAMED), Charset::named)?;
    Ok((body, charset, false))
}

fn read_as_it_begins(label: &Label, body: &[u8], charset: Charset) -> Result<Read, Unreadable> {
    // Parts have charsets of their own, and files have none.
    if let Some(boundary) = parts::boundary(label, body) {
        return of_parts(body, &boundary, charset);
    }
    let text = match label.format() {
        // What is escaped in a form may be in a charset in which the form itself is not.
        Some(Format::Form) if charset.holds_ascii() => charset.text(body).unwrap_or_default(),
        Some(_) | None => charset.text(body)?,
    };
    let told = |mut read: Read| {
        read.how.charset = charset.told();
        read
    };
    match beginning(&text) {
        Beginning::Json => {
            return match (of_json(&text), label.format()) {
                (Err(_), Some(Format::Form)) if !text.trim_start().starts_with('{') => {
                    of_form(body, &text, charset).map(told)
                }
                (read, _) => read.map(told),
            };
        }
        Beginning::Xml => return of_xml(&text).map(told),
        Beginning::Other => {}
    }
    match label.format() {
        Some(Format::Form) => of_form(body, &text, charset).map(told),
        Some(_) | None => match of_json(&text) {
            Err(_) if form::is_one(&text) => of_form(body, &text, charset).map(told),
            Err(_) if label.format() == Some(Format::Parts) => Err(parts::none()),
            read => read.map(told),
        },
    }
}

/// What a text begins like.
enum Beginning {
    Json,
    Xml,
    Other,
}

fn beginning(text: &str) -> Beginning {
    match text.trim_start().chars().next() {
        Some('{' | '[' | '"') => Beginning::Json,
        Some('<') => Beginning::Xml,
        Some(_) | None => Beginning::Other,
    }
}

fn of_json(text: &str) -> Result<Read, Unreadable> {
    let (data, replaced) = halves::read(text)?;
    let how = How {
        replaced,
        ..How::of(Format::Json)
    };
    Ok(Read { data, how })
}

/// A form in the bytes that came; one in a charset in which letters are several bytes, in its text.
fn of_form(body: &[u8], text: &str, charset: Charset) -> Result<Read, Unreadable> {
    let (data, flat) = match charset.holds_ascii() {
        true => form::read(body.trim_ascii(), charset)?,
        false => form::read(text.trim().as_bytes(), Charset::UNNAMED)?,
    };
    let how = How {
        flat,
        ..How::of(Format::Form)
    };
    Ok(Read { data, how })
}

fn of_parts(body: &[u8], boundary: &[u8], charset: Charset) -> Result<Read, Unreadable> {
    let parts::Parts { data, flat, files } = parts::read(body, boundary, charset)?;
    let how = How {
        flat,
        files,
        charset: charset.told(),
        ..How::of(Format::Parts)
    };
    Ok(Read { data, how })
}

/// A page for people is no data, whether or not its tags close.
fn of_xml(text: &str) -> Result<Read, Unreadable> {
    if is_web_page(text.as_bytes()) {
        return Err(Unreadable::Syntax {
            place: Place::of(text.as_bytes(), 0),
            why: "this is a page for people".to_owned(),
        });
    }
    let data = xml::read(text)?;
    let how = How::of(Format::Xml);
    Ok(Read { data, how })
}
