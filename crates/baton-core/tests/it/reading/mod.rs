//! The reader of calls (C17): what each form is read as, and that it is read alike everywhere.

mod alike;
mod bounds;
mod cases;
mod charsets;
mod forms;
mod json;
mod parts;
mod xml;

use baton_core::call::reading::{self, How, Read};
use baton_core::json::Unreadable;

pub(crate) const FORM: Option<&str> = Some("application/x-www-form-urlencoded");

fn read(content_type: Option<&str>, body: &[u8]) -> Read {
    let read = reading::read(content_type, body);
    read.unwrap_or_else(|why| panic!("{:?}: {why}", String::from_utf8_lossy(body)))
}

/// The data as JSON, and what is told of the reading beside its format, in short.
fn told(content_type: Option<&str>, body: &[u8]) -> (String, String) {
    let Read { data, how } = read(content_type, body);
    let How {
        format,
        said,
        charset,
        mark,
        opened,
        replaced,
        flat,
        files,
    } = how;
    let mut words = vec![format!("{format:?}")];
    words.extend(said.map(|said| format!("said {said:?}")));
    words.extend(charset);
    words.extend(mark.then(|| "mark".to_owned()));
    let counts = [
        ("opened", opened),
        ("replaced", replaced),
        ("flat", flat),
        ("files", files),
    ];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    words.extend(counts.map(|(what, count)| format!("{what} {count}")));
    (data.to_string(), words.join(", "))
}

fn unreadable(content_type: Option<&str>, body: &[u8]) -> Unreadable {
    let read = reading::read(content_type, body);
    read.map(|read| read.data).unwrap_err()
}

fn why(content_type: Option<&str>, body: &[u8]) -> String {
    unreadable(content_type, body).to_string()
}
