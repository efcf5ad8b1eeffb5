'use strict';
const rows = [...document.querySelectorAll('tbody tr')];
const names = [...document.querySelectorAll('a.name')];

// Marks a row and all its mentions; a second choice of the same row goes to its next mention.
let chosen = null;
let turn = -1;
function choose(id, follow) {
  turn = chosen === id ? turn + 1 : 0;
  chosen = id;
  for (const row of rows) row.classList.toggle('chosen', row.id === id);
  for (const name of names) name.classList.toggle('chosen', name.dataset.row === id);
  const own = names.filter(name => name.dataset.row === id);
  if (follow && own.length > 0) own[turn % own.length].scrollIntoView({ block: 'center' });
}

for (const row of rows) {
  row.tabIndex = 0;
  row.addEventListener('click', () => choose(row.id, true));
  row.addEventListener('keydown', event => { if (event.key === 'Enter') choose(row.id, true); });
}
for (const name of names) name.addEventListener('click', () => choose(name.dataset.row, false));
document.addEventListener('keydown', event => {
  if (event.key === '/' && event.target.tagName !== 'INPUT') { event.preventDefault(); document.getElementById('filter').focus(); }
  if (event.key === 'Escape') choose(null, false);
});

const contents = rows.map(row => row.textContent.toLowerCase());
document.getElementById('filter').addEventListener('input', event => {
  const wanted = event.target.value.trim().toLowerCase();
  rows.forEach((row, at) => { row.hidden = !contents[at].includes(wanted); });
});
