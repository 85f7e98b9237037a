// The share panel: what a browser can do beyond link and QR code. Markup: [data-share-panel] with data-title, -room, -when,
// -hosts, -about, -words, -cover, -portrait, -qr, -link, -file, -seal and, with an app id, data-wechat="ADDRESS OF THE SIGNATURE";
// [data-share-sheet], [data-make-picture], [data-in-wechat] hidden; [data-picture] with an <img> and an <a download>.

import { draw } from './picture.js';

const inWeChat = /MicroMessenger/i.test(navigator.userAgent);

export function sharing(panel) {
  const { title, room, link } = panel.dataset;
  const sheet = panel.querySelector('[data-share-sheet]');
  if (sheet && navigator.share && !inWeChat) {
    sheet.hidden = false;
    sheet.addEventListener('click', () => navigator.share({ title, text: `${title} · ${room}`, url: link }).catch(() => {}));
  }
  const make = panel.querySelector('[data-make-picture]');
  if (make) {
    make.hidden = false;
    make.addEventListener('click', () => picture(panel, make));
  }
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape' && location.hash === '#share') location.hash = 'player'; });
  if (inWeChat) {
    const hint = panel.querySelector('[data-in-wechat]');
    if (hint) hint.hidden = false;
    if (panel.dataset.wechat) card(panel).catch(() => {});
  }
}

async function picture(panel, make) {
  make.disabled = true;
  try {
    const canvas = await draw(panel.dataset);
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
    const box = panel.querySelector('[data-picture]');
    const address = URL.createObjectURL(blob);
    const image = box.querySelector('img');
    if (image.src.startsWith('blob:')) URL.revokeObjectURL(image.src);
    image.src = address;
    const save = box.querySelector('a[download]');
    save.href = address;
    save.download = panel.dataset.file.replace(/[\\/:*?"<>|]/g, ' ');
    box.hidden = false;
    box.scrollIntoView({ block: 'nearest' });
  } finally {
    make.disabled = false;
  }
}

// WeChat's own card: the page is signed by the server, then its menu shares title, words and picture.
async function card(panel) {
  const page = location.href.split('#')[0];
  const answer = await fetch(`${panel.dataset.wechat}?url=${encodeURIComponent(page)}`);
  if (!answer.ok) return;
  const { default: wx } = await import('weixin-js-sdk');
  const { title, about, room, link } = panel.dataset;
  wx.config({ ...await answer.json(), debug: false, jsApiList: ['updateAppMessageShareData', 'updateTimelineShareData'] });
  wx.ready(() => {
    const shared = { title, desc: about || room, link, imgUrl: new URL(panel.dataset.icon || '/_content/Portal.Theme/icons/192.png', location.href).href };
    wx.updateAppMessageShareData(shared);
    wx.updateTimelineShareData(shared);
  });
}
