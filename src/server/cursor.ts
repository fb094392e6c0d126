/*
 * Where to go on in a list that is given piece by piece. For whoever holds one it is a word without
 * a meaning.
 */

/** In a list of persons: after an account, or, when all accounts were given, after a subject. */
export type PersonPlace = { readonly account: string } | { readonly subject: string };

export const afterAccount = (account: string): string => `a:${account}`;
export const afterSubject = (subject: string): string => `s:${subject}`;

/** @throws TypeError for what is no such cursor. */
export function personPlace(cursor: string | undefined): PersonPlace {
  if (cursor === undefined) return { account: '' };
  const name = cursor.slice(2);
  if (cursor.startsWith('a:')) return { account: name };
  if (cursor.startsWith('s:')) return { subject: name };
  throw notOurs(cursor);
}

/** In a list of events: a place, and within it a subject and its `seq`, where there are several. */
export interface FeedPlace {
  readonly place: number;
  readonly subject: string;
  readonly seq: number;
}

export const afterEvent = ({ place, subject, seq }: FeedPlace): string =>
  `${place}:${seq}:${subject}`;

/** @throws TypeError for what is no such cursor. */
export function feedPlace(cursor = '0:0:'): FeedPlace {
  const [, place, seq, subject = ''] = /^(\d{1,15}):(\d{1,15}):(.*)$/.exec(cursor) ?? [];
  if (place === undefined) throw notOurs(cursor);
  return { place: Number(place), seq: Number(seq), subject };
}

const notOurs = (cursor: string): TypeError =>
  new TypeError(`"${cursor}" is no cursor of this store. Begin without one.`);
