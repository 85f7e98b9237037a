// Titles that somebody may mean, under the search box while he types. The box works without.

const pause = 180;

export function suggest(box) {
  const list = document.createElement('datalist');
  list.id = `${box.id}-titles`;
  box.after(list);
  box.setAttribute('list', list.id);
  box.autocomplete = 'off';
  let timer;
  let asked = '';
  const ask = async () => {
    const words = box.value.trim();
    if (words === asked || !words) return;
    asked = words;
    const answer = await fetch(`/search/suggest?q=${encodeURIComponent(words)}`).catch(() => null);
    if (!answer?.ok || asked !== words) return;
    const titles = await answer.json();
    const chosen = titles.find((title) => title.title === words);
    // A title that was chosen from the list is where its reader wants to go.
    if (chosen && list.querySelector('option')) {
      location.assign(chosen.address);
      return;
    }
    list.textContent = '';
    list.append(...titles.map((title) => new Option(title.title, title.title)));
  };
  box.addEventListener('input', (event) => {
    clearTimeout(timer);
    timer = setTimeout(ask, event.inputType ? pause : 0);
  });
}
