import type { Consent, Target, View } from '../core/api.ts';

const VIEWS: readonly unknown[] = ['banner', 'preferences', 'record', 'notice'];

/**
 * Lets any element open the interface, also one that is added later, or in an open shadow root:
 * `data-doui-open="preferences"`, with `data-doui-purpose="ads"` to go straight to one purpose;
 * `data-doui-open="notice"`, with `data-doui-notice` and `data-doui-section`.
 */
export function createOpener({ open }: Consent): () => void {
  const listen = (event: MouseEvent): void => {
    const opener = (event.composedPath() as Element[]).find((node) =>
      // A document and a window have no such method.
      (node as Partial<Element>).matches?.('[data-doui-open]'),
    );
    // Not by `dataset`, which also has what a page has given to every object.
    const of = (name: string): string | undefined =>
      opener?.getAttribute(`data-doui-${name}`) ?? undefined;
    const view = of('open');
    if (!VIEWS.includes(view)) return;
    event.preventDefault();
    const target = { purpose: of('purpose'), notice: of('notice'), section: of('section') };
    open(view as View, target as Target);
  };
  const end = new AbortController();
  document.addEventListener('click', listen, end);
  return () => end.abort();
}
