//! Every limit of the public listener, in one place.

use std::time::Duration;

/// How many ports after the default one the very first start looks at.
pub const PORTS_TRIED: u16 = 100;

/// How long until a taken port is tried again.
pub const PORT_RETRY: Duration = Duration::from_secs(5);

/// The largest body of a call, unless set otherwise.
pub const BODY_BYTES: usize = 1024 * 1024;

/// The largest body that can be set.
pub const LARGEST_BODY_BYTES: usize = 32 * 1024 * 1024;

/// So much more than the limit is read, so that the sender gets to see its `413`.
pub const BODY_SLACK_BYTES: usize = 64 * 1024;

/// A request's head has to be complete within this time; also how long a connection may be idle.
pub const HEAD_TIME: Duration = Duration::from_secs(10);

/// A body is cut when it brings less than [`SLOW_BODY_BYTES`] in this time.
pub const SLOW_TIME: Duration = Duration::from_secs(10);

/// One kilobyte a second.
pub const SLOW_BODY_BYTES: usize = 10_000;

/// A reader that takes nothing of its answer for this long is cut.
pub const WRITE_TIME: Duration = Duration::from_secs(10);

/// How long a connection stays half open after an answer that came before the body's end.
pub const LINGER: Duration = Duration::from_millis(500);

/// Connections of one address at a time; behind a trusted proxy, calls of one forwarded address.
pub const CONNECTIONS_PER_ADDRESS: u32 = 128;

/// Connections in all.
pub const CONNECTIONS: u32 = 4_096;

/// The read buffer of a connection, at most.
pub const BUFFER_BYTES: usize = 128 * 1024;
