/* Makes a visit known to a supplier, once for each page, and says so in the page. */
(() => {
  const origin = new URL(document.currentScript.src).origin;
  const words = {
    en: 'A supplier now knows that somebody looked at this page, and nothing else.',
    ja: 'このページをご覧になった方がいることだけを、供給業者に伝えました。',
  };
  const place = document.getElementById('shared');
  let told = false;
  globalThis.doui.subscribe(({ purposes }) => {
    if (purposes['group-sharing']?.allowed !== true) {
      place.textContent = '';
      return;
    }
    place.textContent = words[document.documentElement.lang] ?? words.en;
    if (told) return;
    told = true;
    void fetch(`${origin}/report`, { method: 'POST', mode: 'no-cors', keepalive: true });
  });
})();
