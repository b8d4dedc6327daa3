//! What is known beside the workflow, by numbers: of the person, and of the company's time.

use super::Dice;

/// Zones that keep one time all year: what they are called, and how many minutes they are ahead.
pub(super) const ZONES: [(&str, i64); 4] = [
    ("UTC", 0),
    ("Asia/Tokyo", 540),
    ("America/Phoenix", -420),
    ("Asia/Kolkata", 330),
];

/// The holidays that a company may have, as days from that of the story.
pub(super) const HOLIDAYS: [&[i64]; 3] = [&[], &[1, 2], &[3, 6, 7, 8]];

/// What can change; each is an event of its own.
pub(super) const CHANGES: [&str; 6] = [
    "badge",
    "day_moves",
    "day_passes",
    "day_goes",
    "zone",
    "holidays",
];

/// The first day of the person, as days from that of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FirstDay {
    Empty,
    /// Something that is no day.
    Unreadable,
    On(i64),
    /// At eight in the evening, by UTC: which day that is, the zone says.
    EveningOf(i64),
}

/// Everything that a run reads of its person and the company.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Facts {
    pub(super) badge: Option<u64>,
    pub(super) first_day: FirstDay,
    /// Places among the zones.
    pub(super) own_zone: Option<usize>,
    pub(super) company_zone: Option<usize>,
    /// A place among the holidays.
    pub(super) holidays: usize,
}

impl Facts {
    pub(super) fn random(dice: &mut Dice) -> Self {
        let mut facts = Self {
            badge: None,
            first_day: FirstDay::On(0),
            own_zone: None,
            company_zone: None,
            holidays: 0,
        };
        for what in CHANGES {
            facts.change(what, 0, dice);
        }
        if !dice.one_in(4) {
            facts.change("day_moves", 0, dice);
        }
        facts
    }

    /// Changes one of them; a day lies before or after today.
    pub(super) fn change(&mut self, what: &str, today: i64, dice: &mut Dice) {
        match what {
            "badge" => self.badge = random_badge(dice),
            "day_moves" => self.first_day = day(today + below(dice, 15), dice),
            "day_passes" => self.first_day = day(today - 1 - below(dice, 8), dice),
            "day_goes" if dice.one_in(3) => self.first_day = FirstDay::Unreadable,
            "day_goes" => self.first_day = FirstDay::Empty,
            "zone" if dice.one_in(2) => self.own_zone = zone(dice),
            "zone" => self.company_zone = zone(dice),
            "holidays" => self.holidays = place(dice, HOLIDAYS.len()),
            other => panic!("{other} is nothing that changes"),
        }
    }
}

pub(super) fn random_badge(dice: &mut Dice) -> Option<u64> {
    (!dice.one_in(4)).then(|| 70 + dice.below(2))
}

fn day(day: i64, dice: &mut Dice) -> FirstDay {
    match dice.one_in(3) {
        true => FirstDay::EveningOf(day),
        false => FirstDay::On(day),
    }
}

fn zone(dice: &mut Dice) -> Option<usize> {
    (!dice.one_in(3)).then(|| place(dice, ZONES.len()))
}

fn place(dice: &mut Dice, of: usize) -> usize {
    usize::try_from(dice.below(of as u64)).unwrap()
}

fn below(dice: &mut Dice, sides: u64) -> i64 {
    dice.below(sides).cast_signed()
}
