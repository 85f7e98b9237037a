// Bundles the theme's scripts and styles into wwwroot/dist. Run by the build, see Bundle.targets.
import { build, transform } from 'esbuild';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { lower } from './lower.mjs';

rmSync('wwwroot/dist', { recursive: true, force: true });
mkdirSync('wwwroot/dist', { recursive: true });

const entries = (folder, end) => readdirSync(folder).filter((name) => name.endsWith(end) && !name.startsWith('_')).map((name) => `${folder}/${name}`);
const common = { outdir: 'wwwroot/dist', outbase: '.', entryNames: '[name]', bundle: true, minify: true, charset: 'utf8', logLevel: 'warning' };

// One entry a page feature: what a page does not use is not sent. es2019 is what
// Android WebView 78 and iOS 13 understand.
await build({ ...common, entryPoints: entries('scripts', '.js'), splitting: true, chunkNames: 'chunk-[hash]', format: 'esm', target: 'es2019', supported: { 'import-meta': true } });

// (import.meta is younger than es2019, but both know it.)

// Styles are written for present browsers and lowered for those two (nesting by esbuild, :is and inset by lower.mjs).
const old = ['chrome78', 'safari13'];
await build({ ...common, entryPoints: entries('styles', '.css'), target: old });
for (const name of entries('styles', '.css').map((path) => path.replace('styles/', 'wwwroot/dist/'))) {
  const small = await transform(lower(readFileSync(name, 'utf8')), { loader: 'css', charset: 'utf8', minify: true, target: old });
  writeFileSync(name, small.code);
}

// Vditor loads its parts by itself from where its `cdn` option points; of its 25 MB the desk needs these.
const vditor = 'wwwroot/vendor/vditor/dist';
rmSync(vditor, { recursive: true, force: true });
for (const part of ['index.css', 'index.min.js', 'css', 'js/lute', 'js/i18n', 'js/icons'])
  if (existsSync(`node_modules/vditor/dist/${part}`)) cpSync(`node_modules/vditor/dist/${part}`, `${vditor}/${part}`, { recursive: true });
