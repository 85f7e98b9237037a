// Lists of the desk, all alike: which columns are shown, filters kept under a name, and the list as a file.
// Kit's <TableTools Name="audit"> writes the controls; the list is table[data-table="audit"], its filter fields lie in
// [data-filters="audit"]. A list without columns is [data-list="media"], its entries li or article: each becomes a line of the
// file, and the choice of columns stays away. What somebody chose is kept in this browser (localStorage `table:NAME`). Hidden columns are hidden
// by a rule of their own, so that it does not matter how often the list is drawn anew.

const read = (name) => {
  try { return { hidden: [], filters: {}, ...JSON.parse(localStorage.getItem(`table:${name}`) || '{}') }; } catch { return { hidden: [], filters: {} }; }
};
const write = (name, kept) => {
  try { localStorage.setItem(`table:${name}`, JSON.stringify(kept)); } catch { /* storage is forbidden: it lasts for this page */ }
};
const table = (name) => document.querySelector(`table[data-table="${CSS.escape(name)}"]`);
const plainList = (name) => document.querySelector(`[data-list="${CSS.escape(name)}"]`);
const fields = (name) => [...document.querySelectorAll(`[data-filters="${CSS.escape(name)}"] :is(input,select)`)].filter((field) => field.type !== 'hidden');

// A control is filled when somebody opens it: the circuit may have drawn the page long after this script came.
export function tables() {
  new MutationObserver(() => document.querySelectorAll('[data-table-tools]:not([data-ready])').forEach(start)).observe(document.body, { childList: true, subtree: true });
  document.querySelectorAll('[data-table-tools]').forEach(start);
}

function start(tools) {
  tools.dataset.ready = '';
  const name = tools.dataset.tableTools;
  rule(name);
  tools.querySelector('[data-columns]').closest('details').addEventListener('toggle', () => columns(tools, name));
  tools.querySelector('[data-export]').addEventListener('click', () => save(name));
  const kept = tools.querySelector('[data-kept]');
  const list = () => {
    const names = Object.keys(read(name).filters);
    kept.replaceChildren(kept.options[0], ...names.map((one) => new Option(one, one)));
    tools.querySelector('[data-kept-box]').hidden = fields(name).length === 0;
    tools.querySelector('[data-columns]').closest('details').hidden = !table(name) && plainList(name) !== null;
  };
  tools.addEventListener('pointerenter', list);
  tools.addEventListener('focusin', (event) => { if (event.target === kept) list(); });
  list();
  kept.addEventListener('change', () => { if (kept.value) apply(name, read(name).filters[kept.value]); });
  tools.querySelector('[data-keep]').addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopPropagation();
    const called = event.target.elements.called.value.trim();
    if (!called) return;
    const all = read(name);
    all.filters[called] = fields(name).map((field) => (field.type === 'checkbox' ? field.checked : field.value));
    write(name, all);
    event.target.reset();
    event.target.closest('details').open = false;
    list();
    kept.value = called;
  });
  tools.querySelector('[data-forget]').addEventListener('click', () => {
    const all = read(name);
    delete all.filters[kept.value];
    write(name, all);
    list();
  });
}

// Fields are filled as if by hand, one after the other, and what follows from them happens by itself.
function apply(name, values) {
  fields(name).forEach((field, index) => {
    const value = values[index];
    if (value === undefined || (field.type === 'checkbox' ? field.checked === value : field.value === value)) return;
    if (field.type === 'checkbox') field.checked = value; else field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  const form = document.querySelector(`form[data-filters="${CSS.escape(name)}"]`);
  if (form) form.requestSubmit();
}

function columns(tools, name) {
  const heads = [...(table(name)?.querySelectorAll('thead th') || [])];
  const hidden = read(name).hidden;
  tools.querySelector('[data-columns]').replaceChildren(...heads.map((head, index) => {
    const label = document.createElement('label');
    label.className = 'tick';
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = !hidden.includes(index);
    box.addEventListener('change', () => {
      const all = read(name);
      all.hidden = all.hidden.filter((one) => one !== index).concat(box.checked ? [] : [index]);
      // One column is always left.
      if (all.hidden.length >= heads.length) { box.checked = true; return; }
      write(name, all);
      rule(name);
    });
    label.append(box, head.textContent.trim() || String(index + 1));
    return label;
  }));
}

function rule(name) {
  const id = `table-rule-${name}`;
  const style = document.getElementById(id) || document.head.appendChild(Object.assign(document.createElement('style'), { id }));
  style.textContent = read(name).hidden.map((index) => `table[data-table="${CSS.escape(name)}"] tr>:nth-child(${index + 1}){display:none}`).join('');
}

// The words of an entry, each element of its own a field; what is pressed or typed into is none, but for [data-line].
function pieces(entry) {
  const found = [];
  const walker = document.createTreeWalker(entry, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const words = walker.currentNode.textContent.trim();
    const at = walker.currentNode.parentElement;
    if (words && (at.closest('[data-line]') || !at.closest('button,label,select,textarea,form,.btn'))) found.push(words);
  }
  return found;
}

// The list as it is seen: the same columns, filters and page. Fields that a spreadsheet would calculate are made words.
function save(name) {
  const cell = (text) => {
    const plain = text.replace(/\s+/g, ' ').trim();
    return `"${(/^[=+\-@\t]/.test(plain) ? `'${plain}` : plain).replace(/"/g, '""')}"`;
  };
  const hidden = read(name).hidden;
  const entries = [...(plainList(name)?.querySelectorAll(':scope > li, :scope > article, :scope > section') || [])];
  const rows = table(name)
    ? [...table(name).rows].map((row) => [...row.cells].filter((_, index) => !hidden.includes(index)).map((one) => cell(one.textContent)).join(','))
    : entries.map((entry) => pieces(entry).map(cell).join(','));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([`\uFEFF${rows.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' }));
  link.download = `${name}-${new Date().toISOString().slice(0, 10)}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
