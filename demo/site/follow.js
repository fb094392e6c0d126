/**
 * Calls with Doui, once it is there, whichever comes first: this page's code or Doui. Without Doui
 * nothing is called, every place stays shut, and the page works all the same.
 *
 * @param {(doui: import('../../dist/index.js').Consent) => void} use
 */
export function withDoui(use) {
  let used = false;
  const begin = () => {
    if (used || globalThis.doui === undefined) return;
    used = true;
    use(globalThis.doui);
  };
  document.addEventListener('doui:ready', begin);
  begin();
}
