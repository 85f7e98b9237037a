// Keys of the triage console. Silent in text fields, with a modifier held, and while an input method composes.
let stopListening;
let known = new Set();

const writes = (target) => target instanceof Element && (target.closest('textarea, select, audio, [contenteditable=""], [contenteditable="true"]')
  || (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'submit'].includes(target.type)));

export function know(keys) {
  known = new Set(keys);
}

export function listen(page, keys) {
  stop();
  know(keys);
  const onKey = (event) => {
    // 229: the key belongs to the input method, whatever else the event says.
    if (event.isComposing || event.keyCode === 229) return;
    const panel = event.target instanceof Element ? event.target.closest('form.panel') : null;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && panel) {
      event.preventDefault();
      // What stands in the field counts, though it has not been left yet.
      event.target.dispatchEvent(new Event('change', { bubbles: true }));
      panel.requestSubmit();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
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
    event.stopImmediatePropagation(); // the desk's own keys are listened to behind
    page.invokeMethodAsync('OnKeyAsync', key);
  };
  // The desk's list of keys (its menu): here it is the console's own.
  const onList = (event) => {
    event.preventDefault();
    page.invokeMethodAsync('OnKeyAsync', 'Help');
  };
  document.addEventListener('keydown', onKey, true);
  document.addEventListener('portal:keys', onList);
  document.documentElement.dataset.consoleKeys = 'on';
  stopListening = () => {
    document.removeEventListener('keydown', onKey, true);
    document.removeEventListener('portal:keys', onList);
    delete document.documentElement.dataset.consoleKeys;
  };
}

// After a render: the chosen order into view; the cursor into the form that was just opened.
export function settle(intoForm) {
  document.querySelector('.items [aria-current=true]')?.scrollIntoView({ block: 'nearest' });
  if (!intoForm) return;
  const panel = document.querySelector('.dt form.panel');
  const first = panel?.querySelector('input:checked, select, textarea, input:not([type=hidden])');
  (first ?? panel?.querySelector('button'))?.focus();
}

export function play() {
  const sound = document.querySelector('.dt [data-play]');
  if (!sound) return;
  if (sound.paused) sound.play().catch(() => {});
  else sound.pause();
}

export function stop() {
  stopListening?.();
  stopListening = undefined;
}
