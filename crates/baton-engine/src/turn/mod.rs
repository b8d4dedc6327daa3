//! One transaction's worth of the driver's work, and what follows its commit.

mod apart;
mod aside;
mod pause;
mod said;
mod unread;

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

use baton_core::calendar::{CompanyTime, DayOrder};
use baton_core::condition::Today;
use baton_core::details::CustomDetails;
use baton_core::matching::starting::version_that_takes_calls;
use baton_core::template::Prepared;
use baton_core::{ConnectionId, Json, RunState, StepId};
use baton_store::table::addresses::AddressRow;
use baton_store::table::runs::RunRow;
use baton_store::table::workflows::Standing;
use baton_store::{AddressNo, CallNo, MessageNo, RunNo, Tx, WorkflowNo};
use jiff::Timestamp;

use crate::destinations::PartWay;
use crate::editions::Edition;
use crate::outbox;
use crate::queue::{Live, Ready};
use crate::runtime::Runtime;
use crate::{Error, Topic};

pub(crate) use aside::{cause, forget_aside, passed_over};
pub(crate) use pause::pause_after;
pub(crate) use said::{read_apart, read_or_pause};
pub(crate) use unread::{are_addresses_told_of, tell_of_addresses};

/// What the driver looks up of a workflow.
#[derive(Clone, Debug)]
pub(crate) struct Flow(Standing);

impl Deref for Flow {
    type Target = Standing;

    fn deref(&self) -> &Standing {
        &self.0
    }
}

impl Flow {
    /// The version by which its trigger takes calls, an admin's wish to use one included; none
    /// while they are only kept (C2).
    pub(crate) fn version_that_takes_calls(&self) -> Option<i64> {
        version_that_takes_calls(self.state, self.live_version, self.is_deleted)
    }
}

/// Which connections are to be read again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Connections {
    /// Some are, whatever waits for them.
    again: bool,
    /// What is parked for these may have become possible.
    freed: Vec<ConnectionId>,
}

impl Connections {
    /// Connections changed in a way that lets nothing leave that was kept back.
    pub(crate) fn read_again(&mut self) {
        self.again = true;
    }

    /// A connection was changed: what is parked for it is to be looked at.
    pub(crate) fn free(&mut self, connection: ConnectionId) {
        self.again = true;
        self.freed.push(connection);
    }

    /// Whether any is to be read again.
    pub(crate) fn any(&self) -> bool {
        self.again
    }

    /// Those for which parked messages are to be looked at.
    pub(crate) fn freed(&self) -> Vec<ConnectionId> {
        self.freed.clone()
    }
}

/// What is done after the commit.
#[derive(Clone, Debug, Default)]
pub(crate) struct Afterwards {
    pub(crate) ready: Vec<Ready>,
    pub(crate) hints: Vec<(Topic, String)>,
    pub(crate) connections: Connections,
    pub(crate) addresses_changed: bool,
    /// Whether the queue of messages was made anew.
    pub(crate) lanes_made_anew: bool,
}

impl Afterwards {
    /// Sends what is to be sent and hints at what changed.
    pub(crate) fn follow(self, runtime: &Arc<Runtime>) {
        if self.lanes_made_anew {
            runtime.outbox.lanes_are_made_anew();
        }
        outbox::send_out(runtime, self.ready);
        for (topic, id) in self.hints {
            runtime.hub.hint(topic, id);
        }
    }
}

/// Workflows, with their live versions.
type MayListen = Rc<[(WorkflowNo, i64)]>;

