import { isNoticesDocument } from '../../core/document.ts';
import { publish, type PublishedNotice } from '../../core/publish.ts';
import { fetchedJson } from '../fetched.ts';
import type { Outcome } from '../outcome.ts';
import { isUnusable, unusable, type Unusable } from '../unusable.ts';
import type { VerifyCommand } from './options.ts';
import { told } from './told.ts';
import { verified } from './verified.ts';

/** `doui verify`: what an export proves. */
export async function verifyExport(command: VerifyCommand): Promise<Outcome> {
  const { file, format, strict } = command;
  const jwks = command.jwks === undefined ? undefined : await keysFrom(command.jwks);
  if (jwks !== undefined && isUnusable(jwks)) return failure(jwks);
  const notices = await noticesFrom(command.notices);
  if (isUnusable(notices)) return failure(notices);
  const found = await verified(file, { jwks, notices });
  if (isUnusable(found)) return failure(found);
  const isDoubtful = Object.values(found.checks).some(({ unproven }) => unproven > 0);
  return {
    status: found.sound && !(strict && isDoubtful) ? 0 : 1,
    out: format === 'json' ? `${JSON.stringify(found, undefined, 2)}\n` : told(file, found),
  };
}

async function keysFrom(from: string): Promise<{ readonly keys: readonly unknown[] } | Unusable> {
  const read = await fetchedJson(from);
  if (isUnusable(read)) return read;
  const { keys } = (read.json ?? {}) as { readonly keys?: unknown };
  return Array.isArray(keys) ? { keys } : unusable(`${from}: no JWKS, which has "keys".`);
}

async function noticesFrom(from: readonly string[]): Promise<PublishedNotice[] | Unusable> {
  const all: PublishedNotice[] = [];
  for (const one of from) {
    const read = await fetchedJson(one);
    if (isUnusable(read)) return read;
    if (!isNoticesDocument(read.json)) return unusable(`${one}: no notices. See doui check.`);
    all.push(...(await publish(read.json)));
  }
  return all;
}

const failure = ({ unusable: err }: Unusable): Outcome => ({ status: 2, err: `${err}\n` });
