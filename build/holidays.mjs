// Writes modules/Portal.Kit/Time/holidays.txt from the npm package chinese-days: the public holidays (休) and the days on
// which work is made up for (班), as the State Council announces them each year. Run after the package was raised:
//   (cd themes/Portal.Theme && npm ci) && node build/holidays.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const days = JSON.parse(readFileSync(new URL('../themes/Portal.Theme/node_modules/chinese-days/dist/chinese-days.json', import.meta.url)));
const lines = [
  ...Object.keys(days.holidays).map((day) => `${day} rest`),
  ...Object.keys(days.workdays).map((day) => `${day} work`),
].sort();
writeFileSync(
  new URL('../modules/Portal.Kit/Time/holidays.txt', import.meta.url),
  '# Public holidays and make-up working days, from chinese-days by build/holidays.mjs.\n' + lines.join('\n') + '\n',
);
