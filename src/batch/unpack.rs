//! Files as streams of bytes, unpacked while they are read.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;

use super::input::{Packing, STANDARD_INPUT};

/// Bytes read at once.
const BUFFER: usize = 1 << 16;

/// How many bytes of a file were read, packed as they lie there.
pub(super) type Count = Arc<AtomicU64>;

/// A reader that is handed from thread to thread.
pub(super) type Reader = Box<dyn BufRead + Send>;

/// Opens a file; `-` is standard input.
///
/// # Errors
/// If it cannot be opened. What is wrong inside is told while it is read.
pub(super) fn open(path: &Path, packing: Packing) -> io::Result<(Reader, Count)> {
    let count = Count::default();
    let file: Box<dyn Read + Send> =
        if path.as_os_str() == STANDARD_INPUT { Box::new(io::stdin()) } else { Box::new(File::open(path)?) };
    let counted = BufReader::with_capacity(BUFFER, Counted { file, count: Arc::clone(&count) });
    let reader: Reader = match packing {
        Packing::None => Box::new(counted),
        Packing::Gzip => Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(counted))),
        Packing::Zstd => Box::new(BufReader::with_capacity(BUFFER, Frames { rest: Some(Frame::Packed(counted)) })),
    };
    Ok((reader, count))
}

struct Counted {
    file: Box<dyn Read + Send>,
    count: Count,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

type Packed = BufReader<Counted>;

/// A file of zstd frames, one after the other, as parallel packers and `cat` make them.
struct Frames {
    rest: Option<Frame>,
}

enum Frame {
    /// Between two frames.
    Packed(Packed),
    /// Inside one.
    Open(Box<StreamingDecoder<Packed, ruzstd::decoding::FrameDecoder>>),
}

impl Read for Frames {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.rest.take() {
                None => return Ok(0),
                Some(Frame::Packed(mut packed)) => {
                    if packed.fill_buf()?.is_empty() {
                        return Ok(0);
                    }
                    let broken = |error| io::Error::new(io::ErrorKind::InvalidData, format!("broken zstd: {error}"));
                    self.rest = Some(Frame::Open(Box::new(StreamingDecoder::new(packed).map_err(broken)?)));
                }
                Some(Frame::Open(mut frame)) => match frame.read(buffer)? {
                    0 => self.rest = Some(Frame::Packed(frame.into_inner())),
                    read => {
                        self.rest = Some(Frame::Open(frame));
                        return Ok(read);
                    }
                },
            }
        }
    }
}
