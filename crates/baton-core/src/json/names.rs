//! Names that stand for groups: `users[0][email]`, `a.b`.

/// What one name leads through: `users[0][email]` is `users`, `0` and `email`, `a[]` is `a` and the
/// empty name, `a.b` is `a` and `b`. A name with a loose bracket, or with a dot beside anything but
/// letters, digits, `_`, `-` and `$`, is one name.
#[must_use]
pub(crate) fn split(name: &str) -> Vec<&str> {
    parts(name).unwrap_or_else(|| vec![name])
}

/// Whether a name can stand for more than one; said without splitting it.
pub(crate) fn is_compound(name: &str) -> bool {
    name.contains(['.', '['])
}

fn parts(name: &str) -> Option<Vec<&str>> {
    if !is_compound(name) {
        return None;
    }
    let head = name.find(['.', '['])?;
    let mut parts = vec![name.get(..head).filter(|head| !head.is_empty())?];
    let mut rest = &name[head..];
    let mut has_dot = false;
    while !rest.is_empty() {
        let (part, behind) = if let Some(inside) = rest.strip_prefix('[') {
            let (part, behind) = inside.split_once(']')?;
            (Some(part).filter(|part| !part.contains('['))?, behind)
        } else {
            let behind = rest.strip_prefix('.')?;
            has_dot = true;
            let end = behind.find(['.', '[']).unwrap_or(behind.len());
            let (part, behind) = behind.split_at(end);
            (Some(part).filter(|part| is_word(part))?, behind)
        };
        parts.push(part);
        rest = behind;
    }
    (!has_dot || is_word(parts[0])).then_some(parts)
}

fn is_word(part: &str) -> bool {
    let fits = |one: char| one.is_alphanumeric() || matches!(one, '_' | '-' | '$');
    !part.is_empty() && part.chars().all(fits)
}
