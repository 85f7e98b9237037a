// Reads the page to those who would rather listen. Sentence by sentence: long texts break off in Chromium otherwise.

export function readAloud() {
  const speech = window.speechSynthesis;
  if (!speech || !window.SpeechSynthesisUtterance) return;
  for (const button of document.querySelectorAll('[data-read-aloud]')) {
    button.hidden = false;
    const words = button.querySelector('[data-words]') || button;
    const start = words.textContent;
    const reset = () => { words.textContent = start; button.setAttribute('aria-pressed', 'false'); };
    button.addEventListener('click', () => {
      if (button.getAttribute('aria-pressed') === 'true') { speech.cancel(); reset(); return; }
      speech.cancel();
      const parts = sentences();
      if (parts.length === 0) return;
      words.textContent = button.dataset.textStop || start;
      button.setAttribute('aria-pressed', 'true');
      parts.forEach((part, index) => {
        const utterance = new SpeechSynthesisUtterance(part);
        utterance.lang = document.documentElement.lang;
        utterance.rate = 0.9;
        if (index === parts.length - 1) utterance.onend = reset;
        speech.speak(utterance);
      });
    });
  }
  addEventListener('pagehide', () => speech.cancel());
}

function sentences() {
  const blocks = document.querySelectorAll('main h1,main h2,main h3,main p,main li,main dd');
  return [...blocks].filter((block) => !block.querySelector('p,li,h2,h3'))
    .filter((block) => !block.closest('nav,form,[aria-hidden="true"],.player') && block.getClientRects().length > 0)
    .flatMap((block) => block.textContent.replace(/\s+/g, ' ').trim().match(/[^。！？!?]+[。！？!?]?/g) || [])
    .map((part) => part.trim())
    .filter(Boolean)
    .slice(0, 300);
}
