//! Taking the port (C12): never silently another one, except at the very first start.

use std::io;
use std::net::{IpAddr, SocketAddr};

use baton_engine::{Listener, ListenerState};
use jiff::Timestamp;
use tokio::net::TcpListener;

use super::limits::PORTS_TRIED;
use super::owner;

/// Below this, a port commonly belongs to the system for good.
const FIRST_FOR_ALL: u16 = 1024;

/// Which port to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Port {
    /// The one that the host was told at its start.
    Told(u16),
    /// The one of the last start: addresses with it are in other tools.
    Kept(u16),
    /// This one or the next free one: no address exists.
    FirstFreeFrom(u16),
    /// None: which one the addresses in other tools have cannot be read.
    Unread,
}

/// Where the listener is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// None when who may call cannot be read.
    pub(super) binds: Option<Vec<IpAddr>>,
    /// None when it cannot be read.
    pub(super) port: Option<u16>,
    /// Whether the host was told the port, so that no setting moves it.
    pub(super) told: bool,
}

/// Why the listener cannot start at all.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Ports below 1024 commonly belong to the system.
    #[error("port {port} belongs to the system; choose one from 1024 on, or give Baton the right")]
    NotAllowed {
        /// The port.
        port: u16,
    },
    /// The address is not of this computer.
    #[error("cannot listen on {address}; it is no address of this computer")]
    NoSuchAddress {
        /// The address.
        address: IpAddr,
    },
    /// All ports that were looked at are taken.
    #[error("the ports {from} to {to} are all taken or reserved; choose one with --port")]
    NoFreePort {
        /// The first.
        from: u16,
        /// The last.
        to: u16,
    },
    /// The store does not say which port.
    #[error(transparent)]
    Stored(#[from] baton_engine::Error),
    /// Anything else the system says.
    #[error("cannot listen on port {port}")]
    System {
        /// The port.
        port: u16,
        /// What the system said.
        #[source]
        source: io::Error,
    },
}

/// Why a port cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Had {
    /// Another program has it.
    ByAnother,
    /// The system keeps it from programs.
    BySystem,
    /// Which one it is cannot be read.
    PortUnread,
    /// Who may call there cannot be read.
    NetworkUnread,
}

/// The result of a try to take a port.
pub(super) struct Taken {
    pub(super) port: u16,
    pub(super) sockets: Result<Vec<TcpListener>, Had>,
}

impl Taken {
    /// What the rest of Baton is told.
    pub(super) fn listener(&self, wanted: &Wanted) -> Listener {
        let (state, taken_by) = match self.why_not() {
            None => (ListenerState::Listening, None),
            Some(Had::ByAnother) => (ListenerState::PortTaken, owner::of_port(self.port)),
            Some(Had::BySystem) => {
                let system = owner::system().to_owned();
                (ListenerState::PortReserved, Some(system))
            }
            Some(Had::PortUnread) => (ListenerState::PortUnreadable, None),
            Some(Had::NetworkUnread) => (ListenerState::NetworkUnreadable, None),
        };
        let bind = wanted.binds.iter().flatten().next();
        let bind = bind.map(ToString::to_string);
        Listener {
            state,
            port: self.port,
            bind: bind.unwrap_or_default(),
            taken_by,
            port_told: wanted.told,
            since: Timestamp::now(),
        }
    }

    /// Whether it is known which port it is, and for whom.
    pub(super) fn is_known(&self) -> bool {
        let unread = [Some(Had::PortUnread), Some(Had::NetworkUnread)];
        !unread.contains(&self.sockets.as_ref().err().copied())
    }

    fn not(port: u16, had: Had) -> Self {
        let sockets = Err(had);
        Self { port, sockets }
    }

    /// Why it could not be taken. A port that a program has for itself alone is refused by some
    /// systems in the words for a reserved one.
    fn why_not(&self) -> Option<Had> {
        let had = self.sockets.as_ref().err().copied()?;
        Some(match had {
            Had::BySystem if owner::is_listened_on(self.port) => Had::ByAnother,
            Had::BySystem | Had::ByAnother | Had::PortUnread | Had::NetworkUnread => had,
        })
    }
}

