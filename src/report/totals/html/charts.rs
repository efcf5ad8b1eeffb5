//! Charts, drawn here as SVG: coverage by month and by source, and how fast new names come in.

use maud::{Markup, html};

use super::Summary;
use crate::report::bidi::visible;
use crate::report::format::per_cent;
use crate::report::totals::Group;

/// The size of a chart by months.
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 150.0;

/// Room on either side for labels that are wider than their bar.
const MARGIN: f64 = 20.0;

/// The widest bar of a month.
const WIDEST_BAR: f64 = 48.0;

/// Months that are labelled at most.
const MOST_LABELS: usize = 12;

/// Sources that are drawn: those with the most mentions.
const MOST_SOURCES: usize = 12;

/// All charts that have something to show.
pub(super) fn all(summary: &Summary) -> Markup {
    html! {
        div.charts {
            // One bar says no more than the headline.
            @if summary.months.iter().filter(|(_, group)| group.mentions > 0).count() > 1 {
                figure {
                    figcaption { "Known mentions by month" }
                    (months(&summary.months, share_of_known, "known"))
                }
                figure {
                    figcaption { "Unknown names that are new, by month" }
                    (months(&summary.months, |group| new_names(group, &summary.months), "new"))
                }
            }
            @if summary.sources.len() > 1 {
                figure {
                    figcaption { "Known mentions by source" }
                    (sources(&summary.sources))
                }
            }
        }
    }
}

/// A bar: its height from 0 to 1, and what it says.
struct Bar {
    height: f64,
    label: String,
    title: String,
}

fn share_of_known(group: &Group) -> Bar {
    let share = per_cent(group.known, group.mentions);
    Bar {
        height: group.share().unwrap_or_default(),
        label: format!("{share}%"),
        title: format!("{} of {} mentions known in {} articles", group.known, group.mentions, group.articles),
    }
}

fn new_names(group: &Group, months: &[(String, Group)]) -> Bar {
    let most = months.iter().map(|(_, group)| group.new_unknown).max().unwrap_or(1).max(1);
    Bar {
        height: group.new_unknown as f64 / most as f64,
        label: group.new_unknown.to_string(),
        title: format!("{} new unknown names in {} articles", group.new_unknown, group.articles),
    }
}

fn months(months: &[(String, Group)], bar: impl Fn(&Group) -> Bar, class: &str) -> Markup {
    let step = WIDTH / months.len() as f64;
    let width = (step * 0.8).min(WIDEST_BAR);
    let every = months.len().div_ceil(MOST_LABELS);
    let number = |value: f64| format!("{value:.1}");
    html! {
        svg viewBox={ (-MARGIN) " 0 " (WIDTH + 2.0 * MARGIN) " " (HEIGHT + 36.0) } role="img" {
            line.axis x1="0" x2=(WIDTH) y1=(HEIGHT + 16.0) y2=(HEIGHT + 16.0) {}
            @for (at, (month, group)) in months.iter().enumerate() {
                @let Bar { height, label, title } = bar(group);
                @let middle = (at as f64 + 0.5) * step;
                @let high = height * HEIGHT;
                g {
                    title { (visible(month)) ": " (title) }
                    rect.back x=(number(middle - width / 2.0)) y="16" width=(number(width)) height=(HEIGHT) {}
                    rect class=(class) x=(number(middle - width / 2.0)) y=(number(HEIGHT + 16.0 - high)) width=(number(width)) height=(number(high)) {}
                    @if at % every == 0 {
                        text x=(number(middle)) y=(number(HEIGHT + 12.0 - high)) { (label) }
                        text x=(number(middle)) y=(HEIGHT + 30.0) { (visible(month)) }
                    }
                }
            }
        }
    }
}

fn sources(sources: &[(String, Group)]) -> Markup {
    let mut largest: Vec<&(String, Group)> = sources.iter().collect();
    largest.sort_by(|a, b| b.1.mentions.cmp(&a.1.mentions).then_with(|| a.0.cmp(&b.0)));
    largest.truncate(MOST_SOURCES);
    html! {
        table.sources {
            tbody {
                @for (source, group) in largest {
                    @let share = per_cent(group.known, group.mentions);
                    tr title={ (group.known) " of " (group.mentions) " mentions known in " (group.articles) " articles" } {
                        th scope="row" { bdi { (visible(source)) } }
                        td { div.bar { div style={ "width:" (share) "%" } {} } }
                        td.number { (share) "%" }
                    }
                }
            }
        }
    }
}