/// The open transaction with what it has looked up and what follows it.
pub struct Turn<'t, 'c> {
    pub(crate) tx: &'t Tx<'c>,
    pub(crate) runtime: &'t Runtime,
    pub(crate) now: Timestamp,
    pub(crate) after: Afterwards,
    flows: HashMap<WorkflowNo, Rc<Flow>>,
    addresses: HashMap<AddressNo, Rc<AddressRow>>,
    company: Option<Json>,
    time: Option<CompanyTime>,
    custom: Option<Rc<CustomDetails>>,
    may_listen: Option<MayListen>,
    /// What the last calls of an address prove about how the days of a field are written.
    pub(crate) day_orders: HashMap<(AddressNo, String), Option<DayOrder>>,
    begun: HashMap<Option<ConnectionId>, usize>,
    pub(crate) succeeded: HashSet<ConnectionId>,
    /// Whether each item is done in a savepoint of its own.
    pub(crate) careful: bool,
    /// Whether the runs of somebody are following changes of theirs.
    pub(crate) follows: bool,
    /// How many starts led to what is being done, one from another.
    pub(crate) chain: u32,
    /// How many items were set aside, and rows passed over.
    pub(crate) casualties: usize,
    /// Which long call is to be read before what is done here can be.
    pub(crate) unread: Cell<Option<CallNo>>,
}

impl<'t, 'c> Turn<'t, 'c> {
    pub(crate) fn new(tx: &'t Tx<'c>, runtime: &'t Runtime) -> Self {
        Self {
            tx,
            runtime,
            now: Timestamp::now(),
            after: Afterwards::default(),
            flows: HashMap::new(),
            addresses: HashMap::new(),
            company: None,
            time: None,
            custom: None,
            may_listen: None,
            day_orders: HashMap::new(),
            begun: HashMap::new(),
            succeeded: HashSet::new(),
            careful: false,
            follows: false,
            chain: 0,
            casualties: 0,
            unread: Cell::default(),
        }
    }

    /// One that does each item in a savepoint of its own.
    pub(crate) fn careful(tx: &'t Tx<'c>, runtime: &'t Runtime) -> Self {
        #[cfg(not(feature = "faults"))]
        let careful = true;
        #[cfg(feature = "faults")]
        let careful = !runtime.options.faults.no_care;
        Self {
            careful,
            ..Self::new(tx, runtime)
        }
    }

    /// What was looked up is read again: rows may have been taken back.
    fn forget_what_was_read(&mut self) {
        self.flows.clear();
        self.addresses.clear();
        self.company = None;
        self.time = None;
        self.custom = None;
        self.may_listen = None;
        self.day_orders.clear();
    }

    pub(crate) fn flow(&mut self, no: WorkflowNo) -> Result<Rc<Flow>, Error> {
        if let Some(known) = self.flows.get(&no) {
            return Ok(Rc::clone(known));
        }
        let standing = self.tx.workflows().standing(no)?;
        let flow = Rc::new(Flow(standing.ok_or(Error::Missing("workflow"))?));
        self.flows.insert(no, Rc::clone(&flow));
        Ok(flow)
    }

    /// The day where the company is, for conditions on calls: of a moment, or on which this
    /// happens.
    pub(crate) fn today_at(&mut self, at: Option<Timestamp>) -> Result<Today, Error> {
        let time = self.company_time()?;
        Ok(Today::of(at.unwrap_or(self.now), &time, &Json::Null))
    }

    /// The company's details, read once in a transaction.
    pub(crate) fn company(&mut self) -> Result<Json, Error> {
        if self.company.is_none() {
            self.company = Some(self.tx.meta().company()?.values());
        }
        Ok(self.company.clone().unwrap_or(Json::Null))
    }

    /// The company's zone and holidays, read once in a transaction.
    pub(crate) fn company_time(&mut self) -> Result<CompanyTime, Error> {
        if let Some(known) = &self.time {
            return Ok(known.clone());
        }
        let computer = self.runtime.options.computer_zone();
        let time = self.tx.meta().company_time(computer)?;
        self.time = Some(time.clone());
        Ok(time)
    }

    /// What is known of custom details, read once in a transaction.
    pub(crate) fn custom(&mut self) -> Result<Rc<CustomDetails>, Error> {
        if let Some(known) = &self.custom {
            return Ok(Rc::clone(known));
        }
        let known = Rc::new(self.tx.custom_details().all()?);
        self.custom = Some(Rc::clone(&known));
        Ok(known)
    }

    /// Workflows of which nobody can tell what they listen to but by their definitions, looked up once
    /// in a transaction.
    pub(crate) fn may_listen(&mut self) -> Result<MayListen, Error> {
        if let Some(known) = &self.may_listen {
            return Ok(Rc::clone(known));
        }
        let known: MayListen = self.tx.versions().that_may_listen()?.into();
        self.may_listen = Some(Rc::clone(&known));
        Ok(known)
    }

