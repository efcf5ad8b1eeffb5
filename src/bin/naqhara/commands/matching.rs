use crate::args::MatchArgs;
use crate::failure::{Failure, Outcome};
use crate::settings::Settings;
pub(crate) fn run(_args: &MatchArgs, _settings: &Settings) -> Result<Outcome, Failure> { Ok(Outcome::Clean) }
