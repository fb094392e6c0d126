import type { Consent, Target, View } from '../core/api.ts';

const VIEWS: readonly unknown[] = ['banner', 'preferences', 'record', 'notice'];

/**
 * Lets any element open the interface, also one that is added later, or in an open shadow root:
 * `data-doui-open="preferences"`, with `data-doui-purpose="ads"` to go straight to one purpose;
 * `data-doui-open="notice"`, with `data-doui-notice` and `data-doui-section`.
 */
export function createOpener({ open }: Consent): () => void {
  const listen = (event: MouseEvent): void => {
    const opener = event
      .composedPath()
      .find((node) => node instanceof HTMLElement && node.dataset['douiOpen'] !== undefined);
    if (!(opener instanceof HTMLElement)) return;
    const { douiOpen: view, ...dataset } = opener.dataset;
    const { douiPurpose: purpose, douiNotice: notice, douiSection: section } = dataset;
    if (!VIEWS.includes(view)) return;
    event.preventDefault();
    open(view as View, { purpose, notice, section } as Target);
  };
  const end = new AbortController();
  document.addEventListener('click', listen, end);
  return () => end.abort();
}
