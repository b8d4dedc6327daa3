//! Other forms that an address may mean. They are asked about, never taken for it (C17).

/// What a directory writes into the address that it gives to somebody from outside
/// (<https://learn.microsoft.com/entra/external-id/user-properties>, "user principal name").
const GUEST: &str = "#ext#";

/// Two names of one mail service (<https://support.google.com/mail/answer/10313>).
const TWINS: [(&str, &str); 2] = [
    ("gmail.com", "googlemail.com"),
    ("googlemail.com", "gmail.com"),
];

/// Whether an address is the one that a directory made of a guest's own:
/// `ada_x.example#EXT#@firm.example`.
#[must_use]
pub fn is_guest(text: &str) -> bool {
    guest(text).is_some()
}

/// The addresses that a text may mean instead, the likeliest first: a guest's own, that of the
/// other name of the same service, one whose plus was read as a blank.
#[must_use]
pub fn likely(text: &str) -> Vec<String> {
    let found = [guest(text), twin(text), plus(text)].into_iter().flatten();
    found.filter(|one| super::is_email(one)).collect()
}

fn guest(text: &str) -> Option<String> {
    let address = super::read(text)?;
    let (name, _) = address.key.rsplit_once('@')?;
    let own = name.strip_suffix(GUEST)?;
    // The `@` became the `_` in front of the domain, which has none.
    let (name, domain) = own.rsplit_once('_')?;
    Some(format!("{name}@{domain}"))
}

fn twin(text: &str) -> Option<String> {
    let address = super::read(text)?;
    let (name, domain) = address.key.rsplit_once('@')?;
    let (_, other) = TWINS.iter().find(|(one, _)| *one == domain)?;
    Some(format!("{name}@{other}"))
}

/// In a form an unescaped plus is a blank.
fn plus(text: &str) -> Option<String> {
    let text = text.trim();
    let (name, _) = text.split_once('@')?;
    let has_blank = name.contains(' ') && !text.contains(['<', ';', ',']);
    has_blank.then(|| text.replace(' ', "+"))
}
