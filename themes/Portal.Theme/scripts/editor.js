// The body of a text on the desk: Vditor in its WYSIWYG mode from our own host, or a plain text field where it does not
// load. Pasted HTML becomes Markdown on the server; pictures go into the media library before they stand in the text.

const base = new URL('_content/Portal.Theme/vendor/vditor', document.baseURI).href;
const pause = 2000;
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
  let timer;
  const typed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => dotnet.invokeMethodAsync('Typed').catch(() => {}), pause);
  };
  let editor;
  try {
    const Vditor = await load();
    editor = await rich(Vditor, host, options, english, typed);
  } catch {
    editor = plain(host, options.value, typed);
  }
  host.closest('.editor')?.addEventListener('input', typed);
  host.addEventListener('paste', (event) => paste(event, editor, options.place).then(typed), true);
  const warn = (event) => {
    if (timer) event.preventDefault();
  };
  window.addEventListener('beforeunload', warn);
  return {
    value: () => {
      clearTimeout(timer);
      timer = undefined;
      return new TextEncoder().encode(editor.value());
    },
    set: (text) => editor.set(text),
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
      after: () => resolve({
        value: () => vditor.getValue(),
        set: (text) => vditor.setValue(text),
        insert: (text) => insert(vditor, text),
        tip: (words) => vditor.tip(words, 6000),
        close: () => vditor.destroy(),
      }),
    });
  });
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

async function paste(event, editor, place) {
  const html = event.clipboardData?.getData('text/html');
  if (!html) return;
  event.preventDefault();
  event.stopPropagation();
  const text = event.clipboardData.getData('text/plain');
  const answer = await fetch(`/desk/content/paste?place=${place}`, { method: 'POST', body: html, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  const result = await answer.json().catch(() => ({}));
  if (answer.ok) editor.insert(result.markdown);
  else {
    editor.insert(text);
    if (result.title) editor.tip(result.title);
  }
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

async function send(original, place, alt) {
  const file = await smaller(original);
  const query = new URLSearchParams({ place, name: file.name, alt });
  const answer = await fetch(`/desk/media/upload?${query}`, { method: 'POST', body: file }).catch(() => null);
  const result = (await answer?.json().catch(() => null)) ?? {};
  return answer?.ok ? { id: result.id, address: result.address, error: null } : { id: null, error: result.title || String(answer?.status ?? 'offline') };
}

// A telephone's photograph is ten times larger than a page can show.
async function smaller(file) {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size < 1500000) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, 2400 / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.88));
    return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.[^.]+$/, '.jpg'), { type: 'image/jpeg' }) : file;
  } catch {
    return file;
  }
}
