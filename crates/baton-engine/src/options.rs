//! What a host passes in when it opens the engine.

use std::path::PathBuf;
use std::str::FromStr;

use baton_core::calendar::Zone;
use baton_secrets::Secrets;
use jiff::tz::TimeZone;

use crate::Error;

/// Enough to be done with a company of some thousands in a second, and few enough that nobody who
/// asks in between waits for it.
const FOLLOWED_AT_ONCE: i64 = 2_000;

/// How to open a data folder.
#[derive(Clone)]
pub struct Options {
    /// The folder with `baton.db`; made if it is not there.
    pub data_folder: PathBuf,
    /// Where secrets are kept.
    pub secrets: Secrets,
    /// Hosts that may be reached unencrypted and in the local network, as both consents of C9.
    pub allow_outgoing: Vec<HostPort>,
    /// How to open the store.
    pub store: baton_store::Options,
    /// The zone that counts where neither a person's nor the company's is known; none: the
    /// system's, asked each time, as a laptop travels.
    pub computer_zone: Option<Zone>,
    /// So many numbers of runs follow a change of the company in one transaction, if it has time.
    pub followed_at_once: i64,
    /// Named defects that fault tests must find.
    #[cfg(feature = "faults")]
    pub faults: Faults,
}

impl Options {
    /// Options with nothing allowed.
    pub fn new(data_folder: impl Into<PathBuf>, secrets: Secrets) -> Self {
        Self {
            data_folder: data_folder.into(),
            secrets,
            allow_outgoing: Vec::new(),
            store: baton_store::Options::default(),
            computer_zone: None,
            followed_at_once: FOLLOWED_AT_ONCE,
            #[cfg(feature = "faults")]
            faults: Faults::from_environment(),
        }
    }

    /// The zone of this computer; one that has no name counts as UTC.
    #[must_use]
    pub fn computer_zone(&self) -> Zone {
        let asked = || Zone::of_name(TimeZone::system().iana_name()?);
        let known = self.computer_zone.clone();
        known.or_else(asked).unwrap_or_else(Zone::utc)
    }
}

/// Named defects: the red cases of the fault tests. Never compiled into a release.
#[cfg(feature = "faults")]
#[derive(Clone, Copy, Debug, Default)]
pub struct Faults {
    /// A call is answered before it is committed.
    pub answer_before_commit: bool,
    /// Each try of a message has an id of its own.
    pub new_id_per_attempt: bool,
    /// What a path that was first withdraws goes on.
    pub both_paths_win: bool,
    /// A message that is not needed any more is sent.
    pub withdrawn_is_sent: bool,
    /// Nobody wakes a run when its moment comes.
    pub forgotten_deadline: bool,
    /// A page of any origin may call the admin API.
    pub any_origin: bool,
    /// Calls are read as leniently as the HTTP library reads them.
    pub lenient_framing: bool,
    /// Whoever comes when there are too many of an address is refused; nobody makes room.
    pub newcomers_refused: bool,
    /// A workflow may have any name.
    pub any_name: bool,
    /// The program breaks off at whatever happens to a run of somebody called Poison.
    pub panic_at_poison: bool,
    /// A turn that failed is done again as a whole.
    pub no_care: bool,
}

#[cfg(feature = "faults")]
impl Faults {
    /// The defects that `BATON_FAULT` names.
    pub fn from_environment() -> Self {
        let named = std::env::var("BATON_FAULT").unwrap_or_default();
        let has = |name: &str| named.split(',').any(|one| one.trim() == name);
        Self {
            answer_before_commit: has("answer_before_commit"),
            new_id_per_attempt: has("new_id_per_attempt"),
            both_paths_win: has("both_paths_win"),
            withdrawn_is_sent: has("withdrawn_is_sent"),
            forgotten_deadline: has("forgotten_deadline"),
            any_origin: has("any_origin"),
            lenient_framing: has("lenient_framing"),
            newcomers_refused: has("newcomers_refused"),
            any_name: has("any_name"),
            panic_at_poison: has("panic_at_poison"),
            no_care: has("no_care"),
        }
    }
}

/// A host and a port as typed for `--allow-outgoing`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HostPort {
    /// The host, lower case, without brackets.
    pub host: String,
    /// The port.
    pub port: u16,
}

impl FromStr for HostPort {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let refused = || Error::HostPort(text.to_owned());
        let url = url::Url::parse(&format!("http://{text}/")).map_err(|_| refused())?;
        let (_, port) = text.rsplit_once(':').ok_or_else(refused)?;
        let port = port.parse().map_err(|_| refused())?;
        let host = url.host_str().ok_or_else(refused)?;
        let host = host
            .trim_start_matches('[')
            .trim_end_matches(']')
            .to_owned();
        Ok(Self { host, port })
    }
}
