//! What an admin does by hand.
