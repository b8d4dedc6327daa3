//! How many are here at once, in all and from each address.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use tokio::sync::Notify;

use super::limits::{CONNECTIONS, CONNECTIONS_PER_ADDRESS};

/// A count that is shared by everything it counts.
#[derive(Clone, Default)]
pub(super) struct Counts(Arc<Inner>);

#[derive(Default)]
struct Inner {
    table: Mutex<Table>,
    left: Notify,
}

#[derive(Default)]
struct Table {
    all: u32,
    by_address: HashMap<IpAddr, u32>,
}

/// One that is here; dropping it leaves.
pub(super) struct Entered {
    counts: Counts,
    address: IpAddr,
}

impl Counts {
    /// Counts one in, unless there are too many.
    pub(super) fn enter(&self, address: IpAddr) -> Option<Entered> {
        let address = network(address);
        let mut table = self.table();
        if table.all >= CONNECTIONS {
            return None;
        }
        let here = table.by_address.entry(address).or_default();
        if *here >= CONNECTIONS_PER_ADDRESS && CONNECTIONS_PER_ADDRESS > 0 {
            return None;
        }
        *here += 1;
        table.all += 1;
        drop(table);
        Some(Entered {
            counts: self.clone(),
            address,
        })
    }

    /// Counts one in that stands for many senders: only the total limits it.
    pub(super) fn enter_proxy(&self) -> Option<Entered> {
        let address = IpAddr::V6(Ipv6Addr::UNSPECIFIED);
        let mut table = self.table();
        if table.all >= CONNECTIONS {
            return None;
        }
        *table.by_address.entry(address).or_default() += 1;
        table.all += 1;
        drop(table);
        Some(Entered {
            counts: self.clone(),
            address,
        })
    }

    /// Waits until all have left, at most this long.
    pub(super) async fn drained(&self, grace: Duration) {
        let empty = async {
            loop {
                let left = self.0.left.notified();
                if self.table().all == 0 {
                    return;
                }
                left.await;
            }
        };
        let _late_ones_are_cut = tokio::time::timeout(grace, empty).await;
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        self.0
            .table
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Drop for Entered {
    fn drop(&mut self) {
        let mut table = self.counts.table();
        table.all = table.all.saturating_sub(1);
        if let Some(here) = table.by_address.get_mut(&self.address) {
            *here = here.saturating_sub(1);
            if *here == 0 {
                table.by_address.remove(&self.address);
            }
        }
        let empty = table.all == 0;
        drop(table);
        if empty {
            self.counts.0.left.notify_one();
        }
    }
}

/// One sender: an IPv4 address, or the /64 network that one IPv6 sender commonly owns.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => {
            let network = u128::from(address) & !u128::from(u64::MAX);
            // The whole zero network is the proxies' place.
            Ipv6Addr::from(network | 1).into()
        }
    }
}
