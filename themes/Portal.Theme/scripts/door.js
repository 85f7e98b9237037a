// The station's screen: asks for the next code shortly after the present one ends, and how many are here. Without a
// network it says so and hides nothing: an old code is refused in words.

const door = document.querySelector('[data-door]');
const code = door?.querySelector('[data-code]');
const came = door?.querySelector('[data-came]');
const bar = door?.querySelector('[data-left]');
const away = door?.querySelector('[data-away]');

const run = (left) => {
  if (!bar) return;
  bar.style.transition = 'none';
  bar.style.transform = `scaleX(${left / 30000})`;
  requestAnimationFrame(() => requestAnimationFrame(() => {
    bar.style.transition = `transform ${left}ms linear`;
    bar.style.transform = 'scaleX(0)';
  }));
};

async function ask() {
  let next = 5000;
  try {
    const answer = await fetch(door.dataset.door, { cache: 'no-store' });
    if (!answer.ok) throw new Error(answer.status);
    const now = await answer.json();
    if (now.open !== Boolean(code)) return location.reload();
    if (now.code && code.src !== now.code) code.src = now.code;
    if (came) came.textContent = now.came;
    if (away) away.hidden = true;
    run(now.left);
    next = Math.min(now.left + 150, 5000);
  } catch {
    if (away) away.hidden = false;
  }
  setTimeout(ask, code ? next : 20000);
}

if (door) {
  run(Number(bar?.dataset.left || 0));
  setTimeout(ask, code ? 1000 : 20000);
  // A screen that falls asleep shows no code.
  navigator.wakeLock?.request('screen').catch(() => {});
}
