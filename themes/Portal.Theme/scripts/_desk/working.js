// Whatever the server is still busy with after 0.8 seconds is told, at the top of the desk, until it is done: saving, importing,
// sending files, tidying up a replay. The circuit answers a press of a button or a chosen file when its handler has ended;
// that answer is the promise of Blazor's own call. Pages that know how far they are show a <progress> besides.

const PATIENCE = 800;

export function working() {
  const bar = document.getElementById('desk-working');
  const calls = window.DotNet?.DotNetObject?.prototype;
  if (!bar || !calls?.invokeMethodAsync) return;
  const call = calls.invokeMethodAsync;
  let open = 0;
  let timer;
  const shown = (is) => {
    bar.classList.toggle('on', is);
    bar.textContent = is ? bar.dataset.text : '';
  };
  const ended = () => {
    open -= 1;
    if (open > 0) return;
    clearTimeout(timer);
    shown(false);
  };
  // DispatchEventAsync is a press or a key, NotifyChange a file that was chosen. What scripts ask by themselves is nobody's wait.
  calls.invokeMethodAsync = function invoke(name, ...rest) {
    const answer = call.call(this, name, ...rest);
    if (!/^(DispatchEventAsync|NotifyChange)$/.test(name)) return answer;
    open += 1;
    if (open === 1) timer = setTimeout(() => shown(true), PATIENCE);
    answer.then(ended, ended);
    return answer;
  };
}
