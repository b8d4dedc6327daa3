//! Numbers of France.

/// Whether a text is a *numéro d'inscription au répertoire* with its key, as INSEE describes it:
/// the key is 97 less the remainder of the first thirteen digits by 97. In the departments of
/// Corsica, `2A` counts as 19 and `2B` as 18.
pub(super) fn is_nir(plain: &str) -> bool {
    let Some((number, key)) = plain.split_at_checked(13) else {
        return false;
    };
    let department = number.get(5..7);
    let number = match department {
        Some("2A") => format!("{}19{}", &number[..5], &number[7..]),
        Some("2B") => format!("{}18{}", &number[..5], &number[7..]),
        Some(_) | None => number.to_owned(),
    };
    let is_digits = |text: &str| text.bytes().all(|one| one.is_ascii_digit());
    if key.len() != 2 || !is_digits(&number) || !is_digits(key) {
        return false;
    }
    let begins_well = number.starts_with(['1', '2', '3', '4', '7', '8']);
    let (number, key) = (number.parse::<u64>(), key.parse::<u64>());
    begins_well && number.ok().map(|number| 97 - number % 97) == key.ok()
}
