'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const AROUND = 8;
const PRINTED = 200;

// Letters that are often confused count as one, marks as none.
const fold = text => text.toLowerCase().replace(/[\u064B-\u065F\u0670\u0640]/g, '').replace(/[أإآٱ]/g, 'ا').replace(/ى/g, 'ي').replace(/ة/g, 'ه');
const make = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};
const isArabic = text => /[\u0600-\u06FF]/.test(text);
const isolated = text => {
  const made = make('bdi', '', text);
  if (isArabic(text)) made.lang = 'ar';
  return made;
};

// A text, and what stands after it whatever its direction.
const withCount = ([text, after]) => {
  const made = document.createDocumentFragment();
  made.append(isolated(text), ` ${after}`);
  return made;
};

class Table {
  constructor(table) {
    this.table = table;
    this.section = document.getElementById(table.id);
    this.box = this.section.querySelector('.box');
    this.aside = this.section.querySelector('aside');
    this.found = this.section.querySelector('.found');
    this.search = this.section.querySelector('input');
    this.order = table.rows.map((_, at) => at);
    this.shown = this.order;
    this.sorted = null;
    this.active = -1;
    this.drawTitles();
    this.body = make('div');
    this.body.setAttribute('role', 'rowgroup');
    this.box.append(this.body);
    this.box.addEventListener('scroll', () => this.draw());
    this.box.addEventListener('keydown', event => this.key(event));
    this.search.addEventListener('input', () => this.filter());
    this.search.addEventListener('keydown', event => { if (event.key === 'ArrowDown') { event.preventDefault(); this.box.focus(); this.move(0); } });
    this.draw();
  }

  widths() {
    const width = { ar: 'minmax(10rem, 2fr)', text: 'minmax(6rem, 1.6fr)', number: '6rem', share: '6rem', list: 'minmax(12rem, 4fr)' };
    return this.table.columns.map(([name, kind]) => (name === 'Type' || name === 'Last' || name === 'Date' ? '7rem' : width[kind])).join(' ');
  }

  drawTitles() {
    this.titles = make('div', 'row titles');
    this.titles.setAttribute('role', 'row');
    this.titles.style.gridTemplateColumns = this.widths();
    this.table.columns.forEach(([name, kind], column) => {
      const title = make('div', kind === 'number' || kind === 'share' ? 'number' : '');
      title.setAttribute('role', 'columnheader');
      title.setAttribute('aria-sort', 'none');
      const button = make('button', '', name);
      button.type = 'button';
      button.tabIndex = 0;
      button.addEventListener('click', () => this.sort(column));
      title.append(button);
      this.titles.append(title);
    });
    this.box.append(this.titles);
  }

  sort(column) {
    const kind = this.table.columns[column][1];
    const numbers = kind === 'number' || kind === 'share';
    const again = this.sorted && this.sorted.column === column;
    const down = again ? !this.sorted.down : numbers;
    this.sorted = { column, down };
    const rows = this.table.rows;
    const value = numbers ? at => rows[at][column] ?? -1 : at => String(rows[at][column]);
    const keys = rows.map((_, at) => value(at));
    const sign = down ? -1 : 1;
    this.order = rows.map((_, at) => at).sort((a, b) => (keys[a] < keys[b] ? -sign : keys[a] > keys[b] ? sign : a - b));
    [...this.titles.children].forEach((title, at) => title.setAttribute('aria-sort', at !== column ? 'none' : down ? 'descending' : 'ascending'));
    this.filter();
  }

  filter() {
    const wanted = fold(this.search.value.trim());
    if (wanted && !this.texts) this.texts = this.table.rows.map(row => fold(this.searched(row)));
    this.shown = wanted ? this.order.filter(at => this.texts[at].includes(wanted)) : this.order;
    this.found.textContent = wanted ? `${this.shown.length} found` : '';
    this.active = -1;
    this.box.scrollTop = 0;
    this.draw();
  }

  // The cells of a row and the forms that it opens with: a match in a sentence of an article would be found by nobody.
  searched(row) {
    const columns = this.table.columns.length;
    const [forms = []] = row[columns] ?? [];
    return [row.slice(0, columns), forms].flat(4).filter(cell => typeof cell === 'string').join('\n');
  }

  height() {
    return this.titles.offsetHeight || 36;
  }

  draw(all = false) {
    const height = this.height();
    const from = all ? 0 : Math.max(0, Math.floor(this.box.scrollTop / height) - AROUND);
    const count = all ? PRINTED : Math.ceil((this.box.clientHeight || 480) / height) + 2 * AROUND;
    const to = Math.min(this.shown.length, from + count);
    this.body.style.paddingTop = `${from * height}px`;
    this.body.style.paddingBottom = all ? '0' : `${(this.shown.length - to) * height}px`;
    if (this.active >= 0) this.box.setAttribute('aria-activedescendant', `${this.table.id}-${this.active}`);
    else this.box.removeAttribute('aria-activedescendant');
    this.body.replaceChildren(...this.shown.slice(from, to).map((at, place) => this.row(at, from + place)));
  }

