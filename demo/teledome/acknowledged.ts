import type { Store } from '../../src/core/store.ts';

/**
 * Whether the store holds this very act of this device, and the act is that somebody took note of
 * this notice. The store is asked by subject, so the form names the subject as well; both are
 * pseudonyms that say nothing of the person.
 */
export async function acknowledged(
  store: Store,
  notice: string,
  { subject, id }: { readonly subject: string; readonly id: string },
): Promise<boolean> {
  if (!/^[\w-]{43}$/.test(subject) || !/^[\w-]{43}$/.test(id)) return false;
  const person = await store.person({ subject });
  return (person?.events ?? []).some(
    ({ sealed: { id: stored, event } }) =>
      stored === id &&
      event.kind === 'acknowledgement' &&
      event.notices.some(({ key }) => key === notice),
  );
}
