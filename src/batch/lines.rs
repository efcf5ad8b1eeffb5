//! Lines of any length in bounded memory.

use std::io::{self, BufRead};

/// A line, or that it was too long to keep.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum LineRead {
    /// The line without its end.
    Line(Vec<u8>),
    /// It had more bytes than the limit; it was read over.
    TooLong,
}

/// Reads the next line, keeping at most `limit` bytes of it; `None` at the end.
///
/// # Errors
/// Those of the reader.
pub(super) fn read(reader: &mut dyn BufRead, limit: usize) -> io::Result<Option<LineRead>> {
    let mut line = Vec::new();
    let mut too_long = false;
    let mut any = false;
    loop {
        let buffer = match reader.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if buffer.is_empty() {
            break;
        }
        any = true;
        let end = memchr::memchr(b'\n', buffer);
        let part = &buffer[..end.unwrap_or(buffer.len())];
        too_long |= line.len() + part.len() > limit;
        if too_long {
            line = Vec::new();
        } else {
            line.extend_from_slice(part);
        }
        let consumed = end.map_or(buffer.len(), |end| end + 1);
        reader.consume(consumed);
        if end.is_some() {
            break;
        }
    }
    if !any {
        return Ok(None);
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Ok(Some(if too_long { LineRead::TooLong } else { LineRead::Line(line) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_read_over_and_the_rest_goes_on() {
        let text: &[u8] = b"one\r\n\n0123456789x\n0123456789\nlast";
        let mut reader = io::BufReader::with_capacity(4, text);
        let mut lines = Vec::new();
        while let Some(line) = read(&mut reader, 10).expect("readable") {
            lines.push(line);
        }
        let line = |text: &str| LineRead::Line(text.as_bytes().to_vec());
        assert_eq!(lines, [line("one"), line(""), LineRead::TooLong, line("0123456789"), line("last")]);
    }
}
