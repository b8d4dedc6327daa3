//! What an admin can do at a step. A verb is declared here, once: its route in the API, its row in
//! the audit and what is asked of the admin follow from that. Whether it is possible, `verdict`
//! says; what it does to a run, `by_hand`.

use serde::Serialize;
use utoipa::ToSchema;

/// What an admin can do at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = StepActionKind)]
pub enum Verb {
    /// Goes on without the step, or gives up the message that was made after its success.
    Skip,
    /// Says that the call came another way.
    MarkReceived,
    /// Sends a message again under its id, or lets a step that sent nothing try again.
    SendAgain,
    /// Makes the message anew with the settings that the live version has of the step.
    UseSettings,
    /// Does the step again, or sends what has changed since, as a new message.
    SendNew,
    /// Makes the next try at once.
    TryNow,
    /// Lets the practice tool call.
    PretendCalled,
    /// Says which path the run takes where that could not be told.
    TakePath,
    /// Lets the moment come that a try-out waits for.
    SkipAhead,
}

/// What an admin says with a verb, beside the step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Nothing.
    Nothing,
    /// Why.
    Reason,
    /// Why, and what is sent, if it was changed.
    ReasonAndMessage,
    /// Why, and the data of a call, if they are known.
    ReasonAndData,
    /// The data of a call, if it is not the likely one.
    Data,
    /// Why, and one of the step's paths.
    ReasonAndPath,
}

/// What the hosts have to know of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declared {
    /// What is asked.
    pub asks: Asks,
    /// As it stands in the audit.
    pub recorded: &'static str,
    /// What whoever reads the API's document is told.
    pub about: &'static str,
}

impl Verb {
    /// Every verb.
    pub const ALL: [Self; 9] = [
        Self::Skip,
        Self::MarkReceived,
        Self::SendAgain,
        Self::UseSettings,
        Self::SendNew,
        Self::TryNow,
        Self::PretendCalled,
        Self::TakePath,
        Self::SkipAhead,
    ];

    /// What it asks, and how it is called.
    #[must_use]
    pub const fn declared(self) -> Declared {
        match self {
            Self::Skip => Declared {
                asks: Asks::Reason,
                recorded: "step_skipped",
                about: "Skips a step, with a reason.",
            },
            Self::MarkReceived => Declared {
                asks: Asks::ReasonAndData,
                recorded: "marked_received",
                about: "Records that a call came another way, with a reason.",
            },
            Self::SendAgain => Declared {
                asks: Asks::ReasonAndMessage,
                recorded: "sent_again",
                about: "Sends a step's message again under its id while it is not accepted, with a \
                        reason. With its data\nchanged it goes out as a new message.",
            },
            Self::UseSettings => Declared {
                asks: Asks::Reason,
                recorded: "settings_used",
                about: "Makes a step's message anew with the settings that the live version has of \
                        the step, with a reason.\nIt goes out as a new message; nothing else of the \
                        run changes.",
            },
            Self::SendNew => Declared {
                asks: Asks::Reason,
                recorded: "sent_new",
                about: "Does a step again after its success, or sends what has changed since, as a \
                        new message under a\nnew id, with a reason. What was not accepted and is \
                        unchanged goes out under its id.",
            },
            Self::TryNow => Declared {
                asks: Asks::Nothing,
                recorded: "tried_now",
                about: "Does the next try of a step's message at once.",
            },
            Self::PretendCalled => Declared {
                asks: Asks::Data,
                recorded: "pretended_called",
                about: "Lets the practice tool call a waiting step; try-outs only.",
            },
            Self::TakePath => Declared {
                asks: Asks::ReasonAndPath,
                recorded: "path_chosen",
                about: "Says which path a run takes where that could not be told, with a reason; \
                        the id of *otherwise* is the step's own.",
            },
            Self::SkipAhead => Declared {
                asks: Asks::Nothing,
                recorded: "skipped_ahead",
                about: "Lets the moment come that a step waits for; try-outs only.",
            },
        }
    }
}
