// The scoped styles of all modules as one small file: node pages.mjs OUT FILE...
// One request instead of one for each module, minified, and in words that old browsers know (lower.mjs).
import { transform } from 'esbuild';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { lower } from './lower.mjs';

const [out, ...files] = process.argv.slice(2);
const css = files.sort().map((file) => readFileSync(file, 'utf8').replace(/^\uFEFF/, '').replace(/^@import .*$/gm, '')).join('\n');
const plain = await transform(css, { loader: 'css', charset: 'utf8', target: ['chrome78', 'safari13'] });
const small = await transform(lower(plain.code), { loader: 'css', charset: 'utf8', minify: true, target: ['chrome78', 'safari13'] });
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, small.code);
