/*
 * One of several processes that write into one file: `sqlite-writer.ts <path> <name> <count>`. It
 * prints the name of each event when the store has said that it is kept.
 */
import { sqliteStore } from '../../src/server/sqlite/sqlite.ts';
import { createDevice } from '../support/device.ts';

const [path = '', name = '', count = '0'] = process.argv.slice(2);
const store = sqliteStore(path);
const device = await createDevice();
for (let index = 0; index < Number(count); index += 1) {
  const sealed = await device.seal({ locale: name });
  await store.take({
    subject: 'together',
    events: [{ sealed, flags: [] }],
    received: new Date().toISOString(),
    whole: false,
  });
  console.log(sealed.id);
}
await store.close();
