//! The smallest HTTP/1.1 that both sides of a measurement need: no library stands between the
//! clock and the socket, and limits and product are driven by the same bytes.

use anyhow::{Context, bail};
use clap::ValueEnum;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// One keep-alive connection of the generator.
pub(crate) struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    /// Connects to a port of this computer.
    pub(crate) async fn open(port: u16) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port))
            .await
            .context("connect")?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            buffer: vec![0; 4096],
        })
    }

    /// Writes one request and reads its whole answer; returns the status.
    pub(crate) async fn exchange(&mut self, request: &[u8]) -> anyhow::Result<u16> {
        self.stream
            .write_all(request)
            .await
            .context("write the request")?;
        let mut filled = 0;
        loop {
            if filled == self.buffer.len() {
                self.buffer.resize(filled * 2, 0);
            }
            let read = self.stream.read(&mut self.buffer[filled..]).await?;
            if read == 0 {
                bail!("the server closed the connection");
            }
            filled += read;
            if let Some(message) = Message::read(&self.buffer[..filled])
                && filled >= message.length
            {
                return status(&self.buffer[..filled]);
            }
        }
    }
}

fn status(answer: &[u8]) -> anyhow::Result<u16> {
    let digits = answer.get(9..12).context("an answer without a status")?;
    Ok(std::str::from_utf8(digits)?.parse()?)
}

/// A complete head, and how long head and body are together.
pub(crate) struct Message {
    /// Bytes of the head, the empty line included.
    pub(crate) head: usize,
    /// Bytes of head and body.
    pub(crate) length: usize,
}

impl Message {
    /// Finds the end of the head and the length of the body; `None` while the head is incomplete.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let head = bytes.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
        let body = header(&bytes[..head], b"content-length")
            .and_then(|value| std::str::from_utf8(value).ok())
            .and_then(|text| text.parse::<usize>().ok())
            .unwrap_or(0);
        Some(Self {
            head,
            length: head + body,
        })
    }
}

/// The value of a header, by its name in lower case.
pub(crate) fn header<'a>(head: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    head.split(|byte| *byte == b'\n').skip(1).find_map(|line| {
        let (key, value) = line.split_at_checked(name.len())?;
        let value = value.strip_prefix(b":")?;
        key.eq_ignore_ascii_case(name).then(|| value.trim_ascii())
    })
}

/// What a call of the measurement says of its person, `p<9 digits>@bench.example`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum About {
    /// Somebody whose address is all that is read: 400 bytes.
    Known,
    /// A new hire, with details that are added: 600 bytes.
    Hire,
}

/// The body of one call.
pub(crate) fn call_body(about: About, person: u64) -> String {
    let (details, bytes) = match about {
        About::Known => (String::new(), 400),
        About::Hire => (
            format!(
                r#""given_name":"Person","family_name":"{person:09}","department":"Department {}","#,
                person % 40
            ),
            600,
        ),
    };
    let start = format!(r#"{{"email":"p{person:09}@bench.example",{details}"pad":""#);
    let pad = "x".repeat(bytes - start.len() - 2);
    format!("{start}{pad}\"}}")
}

/// The bytes of one call.
pub(crate) fn call_request(path: &str, token: &str, about: About, person: u64) -> Vec<u8> {
    let body = call_body(about, person);
    format!(
        "POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer {token}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_has_the_bytes_that_it_is_said_to_have() {
        let known = call_body(About::Known, 7);
        assert_eq!(known.len(), 400);
        assert!(known.starts_with(r#"{"email":"p000000007@bench.example","pad":"x"#));
        let hire = call_body(About::Hire, 7);
        assert_eq!(hire.len(), 600);
        assert!(hire.contains(r#""department":"Department 7","pad":"x"#));
    }

    #[test]
    fn the_length_counts_head_and_body() {
        let message = Message::read(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}").unwrap();

        assert_eq!(message.head, 38);
        assert_eq!(message.length, 40);
    }
}
