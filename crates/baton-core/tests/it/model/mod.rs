//! Random sequences of events, played to the machine and to a reference that shares no code.

mod details;
mod facts;
mod play;
mod reference;
mod scenario;
mod verdicts;

use std::collections::BTreeMap;

const SEQUENCES: u64 = 20_000;
const LONGEST: u64 = 90;
/// So many events happen to a run that is over.
const AFTERWARDS: u64 = 8;

/// What becomes of waits for time inside paths.
const TOLD: [&str; 6] = [
    "moved by date",
    "moved by zone",
    "moved by free_days",
    "went on at once",
    "date_missing",
    "date_passed",
];

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

    let mut told: BTreeMap<String, u64> = BTreeMap::new();
    let mut unread: BTreeMap<&str, u64> = BTreeMap::new();
    let made = details::Made::default();

    for seed in 0..SEQUENCES {
        let mut dice = Dice::new(seed);
        let scenario = scenario::Scenario::random(&mut dice);
        let mut play = play::Play::new(&scenario, seed, made.clone());
        let mut afterwards = 0;
        for _ in 0..=dice.below(LONGEST) {
            let (state, event) = play.step(&mut dice);
            *counts.entry((state, event)).or_default() += 1;
            afterwards += u64::from(play.stands().2.is_over());
            if afterwards > AFTERWARDS {
                break;
            }
        }
        for place in play.stands().2.reached() {
            *places.entry(place).or_default() += 1;
        }
        for (word, times) in play.told() {
            *told.entry(word.clone()).or_default() += times;
        }
        for (kind, times) in play.unread() {
            *unread.entry(kind).or_default() += times;
        }
    }

    let table = table(&counts);
    println!("{table}");
    println!("each kind at each depth: {places:?}");
    println!("waits for time inside paths: {told:?}");
    println!("events without details: {unread:?}");
    for kind in [
        "call", "wait", "while", "working", "date", "choice", "first", "all",
    ] {
        let owns = matches!(kind, "choice" | "first" | "all");
        for depth in 0..scenario::DEEPEST + usize::from(!owns) {
            assert!(places.contains_key(&(kind, depth)), "no {kind} at {depth}");
        }
    }
    for word in TOLD {
        assert!(told.contains_key(word), "inside paths nothing was {word}");
    }
    assert!(unread.contains_key("answer"), "every answer needs details");
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
