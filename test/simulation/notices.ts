import type { Notice, NoticesDocument } from '../../src/core/notice.ts';

/** What every page of the site holds back, and by which basis it may run. */
export const PURPOSES = ['ads', 'mail', 'stats'] as const;

export type Purpose = (typeof PURPOSES)[number];

/** Objecting to mail shuts it; the others are shut until granted. */
export const BASIS = { ads: 'consent', mail: 'opt-out', stats: 'consent' } as const;

/** For each version after the first, what it changes so that people must be asked again. */
export type Revision = readonly Purpose[];

const AGAIN: readonly Revision[] = [[], ['ads'], [], ['ads', 'stats']];

export const VERSIONS = AGAIN.length;

/** Whether a version of the notice covers a grant that was given on another one. */
export const covers = (granted: number, now: number, purpose: Purpose): boolean =>
  granted <= now && !AGAIN.slice(granted, now).some((changed) => changed.includes(purpose));

const versionOf = (revision: Revision, at: number): Notice => ({
  key: 'policy',
  version: String(at + 1),
  kind: 'policy',
  controller: 'acme',
  // All long past, so that a clock that is ten years off reads the same words.
  effective: { from: `2001-01-0${at + 1}T00:00:00Z` },
  audience: {},
  ...(revision.length > 0
    ? { changes: [{ key: 'more', material: true, purposes: revision }] }
    : {}),
  purposes: PURPOSES.map((key) => ({ key, basis: BASIS[key] })),
  texts: {
    en: {
      title: 'How we use data',
      summary: `Acme asks, for the ${at + 1}. time.`,
      purposes: Object.fromEntries(
        PURPOSES.map((key) => [key, { title: key, description: `What ${key} is for.` }]),
      ),
    },
  },
});

/** The document when so many versions have been published. */
export const noticesOf = (published: number): NoticesDocument => ({
  doui: 1,
  controllers: {
    acme: {
      country: 'JP',
      url: 'https://acme.example',
      texts: {
        en: {
          name: 'Acme',
          representative: { name: 'A. Person', title: 'President' },
          address: 'Tokyo',
        },
      },
    },
  },
  purposes: { ads: {}, mail: {}, stats: {} },
  recipients: {},
  notices: AGAIN.slice(0, published).map(versionOf),
});
