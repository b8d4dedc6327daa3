//! The command line; each flag has an environment variable.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use baton_engine::HostPort;
use baton_http::hooks::Network;
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  failed
  2  the command line is wrong
  3  another Baton owns the data folder
  4  Baton refused what was asked; the reason is on standard error
  5  no server runs on the data folder";

/// Runs Baton without a window.
#[derive(Debug, Parser)]
#[command(name = "baton-server", version, after_help = EXIT_CODES)]
pub(crate) struct Args {
    /// The data folder
    #[arg(long, env = "BATON_DATA", global = true, value_name = "FOLDER")]
    pub(crate) data: Option<PathBuf>,
    /// The file with the key that seals secrets; outside the data folder, readable by you only.
    /// Made at the first start
    #[arg(
        long,
        env = "BATON_SECRETS_KEY_FILE",
        global = true,
        value_name = "FILE"
    )]
    pub(crate) secrets_key_file: Option<PathBuf>,
    /// How the log on standard error is written
    #[arg(long, env = "BATON_LOG_FORMAT", global = true, default_value = "text")]
    pub(crate) log_format: LogFormat,
    /// Answer with JSON in place of a table
    #[arg(long, env = "BATON_JSON", global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogFormat {
    /// Lines for people
    Text,
    /// One JSON object a line
    Json,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run Baton: listen for calls, move people on, serve the user interface
    Serve(Serve),
    /// Make a draft from an exported file
    Import(Import),
    /// Write a workflow to a file, without secrets, people and hosts
    Export(Export),
    /// Give an imported workflow's connection its address and its token
    Bind(Bind),
    /// Put a workflow's draft live
    Live(Workflow),
    /// Turn a workflow off; people part-way finish
    Off(Workflow),
    /// List the incoming web addresses
    Addresses(Addresses),
    /// Choose another port for calls; web addresses copied before have the former one in them
    TakePort(TakePort),
    /// List people
    People(People),
    /// List runs
    Runs(Runs),
    /// Skip the step a run waits at
    Skip(RunStep),
    /// Send a step's message again, under its id while it is not accepted
    SendAgain(RunStep),
    /// Do a step again, or send what has changed: the other tool sees a new message
    SendNew(RunStep),
    /// Print a one-time link that signs a browser in
    SignIn,
    /// Print the OpenAPI document of the admin API
    Openapi,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Serve {
    /// The addresses of this computer to listen on for calls; loopback unless told
    #[arg(
        long,
        env = "BATON_LISTEN",
        value_delimiter = ',',
        value_name = "ADDRESS"
    )]
    pub(crate) listen: Vec<IpAddr>,
    /// The port for calls, for as long as it is told here. Unless told, the one of the last start;
    /// at the very first start 7420 or the next free one
    #[arg(long, env = "BATON_PORT")]
    pub(crate) port: Option<u16>,
    /// Where the user interface and the admin API listen
    #[arg(
        long,
        env = "BATON_ADMIN_LISTEN",
        default_value = "127.0.0.1:7421",
        value_name = "ADDRESS:PORT"
    )]
    pub(crate) admin_listen: SocketAddr,
    /// Host names under which the admin listener is reached, besides this computer's own
    #[arg(
        long,
        env = "BATON_ADMIN_HOST",
        value_delimiter = ',',
        value_name = "NAME"
    )]
    pub(crate) admin_host: Vec<String>,
    /// The browser reaches the admin listener through https only, by a proxy before it
    #[arg(long, env = "BATON_ADMIN_HTTPS")]
    pub(crate) admin_https: bool,
    /// The name, in the audit and in histories, of who signs in with the printed link
    #[arg(
        long,
        env = "BATON_ADMIN_NAME",
        default_value = "Admin",
        value_name = "NAME"
    )]
    pub(crate) admin_name: String,
    /// Hosts that may be reached without encryption and in the local network, as host:port
    #[arg(
        long,
        env = "BATON_ALLOW_OUTGOING",
        value_delimiter = ',',
        value_name = "HOST:PORT"
    )]
    pub(crate) allow_outgoing: Vec<HostPort>,
    /// Proxies whose X-Forwarded-For is believed, as networks
    #[arg(
        long,
        env = "BATON_TRUSTED_PROXY",
        value_delimiter = ',',
        value_name = "NETWORK"
    )]
    pub(crate) trusted_proxy: Vec<Network>,
    /// The largest body of a call, in bytes; at most 33554432
    #[arg(long, env = "BATON_BODY_LIMIT", default_value_t = baton_http::hooks::limits::BODY_BYTES, value_name = "BYTES")]
    pub(crate) body_limit: usize,
    /// How long a stop waits for what is in flight, in seconds
    #[arg(
        long,
        env = "BATON_GRACE",
        default_value_t = 10,
        value_name = "SECONDS"
    )]
    pub(crate) grace: u64,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Import {
    /// The exported file; `-` reads standard input
    pub(crate) file: PathBuf,
    /// Show what would be made, and make nothing
    #[arg(long, env = "BATON_PREVIEW")]
    pub(crate) preview: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Export {
    #[command(flatten)]
    pub(crate) of: Workflow,
    /// Where to write; standard output unless told
    #[arg(long, short, env = "BATON_OUT", value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Bind {
    #[command(flatten)]
    pub(crate) of: Workflow,
    /// The connection, by name or id
    pub(crate) connection: String,
    /// The address of the other tool, such as `https://acme.okta.example`
    #[arg(
        long,
        env = "BATON_TO",
        value_name = "ADDRESS",
        required_unless_present = "address_file"
    )]
    pub(crate) to: Option<String>,
    /// A file with the token; `-` reads standard input
    #[arg(
        long,
        env = "BATON_TOKEN_FILE",
        value_name = "FILE",
        conflicts_with = "address_file"
    )]
    pub(crate) token_file: Option<PathBuf>,
    /// A file with the address of a step, with its token inside; `-` reads standard input
    #[arg(
        long,
        env = "BATON_ADDRESS_FILE",
        value_name = "FILE",
        conflicts_with = "to"
    )]
    pub(crate) address_file: Option<PathBuf>,
    /// The step whose address it is, by name or id, where several use the connection
    #[arg(
        long,
        env = "BATON_STEP",
        value_name = "STEP",
        requires = "address_file"
    )]
    pub(crate) step: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Workflow {
    /// The workflow, by name or id
    pub(crate) workflow: String,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Addresses {
    /// Only this workflow's, by name or id
    pub(crate) workflow: Option<String>,
    /// Show the tokens too; recorded
    #[arg(long, env = "BATON_REVEAL")]
    pub(crate) reveal: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct TakePort {
    /// This one, which has to be free; the next free one unless told
    pub(crate) port: Option<u16>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct People {
    #[command(flatten)]
    pub(crate) listed: Listed,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Runs {
    /// running, waiting, needs_you, done or stopped
    #[arg(long, env = "BATON_STATUS")]
    pub(crate) status: Option<String>,
    /// Only this workflow's, by name or id
    #[arg(long, env = "BATON_WORKFLOW")]
    pub(crate) workflow: Option<String>,
    #[command(flatten)]
    pub(crate) listed: Listed,
}

/// What of a long list is shown.
#[derive(Debug, ClapArgs)]
pub(crate) struct Listed {
    /// The beginning of a person's name or e-mail
    #[arg(long, env = "BATON_SEARCH", value_name = "TEXT")]
    pub(crate) search: Option<String>,
    /// At most so many
    #[arg(long, env = "BATON_LIMIT", default_value_t = 50)]
    pub(crate) limit: u32,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct RunStep {
    /// The run's id
    pub(crate) run: String,
    /// The step, by name or id
    pub(crate) step: String,
    /// Why; kept in the audit
    #[arg(long, env = "BATON_REASON")]
    pub(crate) reason: String,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn every_flag_has_an_environment_variable_and_a_sentence() {
        let mut program = Args::command();
        program.build();

        let commands = std::iter::once(&program).chain(program.get_subcommands());
        for flag in commands.flat_map(clap::Command::get_arguments) {
            let named = flag.get_env().and_then(|name| name.to_str());
            let builtin = ["help", "version"].contains(&flag.get_id().as_str());
            let known = named.is_some_and(|name| name.starts_with("BATON_"));
            assert!(builtin || flag.is_positional() || known, "{flag}");
            assert!(flag.get_help().is_some(), "{flag}");
        }
    }

    #[test]
    fn the_command_line_is_consistent() {
        Args::command().debug_assert();
    }
}
