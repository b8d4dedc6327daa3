//! Taking the port (C12): never silently another one, except at the very first start.

use std::io;
use std::net::{IpAddr, SocketAddr};

use baton_engine::{Listener, ListenerState};
use jiff::Timestamp;
use tokio::net::TcpListener;

use super::limits::PORTS_TRIED;
use super::owner;

/// Which port to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Port {
    /// This one, whoever has it: addresses with it are in other tools.
    Fixed(u16),
    /// This one or the next free one: no address exists.
    FirstFreeFrom(u16),
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
    /// All ports that the first start looks at are taken.
    #[error("the ports {from} to {to} are all taken; choose one with --port")]
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

/// The result of a try to take a port.
pub(super) struct Taken {
    pub(super) port: u16,
    /// Empty when another program has it.
    pub(super) sockets: Vec<TcpListener>,
}

impl Taken {
    /// What the rest of Baton is told.
    pub(super) fn listener(&self, binds: &[IpAddr]) -> Listener {
        let taken = self.sockets.is_empty();
        let state = if taken {
            ListenerState::PortTaken
        } else {
            ListenerState::Listening
        };
        let taken_by = if taken {
            owner::of_port(self.port)
        } else {
            None
        };
        let bind = binds.first().map(ToString::to_string).unwrap_or_default();
        Listener {
            state,
            port: self.port,
            bind,
            taken_by,
            since: Timestamp::now(),
        }
    }
}

/// Takes the port, or at the very first start the next free one.
pub(super) fn choose(binds: &[IpAddr], port: Port) -> Result<Taken, Error> {
    match port {
        Port::Fixed(port) => take(binds, port),
        Port::FirstFreeFrom(from) => {
            let to = from.saturating_add(PORTS_TRIED);
            for port in from..=to {
                let taken = take(binds, port)?;
                if !taken.sockets.is_empty() {
                    return Ok(taken);
                }
            }
            Err(Error::NoFreePort { from, to })
        }
    }
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
        match bind(SocketAddr::new(*address, port)) {
            Ok(socket) => sockets.push(socket),
            Err(error) => match error.kind() {
                io::ErrorKind::AddrInUse => {
                    return Ok(Taken {
                        port,
                        sockets: Vec::new(),
                    });
                }
                // This computer may have one family only.
                io::ErrorKind::AddrNotAvailable | io::ErrorKind::Unsupported => {
                    absent = Some(*address);
                }
                io::ErrorKind::PermissionDenied => return Err(Error::NotAllowed { port }),
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
    match (sockets.first(), absent) {
        (Some(first), _) => {
            let port = first
                .local_addr()
                .map(|address| address.port())
                .unwrap_or(port);
            Ok(Taken { port, sockets })
        }
        (None, Some(address)) => Err(Error::NoSuchAddress { address }),
        (None, None) => Ok(Taken { port, sockets }),
    }
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
