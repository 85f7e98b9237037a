// Reads QR codes with the camera: by the browser's own detector where it has one, else with jsQR, which is fetched only
// then (and kept by the service worker, so that it works without network the next time).

export function scanner(root, found, failed) {
  const button = root.querySelector('[data-scan]');
  const box = root.querySelector('[data-camera]');
  const video = root.querySelector('[data-video]');
  if (!button || !navigator.mediaDevices?.getUserMedia) return;
  button.hidden = false;
  let stream = null;
  let last = '';

  const stop = () => {
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
    box.hidden = true;
  };
  root.querySelector('[data-stop]').addEventListener('click', stop);
  addEventListener('pagehide', stop);

  button.addEventListener('click', async () => {
    if (stream) return;
    try {
      const read = await reader();
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
      video.srcObject = stream;
      box.hidden = false;
      await video.play();
      last = '';
      const look = async () => {
        if (!stream) return;
        const text = video.readyState >= 2 ? await read(video).catch(() => null) : null;
        // The same code stays in view for a while: it counts once.
        if (text && text !== last) {
          last = text;
          navigator.vibrate?.(80);
          found(text);
        }
        setTimeout(look, 200);
      };
      look();
    } catch {
      stop();
      failed();
    }
  });
  if (!('BarcodeDetector' in window)) reader().catch(() => {});
}

async function reader() {
  if ('BarcodeDetector' in window && (await window.BarcodeDetector.getSupportedFormats().catch(() => [])).includes('qr_code')) {
    const detector = new window.BarcodeDetector({ formats: ['qr_code'] });
    return async (video) => (await detector.detect(video))[0]?.rawValue || null;
  }
  const { default: jsQR } = await import('jsqr');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    const scale = Math.min(1, 640 / video.videoWidth);
    canvas.width = video.videoWidth * scale;
    canvas.height = video.videoHeight * scale;
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    return jsQR(context.getImageData(0, 0, canvas.width, canvas.height).data, canvas.width, canvas.height)?.data || null;
  };
}
