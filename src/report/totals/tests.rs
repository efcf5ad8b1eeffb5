//! Tests of totals.
