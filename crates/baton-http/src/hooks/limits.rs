//! Every limit of the public listener, in one place.

use std::time::Duration;

/// How many ports that other programs have are passed over in the search for a free one.
pub const PORTS_TRIED: u16 = 100;

/// How long until a port that cannot be had is tried again.
pub const PORT_RETRY: Duration = Duration::from_secs(5);

/// The largest body of a call, unless set otherwise.
pub const BODY_BYTES: usize = 1024 * 1024;

/// The largest body that can be set.
pub const LARGEST_BODY_BYTES: usize = 32 * 1024 * 1024;

/// So much more than the limit is read, so that the sender gets to see its `413`.
pub const BODY_SLACK_BYTES: usize = 64 * 1024;

/// A request's head has to be complete within this time after its first byte, and the first one
/// after the connection was made.
pub const HEAD_TIME: Duration = Duration::from_secs(10);

/// How long a connection may be idle between two calls. Tunnels and proxies keep theirs for 60 to
/// 100 s: whoever closes first sees to it that no call meets a closed door.
pub const IDLE_TIME: Duration = Duration::from_secs(120);

/// A body is cut when it brings less than [`SLOW_BODY_BYTES`] in this time.
pub const SLOW_TIME: Duration = Duration::from_secs(10);

/// One kilobyte a second.
pub const SLOW_BODY_BYTES: usize = 10_000;

/// A reader that takes nothing of its answer for this long is cut.
pub const WRITE_TIME: Duration = Duration::from_secs(10);

/// How long a connection stays half open after an answer that came before the body's end.
pub const LINGER: Duration = Duration::from_millis(500);

/// From so many connections of one address on that are waited for, the one that was idle or slow for
/// longest is closed for each new one; behind a trusted proxy the same holds for calls of one
/// forwarded address.
pub const CONNECTIONS_PER_ADDRESS: usize = 128;

/// How long one may be idle or slow before it is closed for a new one: a burst of honest calls is
/// not cut while it is being read.
pub const PATIENCE: Duration = Duration::from_secs(1);

/// From so many on, one is closed for each new one however short it was idle.
pub const MOST_CONNECTIONS_PER_ADDRESS: usize = 512;

/// Connections in all, where so many files may be open.
///
/// An address holds no more of them than are left free for all, and what somebody holds who is
/// waited for is free: the first one has the half, the next the half of what that leaves, so that
/// there is room for one more. Those that Baton is at work for are answered in the end, whatever
/// keeps the writer waiting.
pub const CONNECTIONS: usize = 4_096;

/// So many that find no room are heard first at once; others are answered right away, and closed.
pub const TURNED_AWAY_GENTLY: usize = 64;

/// So many open files the system is asked for, where it gives fewer by itself; macOS grants no
/// more.
pub const FILES: u64 = 10_240;

/// So many are no connections of callers: the database's, what is sent, who is turned away, and the
/// admin's listener, which has the half of them.
pub const FILES_FOR_OTHERS: u64 = 512;

/// The read buffer of a connection, at most.
pub const BUFFER_BYTES: usize = 128 * 1024;
