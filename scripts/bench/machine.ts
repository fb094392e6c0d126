import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** What this machine does in a second at this moment, one after the other, for comparison. */
export interface Machine {
  readonly verified: number;
  readonly signed: number;
  readonly synced: number;
}

const dsaEncoding = 'ieee-p1363';

export function machineOf(directory: string): Machine {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const data = Buffer.alloc(600, 'x');
  const signature = sign('sha256', data, { key: privateKey, dsaEncoding });
  const file = openSync(join(directory, 'machine'), 'w');
  const figures = {
    verified: rateOf(() => verify('sha256', data, { key: publicKey, dsaEncoding }, signature)),
    signed: rateOf(() => sign('sha256', data, { key: privateKey, dsaEncoding })),
    synced: rateOf(() => {
      writeSync(file, data);
      fsyncSync(file);
    }),
  };
  closeSync(file);
  return figures;
}

/** How often in a second. */
function rateOf(work: () => unknown): number {
  const began = performance.now();
  let done = 0;
  for (; performance.now() - began < 500; done += 1) work();
  return (done * 1000) / (performance.now() - began);
}
