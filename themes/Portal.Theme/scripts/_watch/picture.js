// A long picture to send: cover, portrait, room or kind, title, time, hosts and the QR code, on paper. Cover and portrait may be
// missing; each may name the point that must be seen ("30 20", per cent). Always light: it is looked at elsewhere.

const wide = 750;
const edge = 56;
const ink = '#20242A';
const soft = '#4B5057';
const serif = '"Songti SC","STSong","Source Han Serif SC","Noto Serif CJK SC","SimSun",serif';
const sans = '"PingFang SC","HarmonyOS Sans SC","MiSans","Microsoft YaHei","Noto Sans CJK SC",sans-serif';

const load = (address) => new Promise((done, failed) => {
  const image = new Image();
  image.onload = () => done(image);
  image.onerror = failed;
  image.src = address;
});

// Breaks where a line is full; punctuation never begins a line.
function lines(pen, text, width, most) {
  const found = [];
  let line = '';
  for (const sign of text.replace(/\s+/g, ' ')) {
    if (pen.measureText(line + sign).width > width && !/[，。！？、；：”）》]/.test(sign)) {
      found.push(line);
      line = sign;
    } else line += sign;
  }
  if (line) found.push(line);
  return found.length <= most ? found : [...found.slice(0, most - 1), `${found[most - 1].slice(0, -1)}…`];
}

// As object-fit: cover does, round the point that must be seen.
function fill(pen, image, x, y, width, height, focus) {
  const scale = Math.max(width / image.width, height / image.height);
  const [right, down] = (focus || '50 50').split(' ').map((part) => Number(part) / 100);
  const [w, h] = [width / scale, height / scale];
  pen.drawImage(image, (image.width - w) * right, (image.height - h) * down, w, h, x, y, width, height);
}

function face(pen, image, middle, focus) {
  const half = 88;
  const x = wide - edge - half;
  pen.save();
  pen.fillStyle = '#FBF8F3';
  pen.beginPath();
  pen.arc(x, middle, half + 8, 0, Math.PI * 2);
  pen.fill();
  pen.beginPath();
  pen.arc(x, middle, half, 0, Math.PI * 2);
  pen.clip();
  fill(pen, image, x - half, middle - half, half * 2, half * 2, focus);
  pen.restore();
}

export async function draw({ title, room, when, hosts, about, words, cover, coverFocus, portrait, portraitFocus, qr, seal }) {
  const [picture, person, code] = await Promise.all([cover ? load(cover) : null, portrait ? load(portrait) : null, load(qr)]);
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  const high = picture ? Math.round(wide * 9 / 16) : person ? 148 : 24;
  pen.font = `700 50px ${serif}`;
  const heads = lines(pen, title, wide - edge * 2, 3);
  pen.font = `26px ${sans}`;
  const tells = about ? lines(pen, about, wide - edge * 2, 3) : [];
  const facts = [when, hosts].filter(Boolean);
  const top = high + (person ? 116 : 92) + heads.length * 68 + facts.length * 44 + (tells.length ? tells.length * 42 + 28 : 0);
  canvas.width = wide;
  canvas.height = top + 330;

  pen.fillStyle = '#FBF8F3';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  if (picture) fill(pen, picture, 0, 0, wide, high, coverFocus);
  else {
    pen.fillStyle = '#F3E6CB';
    pen.fillRect(0, 0, wide, high);
  }
  if (person) face(pen, person, high, portraitFocus);
  pen.textBaseline = 'top';
  if (seal) {
    pen.font = `700 26px ${sans}`;
    const width = pen.measureText(seal).width + 36;
    pen.fillStyle = '#C8372D';
    pen.fillRect(28, 28, width, 52);
    pen.fillStyle = '#FFFFFF';
    pen.fillText(seal, 46, 41);
  }
  let y = high + 36;
  const write = (line, font, colour, step) => { pen.font = font; pen.fillStyle = colour; pen.fillText(line, edge, y); y += step; };
  write(room, `600 28px ${sans}`, '#76500F', person ? 80 : 56);
  for (const line of heads) write(line, `700 50px ${serif}`, ink, 68);
  for (const line of facts) write(line, `28px ${sans}`, soft, 44);
  if (tells.length) y += 20;
  for (const line of tells) write(line, `26px ${sans}`, soft, 42);

  // The perforation of a slip, then the code.
  y = top + 18;
  pen.strokeStyle = '#D9A441';
  pen.setLineDash([10, 10]);
  pen.lineWidth = 3;
  pen.beginPath();
  pen.moveTo(edge, y);
  pen.lineTo(wide - edge, y);
  pen.stroke();
  pen.setLineDash([]);
  y += 32;
  pen.fillStyle = '#FFFFFF';
  pen.fillRect(edge, y, 224, 224);
  pen.imageSmoothingEnabled = false;
  pen.drawImage(code, edge + 8, y + 8, 208, 208);
  pen.font = `600 32px ${sans}`;
  pen.fillStyle = ink;
  lines(pen, words, wide - edge * 2 - 264, 3).forEach((line, i) => pen.fillText(line, edge + 264, y + 64 + i * 48));
  return canvas;
}
