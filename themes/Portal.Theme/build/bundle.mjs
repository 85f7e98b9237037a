// Bundles the theme's scripts and styles into wwwroot/dist. Run by the build, see Bundle.targets.
import { build } from 'esbuild';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';

rmSync('wwwroot/dist', { recursive: true, force: true });
mkdirSync('wwwroot/dist', { recursive: true });

// One entry a page feature: what a page does not use is not sent. es2019 is the oldest that artplayer allows, and what
// Android WebView 78 and iOS 13 understand.
const scripts = readdirSync('scripts').filter((name) => name.endsWith('.js')).map((name) => `scripts/${name}`);
const styles = readdirSync('styles').filter((name) => name.endsWith('.css') && !name.startsWith('_')).map((name) => `styles/${name}`);
await build({
  entryPoints: [...scripts, ...styles],
  outdir: 'wwwroot/dist',
  outbase: '.',
  entryNames: '[name]',
  bundle: true,
  splitting: true,
  chunkNames: 'chunk-[hash]',
  format: 'esm',
  minify: true,
  target: 'es2019',
  charset: 'utf8',
  logLevel: 'warning',
});
