// Keys of the triage console. Silent in text fields, with a modifier held, and while an input method composes.
let stopListening;

const known = new Set(['J', 'K', 'A', 'Q', 'M', 'X', 'H', 'E', 'N', 'U', '?']);

const writes = (target) => target instanceof Element && (target.closest('textarea, select, [contenteditable=""], [contenteditable="true"]')
  || (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'submit'].includes(target.type)));

export function listen(page) {
  stop();
  const onKey = (event) => {
    // 229: the key belongs to the input method, whatever else the event says.
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.key === 'Escape') {
      // Out of a field first: what was written stays.
      if (writes(event.target)) {
        event.target.blur();
        return;
      }
      page.invokeMethodAsync('OnKeyAsync', 'Escape');
      return;
    }
    const key = event.key.length === 1 ? event.key.toUpperCase() : '';
    if (!known.has(key) || writes(event.target)) return;
    event.preventDefault();
    page.invokeMethodAsync('OnKeyAsync', key);
  };
  document.addEventListener('keydown', onKey);
  stopListening = () => document.removeEventListener('keydown', onKey);
}

export function stop() {
  stopListening?.();
  stopListening = undefined;
}
