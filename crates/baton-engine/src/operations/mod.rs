//! What the admin API does: one operation per function, audited in the transaction it writes.
