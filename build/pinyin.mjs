// Makes modules/Portal.Kit/Texts/pinyin.txt: the usual reading of every character of U+4E00–U+9FFF, without tones, from
// the npm package pinyin-pro (MIT) of the theme. Run it again when that package's version changes:
//   node build/pinyin.mjs
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';

const require = createRequire(new URL('../themes/Portal.Theme/package.json', import.meta.url));
const { pinyin } = require('pinyin-pro');

const bySyllable = new Map();
for (let code = 0x4e00; code <= 0x9fff; code++) {
  const character = String.fromCodePoint(code);
  const syllable = pinyin(character, { toneType: 'none', v: true, nonZh: 'removed' }).trim();
  if (!/^[a-z]+$/.test(syllable)) continue;
  bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + character);
}
const lines = [...bySyllable].sort(([a], [b]) => (a < b ? -1 : 1)).map(([syllable, characters]) => `${syllable} ${characters}`);
writeFileSync(new URL('../modules/Portal.Kit/Texts/pinyin.txt', import.meta.url), lines.join('\n') + '\n');
