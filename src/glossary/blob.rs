//! Bytes that are read in place: compiled in, owned and shared, or mapped from a file.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use memmap2::Mmap;

/// A read-only slice of bytes that is cheap to clone and to cut.
#[derive(Debug, Clone)]
pub struct Blob {
    bytes: Bytes,
    range: Range<usize>,
}

#[derive(Debug, Clone)]
enum Bytes {
    Static(&'static [u8]),
    Shared(Arc<[u8]>),
    Mapped(Arc<Mmap>),
}

impl Blob {
    /// Bytes that are part of the program.
    pub fn from_static(bytes: &'static [u8]) -> Self {
        Self { bytes: Bytes::Static(bytes), range: 0..bytes.len() }
    }

    /// Bytes made or read at run time.
    pub fn from_vec(bytes: Vec<u8>) -> Self {
        Self { range: 0..bytes.len(), bytes: Bytes::Shared(bytes.into()) }
    }

    /// The bytes of a file, mapped: pages that nobody asks for are never read, and those read make way when memory is short.
    ///
    /// # Errors
    /// If the file cannot be opened or mapped.
    pub fn map(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        // SAFETY: the bytes are only read, and nothing rests on their value but what was checked when it was read. A file
        // that is replaced stays as it was for whoever has it mapped; one that is cut short in place while it is mapped ends
        // the program when a lost page is read, as it would with any mapped file. This program only ever replaces files.
        #[allow(unsafe_code)]
        let map = unsafe { Mmap::map(&file)? };
        Ok(Self { range: 0..map.len(), bytes: Bytes::Mapped(Arc::new(map)) })
    }

    /// A part of these bytes, without copying; `None` where the range does not lie inside.
    pub fn slice(&self, range: Range<usize>) -> Option<Self> {
        let fits = range.start <= range.end && range.end <= self.range.len();
        let start = self.range.start;
        fits.then(|| Self { bytes: self.bytes.clone(), range: start + range.start..start + range.end })
    }

    /// The little-endian number at byte `at`.
    ///
    /// # Panics
    /// If the four bytes do not lie inside.
    pub fn u32_at(&self, at: usize) -> u32 {
        let bytes = &self.as_ref()[at..at + 4];
        u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
    }
}

impl AsRef<[u8]> for Blob {
    fn as_ref(&self) -> &[u8] {
        match &self.bytes {
            Bytes::Static(bytes) => &bytes[self.range.clone()],
            Bytes::Shared(bytes) => &bytes[self.range.clone()],
            Bytes::Mapped(bytes) => &bytes[self.range.clone()],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapped_file_keeps_its_bytes_when_it_is_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("bytes");
        std::fs::write(&path, b"before").expect("written");
        let blob = Blob::map(&path).expect("mapped");
        crate::files::replace(&path, |out| out.write_all(b"after")).expect("replaced");
        assert_eq!(blob.slice(1..4).as_ref().map(Blob::as_ref), Some(&b"efo"[..]));
        assert!(blob.slice(1..7).is_none());
        std::fs::write(&path, b"").expect("written");
        assert_eq!(Blob::map(&path).expect("an empty file too").as_ref(), b"");
        assert!(Blob::map(folder.path()).is_err());
    }
}