    /// What is known of custom details has changed.
    pub(crate) fn forget_custom(&mut self) {
        self.custom = None;
    }

    pub(crate) fn address(&mut self, no: AddressNo) -> Result<Rc<AddressRow>, Error> {
        if let Some(known) = self.addresses.get(&no) {
            return Ok(Rc::clone(known));
        }
        let row = self
            .tx
            .addresses()
            .by_no(no)?
            .ok_or(Error::Missing("address"))?;
        let row = Rc::new(row);
        self.addresses.insert(no, Rc::clone(&row));
        Ok(row)
    }

    /// A run by its number.
    pub(crate) fn run(&self, no: RunNo) -> Result<RunRow, Error> {
        self.tx.runs().by_no(no)?.ok_or(Error::Missing("run"))
    }

    pub(crate) fn edition(
        &self,
        workflow: WorkflowNo,
        version: i64,
    ) -> Result<Arc<Edition>, Error> {
        self.runtime.editions.open(self.tx, workflow, version)
    }

    /// The definition by which a run goes in this state.
    pub(crate) fn edition_of(&self, run: &RunRow, state: &RunState) -> Result<Arc<Edition>, Error> {
        let of = (run.workflow, run.version);
        let editions = &self.runtime.editions;
        editions.with_settings(self.tx, of, state.other_settings())
    }

    pub(crate) fn hint(&mut self, topic: Topic, id: impl ToString) {
        if self.runtime.hub.is_heard() {
            self.after.hints.push((topic, id.to_string()));
        }
    }

    /// Whether a try may begin in this transaction: the message then goes out after the commit.
    pub(crate) fn may_begin(&self, connection: &Option<ConnectionId>) -> bool {
        self.runtime.outbox.room_for_new(connection) > self.begun(connection)
    }

    /// How many rows of a connection may begin.
    pub(crate) fn wanted(&self, connection: &Option<ConnectionId>) -> usize {
        let wanted = self.runtime.outbox.wanted(connection);
        wanted.saturating_sub(self.begun(connection))
    }

    fn begun(&self, connection: &Option<ConnectionId>) -> usize {
        self.begun.get(connection).copied().unwrap_or_default()
    }

    /// What is sent, with the address that people part-way in the version it was made with were
    /// given, and whether that can be read. The message's row keeps the version's own, so that it
    /// can be told what an admin has changed.
    pub(crate) fn addressed(
        &self,
        run: &RunRow,
        step: &StepId,
        mut prepared: Prepared,
    ) -> (Arc<Prepared>, bool) {
        let of = (run.workflow, prepared.version.unwrap_or(run.version));
        let connection = prepared.connection.as_ref();
        match self.runtime.destinations.path_for(of, step, connection) {
            PartWay::Own => {}
            PartWay::Given(path) => prepared.go_to(path),
            PartWay::Unread => return (Arc::new(prepared), false),
        }
        (Arc::new(prepared), true)
    }

    /// Hands over a message whose try is a row of this transaction.
    pub(crate) fn begin(&mut self, ready: Ready) {
        *self.begun.entry(ready.leads_to()).or_default() += 1;
        self.after.ready.push(ready);
    }

    /// A message that a run hands over carries the run as it is now, where it is the only one.
    pub(crate) fn goes_with(&mut self, run: RunNo, live: impl FnOnce() -> Live) {
        let mut own = self
            .after
            .ready
            .iter_mut()
            .filter(|one| one.no.run() == run);
        if let (Some(only), None) = (own.next(), own.next()) {
            only.run = Some(Arc::new(live()));
        }
    }

    /// Takes back a message that was handed over in this transaction: nothing of it has left.
    pub(crate) fn take_back(&mut self, no: MessageNo) -> Option<Ready> {
        let at = self.after.ready.iter().position(|ready| ready.no == no)?;
        let ready = self.after.ready.remove(at);
        if let Some(begun) = self.begun.get_mut(&ready.leads_to()) {
            *begun = begun.saturating_sub(1);
        }
        Some(ready)
    }
}
