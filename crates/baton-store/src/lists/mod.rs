//! Read models: the lists that people page through and search, made from several tables. They
//! write nothing; a table's own row and statements are in `table`.

pub mod dates;
pub mod people;
pub mod runs;
