//! What happens: settings and deeds, thrown by dice.

use crate::model::Dice;

#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) adds_unknown: bool,
    pub(crate) starts_left: bool,
    pub(crate) has_condition: bool,
    /// Waits are matched by the person's e-mail address, else by an answer.
    pub(crate) by_email: bool,
    pub(crate) takes_longest: bool,
    pub(crate) only_records: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum To {
    Trigger,
    Wait,
}

#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub(crate) to: To,
    pub(crate) value: &'static str,
    /// None: the field is missing.
    pub(crate) status: Option<&'static str>,
    /// The sender's id.
    pub(crate) id: Option<u64>,
    /// Makes bodies differ.
    pub(crate) salt: u64,
    pub(crate) unreadable: bool,
}

#[derive(Clone, Debug)]
pub(crate) enum Deed {
    Call(Call),
    GoLive,
    TurnOff,
    /// Somebody leaves.
    Leave(&'static str),
    /// The admin starts somebody, or tries the draft out for them.
    StartByHand {
        email: &'static str,
        try_out: bool,
    },
    /// A run's answer comes, or is known never to come; the number is reduced to the runs.
    Answer {
        run: u64,
        value: Option<&'static str>,
    },
    /// A run comes to the wait.
    Reach(u64),
    /// The wait is skipped.
    Pass(u64),
    /// The admin leaves a call alone.
    Ignore(u64),
}

/// Whom everybody knows; the last is an address of before.
pub(crate) const PEOPLE: [&str; 3] = ["ada@x.example", "li@x.example", "max@x.example"];
pub(crate) const FORMER: (&str, &str) = ("ada.old@x.example", "ada@x.example");

const NAMED: [&str; 9] = [
    "ada@x.example",
    "ADA@x.example ",
    "ada.old@x.example",
    "li@x.example",
    "max@x.example",
    "new@x.example",
    "newer@x.example",
    "nobody",
    "",
];
const VALUES: [&str; 4] = ["IT-1", " IT-1", "IT-2", "it-2"];

fn one_of(dice: &mut Dice, all: &[&'static str]) -> &'static str {
    all[usize::try_from(dice.below(all.len() as u64)).unwrap()]
}

impl Settings {
    pub(crate) fn random(dice: &mut Dice) -> Self {
        Self {
            adds_unknown: dice.one_in(2),
            starts_left: dice.one_in(3),
            has_condition: dice.one_in(2),
            by_email: dice.one_in(2),
            takes_longest: dice.one_in(2),
            only_records: dice.one_in(2),
        }
    }
}

impl Deed {
    pub(crate) fn random(dice: &mut Dice, settings: &Settings) -> Self {
        match dice.below(20) {
            0..=6 => Self::Call(Call::random(dice, To::Trigger, settings)),
            7..=12 => Self::Call(Call::random(dice, To::Wait, settings)),
            13 if dice.one_in(3) => Self::TurnOff,
            13 | 14 => Self::GoLive,
            15 if dice.one_in(2) => Self::Leave(one_of(dice, &PEOPLE)),
            15 => Self::StartByHand {
                email: one_of(dice, &PEOPLE),
                try_out: dice.one_in(2),
            },
            16 => Self::Answer {
                run: dice.below(64),
                value: (!dice.one_in(4)).then(|| one_of(dice, &VALUES)),
            },
            17 => Self::Reach(dice.below(64)),
            18 => Self::Pass(dice.below(64)),
            _ => Self::Ignore(dice.below(64)),
        }
    }
}

impl Call {
    fn random(dice: &mut Dice, to: To, settings: &Settings) -> Self {
        let by_email = to == To::Trigger || settings.by_email;
        Self {
            to,
            value: one_of(dice, if by_email { &NAMED } else { &VALUES }),
            status: match dice.below(5) {
                0 => None,
                1 => Some("open"),
                _ => Some("done"),
            },
            id: dice.one_in(3).then(|| dice.below(6)),
            salt: dice.below(12),
            unreadable: dice.one_in(20),
        }
    }

    /// The call's bytes.
    pub(crate) fn body(&self) -> String {
        let mut fields = vec![format!(r#""n":{}"#, self.salt)];
        fields.extend(self.status.map(|status| format!(r#""status":"{status}""#)));
        if !self.value.is_empty() {
            fields.push(format!(r#""email":"{}""#, self.value));
        }
        let end = if self.unreadable { "" } else { "}" };
        format!("{{{}{end}", fields.join(","))
    }
}
