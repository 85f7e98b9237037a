// Styles for Android WebView 78 and iOS 13. esbuild lowers nesting; it leaves :is() and :not() with a list, which those
// browsers do not know and for which they drop the whole rule, and inset. Here they become plain lists and four sides.

export function lower(css) {
  let out = '';
  let at = 0;
  while (at < css.length) {
    const brace = next(css, at, '{;}');
    if (brace < 0) return out + css.slice(at);
    const head = css.slice(at, brace);
    if (css[brace] !== '{') { out += css.slice(at, brace + 1); at = brace + 1; continue; }
    const end = closing(css, brace);
    const body = css.slice(brace + 1, end);
    const rule = strip(head).trim();
    if (/^@(media|supports|layer|container)\b/.test(rule)) out += `${head}{${lower(body)}}`;
    else if (rule.startsWith('@')) out += `${head}{${body}}`;
    else out += `${split(rule).flatMap(expand).join(',')}{${body.replace(/(^|[;{\s])inset\s*:\s*([^;}]+)/g, sides)}}`;
    at = end + 1;
  }
  return out;
}

function sides(_, before, value) {
  const [top, right = top, bottom = top, left = right] = value.trim().split(/\s+(?![^(]*\))/);
  return `${before}top:${top};right:${right};bottom:${bottom};left:${left}`;
}

const strip = (text) => text.replace(/\/\*[\s\S]*?\*\//g, '');

// One selector without :is(), as many as it stands for; :not(a,b) as :not(a):not(b).
export function expand(selector) {
  const not = /:not\(/g;
  for (let match = not.exec(selector); match; match = not.exec(selector)) {
    const end = closing(selector, not.lastIndex - 1);
    const parts = split(selector.slice(not.lastIndex, end));
    if (parts.length > 1) return expand(selector.slice(0, match.index) + parts.map((part) => `:not(${part})`).join('') + selector.slice(end + 1));
  }
  const start = selector.indexOf(':is(');
  if (start < 0) return [selector.trim()];
  const end = closing(selector, start + 3);
  return split(selector.slice(start + 4, end)).flatMap((part) => {
    const before = selector.slice(0, start);
    // "a:is(b)" is "ab"; a part that begins with a name goes before what it qualifies.
    const joined = /^[a-z]/i.test(part) && /[^\s>+~(,]$/.test(before) ? null : before + part + selector.slice(end + 1);
    if (joined === null) throw new Error(`:is(${part}) after "${before}" cannot be written without :is()`);
    return expand(joined);
  });
}

// Splits at commas that stand in no bracket.
function split(text) {
  const parts = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if ('([{'.includes(text[i])) depth++;
    else if (')]}'.includes(text[i])) depth--;
    else if (text[i] === ',' && depth === 0) { parts.push(text.slice(from, i).trim()); from = i + 1; }
  }
  return [...parts, text.slice(from).trim()].filter(Boolean);
}

// Where the bracket that opens at `open` closes.
function closing(text, open) {
  const pair = { '{': '}', '(': ')' };
  let depth = 0;
  for (let i = open; i < text.length; i = skip(text, i)) {
    if (text[i] === text[open]) depth++;
    else if (text[i] === pair[text[open]] && --depth === 0) return i;
  }
  throw new Error(`Not closed: ${text.slice(open, open + 60)}`);
}

function next(text, from, characters) {
  for (let i = from; i < text.length; i = skip(text, i)) if (characters.includes(text[i])) return i;
  return -1;
}

// The next place that is in no string and no comment.
function skip(text, i) {
  if (text[i] === '"' || text[i] === "'") {
    for (let j = i + 1; j < text.length; j++) {
      if (text[j] === '\\') j++;
      else if (text[j] === text[i]) return j + 1;
    }
  }
  if (text.startsWith('url(', i)) return text.indexOf(')', i) + 1;
  if (text.startsWith('/*', i)) return text.indexOf('*/', i) + 2;
  return text[i] === '\\' ? i + 2 : i + 1;
}
