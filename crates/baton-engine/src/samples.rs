//! Calls and answers by which values are shown before there is a run, read once and kept.
//!
//! A draft is saved with each edit, and looked at with each letter of a preview; what is shown is
//! made from the last call of each address, which may be as long as a call can be. What is kept is
//! kept beside its text and holds for this text alone, so nothing here goes stale, and what is not
//! in the store any more is never shown.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use baton_core::Json;

/// So many bytes of text are kept with what they say; beyond it all is read again.
const MOST_BYTES: usize = 2 * 1024 * 1024;

/// What was read of calls and answers.
#[derive(Debug, Default)]
pub struct Samples(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    by_name: HashMap<String, Known>,
    bytes: usize,
}

/// A text, and what it says; nothing where it cannot be read.
#[derive(Debug)]
struct Known {
    text: Box<[u8]>,
    said: Option<Arc<Json>>,
}

impl Samples {
    /// What a text says; nothing where it cannot be read. It is read where it was not yet, or where
    /// another text had this name.
    pub fn read(
        &self,
        name: &str,
        text: &[u8],
        read: impl FnOnce(&[u8]) -> Option<Json>,
    ) -> Option<Arc<Json>> {
        if let Some(known) = self.known(name, text) {
            return known;
        }
        let value = read(text).map(Arc::new);
        self.keep(name, text, value.clone());
        value
    }

    fn known(&self, name: &str, text: &[u8]) -> Option<Option<Arc<Json>>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.by_name.get(name)?;
        (*known.text == *text).then(|| known.said.clone())
    }

    fn keep(&self, name: &str, text: &[u8], said: Option<Arc<Json>>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(old) = kept.by_name.remove(name) {
            kept.bytes -= old.text.len();
        }
        if text.len() > MOST_BYTES {
            return;
        }
        if kept.bytes + text.len() > MOST_BYTES {
            *kept = Kept::default();
        }
        kept.bytes += text.len();
        let text: Box<[u8]> = text.into();
        kept.by_name.insert(name.to_owned(), Known { text, said });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a text, and counts that it did.
    fn read(samples: &Samples, name: &str, text: &str, count: &mut usize) -> Option<Arc<Json>> {
        samples.read(name, text.as_bytes(), |text| {
            *count += 1;
            Json::parse(text).ok()
        })
    }

    #[test]
    fn a_text_is_read_once_and_another_one_under_its_name_anew() {
        let samples = Samples::default();
        let mut count = 0;

        let first = read(&samples, "call 1", r#"{"a":1}"#, &mut count);
        let again = read(&samples, "call 1", r#"{"a":1}"#, &mut count);
        assert_eq!((first.clone(), count), (again, 1));

        let other = read(&samples, "call 1", r#"{"a":2}"#, &mut count);
        assert_ne!(first, other);
        let unread = [(); 2].map(|()| read(&samples, "call 2", "{", &mut count));
        assert_eq!((unread, count), ([None, None], 3));
    }

    #[test]
    fn no_more_is_kept_than_has_room() {
        let samples = Samples::default();
        let text = format!("\"{}\"", "a".repeat(MOST_BYTES / 2));
        let long = format!("\"{}\"", "a".repeat(MOST_BYTES));
        let mut count = 0;

        for name in ["a", "b", "a", "long", "long"] {
            let text = if name == "long" { &long } else { &text };
            read(&samples, name, text, &mut count);
            let kept = samples.0.lock().unwrap();
            let all: usize = kept.by_name.values().map(|known| known.text.len()).sum();
            assert!(all == kept.bytes && all <= MOST_BYTES);
        }

        assert_eq!(count, 5);
    }
}
