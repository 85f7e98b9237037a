// Looks into a ZIP archive before anything unfolds it: the entries of its central directory (APPNOTE 4.3.12), each inflated
// as a stream and thrown away, only to count. What an archive says about its sizes may be a lie; bytes are not.

const most = 100 * 1024 * 1024;
const mostEntries = 3000;

export async function isHarmless(file, needed) {
  const bytes = new DataView(await file.arrayBuffer());
  const end = endRecord(bytes);
  if (end < 0) return 'bad';
  const count = bytes.getUint16(end + 10, true);
  if (count === 0 || count > mostEntries) return count ? 'bomb' : 'bad';
  let at = bytes.getUint32(end + 16, true);
  let declared = 0;
  const entries = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.byteLength || bytes.getUint32(at, true) !== 0x02014b50) return 'bad';
    const entry = { method: bytes.getUint16(at + 10, true), packed: bytes.getUint32(at + 20, true), size: bytes.getUint32(at + 24, true), at: bytes.getUint32(at + 42, true) };
    const name = bytes.getUint16(at + 28, true);
    entry.name = new TextDecoder().decode(new Uint8Array(bytes.buffer, at + 46, name));
    declared += entry.size;
    if (declared > most) return 'bomb';
    entries.push(entry);
    at += 46 + name + bytes.getUint16(at + 30, true) + bytes.getUint16(at + 32, true);
  }
  if (!entries.some((entry) => entry.name === needed)) return 'bad';
  return inflate(bytes, entries);
}

async function inflate(bytes, entries) {
  let total = 0;
  for (const entry of entries) {
    if (entry.at + 30 > bytes.byteLength || bytes.getUint32(entry.at, true) !== 0x04034b50) return 'bad';
    const from = entry.at + 30 + bytes.getUint16(entry.at + 26, true) + bytes.getUint16(entry.at + 28, true);
    if (from + entry.packed > bytes.byteLength || (entry.method !== 0 && entry.method !== 8)) return 'bad';
    if (entry.method === 0) {
      total += entry.packed;
    } else if (window.DecompressionStream) {
      const packed = new Blob([new Uint8Array(bytes.buffer, from, entry.packed)]);
      const reader = packed.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
      try {
        for (;;) {
          const { done, value } = await reader.read();
          if (done) break;
          total += value.length;
          if (total > most) {
            await reader.cancel();
            return 'bomb';
          }
        }
      } catch {
        return 'bad';
      }
    }
    if (total > most) return 'bomb';
  }
  return null;
}

function endRecord(bytes) {
  for (let at = bytes.byteLength - 22; at >= Math.max(0, bytes.byteLength - 65557); at--)
    if (bytes.getUint32(at, true) === 0x06054b50) return at;
  return -1;
}
