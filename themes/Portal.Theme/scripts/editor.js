// The body of a text on the desk: Vditor in its WYSIWYG mode from our own host, or a plain text field where it does not
// load. Pasted HTML becomes Markdown on the server; pictures go into the media library before they stand in the text.

import { dropzone, send } from './_media.js';
import { withPictures } from './_rtf.js';

export { dropzone };

const base = new URL('_content/Portal.Theme/vendor/vditor', document.baseURI).href;
const pause = 2000;
const longest = 6000;
const mostPasted = 30 * 1024 * 1024;
let loading;

function load() {
  loading ??= new Promise((resolve, reject) => {
    const css = document.createElement('link');
    css.rel = 'stylesheet';
    css.href = `${base}/dist/index.css`;
    document.head.append(css);
    // Vditor would put its icons in by an inline script, which the security policy forbids; under this id it finds them there.
    Promise.all([add('js/icons/ant.js', 'vditorIconScript'), add('index.min.js', 'vditorScript')]).then(() => resolve(window.Vditor), reject);
  });
  return loading;
}

function add(part, id) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.id = id;
    script.src = `${base}/dist/${part}`;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${part} did not load`));
    document.head.append(script);
  });
}

export async function open(host, dotnet, options) {
  const english = options.lang.startsWith('en');
  const fields = host.closest('.editor');
  const local = drafts(options.key);
  let timer;
  let since;
  // After a pause, and during long typing every few seconds: first into this browser, then to the server, which may be away.
  const keep = () => {
    timer = since = undefined;
    if (options.address && location.pathname !== options.address) history.replaceState(history.state, '', options.address);
    local.put({ title: field(fields, 'e-title'), summary: field(fields, 'e-summary'), byline: field(fields, 'e-byline'), body: editor.value(), at: Date.now() });
    dotnet.invokeMethodAsync('Typed').then((kept) => kept && local.drop(), () => {});
  };
  const typed = () => {
    since ??= Date.now();
    clearTimeout(timer);
    timer = setTimeout(keep, Math.max(0, Math.min(pause, since + longest - Date.now())));
  };
  let editor;
  try {
    const Vditor = await load();
    editor = await rich(Vditor, host, options, english, typed);
  } catch {
    editor = plain(host, options.value, typed);
  }
  fields?.addEventListener('input', typed);
  host.addEventListener('paste', (event) => paste(event, editor, options).then((done) => done && typed()), true);
  const warn = (event) => {
    if (timer) event.preventDefault();
  };
  window.addEventListener('beforeunload', warn);
  return {
    value: () => {
      clearTimeout(timer);
      timer = since = undefined;
      return new TextEncoder().encode(editor.value());
    },
    set: (text) => editor.set(text),
    kept: () => local.get(),
    forget: () => local.drop(),
    word: async (input) => {
      const file = input.files[0];
      input.value = '';
      if (!file) return { why: null, error: null, pictures: 0, lost: 0 };
      const { read } = await import('./_word.js');
      const { html, why } = await read(file);
      const answer = why ? { why } : await take(html, '', editor, options);
      if (!why && !answer.error) typed();
      return { why: why ?? null, error: answer.error ?? null, pictures: answer.pictures ?? 0, lost: answer.lost ?? 0 };
    },
    close: () => {
      clearTimeout(timer);
      window.removeEventListener('beforeunload', warn);
      editor.close();
    },
  };
}

function rich(Vditor, host, options, english, typed) {
  const tools = ['headings', 'bold', 'italic', 'strike', '|', 'list', 'ordered-list', 'quote', 'line', 'table', 'link', 'upload', '|', 'undo', 'redo', 'fullscreen'];
  return new Promise((resolve) => {
    const vditor = new Vditor(host, {
      cdn: base,
      mode: 'wysiwyg',
      lang: english ? 'en_US' : 'zh_CN',
      value: options.value,
      minHeight: 420,
      cache: { enable: false },
      toolbar: tools,
      toolbarConfig: { pin: true },
      preview: { hljs: { enable: false }, math: { engine: 'none' } },
      input: typed,
      upload: {
        accept: 'image/jpeg,image/png,image/webp,image/gif,audio/mpeg,audio/mp4,video/mp4',
        multiple: true,
        handler: async (files) => {
          for (const file of files) await put(file, options.place, options.ask, (text) => insert(vditor, text), (words) => vditor.tip(words, 6000));
          return null;
        },
      },
      after: () => { named(host); resolve({
        value: () => vditor.getValue(),
        set: (text) => vditor.setValue(text),
        insert: (text) => insert(vditor, text),
        tip: (words) => vditor.tip(words, 6000),
        close: () => vditor.destroy(),
      }); },
    });
  });
}

// What Vditor leaves nameless, or names where a name is not allowed (WCAG 4.1.2).
function named(host) {
  host.querySelectorAll('input:not([aria-label])').forEach((input) => { input.setAttribute('aria-label', input.closest('[aria-label]')?.getAttribute('aria-label') || input.type); });
  host.querySelectorAll('div[aria-label]:not([role]),span[aria-label]:not([role])').forEach((part) => part.setAttribute('role', 'group'));
  host.querySelectorAll('pre[contenteditable]:not([role])').forEach((text) => { text.setAttribute('role', 'textbox'); text.setAttribute('aria-multiline', 'true'); text.setAttribute('aria-label', host.getAttribute('aria-label') || document.title); });
}

function insert(vditor, text) {
  if (vditor.insertMD) vditor.insertMD(text);
  else vditor.insertValue(text);
}

function plain(host, value, typed) {
  const area = document.createElement('textarea');
  area.className = 'in';
  area.value = value;
  area.addEventListener('input', typed);
  host.replaceChildren(area);
  return {
    value: () => area.value,
    set: (text) => {
      area.value = text;
    },
    insert: (text) => area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end'),
    tip: (words) => window.alert(words),
    close: () => {},
  };
}

async function paste(event, editor, options) {
  const html = event.clipboardData?.getData('text/html');
  if (!html) return true;
  event.preventDefault();
  event.stopPropagation();
  const [text, rtf] = ['text/plain', 'text/rtf'].map((kind) => event.clipboardData.getData(kind));
  const answer = await take(withPictures(html, rtf), text, editor, options);
  if (answer.error) editor.tip(answer.error);
  return !answer.error;
}

// HTML becomes Markdown on the server, and stands where the caret is. What cannot be taken changes nothing.
async function take(html, text, editor, options) {
  if (html.length > mostPasted) return { error: options.large };
  const answer = await fetch(`/desk/content/paste?place=${options.place}`, { method: 'POST', body: html, headers: { 'Content-Type': 'text/html; charset=utf-8' } }).catch(() => null);
  const result = (await answer?.json().catch(() => null)) ?? {};
  if (answer?.ok) editor.insert(result.markdown);
  else if (text && text.length < 100000) editor.insert(text);
  return answer?.ok ? { pictures: result.pictures, lost: result.lost } : { error: result.title || (answer?.status === 413 ? options.large : options.offline) };
}

function field(fields, id) {
  return fields?.querySelector(`#${id}`)?.value ?? '';
}

// What was typed while the server could not be reached, in this browser only, for a week.
function drafts(key) {
  const name = `draft:${key}`;
  const week = 7 * 24 * 3600 * 1000;
  return {
    get: () => {
      try {
        const draft = JSON.parse(localStorage.getItem(name));
        return draft && Date.now() - draft.at < week ? draft : null;
      } catch {
        return null;
      }
    },
    put: (draft) => {
      try {
        localStorage.setItem(name, JSON.stringify(draft));
      } catch {
        // Full, or not allowed: the server keeps it.
      }
    },
    drop: () => localStorage.removeItem(name),
  };
}

export function sizeOf(element) {
  return [element.clientWidth, element.clientHeight];
}

async function put(file, place, ask, write, tell) {
  const alt = window.prompt(ask, file.name.replace(/\.[^.]+$/, ''));
  if (!alt?.trim()) return;
  const result = await send(file, place, alt.trim());
  if (result.error) tell(result.error);
  else write(`\n\n![${alt.trim().replace(/[[\]\\]/g, '')}](${result.address})\n\n`);
}

export async function uploadFrom(input, place, alt) {
  const file = input.files[0];
  if (!file) {
    input.click();
    return { id: null, error: null };
  }
  return send(file, place, alt);
}