/// Takes the port, or at the very first start the next free one.
pub(super) fn choose(binds: Option<&[IpAddr]>, port: Port) -> Result<Taken, Error> {
    let Some(binds) = binds else {
        return Ok(match port {
            Port::Told(port) | Port::Kept(port) | Port::FirstFreeFrom(port) => {
                Taken::not(port, Had::NetworkUnread)
            }
            Port::Unread => Taken::not(0, Had::PortUnread),
        });
    };
    match port {
        Port::Told(port) => {
            let taken = take(binds, port)?;
            // Who starts the program can take it back at once.
            if port < FIRST_FOR_ALL && matches!(taken.sockets, Err(Had::BySystem)) {
                return Err(Error::NotAllowed { port });
            }
            Ok(taken)
        }
        Port::Kept(port) => take(binds, port),
        Port::FirstFreeFrom(from) => next_free(binds, from),
        Port::Unread => Ok(Taken::not(0, Had::PortUnread)),
    }
}

/// Takes what is wanted now, as far as that can be read.
pub(super) fn take_wanted(wanted: &Wanted) -> Taken {
    match (&wanted.binds, wanted.port) {
        (_, None) => Taken::not(0, Had::PortUnread),
        (None, Some(port)) => Taken::not(port, Had::NetworkUnread),
        (Some(binds), Some(port)) => take(binds, port).unwrap_or_else(|error| {
            tracing::warn!(%error, "the listener cannot take its port");
            Taken::not(port, Had::ByAnother)
        }),
    }
}

/// Takes the next free port. Only so many that other programs have are passed over; reserved ones
/// are not counted, because systems reserve hundreds in a row.
pub(super) fn next_free(binds: &[IpAddr], from: u16) -> Result<Taken, Error> {
    let mut had = 0;
    for port in from..=u16::MAX {
        let taken = take(binds, port)?;
        match &taken.sockets {
            Ok(_) => return Ok(taken),
            Err(Had::ByAnother) => had += 1,
            Err(Had::BySystem | Had::PortUnread | Had::NetworkUnread) => {}
        }
        if had > PORTS_TRIED {
            return Err(Error::NoFreePort { from, to: port });
        }
    }
    let to = u16::MAX;
    Err(Error::NoFreePort { from, to })
}

/// Takes the port on all addresses, or on none.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the system's errors are an open set"
)]
pub(super) fn take(binds: &[IpAddr], port: u16) -> Result<Taken, Error> {
    let mut sockets = Vec::new();
    let mut absent = None;
    for address in binds {
        let port = match sockets.first().map(TcpListener::local_addr) {
            Some(Ok(first)) => first.port(),
            Some(Err(_)) | None => port,
        };
        let not = |had| Ok(Taken::not(port, had));
        match bind(SocketAddr::new(*address, port)) {
            Ok(socket) => sockets.push(socket),
            Err(error) => match error.kind() {
                io::ErrorKind::AddrInUse => return not(Had::ByAnother),
                io::ErrorKind::PermissionDenied => return not(Had::BySystem),
                // This computer may have one family only.
                io::ErrorKind::AddrNotAvailable | io::ErrorKind::Unsupported => {
                    absent = Some(*address);
                }
                _ if error.raw_os_error() == Some(NO_SUCH_FAMILY) => absent = Some(*address),
                _ => {
                    return Err(Error::System {
                        port,
                        source: error,
                    });
                }
            },
        }
    }
    let port = match (sockets.first(), absent) {
        (Some(first), _) => first.local_addr().map_or(port, |address| address.port()),
        (None, Some(address)) => return Err(Error::NoSuchAddress { address }),
        (None, None) => port,
    };
    let sockets = Ok(sockets);
    Ok(Taken { port, sockets })
}

/// `EAFNOSUPPORT` of Linux.
const NO_SUCH_FAMILY: i32 = 97;

fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = socket2::Socket::new(
        socket2::Domain::for_address(address),
        socket2::Type::STREAM,
        Some(socket2::Protocol::TCP),
    )?;
    if address.is_ipv6() {
        socket.set_only_v6(true)?;
    }
    // On Windows this option would let two programs share the port.
    #[cfg(unix)]
    socket.set_reuse_address(true)?;
    socket.set_nonblocking(true)?;
    socket.bind(&address.into())?;
    socket.listen(1024)?;
    TcpListener::from_std(socket.into())
}
