// A .docx in the browser: mammoth makes HTML of it, which goes the way of pasted HTML, pictures included.

import mammoth from 'mammoth';
import { isHarmless } from './_zip.js';

const most = 50 * 1024 * 1024;

export async function read(file) {
  if (file.size > most) return { why: 'large' };
  const why = await isHarmless(file, 'word/document.xml');
  if (why) return { why };
  try {
    const { value } = await mammoth.convertToHtml({ arrayBuffer: await file.arrayBuffer() });
    return { html: value };
  } catch {
    return { why: 'bad' };
  }
}
