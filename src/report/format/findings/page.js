'use strict';
const findings = [...document.querySelectorAll('.finding')];
const names = [...document.querySelectorAll('a.name')];
const boxes = [...document.querySelectorAll('.filters input')];

// A finding is shown where the boxes of its rule and of its severity both are checked.
function filter() {
  const off = kind => new Set(boxes.filter(box => box.dataset[kind] && !box.checked).map(box => box.dataset[kind]));
  const [rules, severities] = [off('rule'), off('severity')];
  for (const finding of findings) finding.hidden = rules.has(finding.dataset.rule) || severities.has(finding.dataset.severity);
}
for (const box of boxes) box.addEventListener('change', filter);

// Both halves of a name are marked; the other one comes into sight.
function choose(pair, from) {
  for (const name of names) name.classList.toggle('chosen', name.dataset.pair === pair);
  const other = names.find(name => name.dataset.pair === pair && name !== from);
  if (other) other.scrollIntoView({ block: 'nearest' });
}
for (const name of names) {
  name.addEventListener('click', () => choose(name.dataset.pair, name));
  name.addEventListener('keydown', event => { if (event.key === 'Enter') choose(name.dataset.pair, name); });
}

document.addEventListener('keydown', event => {
  if (event.key === 'Escape') choose(null, null);
  const step = { n: 1, p: -1 }[event.key];
  const shown = findings.filter(finding => !finding.hidden);
  if (!step || shown.length === 0 || event.target.tagName === 'INPUT') return;
  const at = shown.indexOf(document.activeElement);
  const next = shown[(at < 0 ? (step > 0 ? 0 : shown.length - 1) : (at + step + shown.length) % shown.length)];
  next.focus();
  next.scrollIntoView({ block: 'center' });
});
