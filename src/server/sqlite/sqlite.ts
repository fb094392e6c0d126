import type { Store } from '../../core/store.ts';
import { sqliteEvents } from './events.ts';
import { sqliteKeys } from './keys.ts';
import { open } from './open.ts';
import { sqlitePeople } from './people.ts';

/**
 * A store in one file. Several processes of one machine may share it. A call resolves when the
 * operating system has the commit on the disk; those that wait at the same time share one.
 *
 * @throws whatever `node:sqlite` throws for a file that cannot be opened as a database; Error for
 * one that a later version of Doui has been at.
 */
export function sqliteStore(path: string): Store {
  const file = open(path);
  const answers = file.prepare('select place from doui_counter');
  return {
    ...sqliteEvents(file),
    ...sqlitePeople(file),
    ...sqliteKeys(file),
    async ping() {
      await file.read(() => answers.get());
    },
    close: file.close,
  };
}
