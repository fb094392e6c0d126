import type { NoticesDocument } from '../../src/core/notice.ts';
import type { Signal } from '../../src/core/signal.ts';

const ads = ['ads'] as const;

/** All but the IAB's frameworks. */
export const PARTIES: readonly Signal[] = [
  { key: 'gtm', follows: { advertising: ads } },
  { key: 'google', follows: { ad_storage: ads, ad_user_data: ads }, waitForUpdate: 500 },
  { key: 'uet', follows: { ad_storage: ads } },
  { key: 'clarity', follows: { ad_Storage: ads } },
  { key: 'meta', follows: { consent: ads } },
  { key: 'tiktok', follows: { consent: ads } },
  { key: 'matomo', follows: { consent: ads } },
  { key: 'shopify', follows: { marketing: ads } },
  { key: 'adobe', follows: { collect: ads } },
];

/** Meta's base code, in its own shape: it does nothing where there is an `fbq`. */
export const PIXEL = `!function(f){if(f.fbq)return;var n=f.fbq=function(){n.callMethod?n.callMethod.apply(n,arguments):
n.queue.push(arguments)};n.push=n;n.loaded=!0;n.version='2.0';n.queue=[];}(window);fbq('init','1');fbq('track','PageView');`;

/** Runs in the page: all that stands in the queues, as plain values. */
export function heardByParties() {
  const page = globalThis as unknown as { [name: string]: unknown };
  const list = (value: unknown): unknown[] => Array.from((value ?? []) as unknown[]);
  const lists = (value: unknown): unknown[][] => list(value).map(list);
  const { dataLayer, clarity, fbq, alloy } = page as {
    [name: string]: { q?: unknown; queue?: unknown } | undefined;
  };
  return {
    google: list(dataLayer)
      .filter((one) => Object.prototype.toString.call(one) === '[object Arguments]')
      .map(list),
    events: list(dataLayer).filter(
      (one) => Object.prototype.toString.call(one) === '[object Object]',
    ),
    uet: list(page['uetq']),
    clarity: lists(clarity?.q),
    meta: lists(fbq?.queue),
    tiktok: lists(page['ttq']),
    matomo: lists(page['_paq']),
    adobe: lists(alloy?.q).map(([, , call]) => call),
  };
}

/** The same document, telling these parties. */
export const telling = (
  document: NoticesDocument,
  signals: readonly Signal[],
): NoticesDocument => ({
  ...document,
  signals,
});

/** The same document, in which Global Privacy Control objects to a purpose. */
export const hearing = (document: NoticesDocument, purpose: string): NoticesDocument => ({
  ...document,
  notices: document.notices.map((notice) => ({
    ...notice,
    purposes: notice.purposes.map((use) => (use.key === purpose ? { ...use, gpc: true } : use)),
  })),
});
