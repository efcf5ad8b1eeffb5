//! From the bytes of a file to text: UTF-8, UTF-16 by its byte-order mark, or the encoding that the caller names.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::{Error, ErrorKind, Result};

/// A decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text. A UTF-8 byte-order mark stays in it, so that offsets count it.
    pub text: String,
    /// The encoding it was read with.
    pub encoding: &'static str,
    /// Whether byte offsets into the text are byte offsets into the file: only where the file is UTF-8.
    pub in_file: bool,
}

/// Encodings worth naming in a message; all labels of the Encoding Standard are understood.
const EXAMPLES: &str = "utf-8, utf-16le, windows-1256, iso-8859-6";

/// Decodes a file: UTF-16 where a byte-order mark says so, UTF-8 where the bytes are that, else what the caller says of files
/// that are neither, with `label`.
///
/// # Errors
/// If the label is unknown, or at the first byte that does not decode, with its place.
pub fn decode(bytes: &[u8], label: Option<&str>) -> Result<Decoded> {
    let encoding = label.map_or(Ok(UTF_8), named)?;
    let encoding = marked(bytes).unwrap_or(encoding);
    // A setting for old files must not spoil new ones. The bytes of UTF-16 are often UTF-8 by chance.
    let is_utf16 = encoding == UTF_16LE || encoding == UTF_16BE;
    let encoding = if !is_utf16 && std::str::from_utf8(bytes).is_ok() { UTF_8 } else { encoding };
    if encoding == UTF_8 { utf8(bytes) } else { other(bytes, encoding) }
}

/// The bytes of a text in the encoding that it was decoded from; `original` are the bytes that it came from, whose byte-order mark is
/// kept.
///
/// # Errors
/// If a character of the text is not in the encoding.
pub fn encode(text: &str, encoding: &str, original: &[u8]) -> Result<Vec<u8>> {
    let encoding = named(encoding)?;
    if encoding == UTF_16LE || encoding == UTF_16BE {
        let order = if encoding == UTF_16LE { u16::to_le_bytes } else { u16::to_be_bytes };
        let mark = marked(original).map(|_| 0xFEFF);
        return Ok(mark.into_iter().chain(text.encode_utf16()).flat_map(order).collect());
    }
    let (bytes, _, lost) = encoding.encode(text);
    if lost {
        let message =
            format!("the text has a character that {} cannot write; convert the file to UTF-8 first", encoding.name());
        return Err(Error::new(ErrorKind::Value, message));
    }
    Ok(bytes.into_owned())
}

/// Checks that a label names an encoding, before there is a file to decode.
///
/// # Errors
/// If it does not; the message names some that do.
pub fn check_label(label: &str) -> Result<()> {
    named(label).map(|_| ())
}

fn named(label: &str) -> Result<&'static Encoding> {
    Encoding::for_label(label.trim().as_bytes())
        .ok_or_else(|| Error::new(ErrorKind::Value, format!("unknown encoding \"{label}\"; name one such as {EXAMPLES}")))
}

/// The encoding that a byte-order mark states.
fn marked(bytes: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_bom(bytes).map(|(encoding, _)| encoding)
}

fn utf8(bytes: &[u8]) -> Result<Decoded> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text: text.to_string(), encoding: UTF_8.name(), in_file: true }),
        Err(error) => {
            let at = error.valid_up_to();
            let good = String::from_utf8_lossy(&bytes[..at]);
            Err(undecodable(&good, at, bytes[at], UTF_8))
        }
    }
}

fn other(bytes: &[u8], encoding: &'static Encoding) -> Result<Decoded> {
    let text = encoding.decode_with_bom_removal(bytes).0;
    match encoding.new_decoder_with_bom_removal().decode_to_string_without_replacement_all(bytes) {
        Ok(()) => Ok(Decoded { text: text.into_owned(), encoding: encoding.name(), in_file: false }),
        Err((good, at)) => Err(undecodable(&good, at, bytes.get(at).copied().unwrap_or_default(), encoding)),
    }
}

