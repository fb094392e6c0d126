import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Sha256 } from '../../core/evidence/sha256.ts';
import type { Verification, VerifyOptions } from '../../core/evidence/verdict.ts';
import { verify } from '../../core/evidence/verify.ts';
import { reasonOf, unusable, type Unusable } from '../unusable.ts';

/** An export that a file holds, or the standard input (`-`), verified as it is read. */
export async function verified(
  file: string,
  options: VerifyOptions,
): Promise<Verification | Unusable> {
  const name = file === '-' ? 'standard input' : file;
  try {
    const bytes = file === '-' ? process.stdin : createReadStream(file);
    const found = await verify(bytes, { ...options, sha256 });
    return 'unreadable' in found ? unusable(`${name}: ${found.unreadable}`) : found;
  } catch (caught) {
    return unusable(`${name}: cannot be read (${reasonOf(caught)}).`);
  }
}

/** Bit by bit, so that a large export need not be held. */
function sha256(): Sha256 {
  const hash = createHash('sha256');
  return {
    update: (bytes) => void hash.update(bytes),
    digest: async () => new Uint8Array(hash.digest()),
  };
}
