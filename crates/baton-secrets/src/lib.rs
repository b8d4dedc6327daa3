//! Secret values and the places that keep them.
