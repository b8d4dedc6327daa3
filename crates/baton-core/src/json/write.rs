//! Writing: compact, deterministic, digits as they came.

use std::fmt::{self, Write};

use super::Json;

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(true) => f.write_str("true"),
            Self::Bool(false) => f.write_str("false"),
            Self::Number(number) => f.write_str(number.as_str()),
            Self::Text(text) => string(text, f),
            Self::Opened(opened) => string(&opened.text, f),
            Self::List(items) => list(items, f),
            Self::Object(members) => object(members, f),
        }
    }
}

fn list(items: &[Json], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_char('[')?;
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            f.write_char(',')?;
        }
        write!(f, "{item}")?;
    }
    f.write_char(']')
}

fn object(members: &[(String, Json)], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_char('{')?;
    for (index, (name, value)) in members.iter().enumerate() {
        if index > 0 {
            f.write_char(',')?;
        }
        string(name, f)?;
        write!(f, ":{value}")?;
    }
    f.write_char('}')
}

fn string(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_char('"')?;
    let mut plain_from = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
            continue;
        }
        f.write_str(&text[plain_from..at])?;
        plain_from = at + 1;
        match byte {
            b'"' => f.write_str("\\\"")?,
            b'\\' => f.write_str("\\\\")?,
            b'\n' => f.write_str("\\n")?,
            b'\r' => f.write_str("\\r")?,
            b'\t' => f.write_str("\\t")?,
            other => write!(f, "\\u{other:04x}")?,
        }
    }
    f.write_str(&text[plain_from..])?;
    f.write_char('"')
}
