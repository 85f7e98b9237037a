// Keyboard of the staff desk. A control that can be reached by a key says so in its markup:
//   <button data-key="a" data-key-text="放行">…</button>      pressing A clicks it; `?` lists it
// Keys work where no field is being typed in. Several controls with the same key: the first visible one is clicked.
// [data-keys-open] opens the list; the dialog is #desk-keys (its texts come from the page).

import { tables } from './_desk/tables.js';
import { working } from './_desk/working.js';

const typing = (target) => target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !/^(checkbox|radio|button)$/.test(target.type);
const visible = (element) => element.getClientRects().length > 0 && !element.disabled;

function list(dialog) {
  const rows = new Map();
  for (const element of document.querySelectorAll('[data-key]')) {
    if (!rows.has(element.dataset.key)) rows.set(element.dataset.key, element.dataset.keyText || element.getAttribute('aria-label') || element.textContent.trim());
  }
  const target = dialog.querySelector('dl');
  target.replaceChildren();
  const add = (key, text) => {
    const dt = document.createElement('dt');
    const kbd = document.createElement('kbd');
    kbd.textContent = key.length === 1 ? key.toUpperCase() : key;
    dt.append(kbd);
    const dd = document.createElement('dd');
    dd.textContent = text;
    target.append(dt, dd);
  };
  rows.forEach((text, key) => add(key, text));
  add('?', dialog.dataset.textHelp);
  dialog.querySelector('[data-keys-none]').hidden = rows.size > 0;
}

function open() {
  // A page with a list of its own shows that one.
  if (!document.dispatchEvent(new Event('portal:keys', { cancelable: true }))) return;
  const dialog = document.getElementById('desk-keys');
  if (!dialog || dialog.open) return;
  list(dialog);
  dialog.showModal();
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
  if (event.key === '?') {
    event.preventDefault();
    open();
    return;
  }
  const element = [...document.querySelectorAll(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`)].find(visible);
  if (element && !document.querySelector('dialog[open]')) {
    event.preventDefault();
    element.click();
  }
});

// A file let go beside the place for it must not take the browser away from what is being written.
const beside = (event) => {
  if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  if (event.type === 'dragover') event.dataTransfer.dropEffect = 'none';
};
document.addEventListener('dragover', beside);
document.addEventListener('drop', beside);

document.addEventListener('click', (event) => {
  if (event.target.closest('[data-keys-open]')) open();
  // The user menu closes when something in it was chosen, or somewhere else was clicked.
  for (const menu of document.querySelectorAll('.desk-user[open]')) {
    if (!event.target.closest('.desk-user summary')) menu.open = false;
  }
  if (event.target.closest('[data-reload]')) location.reload();
  if (event.target.closest('[data-reconnect]')) window.Blazor?.reconnect?.().then((back) => back || location.reload(), () => {});
});

tables();
working();
