//! Random sequences of events, played to the machine and to a reference that shares no code.

mod play;
mod reference;
mod scenario;
mod verdicts;

use std::collections::BTreeMap;

const SEQUENCES: u64 = 20_000;
const LONGEST: u64 = 70;

/// A small, fast, repeatable source of numbers.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03)
    }

    pub(crate) fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % sides
    }

    pub(crate) fn one_in(&mut self, sides: u64) -> bool {
        self.below(sides) == 0
    }
}

#[test]
fn the_machine_agrees_with_the_reference_on_random_sequences() {
    let mut counts: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    let mut places: BTreeMap<(&str, usize), u64> = BTreeMap::new();

    let details = play::all_details();

    for seed in 0..SEQUENCES {
        let mut dice = Dice::new(seed);
        let scenario = scenario::Scenario::random(&mut dice);
        let mut play = play::Play::new(&scenario, seed, details.clone());
        for _ in 0..=dice.below(LONGEST) {
            let (state, event) = play.step(&mut dice);
            *counts.entry((state, event)).or_default() += 1;
        }
        for place in play.stands().2.reached() {
            *places.entry(place).or_default() += 1;
        }
    }

    let table = table(&counts);
    println!("{table}");
    println!("each kind at each depth: {places:?}");
    for kind in ["call", "wait", "time", "choice", "first", "all"] {
        let owns = !matches!(kind, "call" | "wait" | "time");
        for depth in 0..scenario::DEEPEST + usize::from(!owns) {
            assert!(places.contains_key(&(kind, depth)), "no {kind} at {depth}");
        }
    }
    assert!(
        !table.contains(" 0 "),
        "some event was never tried in some state:\n{table}"
    );
}

/// Every event kind in every state, with how often it was tried.
fn table(counts: &BTreeMap<(&str, &str), u64>) -> String {
    use std::fmt::Write;
    let mut text = format!("{:<16}", "");
    for event in reference::EVENTS {
        write!(text, "{event:>16}").unwrap();
    }
    for state in reference::STATES {
        write!(text, " \n{state:<16}").unwrap();
        for event in reference::EVENTS {
            write!(
                text,
                "{:>16}",
                counts.get(&(state, event)).copied().unwrap_or(0)
            )
            .unwrap();
        }
    }
    text + " \n"
}
