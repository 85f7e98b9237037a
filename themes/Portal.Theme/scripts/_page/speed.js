// How fast this network really is, from what the page itself has just fetched. Slow: the server sends small pictures for ten
// minutes (cookie net=slow, see Content's Thrift), rooms offer to listen (room.js). Asks for nothing by itself.

const slow = 400; // kbit/s
const enough = 15000; // bytes; less measures the round trip and the processor, not the line

export function measureSpeed() {
  const connection = navigator.connection || {};
  // Files only, from their first byte to their last: how long a server thinks is not the line's fault.
  const fetched = performance.getEntriesByType('resource').filter((one) => one.transferSize > 0 && one.responseStart > 0);
  // Several at once share the line: together from the first byte to the last.
  const bytes = fetched.reduce((sum, one) => sum + one.transferSize, 0);
  const time = spans(fetched.map((one) => [one.responseStart, one.responseEnd]));
  const measured = bytes > enough && time > 200 ? (bytes * 8) / time : Infinity;
  const weak = connection.saveData || /(^|-)2g$/.test(connection.effectiveType || '') || measured < slow;
  if (weak) document.cookie = 'net=slow; path=/; max-age=600; samesite=lax';
  else if (bytes > enough && /(^|; )net=slow/.test(document.cookie)) document.cookie = 'net=; path=/; max-age=0; samesite=lax';
}

// Milliseconds in which at least one of them was under way.
function spans(list) {
  let sum = 0;
  let end = 0;
  for (const [from, to] of list.sort((a, b) => a[0] - b[0])) {
    sum += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return sum;
}
