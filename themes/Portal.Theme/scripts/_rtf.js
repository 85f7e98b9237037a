// Word and WPS put pictures into the clipboard's RTF only; their HTML names files of the writer's computer. (RTF 1.9.1,
// "Pictures": {\pict ... \pngblip ... HEX}, beside it in {\nonshppict ...} the same again as a metafile.)

const most = 50;
const longest = 90 * 1024 * 1024;

// Puts them in, in their order, where both name the same number; else a picture might stand under another's words.
export function withPictures(html, rtf) {
  const local = /(<img\b[^>]*?\bsrc\s*=\s*["']?)file:[^"'\s>]*/gi;
  const wanted = html.match(local)?.length ?? 0;
  if (!wanted || wanted > most || !rtf || rtf.length > longest) return html;
  const found = pictures(rtf);
  if (found.length !== wanted) return html;
  let at = -1;
  return html.replace(local, (whole, before) => {
    at += 1;
    return found[at] ? before + found[at] : whole;
  });
}

function pictures(rtf) {
  const found = [];
  for (let at = rtf.indexOf('{\\pict'); at >= 0 && found.length <= most; at = rtf.indexOf('{\\pict', at + 6))
    if (!/\{\\nonshppict\s*$/.test(rtf.slice(Math.max(0, at - 16), at))) found.push(picture(rtf, at));
  return found;
}

// What stands in the group itself, not in groups within it.
function picture(rtf, from) {
  let own = '';
  let start = from + 1;
  for (let at = from + 1, depth = 1; depth > 0 && at < rtf.length; at++) {
    if (rtf[at] !== '{' && rtf[at] !== '}') continue;
    if (depth === 1) own += rtf.slice(start, at);
    depth += rtf[at] === '{' ? 1 : -1;
    start = at + 1;
  }
  const kind = /\\(png|jpeg)blip/.exec(own)?.[1];
  const hex = kind ? own.replace(/\\[a-z]+-?\d* ?/g, '').replace(/\s+/g, '') : '';
  if (!hex || hex.length % 2 || /[^0-9a-f]/i.test(hex)) return null;
  return `data:image/${kind};base64,${base64(hex)}`;
}

function base64(hex) {
  const parts = [];
  // Multiples of three bytes, so that the parts join without padding between them.
  for (let at = 0; at < hex.length; at += 49152) parts.push(btoa(hex.slice(at, at + 49152).replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16)))));
  return parts.join('');
}
