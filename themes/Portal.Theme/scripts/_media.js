// Files on their way into the media library: a photograph is made smaller first, progress is told, and where the server
// has no ffmpeg the smaller widths are made here.

export function send(original, place, alt, tell) {
  return smaller(original).then((file) => post(file, place, alt, tell));
}

function post(file, place, alt, tell) {
  const query = new URLSearchParams({ place, name: file.name, alt });
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/desk/media/upload?${query}`);
    request.upload.onprogress = (event) => tell && event.lengthComputable && tell(Math.round((event.loaded * 100) / event.total));
    request.onerror = () => resolve({ id: null, address: null, error: 'offline' });
    request.onload = async () => {
      const result = parse(request.responseText);
      if (request.status !== 200) {
        resolve({ id: null, address: null, error: result.title || String(request.status) });
        return;
      }
      await widths(file, result).catch(() => {});
      resolve({ id: result.id, address: result.address, error: null });
    };
    request.send(file);
  });
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

async function widths(file, result) {
  const wanted = result.widths || [];
  if (!wanted.length || !file.type.startsWith('image/')) return;
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  for (const [at, width] of wanted.entries()) {
    const blob = await drawn(picture, width / picture.width, 'image/webp', 0.8);
    // A browser that cannot write WebP gives PNG instead.
    if (blob?.type !== 'image/webp') return;
    await fetch(`/desk/media/${result.id}/width/${width}?last=${at === wanted.length - 1}`, { method: 'POST', body: blob });
  }
}

function drawn(picture, scale, type, quality) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, type, quality));
}

// A telephone's photograph is ten times larger than a page can show.
async function smaller(file) {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size < 1500000) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const blob = await drawn(picture, Math.min(1, 2400 / Math.max(picture.width, picture.height)), 'image/jpeg', 0.88);
    return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.[^.]+$/, '.jpg'), { type: 'image/jpeg' }) : file;
  } catch {
    return file;
  }
}

// Files dropped on a label or chosen in its input; the desk shows them and says when one may go.
export function dropzone(label, dotnet) {
  const files = new Map();
  const previews = [];
  let number = 0;
  const input = label.querySelector('input[type=file]');
  const take = (list) => {
    const arrived = [...list].map((file) => {
      number += 1;
      files.set(number, file);
      const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : null;
      if (preview) previews.push(preview);
      return { number, name: file.name, bytes: file.size, preview };
    });
    if (arrived.length) dotnet.invokeMethodAsync('Dropped', arrived);
  };
  const over = (event) => {
    event.preventDefault();
    label.classList.add('over');
  };
  const out = () => label.classList.remove('over');
  const dropped = (event) => {
    event.preventDefault();
    out();
    take(event.dataTransfer.files);
  };
  const chosen = () => {
    take(input.files);
    input.value = '';
  };
  label.addEventListener('dragover', over);
  label.addEventListener('dragleave', out);
  label.addEventListener('drop', dropped);
  input.addEventListener('change', chosen);
  // What was chosen while this script was still on its way.
  if (input.files.length) chosen();
  label.dataset.ready = '';
  return {
    upload: async (which, place, alt) => {
      let last = -10;
      const answer = await send(files.get(which), place, alt, (percent) => {
        if (percent - last < 5 && percent < 100) return;
        last = percent;
        dotnet.invokeMethodAsync('Progress', which, percent).catch(() => {});
      });
      if (answer.id) files.delete(which);
      return { id: answer.id, error: answer.error };
    },
    close: () => {
      previews.forEach((preview) => URL.revokeObjectURL(preview));
      label.removeEventListener('dragover', over);
      label.removeEventListener('dragleave', out);
      label.removeEventListener('drop', dropped);
      input.removeEventListener('change', chosen);
      delete label.dataset.ready;
    },
  };
}
