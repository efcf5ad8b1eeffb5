//! Tables by columns (Parquet), in and out; the feature `parquet` brings them.

#[cfg(feature = "parquet")]
mod read;
#[cfg(not(feature = "parquet"))]
mod without;
#[cfg(feature = "parquet")]
mod write;

#[cfg(feature = "parquet")]
pub(super) use read::rows;
#[cfg(not(feature = "parquet"))]
pub(super) use without::{Writer, rows};
#[cfg(feature = "parquet")]
pub(super) use write::Writer;
