//! The shapes of the state of the host and the settings.

use baton_core::calendar::RefusedLine;
use baton_engine::Listener;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// On what Baton runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum HostKind {
    /// Headless, with sessions.
    Server,
    /// In a window.
    Desktop,
}

/// How the password store stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SecretStoreState {
    /// Open.
    Ready,
    /// Waits to be unlocked.
    Locked,
    /// There is none.
    Missing,
    /// It has lost what was in it.
    Emptied,
    /// It has not answered yet.
    Waiting,
}

/// How the password store stands, and what it lacks.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SecretStore {
    /// How it stands.
    pub state: SecretStoreState,
    /// Names of connections whose token is not in it.
    pub missing: Vec<String>,
}

/// From where calls can come (C12); each only when it is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReachState {
    /// Programs on this computer.
    OnlyThisComputer,
    /// Computers on this network.
    ThisNetwork,
    /// The base leads back to this Baton.
    ThroughBase,
    /// A call came from outside.
    UsedFromOutside,
}

/// From where calls can come.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Reach {
    /// The state.
    pub state: ReachState,
    /// The public base address.
    pub base: Option<String>,
    /// The last call from outside.
    pub last_call_at: Option<Timestamp>,
    /// When the base was last checked.
    pub checked_at: Option<Timestamp>,
}

/// What this host can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Capability {
    /// Tokens can be read through the API (`/addresses/{id}/secret`).
    SecretsThroughApi,
    /// The host copies tokens itself.
    NativeClipboard,
    /// The host has file dialogs.
    FileDialogs,
    /// There are sessions to end.
    SignOut,
    /// The listener can be opened to the network.
    ListenOnNetwork,
}

/// Counts for the menu.
#[derive(Clone, Copy, Debug, Default, Serialize, ToSchema)]
pub struct Counts {
    /// Open problems, grouped.
    pub problems: u64,
    /// How many runs stand in them, one that stands in two counted twice.
    pub problem_people: u64,
    /// People who are not made up.
    pub people: u64,
    /// Runs that are running.
    pub runs_running: u64,
    /// Runs that wait.
    pub runs_waiting: u64,
    /// Runs that need an admin.
    pub runs_needs_you: u64,
    /// Workflows.
    pub workflows: u64,
}

/// Another program keeps the database for itself: nothing can be stored.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FileHeld {
    /// The other programs that keep it; none where the system does not tell.
    pub by: Vec<String>,
    /// Since when.
    pub since: Timestamp,
}

/// The state of this Baton.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct System {
    /// Baton's version.
    pub version: String,
    /// On what it runs.
    pub host: HostKind,
    /// Who asks.
    pub actor: String,
    /// The password store.
    pub secret_store: SecretStore,
    /// The listener.
    pub listener: Listener,
    /// That another program keeps the database for itself, while it does.
    pub file_held: Option<FileHeld>,
    /// From where calls can come.
    pub reach: Reach,
    /// What this host can do.
    pub capabilities: Vec<Capability>,
    /// The time here.
    pub now: Timestamp,
    /// Counts for the menu.
    pub counts: Counts,
    /// Whether the first page was left behind.
    pub welcome_done: bool,
}

/// How it looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// From where the listener takes calls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Listen {
    /// This computer.
    #[default]
    OnlyThisComputer,
    /// The network.
    ThisNetwork,
}

/// The settings of this data folder.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Settings {
    /// The public base address, without a path at its end.
    pub base_address: Option<String>,
    /// How it looks to whoever chose nothing in their browser.
    pub theme: Theme,
    /// The tag of the language for whoever chose none in their browser; none while nobody has
    /// chosen one.
    pub language: Option<String>,
    /// Whether single letters and marks do something on a page.
    pub single_keys: bool,
    /// Whether the first page was left behind.
    pub welcome_done: bool,
    /// From where the listener takes calls; none where it cannot be read, and nobody may call.
    pub listen: Option<Listen>,
}

/// What to change about the settings.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct SettingsPatchInput {
    /// The public base address; an empty text removes it.
    pub base_address: Option<String>,
    /// How it looks.
    pub theme: Option<Theme>,
    /// The tag of the language for whoever chooses none in their browser.
    pub language: Option<String>,
    /// Whether single letters and marks do something on a page.
    pub single_keys: Option<bool>,
    /// Whether the first page was left behind.
    pub welcome_done: Option<bool>,
    /// From where the listener takes calls.
    pub listen: Option<Listen>,
}

/// Which port calls are to come to.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct PortInput {
    /// This one, which has to be free; the next free one when there is none.
    #[schema(minimum = 1)]
    pub port: Option<u16>,
}

/// The port that calls come to from now on.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PortChosen {
    /// The port.
    pub port: u16,
    /// The one before, which copied addresses have in them while there is no public base.
    pub former: u16,
}

/// What a check of the base address found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BaseCheckResult {
    /// It leads back to this Baton.
    LeadsHere,
    /// Something else answers there.
    LeadsElsewhere,
    /// Nothing answers there.
    NoAnswer,
    /// No base address is set.
    NoBase,
}

/// What a check of the base address found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BaseCheck {
    /// The result.
    pub result: BaseCheckResult,
    /// What answered instead: the try's outcome code.
    pub code: Option<String>,
    /// When.
    pub checked_at: Timestamp,
}

/// The company's zone and holidays.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CompanyTime {
    /// IANA's name of the company's zone; null while none is set.
    pub time_zone: Option<String>,
    /// The zone that counts then: that of the computer on which Baton runs.
    pub computer_zone: String,
    /// Whose holidays the company has: a code of `countries` or of their regions.
    pub holidays: Option<String>,
    /// The file with more holidays.
    pub imported: Option<ImportedFile>,
    /// Whether runs are still on the way of following the last change.
    pub following: bool,
    /// What `holidays` can be.
    pub countries: Vec<HolidayCountry>,
    /// The first year of the table.
    pub first_year: i16,
    /// The last year of the table.
    pub last_year: i16,
}

/// A country whose holidays are known.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HolidayCountry {
    /// ISO 3166-1.
    pub code: String,
    /// Its parts with holidays of their own.
    pub regions: Vec<HolidayRegion>,
}

/// A part of a country.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HolidayRegion {
    /// Its code.
    pub code: String,
    /// What it is called there.
    pub name: String,
}

/// A file with holidays that was imported.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ImportedFile {
    /// What the file is called.
    pub name: String,
    /// When.
    pub at: Timestamp,
    /// How many holidays are in it.
    pub days: u32,
    /// The first day.
    pub first: Option<String>,
    /// The last day.
    pub last: Option<String>,
}

/// What to set of the company's time; what is null or empty is not set.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct CompanyTimeInput {
    /// A zone: IANA's name, or what Windows calls it.
    pub time_zone: Option<String>,
    /// Whose holidays the company has.
    pub holidays: Option<String>,
}

/// A file with holidays.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct HolidayFileInput {
    /// What the file is called.
    pub name: String,
    /// What is in it: an iCalendar file.
    pub text: String,
}

/// What was imported.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ImportedHolidays {
    /// How many holidays; with none, what was there before is still there.
    pub imported: u32,
    /// What was left out.
    pub refused: Vec<RefusedLine>,
    /// The company's zone and holidays from now on.
    pub time: CompanyTime,
}
