/** By member, in the facts of a notice: the registry that declares the keys which stand there. */
const BY_DOCUMENT: { readonly [member: string]: string } = {
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

/** And the list of the notice itself that does. */
const BY_NOTICE: { readonly [member: string]: string } = {
  group: 'groups',
  acquired: 'acquisition',
  contacts: 'contacts',
  stop: 'contacts',
};

/** Which of these members hold one key; the others hold lists. */
export const ONE: RegExp = /^(controller|responsible|recipient|law|group|stop)$/;

/** A thing with a key, or the key alone. */
export const keyOf = (item: unknown): unknown => (item as { key?: unknown } | null)?.key ?? item;

export interface Declared {
  /** Where. */
  readonly place: string;
  readonly keys: readonly unknown[];
}

/** What a document and one of its notices declare for a member; `undefined` where it names nothing. */
export function declaredFor(
  member: string,
  document: { readonly [member: string]: unknown },
  notice: { readonly [member: string]: unknown } = {},
): Declared | undefined {
  const place = own(BY_DOCUMENT, member);
  if (place) return { place, keys: Object.keys(own(document, place) ?? {}) };
  const list = own(BY_NOTICE, member);
  return list ? { place: list, keys: [own(notice, list) ?? []].flat().map(keyOf) } : undefined;
}

/** A member of an object's own: others are inherited under names that a document may use. */
export const own = <Value>(
  from: { readonly [key: string]: Value },
  key: string,
): Value | undefined => (Object.hasOwn(from, key) ? from[key] : undefined);
