//! Ids: text with a prefix that says what they name. Hosts make them; the core never does.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

/// An id has at most so many characters behind its prefix.
pub const LONGEST_REST: usize = 64;
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Why a text is no id of the wanted kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no id of a {what}; one begins with `{prefix}`")]
pub struct Invalid {
    text: String,
    what: &'static str,
    prefix: &'static str,
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $what:literal, [$prefix:literal $(, $other:literal)*]) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema)]
        #[serde(transparent)]
        #[schema(value_type = String)]
        pub struct $name(String);

        impl $name {
            /// What every such id begins with.
            pub const PREFIX: &'static str = $prefix;

            /// Makes an id of the 16 bytes of a UUID.
            #[must_use]
            pub fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(hex_after($prefix, &bytes))
            }

            /// Puts the prefix before what the host made unique, such as a UUID in hex.
            #[must_use]
            pub fn from_unique(unique: &str) -> Self {
                Self(format!("{}{unique}", $prefix))
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = Invalid;

            fn from_str(text: &str) -> Result<Self, Invalid> {
                let rest = text.strip_prefix($prefix)$(.or_else(|| text.strip_prefix($other)))*;
                if rest.is_some_and(is_rest) {
                    return Ok(Self(text.to_owned()));
                }
                Err(Invalid { text: shortened(text), what: $what, prefix: $prefix })
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

id!(
    /// Names a workflow.
    WorkflowId, "workflow", ["wf_"]
);
id!(
    /// Names a trigger, a step or a path, for ever.
    StepId, "step", ["step_"]
);
id!(
    /// Names a run; a try-out's begins with `try_`.
    RunId, "run", ["run_", "try_"]
);
id!(
    /// Names a person.
    PersonId, "person", ["per_"]
);
id!(
    /// Names a connection.
    ConnectionId, "connection", ["con_"]
);
id!(
    /// Names a stored call.
    CallId, "call", ["call_"]
);
id!(
    /// Names a problem.
    ProblemId, "problem", ["prb_"]
);
id!(
    /// Names a job: something that is done row by row.
    JobId, "job", ["job_"]
);
id!(
    /// Names a message: the same on every try, another one for changed bytes.
    MessageId, "message", ["msg_"]
);

impl RunId {
    /// What a try-out's id begins with.
    pub const TRY_OUT_PREFIX: &'static str = "try_";

    /// Makes a try-out's id of the 16 bytes of a UUID.
    #[must_use]
    pub fn try_out_from_bytes(bytes: [u8; 16]) -> Self {
        Self(hex_after(Self::TRY_OUT_PREFIX, &bytes))
    }

    /// Makes a try-out's id of what the host made unique.
    #[must_use]
    pub fn try_out_from_unique(unique: &str) -> Self {
        Self(format!("{}{unique}", Self::TRY_OUT_PREFIX))
    }

    /// Whether the run is a try-out, which never counts as a real one.
    #[must_use]
    pub fn is_try_out(&self) -> bool {
        self.0.starts_with(Self::TRY_OUT_PREFIX)
    }
}

impl MessageId {
    /// The id of a message: 128 bits of SHA-256 over run, step and occurrence.
    #[must_use]
    pub fn of(run: &RunId, step: &StepId, occurrence: u32) -> Self {
        let mut hash = Sha256::new();
        hash.update(run.as_str());
        hash.update([0]);
        hash.update(step.as_str());
        hash.update([0]);
        hash.update(occurrence.to_string());
        let digest: [u8; 32] = hash.finalize().into();
        let mut half = [0_u8; 16];
        half.copy_from_slice(&digest[..16]);
        Self::from_bytes(half)
    }
}

impl ConnectionId {
    /// The practice tool's connection, which always exists.
    #[must_use]
    pub fn practice() -> Self {
        Self("con_practice".to_owned())
    }
}

/// The public id in an incoming address: 128 random bits as 26 characters of Crockford's base 32.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = String)]
pub struct AddressId(String);

impl AddressId {
    /// How many characters an address id has.
    pub const LENGTH: usize = 26;

    /// Makes an id of 128 random bits.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        let mut rest = u128::from_be_bytes(bytes);
        let mut text = [b'0'; Self::LENGTH];
        for place in text.iter_mut().rev() {
            *place = CROCKFORD[(rest % 32) as usize];
            rest /= 32;
        }
        Self(text.iter().map(|&digit| char::from(digit)).collect())
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for AddressId {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let fits = text.len() == Self::LENGTH && text.bytes().all(|one| CROCKFORD.contains(&one));
        if fits && text.as_bytes()[0] <= b'7' {
            return Ok(Self(text.to_owned()));
        }
        Err(Invalid {
            text: shortened(text),
            what: "address",
            prefix: "",
        })
    }
}

impl AsRef<str> for AddressId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AddressId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for AddressId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

fn is_rest(rest: &str) -> bool {
    (1..=LONGEST_REST).contains(&rest.len())
        && rest
            .bytes()
            .all(|one| one.is_ascii_alphanumeric() || one == b'_' || one == b'-')
}

fn shortened(text: &str) -> String {
    text.chars().take(LONGEST_REST).collect()
}

fn hex_after(prefix: &str, bytes: &[u8; 16]) -> String {
    let mut text = String::with_capacity(prefix.len() + 32);
    text.push_str(prefix);
    push_hex(&mut text, bytes);
    text
}

/// Writes bytes as hexadecimal digits behind a text.
pub fn push_hex(text: &mut String, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
}
