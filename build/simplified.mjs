// Makes modules/Portal.Kit/Texts/simplified.txt: every traditional character of U+3400–U+9FFF behind the simplified one
// that it is written as, from the npm package opencc-js (MIT) of the text screen. Run it again when that package's version changes:
//   node build/simplified.mjs
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';

const require = createRequire(new URL('../modules/Portal.Moderation/build/package.json', import.meta.url));
const { Converter } = require('opencc-js');

const simplify = Converter({ from: 't', to: 'cn' });
const bySimple = new Map();
for (let code = 0x3400; code < 0xa000; code++) {
  const character = String.fromCharCode(code);
  const simple = simplify(character);
  if (simple.length === 1 && simple !== character) bySimple.set(simple, (bySimple.get(simple) ?? '') + character);
}
const lines = [...bySimple].sort(([a], [b]) => (a < b ? -1 : 1)).map(([simple, others]) => `${simple} ${others}`);
writeFileSync(new URL('../modules/Portal.Kit/Texts/simplified.txt', import.meta.url), lines.join('\n') + '\n');
