import type { Consent, View } from '../core/api.ts';

const VIEWS: readonly unknown[] = ['banner', 'preferences', 'record'];

/**
 * Lets any element open the interface, also one that is added later, or in an open shadow root:
 * `data-doui-open="preferences"`, with `data-doui-purpose="ads"` to go straight to one purpose.
 */
export function createOpener({ open }: Consent): () => void {
  const listen = (event: MouseEvent): void => {
    const opener = event
      .composedPath()
      .find((node) => node instanceof HTMLElement && node.dataset['douiOpen'] !== undefined);
    if (!(opener instanceof HTMLElement)) return;
    const { douiOpen: view, douiPurpose: purpose } = opener.dataset;
    if (!VIEWS.includes(view)) return;
    event.preventDefault();
    open(view as View, purpose === undefined ? {} : { purpose });
  };
  const end = new AbortController();
  document.addEventListener('click', listen, end);
  return () => end.abort();
}
