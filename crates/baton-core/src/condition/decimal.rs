//! Decimal numbers of any length, compared digit by digit.

use std::cmp::Ordering;

use crate::json::Number;

/// A number without rounding: sign, place of the first digit, digits without zeros around.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    negative: bool,
    place: i64,
    digits: String,
}

impl Decimal {
    /// Reads a number as people and tools write it; leading zeros and a plus are fine.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let negative = text.starts_with('-');
        let text = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
        if !is_digits(whole) || !is_digits(fraction) {
            return None;
        }
        let exponent = exponent
            .strip_prefix('+')
            .unwrap_or(exponent)
            .parse::<i32>()
            .ok()?;
        let digits = format!("{whole}{fraction}");
        let zeros = digits.len() - digits.trim_start_matches('0').len();
        let place = i64::from(exponent) + whole.len() as i64 - zeros as i64;
        let digits = digits.trim_matches('0').to_owned();
        if digits.is_empty() {
            return Some(Self {
                negative: false,
                place: 0,
                digits,
            });
        }
        Some(Self {
            negative,
            place,
            digits,
        })
    }

    /// The number as JSON writes one.
    pub(super) fn number(&self) -> Option<Number> {
        let sign = if self.negative { "-" } else { "" };
        let digits = if self.digits.is_empty() {
            "0"
        } else {
            &self.digits
        };
        Number::new(&format!("{sign}{digits}e{}", self.exponent()))
    }

    /// A number larger than all of these.
    pub(super) fn beyond<'d>(all: impl Iterator<Item = &'d Self>) -> Self {
        let place = all.map(|one| one.place).max().unwrap_or(0).max(0) + 1;
        Self {
            negative: false,
            place,
            digits: "1".to_owned(),
        }
    }

    /// How many digits it has after the point.
    pub(super) fn decimals(&self) -> u32 {
        u32::try_from(-self.exponent()).unwrap_or(0)
    }

    /// The number without its point when it is written with so many digits after it.
    pub(super) fn scaled(&self, decimals: u32) -> Option<i128> {
        let zeros = u32::try_from(self.exponent() + i64::from(decimals)).ok()?;
        let digits = if self.digits.is_empty() {
            "0"
        } else {
            &self.digits
        };
        let whole = digits.parse::<i128>().ok()?;
        let whole = whole.checked_mul(10_i128.checked_pow(zeros)?)?;
        Some(if self.negative { -whole } else { whole })
    }

    /// By which power of ten its digits are multiplied.
    fn exponent(&self) -> i64 {
        self.place - self.digits.len() as i64
    }

    fn sign(&self) -> i8 {
        match (self.digits.is_empty(), self.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        }
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_sign = self.sign().cmp(&other.sign());
        let by_size = || {
            self.place
                .cmp(&other.place)
                .then_with(|| self.digits.cmp(&other.digits))
        };
        by_sign.then_with(|| {
            if self.negative {
                by_size().reverse()
            } else {
                by_size()
            }
        })
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|one| one.is_ascii_digit())
}
