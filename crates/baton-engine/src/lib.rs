//! The durable engine: inbox, driver, outbox, deadlines, recovery.
