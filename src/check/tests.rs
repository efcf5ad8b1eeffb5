//! Rules together, on small texts.
