import type { SubjectId } from '../../core/event.ts';
import type { AccountId, Store, StoredEvent } from '../../core/store.ts';

/** Whose events are wanted: all, all after a cursor, or those of one person. */
export interface Wanted {
  /** The cursor at which an earlier export ended: only what came after it. */
  readonly since?: string | undefined;
  /** Everything of one subject, or of one account. `since` is then of no account. */
  readonly of?: { readonly subject: SubjectId } | { readonly account: AccountId } | undefined;
}

export interface Page {
  readonly events: readonly StoredEvent[];
  /** From where the next page goes on. */
  readonly cursor?: string;
}

/** How many events are read at a time. */
const PAGE = 500;

/** A store's events, page by page, those of each subject in the order received. */
export async function* pagesOf(store: Store, { since, of }: Wanted): AsyncGenerator<Page> {
  if (of !== undefined) {
    const { events = [] } = (await store.person(of)) ?? {};
    yield { events };
    return;
  }
  let page = await store.since(since, PAGE);
  yield page;
  // A short page is the last: what is committed meanwhile comes with the next export.
  while (page.events.length === PAGE) {
    page = await store.since(page.cursor, PAGE);
    yield page;
  }
}
