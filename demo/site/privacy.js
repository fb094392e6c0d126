/** One notice at a time, also where the page's address names a part of another. */
export function begin() {
  const shown = document.querySelector('doui-notice');
  const tabs = [...document.querySelectorAll('[data-notice]')];
  const mark = () => {
    for (const tab of tabs) {
      if (tab.dataset.notice === shown.getAttribute('notice'))
        tab.setAttribute('aria-current', 'page');
      else tab.removeAttribute('aria-current');
    }
  };
  const follow = () => {
    const named = tabs.find(({ dataset }) => location.hash.startsWith(`#doui-${dataset.notice}`));
    if (named !== undefined) shown.setAttribute('notice', named.dataset.notice);
    mark();
  };
  addEventListener('hashchange', follow);
  follow();
}
