//! Decisions on calls: a table of the rules.

mod twice;
