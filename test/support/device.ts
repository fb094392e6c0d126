import { createDevice as createBare, type TestDevice } from '../../src/cli/conformance/device.ts';
import type { Act } from '../../src/core/event.ts';

/** A device as the server meets it. What is not said of its acts is that of `anAct`. */
export type Device = TestDevice;

export async function createDevice(): Promise<Device> {
  const device = await createBare();
  return { ...device, seal: (act = {}) => device.seal({ ...anAct(), ...act }) };
}

const began = Date.now();
let acts = 0;

/** An act unlike any before it: of no notice, decided on nothing. */
export function anAct(): Act {
  acts += 1;
  return {
    v: 1,
    kind: 'decision',
    notices: [],
    locale: 'en',
    surface: 'banner',
    means: 'person',
    decisions: {},
    at: new Date(began - acts).toISOString(),
  };
}
