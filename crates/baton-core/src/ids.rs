//! Identifiers: a prefix that says what a thing is, then what the host or a digest gave.
//!
//! The core never makes a random id. Hosts make them (uuid v7, in its simple hexadecimal form)
//! and pass them in; a [`MessageId`] alone is computed, so that every host computes the same.

use serde::{Deserialize, Serialize};

/// Says why a text is no identifier of the wanted kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not an id that begins with `{prefix}`")]
pub struct InvalidId {
    /// The text that was read.
    pub text: String,
    /// The prefix it should have had.
    pub prefix: &'static str,
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $($prefix:literal),+) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema,
        )]
        #[serde(try_from = "String", into = "String")]
        #[schema(value_type = String)]
        pub struct $name(Box<str>);

        impl $name {
            /// The prefixes such an id may begin with; new ids take the first.
            pub const PREFIXES: &'static [&'static str] = &[$($prefix),+];

            /// Reads an id, refusing another prefix and anything but ASCII letters and digits.
            pub fn parse(text: &str) -> Result<Self, InvalidId> {
                let rest = Self::PREFIXES.iter().find_map(|prefix| text.strip_prefix(prefix));
                let sound = rest.is_some_and(|rest| {
                    (1..=64).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_alphanumeric())
                });
                if sound {
                    Ok(Self(text.into()))
                } else {
                    Err(InvalidId { text: text.chars().take(80).collect(), prefix: Self::PREFIXES[0] })
                }
            }

            /// Puts the first prefix before what a host made unique, such as a uuid v7 in hex.
            pub fn from_unique(unique: &str) -> Self {
                Self(format!("{}{unique}", Self::PREFIXES[0]).into())
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = InvalidId;
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;
            fn try_from(text: String) -> Result<Self, InvalidId> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0.into()
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    };
}

id!(
    /// A workflow.
    WorkflowId, "wf_"
);
id!(
    /// A trigger, a step or a path of a definition; never changes, never used again.
    StepId, "step_"
);
id!(
    /// A run: one person's way through a workflow. A try-out has a prefix of its own.
    RunId, "run_", "try_"
);
id!(
    /// A person.
    PersonId, "per_"
);
id!(
    /// A connection to another tool.
    ConnectionId, "con_"
);
id!(
    /// A call that was stored.
    CallId, "call_"
);
id!(
    /// A problem.
    ProblemId, "prb_"
);
id!(
    /// A message to another tool; the same on every try (CONTRACT C7).
    MessageId, "msg_"
);

impl RunId {
    /// Makes the id of a try-out run (CONTRACT C11).
    pub fn try_out_from_unique(unique: &str) -> Self {
        Self(format!("try_{unique}").into())
    }

    /// Whether this run is a try-out, which no count and no problem list shows.
    pub fn is_try_out(&self) -> bool {
        self.0.starts_with("try_")
    }
}

/// The public part of a web address: 128 random bits as 26 characters of Crockford's base 32.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String)]
pub struct AddressId(Box<str>);

impl AddressId {
    const ALPHABET: &'static [u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// Writes 128 random bits, given by the host, as an address id.
    pub fn from_random(bytes: [u8; 16]) -> Self {
        let number = u128::from_be_bytes(bytes);
        let text: String = (0..26)
            .rev()
            .map(|place| char::from(Self::ALPHABET[((number >> (place * 5)) & 31) as usize]))
            .collect();
        Self(text.into())
    }

    /// Reads an address id as it stands in a path.
    pub fn parse(text: &str) -> Result<Self, InvalidId> {
        if text.len() == 26 && text.bytes().all(|byte| Self::ALPHABET.contains(&byte)) {
            Ok(Self(text.into()))
        } else {
            Err(InvalidId { text: text.chars().take(80).collect(), prefix: "" })
        }
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for AddressId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for AddressId {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        Self::parse(text)
    }
}

impl TryFrom<String> for AddressId {
    type Error = InvalidId;
    fn try_from(text: String) -> Result<Self, InvalidId> {
        Self::parse(&text)
    }
}

impl From<AddressId> for String {
    fn from(id: AddressId) -> Self {
        id.0.into()
    }
}

impl AsRef<str> for AddressId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}
