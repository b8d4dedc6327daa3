//! What is kept of an answer's headers, as its body, only as far as there is room for it.

use baton_store::table::outbox::tries::AnswerHeader;
use http::header::SET_COOKIE;

use super::{ANSWER_BYTES, Answer};

/// Of a longer value only that it was there is kept: a part of it could be one of a secret.
const LONGEST_VALUE: usize = 4 * 1024;
/// What stands in place of a value that is not kept.
const LEFT_OUT: &str = "…";

impl Answer {
    /// Its headers as they are kept and shown; cookies are the other tool's secrets.
    #[must_use]
    pub fn kept_headers(&self) -> Vec<AnswerHeader> {
        let mut room = ANSWER_BYTES;
        let headers = self.headers.iter();
        let shown = headers.filter(|(name, _)| **name != SET_COOKIE);
        let kept = shown.map(|(name, value)| {
            let is_kept = value.len() <= LONGEST_VALUE.min(room);
            let value = match is_kept {
                true => String::from_utf8_lossy(value.as_bytes()).into_owned(),
                false => LEFT_OUT.to_owned(),
            };
            room = room.saturating_sub(value.len());
            AnswerHeader {
                name: name.to_string(),
                value,
            }
        });
        kept.collect()
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::{HeaderMap, HeaderName, HeaderValue};

    use super::*;

    fn kept(headers: impl IntoIterator<Item = (String, String)>) -> Vec<(String, String)> {
        let header = |(name, value): (String, String)| {
            let name: HeaderName = name.parse().expect("a name");
            (name, HeaderValue::from_str(&value).expect("a value"))
        };
        let answer = Answer {
            status: 200,
            headers: headers.into_iter().map(header).collect::<HeaderMap>(),
            body: Bytes::new(),
            cut: false,
        };
        let kept = answer.kept_headers().into_iter();
        kept.map(|one| (one.name, one.value)).collect()
    }

    fn named(name: &str, value: impl Into<String>) -> (String, String) {
        (name.to_owned(), value.into())
    }

    #[test]
    fn of_a_long_value_and_of_a_cookie_nothing_is_kept() {
        let found = kept([
            named("x-big", "b".repeat(300_000)),
            named("set-cookie", "session=1"),
            named("content-type", "application/json"),
        ]);

        let wanted = [
            named("x-big", "…"),
            named("content-type", "application/json"),
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn many_values_have_no_more_room_than_a_body() {
        let found = kept((0..90).map(|number| named(&format!("x-{number}"), "v".repeat(4_096))));

        let bytes: usize = found.iter().map(|(_, value)| value.len()).sum();
        assert_eq!(found.len(), 90);
        assert!(bytes <= ANSWER_BYTES + 90 * LEFT_OUT.len(), "{bytes}");
        assert_eq!(found[0].1.len(), 4_096);
    }
}
