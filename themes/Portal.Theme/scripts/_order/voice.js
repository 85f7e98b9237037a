// Hold to talk: records in the browser and puts the sound into the form's own file field, so that the form is sent as
// ever. Where nothing can be recorded (WeChat's browser, no secure context) the file field stays as it is.
const types = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus', 'audio/webm'];

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

export function holdToTalk(root) {
  const field = root.querySelector('input[type=file]');
  const hint = root.querySelector('[data-voice-hint]');
  const take = root.querySelector('[data-voice-take]');
  const player = take.querySelector('audio');
  const button = root.querySelector('[data-voice-hold]');
  const say = root.dataset;
  const first = hint.textContent;

  const show = () => {
    const file = field.files[0];
    if (player.src) URL.revokeObjectURL(player.src);
    take.hidden = !file;
    if (!file) return player.removeAttribute('src');
    player.src = URL.createObjectURL(file);
  };

  // What a browser has just recorded does not know its own length until its end has been looked for.
  player.addEventListener('loadedmetadata', () => {
    if (Number.isFinite(player.duration)) return;
    player.addEventListener('durationchange', () => { player.currentTime = 0; }, { once: true });
    player.currentTime = 1e7;
  });

  field.addEventListener('change', () => {
    // Half a gigabyte is not sent only to be refused.
    if (field.files[0] && field.files[0].size > Number(say.bytes)) {
      field.value = '';
      hint.textContent = say.large;
    } else {
      hint.textContent = first;
    }
    show();
  });
  root.querySelector('[data-voice-drop]').addEventListener('click', () => {
    field.value = '';
    hint.textContent = first;
    show();
    (button.hidden ? field : button).focus();
  });

  // A sound is not kept for later as words are: it stays on the page until it has arrived.
  const form = field.form;
  form.addEventListener('submit', async (event) => {
    if (field.files.length === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const send = form.querySelector('button.main');
    send.disabled = true;
    hint.textContent = say.sending;
    try {
      const answer = await fetch(form.action, { method: 'POST', body: new FormData(form), headers: { Accept: 'application/json' } });
      const body = await answer.json().catch(() => ({}));
      if (answer.ok) {
        location.assign(`${body.address}?new=1`);
        return;
      }
      hint.textContent = body.title || say.large;
    } catch {
      hint.textContent = say.offline;
    }
    send.disabled = false;
  }, true);

  const type = typeof MediaRecorder === 'function' && navigator.mediaDevices && typeof DataTransfer === 'function'
    ? types.find((one) => MediaRecorder.isTypeSupported(one))
    : undefined;
  if (!type) return;

  button.hidden = false;
  field.hidden = true;
  const word = button.querySelector('span');
  let recorder;
  let ticking;
  let held = false;

  const keep = (parts, seconds) => {
    if (seconds < 1) {
      hint.textContent = say.short;
      return;
    }
    const file = new File(parts, `voice.${type.includes('mp4') ? 'm4a' : type.includes('ogg') ? 'ogg' : 'webm'}`, { type: type.split(';')[0] });
    const transfer = new DataTransfer();
    transfer.items.add(file);
    field.files = transfer.files;
    hint.textContent = `${say.kept} ${clock(seconds)}`;
    show();
  };

  const stop = () => {
    held = false;
    if (recorder?.state === 'recording') recorder.stop();
  };

  const start = async () => {
    if (held || recorder) return;
    held = true;
    const asked = performance.now();
    let sound;
    try {
      sound = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, noiseSuppression: true, echoCancellation: true } });
    } catch {
      // No microphone, or not allowed: the file field is the way.
      held = false;
      button.hidden = true;
      field.hidden = false;
      hint.textContent = say.denied;
      return;
    }
    if (!held) {
      // The finger was lifted for the browser's question.
      sound.getTracks().forEach((track) => track.stop());
      hint.textContent = performance.now() - asked > 300 ? say.ready : say.short;
      return;
    }
    const parts = [];
    const began = performance.now();
    recorder = new MediaRecorder(sound, { mimeType: type, audioBitsPerSecond: 32000 });
    recorder.addEventListener('dataavailable', (event) => parts.push(event.data));
    recorder.addEventListener('stop', () => {
      clearInterval(ticking);
      sound.getTracks().forEach((track) => track.stop());
      recorder = undefined;
      delete button.dataset.on;
      word.textContent = say.hold;
      keep(parts, (performance.now() - began) / 1000);
    });
    recorder.start(1000);
    button.dataset.on = '';
    const tick = () => {
      const seconds = (performance.now() - began) / 1000;
      word.textContent = `${say.letGo} ${clock(seconds)}`;
      if (seconds < Number(say.seconds)) return;
      stop();
      hint.textContent = say.full;
    };
    tick();
    ticking = setInterval(tick, 250);
  };

  button.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    try {
      button.setPointerCapture(event.pointerId); // a thumb that slides off goes on talking
    } catch {
      // A pointer that is already gone.
    }
    button.focus();
    start();
  });
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) button.addEventListener(end, stop);
  button.addEventListener('contextmenu', (event) => event.preventDefault());
  // With the keyboard: hold the space bar or Enter.
  button.addEventListener('keydown', (event) => {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    if (!event.repeat) start();
  });
  button.addEventListener('keyup', (event) => {
    if (event.key === ' ' || event.key === 'Enter') stop();
  });
  button.addEventListener('blur', stop);
}
