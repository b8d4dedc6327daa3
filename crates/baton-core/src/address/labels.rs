//! What labels and names before a token or a header say.

/// What people write before a token. `apikey` is missing: it is the name of a header, too.
pub(super) const TOKEN_LABELS: [&str; 19] = [
    "token",
    "key",
    "secret",
    "password",
    "passwort",
    "kennwort",
    "passphrase",
    "pass",
    "pwd",
    "bearer",
    "schlüssel",
    "geheimnis",
    "clave",
    "contraseña",
    "secreto",
    "jeton",
    "clé",
    "secrète",
    "passe",
];

/// Headers that are named by one word and that a tool may want, or that carry nothing.
const WITHOUT_A_DASH: [&str; 12] = [
    "authorization",
    "cookie",
    "apikey",
    "accept",
    "connection",
    "expect",
    "host",
    "origin",
    "referer",
    "prefer",
    "date",
    "pragma",
];

/// Whether a label says that a token stands behind it.
pub(super) fn names_token(name: &str) -> bool {
    TOKEN_LABELS.contains(&name.to_lowercase().as_str())
}

/// Whether a name is one of a header: people write no `-` in a label, but for *E-Mail*.
pub(super) fn is_for_a_tool(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    WITHOUT_A_DASH.contains(&name.as_str()) || (name.contains('-') && !name.starts_with("e-"))
}
