use naqhara::document::Document;
use naqhara::glossary::{Glossary, GlossarySource};
use naqhara::mentions::Finder;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let glossary = Glossary::open(&[GlossarySource::File(args[1].clone().into(), None)]).unwrap().glossary;
    let mut finder = Finder::new(&glossary);
    for path in &args[3..] {
        let document = Document::new(std::fs::read_to_string(path).unwrap());
        for link in finder.links(&document) {
            let text = link.candidate.span.of(document.text());
            if text.contains(&args[2]) {
                let f: Vec<String> = link.features.iter().map(|f| format!("{f:.2}")).collect();
                println!("{text} -> {} {:.3} [{}]", glossary.entry(link.candidate.entry).en, link.candidate.score, f.join(" "));
            }
        }
    }
}
