//! What a call says it is: its content type, and what a part says of itself.

use super::how::Format;

/// What stands in a header like `form-data; name="a"; charset=utf-8`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Label {
    /// What stands before the first `;`, in small letters.
    pub(super) kind: String,
    /// Names in small letters, and values as they are meant.
    parameters: Vec<(String, String)>,
}

impl Label {
    /// Reads a header, however it is written: what cannot be understood is left out.
    pub(super) fn of(text: &str) -> Self {
        let mut rest = text;
        let kind = take(&mut rest).trim().to_ascii_lowercase();
        let mut parameters = Vec::new();
        while !rest.is_empty() {
            let one = take(&mut rest);
            if let Some((name, value)) = one.split_once('=') {
                let name = name.trim().to_ascii_lowercase();
                parameters.push((name, meant(value.trim())));
            }
        }
        Self { kind, parameters }
    }

    /// A parameter; of several of one name the first.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        let mut all = self.parameters.iter();
        all.find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// The charset that is named; an empty one names nothing.
    pub(super) fn charset(&self) -> Option<&str> {
        let named = self.parameter("charset")?.trim();
        Some(named).filter(|named| !named.is_empty())
    }

    /// What the call says it is; none where that says nothing.
    pub(super) fn format(&self) -> Option<Format> {
        match self.kind.as_str() {
            "application/x-www-form-urlencoded" => Some(Format::Form),
            kind if kind.starts_with("multipart/") => Some(Format::Parts),
            kind if ends(kind, "json") => Some(Format::Json),
            kind if ends(kind, "xml") => Some(Format::Xml),
            _ => None,
        }
    }
}

/// `application/json`, `text/json`, `application/scim+json`.
fn ends(kind: &str, with: &str) -> bool {
    let before = kind.strip_suffix(with);
    before.is_some_and(|before| before.ends_with(['/', '+']))
}

/// Takes what stands before the next `;` that is in no quotes.
fn take<'t>(rest: &mut &'t str) -> &'t str {
    let (mut quoted, mut escaped) = (false, false);
    let mut end = rest.len();
    for (at, one) in rest.char_indices() {
        match one {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            ';' if !quoted => {
                end = at;
                break;
            }
            _ => {}
        }
    }
    let taken = &rest[..end];
    *rest = rest.get(end + 1..).unwrap_or_default();
    taken
}

/// A value without its quotes. Only `\"` and `\\` are escaped: Windows paths are not.
fn meant(value: &str) -> String {
    let Some(inside) = value.strip_prefix('"') else {
        return value.to_owned();
    };
    let inside = inside.strip_suffix('"').unwrap_or(inside);
    inside.replace("\\\"", "\"").replace("\\\\", "\\")
}
