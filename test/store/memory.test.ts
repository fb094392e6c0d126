import { memoryStore } from '../../src/server/memory.ts';
import { describeStore } from './conformance.ts';

// It lasts as long as its process, so that to open it again is to go on with it.
describeStore(
  'memory store',
  async () => {
    const store = memoryStore();
    return { open: () => ({ ...store, close: async () => {} }), remove: () => store.close() };
  },
  100,
);
