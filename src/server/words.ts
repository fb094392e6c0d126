import { canonical } from '../core/canonical.ts';
import type { PublishedNotice } from '../core/publish.ts';
import type { KeptNotice } from '../core/store.ts';

/** A published notice as a store keeps it: the very text that its hash is made over. */
export const keptOf = ({ hash, ...content }: PublishedNotice): KeptNotice => ({
  hash,
  body: canonical(content),
});
