//! The tokens a call brings: in a header, in the query or in the path (C3).

use http::HeaderMap;
use http::header::AUTHORIZATION;
use sha2::{Digest, Sha256};

use super::CallHead;

/// So many tokens of one call are compared (C1).
const MOST: usize = 8;

/// What every token begins with, so that it is unmistakable.
const BEGINNING: &[u8] = b"btn_";

/// The tokens a call brings.
pub(super) fn brought(head: &CallHead) -> impl Iterator<Item = Vec<u8>> {
    let in_path = head.in_path.as_ref().map(|token| token.as_bytes().to_vec());
    in_path
        .into_iter()
        .chain(behind_bearer(&head.headers))
        .chain(in_headers(&head.headers))
        .chain(head.query.as_deref().and_then(in_query))
        .take(MOST)
}

/// What the database keeps of a token.
pub fn digest(token: &[u8]) -> [u8; 32] {
    Sha256::digest(token).into()
}

/// Whether a text can only be a token.
pub(super) fn is_token(text: &[u8]) -> bool {
    text.starts_with(BEGINNING)
}

/// Whether a token may stand anywhere in a text.
pub(super) fn has_token(text: &str) -> bool {
    text.as_bytes()
        .windows(BEGINNING.len())
        .any(|part| part.eq_ignore_ascii_case(BEGINNING))
}

/// Whatever stands behind the word that is asked for.
fn behind_bearer(headers: &HeaderMap) -> Option<Vec<u8>> {
    let value = headers.get(AUTHORIZATION)?.as_bytes();
    let (scheme, token) = value.split_at_checked(7)?;
    let token = token.trim_ascii();
    let is_named = scheme.eq_ignore_ascii_case(b"bearer ");
    (is_named && !is_token(token)).then(|| token.to_vec())
}

/// A token by itself or behind one word, in any header: tools have fields for `X-Api-Key`, for the
/// bare value of `Authorization`, or for a word of their own before it.
fn in_headers(headers: &HeaderMap) -> impl Iterator<Item = Vec<u8>> {
    headers.values().filter_map(|value| {
        let value = value.as_bytes().trim_ascii();
        let last = value.rsplit(u8::is_ascii_whitespace).next()?;
        is_token(last).then(|| last.to_vec())
    })
}

fn in_query(query: &str) -> Option<Vec<u8>> {
    let mut pairs = url::form_urlencoded::parse(query.as_bytes());
    pairs
        .find(|(name, _)| name == "token")
        .map(|(_, token)| token.trim().as_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(named: &[(&str, &str)], query: &str, in_path: Option<&str>) -> CallHead {
        let mut headers = HeaderMap::new();
        for (name, value) in named {
            let name: http::HeaderName = name.parse().expect("a name");
            headers.append(name, value.parse().expect("a header's value"));
        }
        CallHead {
            address: String::new(),
            in_path: in_path.map(str::to_owned),
            query: Some(query.to_owned()),
            headers,
            from: "198.51.100.7".parse().expect("an address"),
        }
    }

    fn tokens(authorization: &str, query: &str) -> Vec<Vec<u8>> {
        let named = [("authorization", authorization)];
        brought(&head(&named, query, None)).collect()
    }

    #[test]
    fn c3_the_usual_forms_are_read() {
        assert_eq!(tokens("Bearer btn_a", ""), [b"btn_a"]);
        assert_eq!(
            tokens("bearer  btn_a ", "token=btn_b"),
            [b"btn_a", b"btn_b"]
        );
        assert_eq!(tokens("", "x=1&token=btn%5Fb&token=c"), [b"btn_b"]);
        assert_eq!(tokens("Bearer another", ""), [b"another"]);
        assert!(tokens("Basic YTpi", "tokens=btn_b").is_empty());
        assert!(tokens("Bearer", "token").first().is_none_or(Vec::is_empty));
        let in_path: Vec<_> = brought(&head(&[], "", Some("btn_p"))).collect();
        assert_eq!(in_path, [b"btn_p"]);
    }

    #[test]
    fn c3_a_token_is_known_without_its_word_and_in_another_header() {
        assert_eq!(tokens("btn_a", ""), [b"btn_a"]);
        assert_eq!(tokens("Token btn_a", ""), [b"btn_a"]);
        let apart: Vec<_> = brought(&head(&[("x-api-key", " btn_k ")], "", None)).collect();
        assert_eq!(apart, [b"btn_k"]);
        let no_token = [("x-note", "a btn_ b"), ("x-other", "my-btn_a")];
        assert!(brought(&head(&no_token, "", None)).next().is_none());
    }

    #[test]
    fn c1_no_more_than_eight_are_compared() {
        let many = [("x-api-key", "btn_k"); 20];
        assert_eq!(brought(&head(&many, "token=btn_b", None)).count(), MOST);
    }
}
