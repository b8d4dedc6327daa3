//! Forms in parts.

use super::{told, why};

const PARTS: Option<&str> = Some("multipart/form-data; boundary=\"b o\"");

fn lines(lines: &[&str]) -> Vec<u8> {
    lines.join("\r\n").into_bytes()
}

#[test]
fn parts_are_values_and_files_are_names_and_sizes() {
    let body = lines(&[
        "a preamble that is for nobody",
        "--b o",
        "Content-Disposition: form-data; name=\"user[email]\"",
        "",
        "ada@x.io",
        "--b o  ",
        "content-disposition: form-data; name=cv; filename=\"C:\\\\docs\\a \\\"b\\\".pdf\"",
        "Content-Type: application/pdf",
        "",
        "{\"secret\":1}",
        "--b o",
        "Content-Disposition: form-data; name=\"note\"",
        "Content-Type: text/plain; charset=iso-8859-1",
        "",
        "two",
        "lines",
        "--b o",
        "",
        "nameless",
        "--b o--",
        "an epilogue",
    ]);

    let (data, how) = told(PARTS, &body);

    assert_eq!(
        data,
        r#"{"user":{"email":"ada@x.io"},"cv":{"name":"C:\\docs\\a \"b\".pdf","size":12},"note":"two\r\nlines","part":"nameless"}"#
    );
    assert_eq!(how, "Parts, files 1");
}

#[test]
fn parts_are_read_as_senders_write_them() {
    let bare = b"--x\nContent-Disposition: form-data; name=a\n\n1\n--x\nContent-Disposition: form-data; name=b\n\n--x--\n";
    assert_eq!(
        told(None, bare),
        (r#"{"a":"1","b":""}"#.to_owned(), "Parts".to_owned())
    );

    let wrong_boundary = Some("multipart/form-data; boundary=other");
    assert_eq!(told(wrong_boundary, bare).0, r#"{"a":"1","b":""}"#);

    let said = Some("application/json");
    assert_eq!(told(said, bare).1, "Parts, said Json");

    let names = lines(&[
        "--x",
        "Content-Disposition: form-data; name=\"a%22b\"",
        "",
        "1",
        "--x",
        "Content-Disposition: form-data; name=f; filename*=UTF-8''na%C3%AFve.txt",
        "",
        "\u{fffd}",
        "--x",
        "Content-Disposition: form-data; name=g; filename=\"\"",
        "",
        "",
        "--x--",
    ]);
    assert_eq!(
        told(None, &names).0,
        r#"{"a\"b":"1","f":{"name":"naïve.txt","size":3},"g":{"name":"","size":0}}"#
    );

    let binary = b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\n\xff\xfe\r\n--x--";
    assert_eq!(told(None, binary).0, r#"{"a":{"name":"","size":2}}"#);

    let inside = b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n-- x\r\n--\r\n--x--";
    assert_eq!(told(None, inside).0, r#"{"a":"\r\n-- x\r\n--"}"#);
}

#[test]
fn parts_without_an_end_are_unreadable_with_their_place() {
    let head = "--x\r\nContent-Disposition: form-data; name=a\r\n";
    let rows = [
        (format!("{head}\r\n1"), "line 2, column 1: "),
        (format!("{head}\r\n1\r\n--x"), "line 5, column 4: "),
        (format!("{head}\r\n1\r\n--xx\r\n"), "line 5, column 4: "),
        (format!("{head}--x--"), "line 2, column 1: "),
        (
            format!("{head}no head\r\n\r\n1\r\n--x--"),
            "line 2, column 1: ",
        ),
    ];

    for (body, begins) in rows {
        let told = why(Some("multipart/form-data; boundary=x"), body.as_bytes());
        assert!(told.starts_with(begins), "{body:?}: {told}");
        assert!(
            told.contains("the parts cannot be read"),
            "{body:?}: {told}"
        );
    }
}
