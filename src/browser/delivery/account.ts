import { set, setMany } from 'idb-keyval';
import { asConsentError, ConsentError } from '../../core/errors.ts';
import type { Hash } from '../../core/hash.ts';
import type { Given } from '../desk.ts';
import { strikeOthers } from '../storage/notes.ts';
import { keyOf, type Era, type Kept } from '../storage/idb.ts';
import type { Model } from '../model.ts';
import { ask, type Person } from './person.ts';

/** Who is there, and in which era. */
export interface Present extends Person {
  readonly era: Era;
}

/** Whose page this is. */
export interface Account {
  /**
   * Asks who is there, and shows what is theirs: where it is somebody else than before, an era
   * begins, and they are asked anew. While nobody says who is there, everything is shut. Gives also
   * the era that is theirs: before anything is done in their name, another tab may have met somebody
   * else.
   *
   * @throws ConsentError `account-unavailable`, `storage-unavailable`.
   */
  identify(): Promise<Present>;
  /** Asks once more for a token, without looking at whose it is. Where nobody says, all is shut. */
  ask(): Promise<Person>;
  /** Notes that the server knows to whom this device belongs. */
  noteLink(era: Era, person: Person): Promise<void>;
  /** Lets go of the device's key and of all that was made with it. */
  beginEra(account: Hash | undefined): Promise<void>;
}

export function createAccount(
  { name, subjectToken: source, model, use, replica }: Omit<Given, 'tell'>,
  tell: () => void,
): Account {
  const { change } = model;
  const beginEra = async (account: Hash | undefined): Promise<Era> => {
    const era = crypto.randomUUID();
    const mark: [IDBValidKey, unknown][] = account ? [[keyOf('account', account, era), false]] : [];
    await setMany([[['era'], era], ...mark], use);
    await replica.refresh();
    tell();
    return era;
  };
  const inquire = async (): Promise<Person> => {
    try {
      return source === undefined ? {} : await ask(source);
    } catch (caught) {
      bar(model);
      throw caught;
    }
  };
  /** Whoever was there when they were asked for; while they were, another tab may have met others. */
  const meet = async (): Promise<readonly [Person, Kept]> => {
    const before = model.now().kept;
    const person = await inquire();
    const kept = await replica.refresh();
    return before === undefined || whose(before) === whose(kept) ? [person, kept] : meet();
  };
  return {
    async identify() {
      const { barred } = model.now();
      try {
        const [person, { era, accounts }] = await meet();
        const { account } = person;
        let present = era;
        if (source === undefined && accounts.length > 0) {
          throw new ConsentError('account-unavailable', 'the page gives no subjectToken');
        }
        if (accounts.some(([known]) => known !== account)) present = await beginEra(account);
        else if (!accounts[0]) {
          // The key may be another’s, of whom only localStorage knows: a full disk kept no note of it.
          if (era === '' && strikeOthers(name, account)) present = await beginEra(account);
          else if (account) await set(keyOf('account', account, era), false, use);
        }
        // Not where it was barred since: what was read before may be another's.
        if (isBarred(model) && model.now().barred === barred) {
          change({ barred: [], dismissed: false });
        }
        return { ...person, era: present };
      } catch (caught) {
        bar(model);
        throw asConsentError(caught, 'storage-unavailable', 'who is there');
      }
    },
    ask: inquire,
    async noteLink(era, { account }) {
      if (account) await set(keyOf('account', account, era), true, use);
    },
    async beginEra(account) {
      await beginEra(account);
    },
  };
}

/** In which era, and of whom. */
const whose = ({ era, accounts }: Kept): string =>
  [era, ...accounts.map(([account]) => account)].join();

/** Whether it is not known who is there. */
export const isBarred = ({ now }: Model): boolean => now().barred.length > 0;

/** Shuts everything, and asks nothing: what is decided now may be decided by anybody. */
export function bar({ now, change }: Model): void {
  const uses = now().versions.flatMap(({ purposes }) => purposes);
  change({ barred: [...new Set(uses.map(({ key }) => key))], dismissed: true });
}
