//! Read models: the lists that people page through and search, made from several tables. They
//! write nothing; a table's own row and statements are in `table`.

pub mod appeared;
pub mod dates;
mod found;
pub mod people;
pub mod problems;
pub mod runs;

/// What the lists that can be searched are read by, so that each can be shown to use an index.
#[must_use]
pub fn statements() -> Vec<&'static str> {
    let words = [found::BY_WORD];
    let lists = people::STATEMENTS
        .iter()
        .chain(runs::STATEMENTS)
        .chain(problems::STATEMENTS)
        .chain(appeared::STATEMENTS);
    words.into_iter().chain(lists.copied()).collect()
}
