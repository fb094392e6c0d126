/*
 * Whom the panel was told last that somebody is, in this tab, and in which language. It stands right
 * after the tag of Doui, which runs later, so that the page begins with it.
 */
(() => {
  const tag = document.currentScript.previousElementSibling;
  tag.dataset.first = tag.dataset.audience;
  try {
    const kept = JSON.parse(sessionStorage.getItem(`panel:${tag.dataset.name}`) ?? '{}');
    if (kept.audience !== undefined) tag.dataset.audience = JSON.stringify(kept.audience);
    if (kept.locale !== undefined) tag.dataset.locale = kept.locale;
  } catch {
    // What cannot be read is as if nothing had been said.
  }
})();
