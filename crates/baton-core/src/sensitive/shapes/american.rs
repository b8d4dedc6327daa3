//! Numbers of the United States.

/// Whether a text is a social security number, by the rules of the Social Security Administration
/// since 2011 (*Social Security Number Randomization*): the area is none of 000, 666 and 900 to
/// 999, the group not 00 and the serial number not 0000. There is no checksum, so it has to be
/// written in its three groups.
pub(super) fn is_social_security_number(text: &str) -> bool {
    let between = if text.contains('-') { '-' } else { ' ' };
    let groups: Vec<&str> = text.split(between).collect();
    let &[area, group, serial] = groups.as_slice() else {
        return false;
    };
    let is_number = |text: &str, long: usize| {
        text.len() == long && text.bytes().all(|one| one.is_ascii_digit())
    };
    is_number(area, 3)
        && is_number(group, 2)
        && is_number(serial, 4)
        && !matches!(area, "000" | "666")
        && !area.starts_with('9')
        && group != "00"
        && serial != "0000"
}
