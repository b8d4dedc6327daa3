//! When a figure is worse: the median ratio of the pairs exceeds ten percent, and four of five
//! pairs agree. One of the two alone is noise of the machine.

use std::fmt;

use serde_json::{Value, json};

/// Which direction of a figure is good.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Better {
    Higher,
    Lower,
}

/// What of the product is judged, and how it is shown.
const JUDGED: &[(&str, Better)] = &[
    ("accepted_per_s", Better::Higher),
    ("runs_per_s", Better::Higher),
    ("within_share", Better::Higher),
    ("accepted_p50_ms", Better::Lower),
    ("accepted_p99_ms", Better::Lower),
    ("in_out_p50_ms", Better::Lower),
    ("in_out_p99_ms", Better::Lower),
    ("idle_rss_mb", Better::Lower),
    ("full_rss_mb", Better::Lower),
    ("first_accept_ms", Better::Lower),
    ("bytes_per_run", Better::Lower),
];

/// What the machine gave while it was measured: shown, so that one sees a bad hour.
const LIMITS: &[&str] = &[
    "limit_axum_per_s",
    "limit_accept_per_s",
    "limit_call_per_s",
    "limit_commit_p50_ms",
];

/// The table of all figures.
pub(crate) struct Told {
    figures: Vec<(&'static str, Option<Figure>)>,
    limits: Vec<(&'static str, Spread)>,
}

/// One figure in both versions.
#[derive(Debug, PartialEq)]
struct Figure {
    before: f64,
    now: f64,
    ratio: Spread,
    /// In how many pairs this version was worse, by whatever amount.
    agree: usize,
    pairs: usize,
    worse: bool,
}

#[derive(Debug, PartialEq)]
struct Spread {
    median: f64,
    least: f64,
    most: f64,
}

impl Told {
    /// Judges what was measured.
    pub(crate) fn of(pairs: &[Value]) -> Self {
        let figures = JUDGED
            .iter()
            .map(|(name, better)| (*name, judge(&both(pairs, name), pairs.len(), *better)))
            .collect();
        let limits = LIMITS
            .iter()
            .filter_map(|name| {
                let values = pairs
                    .iter()
                    .filter_map(|pair| pair["limits"][name].as_f64());
                Some((*name, Spread::of(values.collect())?))
            })
            .collect();
        Self { figures, limits }
    }

    /// How many figures are worse.
    pub(crate) fn worse(&self) -> usize {
        let judged = self.figures.iter().flat_map(|(_, figure)| figure);
        judged.filter(|figure| figure.worse).count()
    }

    /// The same for programs.
    pub(crate) fn json(&self) -> Value {
        self.figures
            .iter()
            .map(|(name, figure)| {
                let told = figure.as_ref().map(|figure| {
                    json!({
                        "before": figure.before,
                        "now": figure.now,
                        "ratio": figure.ratio.median,
                        "least": figure.ratio.least,
                        "most": figure.ratio.most,
                        "agree": figure.agree,
                        "pairs": figure.pairs,
                        "worse": figure.worse,
                    })
                });
                ((*name).to_owned(), told.unwrap_or_default())
            })
            .collect::<serde_json::Map<_, _>>()
            .into()
    }
}

/// The figure of each pair that has it on both sides.
fn both(pairs: &[Value], name: &str) -> Vec<(f64, f64)> {
    pairs
        .iter()
        .filter_map(|pair| Some((pair["before"][name].as_f64()?, pair["now"][name].as_f64()?)))
        .collect()
}

/// Judges one figure of so many pairs; nothing where no pair has it on both sides.
fn judge(values: &[(f64, f64)], pairs: usize, better: Better) -> Option<Figure> {
    let ratios: Vec<f64> = values.iter().map(|(before, now)| now / before).collect();
    let agree = ratios
        .iter()
        .filter(|ratio| match better {
            Better::Higher => **ratio < 1.0,
            Better::Lower => **ratio > 1.0,
        })
        .count();
    let ratio = Spread::of(ratios)?;
    let exceeds = match better {
        Better::Higher => ratio.median < 0.9,
        Better::Lower => ratio.median > 1.1,
    };
    Some(Figure {
        before: Spread::of(values.iter().map(|(before, _)| *before).collect())?.median,
        now: Spread::of(values.iter().map(|(_, now)| *now).collect())?.median,
        ratio,
        agree,
        pairs,
        // A pair that lacks the figure agrees with nothing.
        worse: exceeds && agree * 5 >= pairs * 4,
    })
}

impl Spread {
    fn of(mut values: Vec<f64>) -> Option<Self> {
        values.sort_by(f64::total_cmp);
        let (least, most) = (*values.first()?, *values.last()?);
        let half = values.len() / 2;
        let median = if values.len() % 2 == 1 {
            values[half]
        } else {
            f64::midpoint(values[half - 1], values[half])
        };
        Some(Self {
            median,
            least,
            most,
        })
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<20}{:>12}{:>12}{:>8}  {:<14}{:<9}verdict",
            "figure", "before", "now", "ratio", "min..max", "worse in"
        )?;
        for (name, figure) in &self.figures {
            match figure {
                Some(figure) => writeln!(f, "{name:<20}{figure}")?,
                None => writeln!(f, "{name:<20}not measured on both sides")?,
            }
        }
        writeln!(f, "\nthe machine itself, not judged")?;
        for (name, spread) in &self.limits {
            let Spread {
                median,
                least,
                most,
            } = spread;
            writeln!(f, "{name:<20}{median:>12.2}  {least:.2}..{most:.2}")?;
        }
        match self.worse() {
            0 => write!(f, "\nnothing is worse"),
            count => write!(f, "\nworse: {count}"),
        }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let span = format!("{:.2}..{:.2}", self.ratio.least, self.ratio.most);
        let agree = format!("{} of {}", self.agree, self.pairs);
        write!(
            f,
            "{:>12.2}{:>12.2}{:>8.3}  {span:<14}{agree:<9}{}",
            self.before,
            self.now,
            self.ratio.median,
            if self.worse { "WORSE" } else { "" },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a time that was 100 before is worse.
    fn time(now: &[f64]) -> bool {
        let values: Vec<_> = now.iter().map(|now| (100.0, *now)).collect();
        judge(&values, 5, Better::Lower).is_some_and(|figure| figure.worse)
    }

    /// Whether a rate that was 100 before is worse.
    fn rate(now: &[f64]) -> bool {
        let values: Vec<_> = now.iter().map(|now| (100.0, *now)).collect();
        judge(&values, 5, Better::Higher).is_some_and(|figure| figure.worse)
    }

    #[test]
    fn exactly_ten_percent_is_not_worse() {
        assert!(!time(&[110.0; 5]));
        assert!(time(&[110.1; 5]));
        assert!(!rate(&[90.0; 5]));
        assert!(rate(&[89.9; 5]));
    }

    #[test]
    fn four_of_five_pairs_must_agree() {
        assert!(time(&[120.0, 120.0, 120.0, 101.0, 50.0]));
        assert!(!time(&[120.0, 120.0, 120.0, 99.0, 50.0]));
        assert!(!time(&[120.0, 120.0, 120.0, 100.0, 100.0]));
        assert!(rate(&[80.0, 80.0, 80.0, 99.0, 200.0]));
        assert!(!rate(&[80.0, 80.0, 80.0, 101.0, 200.0]));
    }

    #[test]
    fn agreement_without_a_large_median_is_not_worse() {
        assert!(!time(&[105.0, 300.0, 300.0, 104.0, 103.0]));
        assert!(!rate(&[95.0, 10.0, 10.0, 96.0, 97.0]));
    }

    #[test]
    fn better_is_never_worse() {
        assert!(!time(&[10.0; 5]));
        assert!(!rate(&[1000.0; 5]));
    }

    #[test]
    fn a_figure_that_one_side_lacks_is_not_judged() {
        let pairs = [json!({ "before": { "runs_per_s": 10.0 }, "now": {}, "limits": {} })];
        let told = Told::of(&pairs);

        assert!(told.figures.iter().all(|(_, figure)| figure.is_none()));
        assert_eq!(told.worse(), 0);
        assert_eq!(told.json()["runs_per_s"], Value::Null);
    }

    #[test]
    fn a_pair_that_lacks_a_figure_agrees_with_nothing() {
        let three = [(100.0, 200.0); 3];

        assert!(!judge(&three, 5, Better::Lower).unwrap().worse);
        assert!(judge(&three, 3, Better::Lower).unwrap().worse);
    }

    #[test]
    fn a_worse_figure_is_told() {
        let pair = json!({
            "before": { "runs_per_s": 10.0, "bytes_per_run": 100.0 },
            "now": { "runs_per_s": 5.0, "bytes_per_run": 105.0 },
            "limits": { "limit_axum_per_s": 7.0 },
        });
        let told = Told::of(&[pair]);

        assert_eq!(told.worse(), 1);
        let shown = told.to_string();
        assert!(
            shown.contains("0.500  0.50..0.50    1 of 1   WORSE"),
            "{shown}"
        );
        assert!(shown.contains("limit_axum_per_s") && shown.ends_with("worse: 1"));
    }
}
