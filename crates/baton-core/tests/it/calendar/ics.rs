//! Holidays from files.

use baton_core::calendar::{ImportedDay, Refused, read_ics};
use jiff::civil::date;

/// A calendar with these lines in one event.
fn event(lines: &str) -> String {
    let lines = lines.replace('\n', "\r\n");
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

fn day(name: &str, from: jiff::civil::Date, to: jiff::civil::Date, yearly: bool) -> ImportedDay {
    ImportedDay {
        name: name.to_owned(),
        from,
        to,
        yearly,
    }
}

#[test]
fn whole_days_are_read_with_their_names() {
    let text = event(
        "UID:1\nSUMMARY:Between Christmas\\, and\n  New Year\nDTSTART;VALUE=DATE:20261228\nDTEND;VALUE=DATE:20270101",
    );

    let read = read_ics(&text);

    let (first, last) = (date(2026, 12, 28), date(2026, 12, 31));
    let expected = day("Between Christmas, and New Year", first, last, false);
    assert_eq!(read.days, [expected]);
    assert_eq!(read.refused, []);
}

#[test]
fn a_day_comes_back_every_year_and_in_no_other_way() {
    let with = |rule: &str| read_ics(&event(&format!("SUMMARY:A\nDTSTART:20260106\n{rule}")));
    let epiphany = date(2026, 1, 6);

    for rule in [
        "RRULE:FREQ=YEARLY",
        "RRULE:FREQ=YEARLY;INTERVAL=1;BYMONTH=1;BYMONTHDAY=6",
    ] {
        assert_eq!(
            with(rule).days,
            [day("A", epiphany, epiphany, true)],
            "{rule}"
        );
    }
    for rule in [
        "RRULE:FREQ=YEARLY;INTERVAL=2",
        "RRULE:FREQ=YEARLY;BYDAY=1MO;BYMONTH=1",
        "RRULE:FREQ=YEARLY;COUNT=3",
        "RRULE:FREQ=MONTHLY",
        "RDATE;VALUE=DATE:20270107",
    ] {
        let read = with(rule);
        assert_eq!(read.days, [], "{rule}");
        assert_eq!(read.refused[0].line, 6, "{rule}");
        assert_eq!(read.refused[0].why, Refused::RepeatsOtherwise, "{rule}");
    }
}

#[test]
fn what_cannot_be_read_is_named_with_its_line() {
    let refused = |lines: &str| {
        let read = read_ics(&event(lines));
        assert_eq!(read.days, [], "{lines}");
        (read.refused[0].line, read.refused[0].why)
    };

    assert_eq!(refused("SUMMARY:A"), (3, Refused::DateMissing));
    assert_eq!(refused("DTSTART:20260106T090000Z"), (4, Refused::TimeOfDay));
    assert_eq!(
        refused("DTSTART;VALUE=DATE:20260230"),
        (4, Refused::DateUnreadable)
    );
    assert_eq!(
        refused("DTSTART:20260106\nDTEND:20260101"),
        (5, Refused::EndsBefore)
    );
    assert_eq!(
        refused("DTSTART:20260106\nDTEND:20260606"),
        (5, Refused::TooLong)
    );
    assert_eq!(
        refused("DTSTART:20240229\nRRULE:FREQ=YEARLY"),
        (5, Refused::RepeatsOtherwise)
    );
}

#[test]
fn alarms_time_zones_and_what_was_called_off_are_passed_over() {
    let text = concat!(
        "\u{feff}BEGIN:VCALENDAR\n",
        "BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19701025T030000\n",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU\nEND:STANDARD\nEND:VTIMEZONE\n",
        "BEGIN:VEVENT\nSUMMARY:Gone\nSTATUS:CANCELLED\nDTSTART:20260101\nEND:VEVENT\n",
        "BEGIN:VEVENT\nSUMMARY:Here\nDTSTART;VALUE=DATE;X=\"a:b\":20260102\n",
        "BEGIN:VALARM\nDTSTART:20260101T000000\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n",
    );

    let read = read_ics(text);

    let second = date(2026, 1, 2);
    assert_eq!(read.days, [day("Here", second, second, false)]);
    assert_eq!(read.refused, []);
}

#[test]
fn a_file_of_another_kind_is_refused_whole() {
    for text in ["", "name,date\nNew Year,2026-01-01\n", "{}", "\u{0}\u{1}"] {
        let read = read_ics(text);
        assert_eq!(read.days, []);
        assert_eq!(read.refused[0].why, Refused::NoCalendar);
    }
}

#[test]
fn more_days_than_a_calendar_has_are_left_out_and_said_once() {
    let one = "BEGIN:VEVENT\nDTSTART:20260101\nEND:VEVENT\n";
    let text = format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", one.repeat(2_005));

    let read = read_ics(&text);

    assert_eq!(read.days.len(), 2_000);
    assert_eq!(read.refused.len(), 1);
    assert_eq!(read.refused[0].why, Refused::TooMany);
}
