//! What is kept of an answer's headers, as its body, only as far as there is room for it.

use baton_store::table::outbox::tries::AnswerHeader;
use http::header::SET_COOKIE;

use super::{ANSWER_BYTES, Answer};

/// Of a longer name or value only that it was there is kept: a part of it could be one of a secret.
const LONGEST: usize = 4 * 1024;
/// What stands in place of what is not kept.
const LEFT_OUT: &str = "…";

impl Answer {
    /// Its headers as they are kept and shown; cookies are the other tool's secrets.
    #[must_use]
    pub fn kept_headers(&self) -> Vec<AnswerHeader> {
        let mut room = ANSWER_BYTES;
        let headers = || {
            let all = self.headers.iter();
            all.filter(|(name, _)| **name != SET_COOKIE)
        };
        // The names first: without its name a value says nothing.
        let names: Vec<_> = headers()
            .map(|(name, _)| kept(name.as_ref(), &mut room))
            .collect();
        let values = headers().map(|(_, value)| kept(value.as_bytes(), &mut room));
        let both = names.into_iter().zip(values);
        both.map(|(name, value)| AnswerHeader { name, value })
            .collect()
    }
}

/// What is kept of a name or a value, where so much room is left.
fn kept(text: &[u8], room: &mut usize) -> String {
    let kept = match text.len() <= LONGEST.min(*room) {
        true => String::from_utf8_lossy(text).into_owned(),
        false => LEFT_OUT.to_owned(),
    };
    *room = room.saturating_sub(kept.len());
    kept
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::{HeaderMap, HeaderName, HeaderValue};

    use super::*;

    fn kept_of(headers: impl IntoIterator<Item = (String, String)>) -> Vec<(String, String)> {
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
        let found = kept_of([
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
        let found = kept_of((0..90).map(|number| named(&format!("x-{number}"), "v".repeat(4_096))));

        let bytes: usize = found.iter().map(|(_, value)| value.len()).sum();
        assert_eq!(found.len(), 90);
        assert!(bytes <= ANSWER_BYTES + 90 * LEFT_OUT.len(), "{bytes}");
        assert_eq!(found[0].1.len(), 4_096);
    }

    #[test]
    fn names_count_as_values_do() {
        let long = (0..10).map(|number| named(&format!("{}-{number}", "n".repeat(30_000)), "v"));
        let many = (10..90).map(|number| named(&format!("{}-{number}", "n".repeat(4_000)), "v"));
        let found = kept_of(long.chain(many));

        let bytes: usize = found.iter().map(|(name, _)| name.len()).sum();
        assert_eq!(found.len(), 90);
        assert!(bytes <= ANSWER_BYTES + 90 * LEFT_OUT.len(), "{bytes}");
        assert_eq!(found[0], named("…", "v"));
        assert!(found[10].0.ends_with("n-10"), "{}", found[10].0);
    }
}
