// node delay.cjs BENCH-BINARY PLAYWRIGHT-PACKAGE NODE_MODULES [opens]: delay and first picture of the streaming server, measured in Chromium.
// A publisher draws its clock into every picture, before encoding; the page reads it back from the picture that is shown.
const { spawn } = require('node:child_process');
const { mkdtempSync, readFileSync } = require('node:fs');
const { tmpdir, loadavg } = require('node:os');
const { join } = require('node:path');
const [bench, playwright, modules, opens = '40'] = process.argv.slice(2);
const { chromium } = require(playwright);
const http = 5596, rtmp = 5597, width = 320, height = 180, bits = 32, cell = 10;
const children = [];
const run = (...args) => { const child = spawn(...args); children.push(child); return child; };
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

// 32 cells of 10 x 20 pixels: the lower 32 bits of the time in milliseconds, white for one.
function draw(frame) {
  const now = BigInt(Date.now()) & 0xffffffffn;
  for (let bit = 0; bit < bits; bit++) {
    const value = (now >> BigInt(bits - 1 - bit)) & 1n ? 235 : 16;
    for (let y = 0; y < 20; y++) frame.fill(value, y * width + bit * cell, y * width + (bit + 1) * cell);
  }
}

function publish() {
  const ffmpeg = run('ffmpeg', ('-v error -f rawvideo -pix_fmt gray -s ' + width + 'x' + height + ' -r 25 -use_wallclock_as_timestamps 1 -i pipe:0 -re -f lavfi -i sine=frequency=440:sample_rate=44100'
    + ' -c:v libx264 -preset ultrafast -tune zerolatency -g 25 -pix_fmt yuv420p -c:a aac -b:a 64k -max_interleave_delta 0 -flush_packets 1 -f flv rtmp://127.0.0.1:' + rtmp + '/live/clock').split(' '), { stdio: ['pipe', 'ignore', 'inherit'] });
  const frame = Buffer.alloc(width * height, 128);
  const begin = Date.now();
  let drawn = 0;
  ffmpeg.stdin.on('error', () => {});
  setInterval(() => {
    if (Date.now() - begin < drawn * 40) return;
    drawn++;
    draw(frame);
    ffmpeg.stdin.write(Buffer.from(frame));
  }, 5).unref();
}

// In the page. Plays one line with the settings of the portal's own player; hands back the first picture's time and delays.
const inPage = async ({ kind, base, samples, every }) => {
  const video = document.createElement('video');
  video.muted = true;
  document.body.replaceChildren(video);
  const canvas = new OffscreenCanvas(320, 20);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const next = () => new Promise((done) => video.requestVideoFrameCallback(done));
  const begin = performance.now();
  let player;
  if (kind === 'flv') {
    mpegts.LoggingControl.enableAll = false;
    player = mpegts.createPlayer({ type: 'flv', isLive: true, url: base + '.flv' },
      { enableStashBuffer: false, liveSync: true, liveSyncMaxLatency: 0.8, liveSyncTargetLatency: 0.4, liveSyncPlaybackRate: 1.1, autoCleanupSourceBuffer: true });
    player.attachMediaElement(video);
    player.load();
  } else {
    player = new Hls({ lowLatencyMode: kind === 'low', backBufferLength: 30, maxBufferLength: 20, maxLiveSyncPlaybackRate: 1.08, capLevelToPlayerSize: true });
    player.loadSource(base + (kind === 'low' ? '/low.m3u8' : '/index.m3u8'));
    player.attachMedia(video);
  }
  video.play().catch(() => {});
  await next();
  const first = performance.now() - begin;
  const delays = [];
  // Players close in on the newest picture by playing a little faster.
  if (samples) await new Promise((done) => setTimeout(done, 12000));
  while (delays.length < samples) {
    await new Promise((done) => setTimeout(done, every));
    await next();
    context.drawImage(video, 0, 0, 320, 20, 0, 0, 320, 20);
    const pixels = context.getImageData(0, 0, 320, 20).data;
    let clock = 0n;
    for (let bit = 0; bit < 32; bit++) clock = (clock << 1n) | (pixels[(10 * 320 + bit * 10 + 5) * 4] > 128 ? 1n : 0n);
    delays.push(Number((BigInt(Date.now()) & 0xffffffffn) - clock));
  }
  player.destroy();
  return { first, delays };
};

const at = (list, share) => list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.ceil(list.length * share) - 1)];

(async () => {
  run(bench, ['live-server', String(http), String(rtmp), '100'], { stdio: 'ignore', cwd: mkdtempSync(join(tmpdir(), 'delay-')) });
  await wait(3000);
  publish();
  await wait(6000);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required', '--disable-web-security'] });
  try {
    const page = await browser.newPage();
    for (const script of ['hls.js/dist/hls.light.min.js', 'mpegts.js/dist/mpegts.js']) await page.addScriptTag({ content: readFileSync(join(modules, script), 'utf8') });
    const base = 'http://127.0.0.1:' + http + '/live/clock';
    console.log('load before: ' + loadavg()[0].toFixed(1));
    for (const kind of ['flv', 'low', 'hls']) {
      const { delays } = await page.evaluate(inPage, { kind, base, samples: 20, every: 500 });
      console.log(kind + ': delay median of 20 ' + at(delays, 0.5) + ' ms, from ' + Math.min(...delays) + ' to ' + Math.max(...delays));
      const firsts = [];
      for (let i = 0; i < Number(opens); i++) firsts.push((await page.evaluate(inPage, { kind, base, samples: 0, every: 0 })).first);
      console.log(kind + ': first picture median ' + at(firsts, 0.5).toFixed(0) + ' ms, 95th percentile of ' + opens + ' ' + at(firsts, 0.95).toFixed(0) + ' ms');
    }
    console.log('load after: ' + loadavg()[0].toFixed(1));
  } finally {
    await browser.close();
    for (const child of children) child.kill();
    process.exit(0);
  }
})();
