//! The headless Baton: `serve` and the commands beside it.
fn main() {}
