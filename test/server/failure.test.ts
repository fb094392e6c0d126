import { describe, expect, test, vi } from 'vitest';
import type { Store } from '../../src/core/store.ts';
import { memoryStore } from '../../src/server/memory.ts';
import { createDevice } from '../support/device.ts';
import { BASE, serve } from './serve.ts';
import { heldOf } from '../support/held.ts';

const METHODS = ['take', 'attest', 'keys'] as const;

/** A store in which one method fails as long as it is told to. */
function failing(method: (typeof METHODS)[number]): { store: Store; mend(): void } {
  const store = memoryStore();
  let broken = true;
  const fail = async (...args: never[]): Promise<never> => {
    if (broken) throw new Error(`disk full at ${method}`);
    return (store[method] as (...args: never[]) => Promise<never>)(...args);
  };
  return { store: { ...store, [method]: fail }, mend: () => (broken = false) };
}

describe.each(METHODS)('where the store fails to %s', (method) => {
  test('nothing is acknowledged, and the next attempt succeeds', async () => {
    const { store, mend } = failing(method);
    const heard: unknown[] = [];
    const server = serve({ store, onError: (error) => heard.push(error) });
    const device = await createDevice();
    const body = JSON.stringify(await device.request({ events: [await device.seal()] }));

    const response = await server.post(body);
    expect(response.status).toBe(503);
    expect(response.headers.get('Retry-After')).toBe('30');
    expect(await response.json()).toEqual({
      type: 'urn:doui:problem:storage-failed',
      title: 'Nothing could be stored now. It is safe to try again.',
      status: 503,
      code: 'storage-failed',
    });
    expect(heard).toEqual([new Error(`disk full at ${method}`)]);

    mend();
    const later = await server.sync(JSON.parse(body));
    expect(later.receipts).toHaveLength(1);
    expect(await heldOf(store, device.subject)).toHaveLength(1);
  });
});

test('without a listener, the message goes to the console, and nothing of the person', async () => {
  const written: unknown[] = [];
  const console = vi.spyOn(globalThis.console, 'error').mockImplementation((...args) => {
    written.push(...args);
  });
  const device = await createDevice();
  await serve({ store: failing('take').store }).post(
    JSON.stringify(await device.request({ events: [await device.seal()] })),
  );
  console.mockRestore();
  expect(written).toEqual(['doui: Error: disk full at take']);
});

test('a listener that fails harms only itself', async () => {
  const console = vi.spyOn(globalThis.console, 'error').mockImplementation(() => {});
  const server = serve({
    store: failing('keys').store,
    onError() {
      throw new Error('of its own');
    },
  });
  const response = await server.handle(new Request(`${BASE}/jwks.json`));
  expect(response.status).toBe(503);
  expect(console).toHaveBeenCalledWith('doui: Error: of its own');
  console.mockRestore();
});

test('a request takes two steps of the store, and one where all has its receipt', async () => {
  const calls: string[] = [];
  const store = new Proxy(memoryStore(), {
    get(target, name, receiver) {
      calls.push(String(name));
      return Reflect.get(target, name, receiver);
    },
  });
  const server = serve({ store });
  const device = await createDevice();
  const events = [await device.seal()];
  await server.sync(await device.request({ events }));
  expect(calls).toEqual(['keepNotices', 'take', 'keys', 'keys', 'attest']);
  calls.length = 0;
  await server.sync(await device.request({ events }));
  expect(calls).toEqual(['take']);
});
