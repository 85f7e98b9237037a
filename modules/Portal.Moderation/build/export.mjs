// Writes the character tables of the text screen: one line a character, "character TAB simplified TAB pinyin".
// Simplified forms come from opencc-js, readings without tones from pinyin-pro. Run by the build, see Tables.targets.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';

const simplify = Converter({ from: 't', to: 'cn' });
const lines = [];
for (let code = 0x3400; code < 0xa000; code++) {
  const character = String.fromCharCode(code);
  const simple = simplify(character);
  const reading = pinyin(character, { toneType: 'none', v: true });
  const spoken = reading === character ? '' : reading;
  if (simple.length === 1 && (simple !== character || spoken)) lines.push(`${character}\t${simple}\t${spoken}`);
}
const output = process.argv[2];
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, lines.join('\n') + '\n');