  row(at, place) {
    const cells = this.table.rows[at];
    const row = make('div', place === this.active ? 'row opens active' : 'row opens');
    row.setAttribute('role', 'row');
    row.setAttribute('aria-rowindex', place + 1);
    row.id = `${this.table.id}-${place}`;
    row.style.gridTemplateColumns = this.widths();
    this.table.columns.forEach(([, kind], column) => {
      const cell = make('div', kind === 'share' ? 'number' : kind);
      cell.setAttribute('role', 'gridcell');
      const value = cells[column];
      if (kind === 'list') value.forEach((item, at) => { if (at > 0) cell.append(' · '); cell.append(withCount(item)); });
      else if (kind === 'share') cell.textContent = value === null ? '' : `${(100 * value).toFixed(1)}%`;
      else if (kind === 'number') cell.textContent = value;
      else if (value !== '') cell.append(isolated(value));
      row.append(cell);
    });
    row.addEventListener('click', () => { this.active = place; this.draw(); this.open(); });
    return row;
  }

  key(event) {
    const page = Math.max(1, Math.floor(this.box.clientHeight / this.height()) - 2);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    if (event.target.tagName === 'BUTTON') return;
    if (event.key in steps) this.move(this.active + steps[event.key]);
    else if (event.key === 'Home') this.move(0);
    else if (event.key === 'End') this.move(this.shown.length - 1);
    else if (event.key === 'Enter' && this.active >= 0) this.open();
    else if (event.key === 'Escape') this.aside.hidden = true;
    else return;
    event.preventDefault();
  }

  move(place) {
    if (this.shown.length === 0) return;
    this.active = Math.min(Math.max(place, 0), this.shown.length - 1);
    const height = this.height();
    const top = this.active * height;
    if (top < this.box.scrollTop) this.box.scrollTop = top;
    else if (top + 2 * height > this.box.scrollTop + this.box.clientHeight) this.box.scrollTop = top + 2 * height - this.box.clientHeight;
    this.draw();
    if (!this.aside.hidden) this.open();
  }

  // What a row has to tell: forms, contexts and articles of a name; names of an article; all of a long list.
  open() {
    const cells = this.table.rows[this.shown[this.active]];
    const parts = [];
    const heading = make('h3');
    heading.append(isolated(String(cells[0])));
    parts.push(heading);
    const list = (title, items, className) => {
      if (items.length === 0) return;
      parts.push(make('h4', '', title));
      const made = make('ul', className);
      for (const item of items) { const line = make('li'); line.append(item); made.append(line); }
      parts.push(made);
    };
    const more = cells[this.table.columns.length];
    if (more) {
      const [forms, contexts, samples] = more;
      list('Forms', forms.map(withCount));
      list('In use', contexts.map(isolated), 'contexts');
      list(samples.length < cells[2] ? `The first ${samples.length} of ${cells[2]} articles` : 'Articles', samples.map(at => link(data.ids[at], 'articles', data.ids[at])));
    }
    this.table.columns.forEach(([name, kind], column) => { if (kind === 'list') list(name, cells[column].map(withCount)); });
    if (this.table.id === 'articles') list('Unknown names', namesOf(cells[0]).map(name => link(name, 'unknown', name)));
    this.aside.replaceChildren(...parts);
    this.aside.hidden = false;
    this.draw();
  }
}

const link = (text, table, wanted) => {
  const button = make('button');
  button.type = 'button';
  button.append(isolated(text));
  button.addEventListener('click', () => {
    const target = tables.find(one => one.table.id === table);
    if (!target) return;
    target.search.value = wanted;
    target.filter();
    const place = target.shown.findIndex(at => target.table.rows[at][0] === wanted);
    target.section.scrollIntoView();
    target.box.focus({ preventScroll: true });
    if (place >= 0) { target.move(place); target.open(); }
  });
  return button;
};

const namesOf = article => {
  const id = data.ids.indexOf(article);
  const unknown = data.list.find(table => table.id === 'unknown');
  if (id < 0 || !unknown) return [];
  return unknown.rows.filter(row => row[unknown.columns.length][2].includes(id)).map(row => row[0]);
};

const tables = data.list.map(table => new Table(table));
window.addEventListener('resize', () => tables.forEach(table => table.draw()));
window.addEventListener('beforeprint', () => tables.forEach(table => table.draw(true)));
window.addEventListener('afterprint', () => tables.forEach(table => table.draw()));
document.addEventListener('keydown', event => {
  if (event.key === '/' && event.target.tagName !== 'INPUT') { event.preventDefault(); tables[0]?.search.focus(); }
});
