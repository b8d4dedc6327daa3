//! The SQLite store: one file per table, one writer thread, group commit.
