//! `train-detector CONLL...`: the weights of the name detector, from labelled texts.

use std::fs;

use naqhara::detect::{self, Group, Pass, Quality, TrainOptions, Trained};
use naqhara::{Error, ErrorKind};

use crate::args::TrainDetectorArgs;
use crate::failure::{Failure, Outcome, file_error};
use crate::output::Output;
use crate::settings::Settings;

/// Trains, and writes the weights.
pub(crate) fn run(args: &TrainDetectorArgs, settings: &Settings) -> Result<Outcome, Failure> {
    if matches!(settings.output, Output::Standard) && !args.ablation {
        return Err(Error::new(ErrorKind::Format, "the weights are no text; name a file for them with --output").into());
    }
    let read = |path| fs::read_to_string(path).map_err(|error| file_error(path, "the labelled text cannot be read", error));
    let texts = args.conll.iter().map(|path| read(path)).collect::<Result<Vec<String>, Error>>()?;
    if args.ablation {
        return ablation(&texts, args, settings);
    }
    let trained = train(&texts, args, None, settings)?;
    settings.progress.done();
    settings.progress.note(&format!(
        "{} words, {} features, {} bytes; on the development split {}",
        trained.words,
        trained.features,
        trained.bytes.len(),
        figures(&trained.quality)
    ));
    settings.output.deliver(|out| out.write_all(&trained.bytes))?;
    Ok(Outcome::Clean)
}

fn train(texts: &[String], args: &TrainDetectorArgs, without: Option<Group>, settings: &Settings) -> Result<Trained, Failure> {
    let options = TrainOptions { passes: args.passes, without, ..TrainOptions::default() };
    settings.progress.step("training the name detector");
    settings.progress.steps(options.passes as u64);
    let watch = |pass: &Pass| {
        settings.progress.step_done();
        settings.progress.note(&format!("pass {}: loss {:.4}, {}", pass.number, pass.loss, figures(&pass.quality)));
    };
    Ok(detect::train(texts, &options, watch)?)
}

/// What each group of features is worth: the figures without it.
fn ablation(texts: &[String], args: &TrainDetectorArgs, settings: &Settings) -> Result<Outcome, Failure> {
    let mut rows = Vec::new();
    for without in std::iter::once(None).chain(Group::ALL.map(Some)) {
        let trained = train(texts, args, without, settings)?;
        rows.push((without.map_or("nothing", Group::as_str), trained));
    }
    settings.progress.done();
    settings.output.deliver(|out| {
        writeln!(out, "| without | names | names with kind | name words | features |\n|---|---|---|---|---|")?;
        for (name, trained) in &rows {
            let Quality { names, kinds, words } = trained.quality;
            writeln!(out, "| {name} | {names:.3} | {kinds:.3} | {words:.3} | {} |", trained.features)?;
        }
        Ok(())
    })?;
    Ok(Outcome::Clean)
}

fn figures(quality: &Quality) -> String {
    format!("F1 of names {:.3}, with kind {:.3}, of name words {:.3}", quality.names, quality.kinds, quality.words)
}
