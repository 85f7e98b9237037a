// The studio's preview: what the publisher sends at this moment, as FLV, and how loud it is. Loaded by the studio alone.
//   const preview = show(video, meter, address); preview.listen(true) → whether it can be heard; preview.stop()
//   preview.cover(address) posts the picture of this moment as JPEG → whether it went, or never will
import mpegts from 'mpegts.js';

export function show(video, meter, address) {
  let player = null;
  let timer = 0;
  let frame = 0;
  let gone = false;
  let sound = null;

  const lost = () => {
    close();
    clearTimeout(timer);
    if (!gone) timer = setTimeout(open, 2000);
  };
  const close = () => {
    const old = player;
    player = null;
    old?.destroy();
  };
  const open = () => {
    if (gone || !mpegts.isSupported()) return;
    mpegts.LoggingControl.enableAll = false;
    player = mpegts.createPlayer(
      { type: 'flv', isLive: true, url: new URL(address, location.href).href },
      { enableStashBuffer: false, liveBufferLatencyChasing: true, liveBufferLatencyMaxLatency: 2, liveBufferLatencyMinRemain: 0.5, autoCleanupSourceBuffer: true });
    player.on(mpegts.Events.ERROR, lost);
    player.on(mpegts.Events.LOADING_COMPLETE, lost);
    player.attachMediaElement(video);
    player.load();
    video.play().catch(() => {});
  };
  open();

  // Loudness needs a gesture, as sound does: both begin with 听一听.
  const measure = () => {
    if (!sound) return;
    const wave = new Float32Array(sound.analyser.fftSize);
    sound.analyser.getFloatTimeDomainData(wave);
    const power = wave.reduce((sum, value) => sum + value * value, 0) / wave.length;
    // −60 dB is the left end, 0 dB the right one.
    meter.value = Math.max(0, Math.min(100, 100 + (10 * Math.log10(power || 1e-9)) / 0.6));
    frame = requestAnimationFrame(measure);
  };

  return {
    listen(on) {
      video.muted = !on;
      cancelAnimationFrame(frame);
      if (!on) {
        meter.value = 0;
        return false;
      }
      if (!sound) {
        const context = new AudioContext();
        const analyser = context.createAnalyser();
        context.createMediaElementSource(video).connect(analyser);
        analyser.connect(context.destination);
        sound = { context, analyser };
      }
      sound.context.resume();
      measure();
      return true;
    },
    async cover(to) {
      if (!video.videoWidth || video.readyState < 2) return false;
      const scale = Math.min(1, 960 / video.videoWidth);
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(video.videoWidth * scale);
      canvas.height = Math.round(video.videoHeight * scale);
      canvas.getContext('2d').drawImage(video, 0, 0, canvas.width, canvas.height);
      const jpeg = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
      if (!jpeg) return true;
      return fetch(to, { method: 'POST', headers: { 'Content-Type': 'image/jpeg' }, body: jpeg }).then(() => true, () => false);
    },
    stop() {
      gone = true;
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      close();
      sound?.context.close();
    },
  };
}
