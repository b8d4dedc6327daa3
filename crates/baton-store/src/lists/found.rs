//! Whom searched words find: each begins a word of the person's name, e-mail address or ids
//! elsewhere. However many people a word fits, a bounded number of rows is read for it.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, HashSet};

use rusqlite::params;

use crate::ids::PersonNo;
use crate::table::people::Read as People;
use crate::table::people::words::typed_words;
use crate::{Result, sql};

/// So few people are read one by one, whatever the order of a list.
const FEW: usize = 1_000;

/// Whom a word fits is gathered up to so many; beyond them each person met is asked.
const GATHERED: usize = 20_000;

/// So many people are asked for one page.
const ASKED: usize = 1_000;

/// Finds whom a word fits by the index.
pub(super) const BY_WORD: &str =
    "SELECT person_no FROM person_words WHERE word >= ?1 AND word < ?2 LIMIT ?3";

/// The words of a search.
pub(super) struct Found {
    words: Vec<Word>,
    asked: HashMap<PersonNo, BTreeSet<String>>,
}

struct Word {
    text: String,
    /// None when they are more than are gathered.
    whose: Option<HashSet<PersonNo>>,
}

impl Found {
    /// Looks up whom each word of a text fits.
    pub(super) fn of(people: People<'_>, text: &str) -> Result<Self> {
        let words = typed_words(text).into_iter();
        let words = words.map(|text| {
            let whose = whose(people, &text)?;
            Ok(Word { text, whose })
        });
        Ok(Self {
            words: words.collect::<Result<_>>()?,
            asked: HashMap::new(),
        })
    }

    /// The rarest of these words and everybody whom it fits, when they are few.
    pub(super) fn few(&self, which: impl Fn(usize) -> bool) -> Option<(usize, Vec<PersonNo>)> {
        let words = self.words.iter().enumerate();
        let known = words.filter_map(|(place, word)| Some((place, word.whose.as_ref()?)));
        let (place, rarest) = known
            .filter(|(place, _)| which(*place))
            .min_by_key(|(_, whose)| whose.len())?;
        let few = rarest.len() <= FEW;
        few.then(|| (place, rarest.iter().copied().collect()))
    }

    /// Whether every word fits somebody, but for those that something else fits already.
    pub(super) fn fits(
        &mut self,
        people: People<'_>,
        no: PersonNo,
        already: impl Fn(usize) -> bool,
    ) -> Result<bool> {
        for place in 0..self.words.len() {
            if !already(place) && !self.fits_one(people, no, place)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether as many people were asked as one page may ask.
    pub(super) fn is_spent(&self) -> bool {
        self.asked.len() >= ASKED
    }

    fn fits_one(&mut self, people: People<'_>, no: PersonNo, place: usize) -> Result<bool> {
        let Some(word) = self.words.get(place) else {
            return Ok(true);
        };
        if let Some(whose) = &word.whose {
            return Ok(whose.contains(&no));
        }
        if let Entry::Vacant(place) = self.asked.entry(no) {
            let row = people.readable(no)?;
            let own = row.map(|row| people.words(no, &row.person)).transpose()?;
            place.insert(own.unwrap_or_default());
        }
        let own = self.asked.get(&no).into_iter().flatten();
        Ok(own.into_iter().any(|one| one.starts_with(&word.text)))
    }
}

fn whose(people: People<'_>, word: &str) -> Result<Option<HashSet<PersonNo>>> {
    // The first text after all that begin with this word.
    let end = format!("{word}\u{10FFFF}");
    let found: Vec<PersonNo> = sql::all(
        people.db,
        BY_WORD,
        params![word, end, (GATHERED + 1) as i64],
        |row| Ok(row.get(0)?),
    )?;
    let are_all = found.len() <= GATHERED;
    Ok(are_all.then(|| found.into_iter().collect()))
}
