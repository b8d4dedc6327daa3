//! How bodies are changed: bytes, pieces of the grammars, two bodies in one, one form in another,
//! and much of something.

use fastrand::Rng;
use url::form_urlencoded;

use crate::bodies::{Body, PARTS};

/// Nothing longer is read: a call has at most 1 MiB where nobody set more.
pub(crate) const LONGEST: usize = 1024 * 1024;

/// One in so many bodies is made long, since reading those takes as long as all the others.
const LONG_ONE_IN: u64 = 4_096;

/// What is changed at most in one body.
const MOST_CHANGES: usize = 6;

const LABELS: &[&str] = &[
    "application/json",
    "application/json; charset=utf-16le",
    "application/json; charset=\"iso-8859-1\"",
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=windows-1252",
    "application/xml",
    "text/xml; charset=utf-16be",
    "text/plain; charset=big5",
    "multipart/form-data; boundary=\"x y\"",
    "multipart/form-data",
    PARTS,
];

const PIECES: &[&[u8]] = &[
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\"",
    b"\\",
    b"\\u",
    b"\\ud83d",
    b"\\ude00",
    b"\\u0000",
    b"null",
    b"true",
    b"-",
    b"0",
    b"1e999",
    b"9007199254740993",
    b".",
    b" ",
    b"\r\n",
    b"\n",
    b"\t",
    b"--x\r\n",
    b"--x--",
    b"--",
    b"Content-Disposition: form-data; name=",
    b"; filename=\"",
    b"Content-Type: text/plain; charset=utf-16\r\n",
    b"\r\n\r\n",
    b"=",
    b"&",
    b"%",
    b"%C3",
    b"%a9",
    b"%00",
    b"+",
    b"[]",
    b"[0]",
    b"[999999]",
    b"a[b]=",
    b"a.b=",
    b"<a",
    b"</a>",
    b"/>",
    b">",
    b"<",
    b" xmlns:a='b'",
    b" a='",
    b"<![CDATA[",
    b"]]>",
    b"<!DOCTYPE",
    b"<!--",
    b"-->",
    b"<?xml ",
    b"encoding='",
    b"?>",
    b"&amp;",
    b"&#x",
    b"&#",
    b";",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\x00",
    b"\xc3",
    b"\xa9",
    b"\xed\xa0\xbd",
    b"\xf0\x9f\x98\x80",
    b"\xe2\x80\x8b",
    b"@",
    b"email",
    b"mira.holt@nordwind.example",
    b"{\\\"a\\\":1}",
    b"[\\\"a\\\"]",
    b"\"{}\"",
    b"\"[1]\"",
];

/// The body of one execution.
pub(crate) fn body(bodies: &[Body], random: &mut Rng) -> Body {
    let mut body = any(bodies, random).clone();
    for _ in 0..random.usize(0..=MOST_CHANGES) {
        change(&mut body, bodies, random);
    }
    if random.u64(0..LONG_ONE_IN) == 0 {
        lengthen(&mut body.bytes, random);
    }
    body.bytes.truncate(LONGEST);
    body
}

fn any<'b>(bodies: &'b [Body], random: &mut Rng) -> &'b Body {
    &bodies[random.usize(0..bodies.len())]
}

fn change(body: &mut Body, bodies: &[Body], random: &mut Rng) {
    let bytes = &mut body.bytes;
    match random.u8(0..12) {
        0 => flip(bytes, random),
        1..=3 => insert(bytes, piece(random), random),
        4 => drop_some(bytes, random),
        5 => again(bytes, random),
        6 => {
            let other = any(bodies, random).bytes.clone();
            let from = random.usize(0..=other.len());
            let to = random.usize(from..=other.len());
            insert(bytes, &other[from..to], random);
        }
        7 => bytes.truncate(random.usize(0..=bytes.len())),
        8 => nest(bytes, random),
        9 => within(body, random),
        10 => bytes.splice(.., wide(bytes, random.bool())).for_each(drop),
        _ => body.label = label(random),
    }
}

fn label(random: &mut Rng) -> Option<String> {
    let known = LABELS.get(random.usize(0..LABELS.len() + 2))?;
    let mut label = (*known).to_owned();
    if random.u8(0..4) == 0 {
        label.truncate(random.usize(0..=label.len()));
    }
    Some(label)
}

fn piece(random: &mut Rng) -> &'static [u8] {
    PIECES[random.usize(0..PIECES.len())]
}

fn place(bytes: &[u8], random: &mut Rng) -> usize {
    random.usize(0..=bytes.len())
}

fn flip(bytes: &mut [u8], random: &mut Rng) {
    if !bytes.is_empty() {
        let at = random.usize(0..bytes.len());
        bytes[at] = random.u8(..);
    }
}

fn insert(bytes: &mut Vec<u8>, some: &[u8], random: &mut Rng) {
    let at = place(bytes, random);
    bytes.splice(at..at, some.iter().copied());
}

fn some(bytes: &[u8], random: &mut Rng) -> std::ops::Range<usize> {
    let from = place(bytes, random);
    from..random.usize(from..=bytes.len().min(from + 64))
}

fn drop_some(bytes: &mut Vec<u8>, random: &mut Rng) {
    let gone = some(bytes, random);
    bytes.drain(gone);
}

/// A piece of it once more, elsewhere.
fn again(bytes: &mut Vec<u8>, random: &mut Rng) {
    let from = some(bytes, random);
    let piece = bytes[from].to_vec();
    insert(bytes, &piece, random);
}

/// Around and around it.
fn nest(bytes: &mut Vec<u8>, random: &mut Rng) {
    const AROUND: &[(&str, &str)] = &[("[", "]"), ("{\"a\":", "}"), ("<a>", "</a>"), ("[", "")];
    let (before, behind) = AROUND[random.usize(0..AROUND.len())];
    let depth = random.usize(1..=80);
    let inside = std::mem::take(bytes);
    bytes.extend(before.repeat(depth).bytes());
    bytes.extend(inside);
    bytes.extend(behind.repeat(depth).bytes());
}

/// One form inside another: as a text of JSON, a value of a form, a part.
fn within(body: &mut Body, random: &mut Rng) {
    let text = String::from_utf8_lossy(&body.bytes).into_owned();
    let written = match random.u8(0..4) {
        0 => serde_json::json!({ "rawRequest": text }).to_string(),
        1 => serde_json::Value::from(text).to_string(),
        2 => {
            let mut form = form_urlencoded::Serializer::new(String::new());
            form.append_pair("payload", &text).finish()
        }
        _ => {
            body.label = Some(PARTS.to_owned());
            let head = "--x\r\nContent-Disposition: form-data; name=\"json\"\r\n\r\n";
            format!("{head}{text}\r\n--x--\r\n")
        }
    };
    body.bytes = written.into_bytes();
}

/// The same in UTF-16, with its mark.
fn wide(bytes: &[u8], big: bool) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    let bytes = units.flat_map(|unit| match big {
        true => unit.to_be_bytes(),
        false => unit.to_le_bytes(),
    });
    bytes.collect()
}

/// A piece of it, or of a grammar, very often.
fn lengthen(bytes: &mut Vec<u8>, random: &mut Rng) {
    let from = some(bytes, random);
    let mut piece = match random.bool() {
        true => bytes[from].to_vec(),
        false => piece(random).to_vec(),
    };
    if random.bool() {
        piece.extend_from_slice(self::piece(random));
    }
    if piece.is_empty() {
        return;
    }
    let times = random.usize(1..=LONGEST / piece.len());
    let at = place(bytes, random);
    bytes.splice(at..at, piece.repeat(times));
}
