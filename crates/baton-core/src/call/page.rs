//! A page for people where data was meant.

/// So many bytes from its beginning tell a page.
const TELLING: usize = 512;

/// Whether what begins so is a web page: `<!doctype html` or `<html`, after blanks.
#[must_use]
pub fn is_web_page(bytes: &[u8]) -> bool {
    let bytes = &bytes[..bytes.len().min(TELLING)];
    let text = String::from_utf8_lossy(bytes).to_ascii_lowercase();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let Some(tag) = text.strip_prefix('<') else {
        return false;
    };
    let html = match tag.strip_prefix("!doctype") {
        Some(doctype) if doctype.starts_with(char::is_whitespace) => doctype.trim_start(),
        Some(_) | None => tag,
    };
    let rest = html.strip_prefix("html");
    rest.is_some_and(|rest| !rest.starts_with(|one: char| one.is_alphanumeric() || one == '_'))
}
