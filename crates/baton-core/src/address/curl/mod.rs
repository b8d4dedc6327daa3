//! A cURL command, as tools print it in their documentation. It is read, never run.

mod words;

use super::{Authorization, Note, Pasted, Reading, Refusal, location, message};
use crate::document::request::Method;

/// Short options that stand alone; the other letters take a value.
const SHORT_ALONE: &str = "#0346BGILNOSafgijklnpqsv";

/// Long options that take a value which says nothing about the request.
const LONG_WITH_VALUE: [&str; 22] = [
    "--cacert",
    "--capath",
    "--cert",
    "--ciphers",
    "--config",
    "--connect-timeout",
    "--cookie-jar",
    "--dump-header",
    "--interface",
    "--key",
    "--limit-rate",
    "--max-redirs",
    "--max-time",
    "--output",
    "--proxy",
    "--proxy-user",
    "--range",
    "--referer",
    "--resolve",
    "--retry",
    "--upload-file",
    "--user-agent",
];

/// What an option says about the request.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Method,
    Header,
    User,
    Bearer,
    Cookie,
    Address,
    Content,
    ReadsOnly,
    SomethingElse,
    Nothing,
}

/// Whether a text is a cURL command.
pub(super) fn is_command(text: &str) -> bool {
    let text = text.trim_start_matches(['$', '>', ' ']);
    let named = ["curl.exe", "curl"];
    let rest = named.iter().find_map(|name| text.strip_prefix(name));
    rest.is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

/// Reads a command: its address, method, headers and user; its data is left out.
pub(super) fn read(text: &str, reading: &Reading<'_>, pasted: &mut Pasted) -> Result<(), Refusal> {
    let words = words::split(text.trim_start_matches(['$', '>', ' ']));
    let command = understood(&words);
    let addresses = || command.said(Says::Address);
    let address = addresses()
        .find(|word| word.contains("://"))
        .or_else(|| addresses().next());
    location::read(address.ok_or(Refusal::NotAnAddress)?, reading, pasted)?;
    pasted.method = command.said(Says::Method).last().and_then(message::method);
    if command.said(Says::Content).next().is_some() {
        pasted.note(Note::DataLeftOut);
        if command.said(Says::ReadsOnly).next().is_none() {
            pasted.method = pasted.method.or(Some(Method::Post));
        }
    }
    for user in command.said(Says::User) {
        keep_user(user, pasted);
    }
    for token in command.said(Says::Bearer) {
        pasted.keep_separate(Authorization::Bearer, token);
        pasted.note(Note::TokenFoundSeparately);
    }
    for header in command.said(Says::Header) {
        message::keep_header_line(header, pasted);
    }
    for cookie in command.said(Says::Cookie) {
        message::keep_header("Cookie", cookie, pasted);
    }
    pasted.note(Note::CurlRead);
    Ok(())
}

/// What the options of a command say, in their order.
struct Command<'a>(Vec<(Says, &'a str)>);

impl<'a> Command<'a> {
    fn said(&self, what: Says) -> impl Iterator<Item = &'a str> {
        let said = self.0.iter().filter(move |(says, _)| *says == what);
        said.map(|(_, value)| *value)
    }
}

fn understood(words: &[String]) -> Command<'_> {
    let mut said = Vec::new();
    let mut words = words.iter().map(String::as_str).skip(1);
    while let Some(word) = words.next() {
        let (says, attached) = option(word);
        let value = match (says, attached) {
            (Says::Nothing, _) => continue,
            (Says::ReadsOnly, _) => Some(""),
            (_, Some(attached)) => Some(attached),
            (_, None) => words.next(),
        };
        said.extend(value.map(|value| (says, value)));
    }
    Command(said)
}

/// What a word says, and the value attached to it: `-XPOST`, `-sXPOST`, `--request=POST`.
fn option(word: &str) -> (Says, Option<&str>) {
    if let Some(long) = word.strip_prefix("--") {
        let (name, value) = match long.split_once('=') {
            Some((name, value)) => (&word[..name.len() + 2], Some(value)),
            None => (word, None),
        };
        return (long_option(name), value);
    }
    let Some(letters) = word.strip_prefix('-').filter(|rest| !rest.is_empty()) else {
        return (Says::Address, Some(word));
    };
    let mut reads_only = false;
    for (at, letter) in letters.char_indices() {
        reads_only |= letter == 'G';
        if !SHORT_ALONE.contains(letter) {
            let rest = &letters[at + letter.len_utf8()..];
            return (
                short_option(letter),
                Some(rest).filter(|rest| !rest.is_empty()),
            );
        }
    }
    match reads_only {
        true => (Says::ReadsOnly, None),
        false => (Says::Nothing, None),
    }
}

fn short_option(letter: char) -> Says {
    match letter {
        'X' => Says::Method,
        'H' => Says::Header,
        'u' => Says::User,
        'b' => Says::Cookie,
        'd' | 'F' => Says::Content,
        _ => Says::SomethingElse,
    }
}

fn long_option(name: &str) -> Says {
    match name {
        "--request" => Says::Method,
        "--header" => Says::Header,
        "--user" => Says::User,
        "--oauth2-bearer" => Says::Bearer,
        "--cookie" => Says::Cookie,
        "--url" => Says::Address,
        "--data" | "--data-raw" | "--data-binary" | "--data-ascii" | "--data-urlencode"
        | "--json" | "--form" | "--form-string" => Says::Content,
        "--get" => Says::ReadsOnly,
        other if LONG_WITH_VALUE.contains(&other) => Says::SomethingElse,
        _ => Says::Nothing,
    }
}

fn keep_user(user: &str, pasted: &mut Pasted) {
    let (username, password) = user.split_once(':').unwrap_or((user, ""));
    let username = username.to_owned();
    pasted.keep_separate(Authorization::Basic { username }, password);
    pasted.note(Note::TokenFoundSeparately);
}
