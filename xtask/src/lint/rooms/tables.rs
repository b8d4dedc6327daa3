//! Who may name whom. The tables of `docs/architecture.md` say what each room is for.

use super::House;

pub(super) const HOUSES: &[House] = &[];
