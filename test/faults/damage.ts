import type { Random } from '../simulation/random.ts';

/** What is made of a file; `undefined`: it is deleted. */
export type Damage = (bytes: Buffer, random: Random) => Buffer | undefined;

/** What is done to the files of a database. */
export const DAMAGES: { readonly [name: string]: Damage } = {
  'a byte of each': (bytes, random) => altered(bytes, random, 1),
  'a hundred bytes of each': (bytes, random) => altered(bytes, random, 100),
  'the last third of each': (bytes) => bytes.subarray(0, Math.floor((bytes.length * 2) / 3)),
  'all bytes of each': (bytes) => Buffer.alloc(bytes.length),
  'every other one': (bytes, random) => (random.chance(0.5) ? undefined : bytes),
};

/** What came before the withdrawal is as good as it was: Chromium writes a log, in which it reads. */
export const CUT_OFF: typeof DAMAGES = {
  'from the withdrawal on': (bytes) => {
    const at = bytes.indexOf('withdrawn');
    return at < 0 ? bytes : bytes.subarray(0, at);
  },
};

function altered(bytes: Buffer, random: Random, times: number): Buffer {
  const other = Buffer.from(bytes);
  for (let time = 0; time < times && bytes.length > 0; time += 1) {
    const place = random.between(0, bytes.length - 1);
    other.writeUInt8(other.readUInt8(place) ^ random.between(1, 255), place);
  }
  return other;
}
