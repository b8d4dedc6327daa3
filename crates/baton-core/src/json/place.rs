//! A place in a text, as people count it.

use std::fmt;

/// Line and column, both from 1; a column is a character, not a byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Counts from 1.
    pub line: usize,
    /// Counts from 1.
    pub column: usize,
}

impl Place {
    /// Where the byte at `offset` stands; the end for what lies beyond it. What stands before it
    /// should be UTF-8; each wrong byte counts as a character.
    #[must_use]
    pub fn of(bytes: &[u8], offset: usize) -> Self {
        let before = &bytes[..offset.min(bytes.len())];
        let line_begin = before.iter().rposition(|&byte| byte == b'\n');
        let in_line = &before[line_begin.map_or(0, |at| at + 1)..];
        Self {
            line: before.iter().filter(|&&byte| byte == b'\n').count() + 1,
            column: String::from_utf8_lossy(in_line).chars().count() + 1,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}