/// Decoding that stops at the first malformed byte.
trait StrictDecoder {
    fn decode_to_string_without_replacement_all(self, bytes: &[u8]) -> std::result::Result<(), (String, usize)>;
}

impl StrictDecoder for encoding_rs::Decoder {
    fn decode_to_string_without_replacement_all(mut self, bytes: &[u8]) -> std::result::Result<(), (String, usize)> {
        let room = self.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len() * 3 + 16);
        let mut text = String::with_capacity(room);
        let (result, read) = self.decode_to_string_without_replacement(bytes, &mut text, true);
        match result {
            encoding_rs::DecoderResult::Malformed(bad, after) => Err((text, read - usize::from(bad) - usize::from(after))),
            _ => Ok(()),
        }
    }
}

/// The error of a byte that does not decode: its place, and the encodings to try.
fn undecodable(good: &str, offset: usize, byte: u8, encoding: &'static Encoding) -> Error {
    let line = good.matches('\n').count() + 1;
    let column = good.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let message = format!(
        "the byte 0x{byte:02X} at offset {offset} is no {}; name the file's encoding with --encoding (old Arabic files: windows-1256 or iso-8859-6)",
        encoding.name()
    );
    Error::new(ErrorKind::Decode, message).at_line(line, Some(column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_encodings_of_arabic_come_out_as_one_text() {
        let utf16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> { "\u{FEFF}قال".encode_utf16().flat_map(order).collect() };
        for (bytes, label, in_file) in [
            ("قال".as_bytes().to_vec(), None, true),
            (utf16(u16::to_le_bytes), None, false),
            (utf16(u16::to_be_bytes), None, false),
            (vec![0xDE, 0xC7, 0xE1], Some("windows-1256"), false),
            (vec![0xE2, 0xC7, 0xE4], Some("iso-8859-6"), false),
        ] {
            let decoded = decode(&bytes, label).expect("decodes");
            assert_eq!((decoded.text.as_str(), decoded.in_file), ("قال", in_file), "{label:?}");
        }
        assert_eq!(decode("\u{FEFF}قال".as_bytes(), None).expect("decodes").text, "\u{FEFF}قال");
        let setting = Some("windows-1256");
        assert_eq!(decode("قال".as_bytes(), setting).expect("decodes").text, "قال");
        assert_eq!(decode(&utf16(u16::to_le_bytes), setting).expect("decodes").text, "قال");
        assert_eq!(decode(&[0x42, 0x06], Some("utf-16le")).expect("decodes").text, "ق");
    }

    #[test]
    fn what_was_decoded_is_encoded_to_the_same_bytes() {
        let utf16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> { "\u{FEFF}قال\r\n".encode_utf16().flat_map(order).collect() };
        for (bytes, label) in [
            ("\u{FEFF}قال".as_bytes().to_vec(), None),
            (utf16(u16::to_le_bytes), None),
            (utf16(u16::to_be_bytes), None),
            (vec![0x42, 0x06], Some("utf-16le")),
            (vec![0xDE, 0xC7, 0xE1, 0x0D, 0x0A], Some("windows-1256")),
        ] {
            let decoded = decode(&bytes, label).expect("decodes");
            assert_eq!(encode(&decoded.text, decoded.encoding, &bytes).expect("encodes"), bytes, "{label:?}");
        }
        assert!(encode("ō", "windows-1256", &[]).is_err());
    }

    #[test]
    fn a_byte_that_does_not_decode_is_named_with_its_place() {
        let error = decode(b"abc\nd\xFFe", None).expect_err("not UTF-8");
        assert_eq!((error.location().line, error.location().column), (Some(2), Some(2)));
        assert!(error.message().contains("offset 5") && error.message().contains("--encoding"), "{error}");
        let odd_half = decode(&[0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00], None).expect_err("a lone surrogate");
        assert_eq!(odd_half.kind(), ErrorKind::Decode);
        assert_eq!(decode(b"", Some("klingon")).expect_err("unknown").kind(), ErrorKind::Value);
    }
}
