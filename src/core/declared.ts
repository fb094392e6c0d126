import type { Notice, NoticesDocument } from './notice.ts';

/** By member, in the facts of a notice: what of the document declares the keys that it holds. */
export const BY_DOCUMENT: { readonly [member: string]: keyof NoticesDocument } = {
  controller: 'controllers',
  responsible: 'controllers',
  recipient: 'recipients',
  recipients: 'recipients',
  users: 'recipients',
  purposes: 'purposes',
  data: 'data',
  law: 'laws',
  transmissions: 'transmissions',
};

/** And what of the notice itself does. */
export const BY_NOTICE: { readonly [member: string]: keyof Notice } = {
  group: 'groups',
  acquired: 'acquisition',
  contacts: 'contacts',
  stop: 'contacts',
};

/** Members that are not facts: words, and rules whose attributes may have any name. */
export const NO_FACTS: readonly string[] = ['texts', 'audience'];

/** A thing with a key, or the key alone. */
export const keyOf = (item: unknown): unknown => (item as { key?: unknown } | null)?.key ?? item;
