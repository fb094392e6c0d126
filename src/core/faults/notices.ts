import { LONGEST } from '../document.ts';
import { factFaults } from './facts.ts';
import { fieldsOf, listOf, quoted, type Fault, type Path } from './fault.ts';
import { overrideFaults } from './overrides.ts';
import { useFaults } from './uses.ts';

/** Where notices that are each well-formed do not fit together, or with what they refer to. */
export function* noticeFaults(document: { readonly [key: string]: unknown }): Generator<Fault> {
  const notices = listOf(document['notices']);
  const places = new Map<string, string>();
  for (const [index, notice] of notices.entries()) {
    const path = ['notices', index];
    const fields = fieldsOf(notice);
    const { key, version, purposes, texts } = fields;
    const name = JSON.stringify([String(key), String(version)]);
    const other = places.get(name);
    if (other === undefined) places.set(name, `notices[${index}]`);
    else {
      yield { path, message: `has the key and version of ${other}. Give it another version.` };
    }
    yield* lengthFaults(path, notice);
    yield* effectiveFaults(path, fields['effective']);
    for (const [member, value] of Object.entries(fields)) {
      if (member === 'overrides') continue;
      yield* factFaults([...path, member], value, document, fields);
    }
    for (const [place, use] of listOf(purposes).entries()) {
      yield* useFaults([...path, 'purposes', place], use, texts, document['data']);
    }
    for (const [place, transfer] of listOf(fields['transfers']).entries()) {
      yield* transferFaults([...path, 'transfers', place], transfer, texts);
    }
    for (const [place, contact] of listOf(fields['contacts']).entries()) {
      yield* contactFaults([...path, 'contacts', place], contact);
    }
  }
  yield* overrideFaults(notices);
}

function* lengthFaults(path: Path, notice: unknown): Generator<Fault> {
  const length = lengthOf(notice);
  if (length <= LONGEST) return;
  yield { path, message: `is ${length} characters long. Split it, or shorten it, to ${LONGEST}.` };
}

function lengthOf(value: unknown): number {
  try {
    return JSON.stringify(value)?.length ?? 0;
  } catch {
    // What cannot be written as JSON, the shape has told of.
    return 0;
  }
}

function* effectiveFaults(path: Path, effective: unknown): Generator<Fault> {
  const { from, until } = fieldsOf(effective);
  if (typeof from !== 'string' || typeof until !== 'string') return;
  if (Date.parse(until) > Date.parse(from)) return;
  const message = 'is not after from. Write a later instant.';
  yield { path: [...path, 'effective', 'until'], message };
}

function* transferFaults(path: Path, transfer: unknown, texts: unknown): Generator<Fault> {
  const { key, country } = fieldsOf(transfer);
  if (typeof key !== 'string' || country !== undefined) return;
  const explained = Object.values(fieldsOf(texts)).some(
    (words) => fieldsOf(fieldsOf(fieldsOf(words)['transfers'])[key])['unknown'] !== undefined,
  );
  if (explained) return;
  const message = `is missing. Write it, or say why it is not known in the notice’s texts, under transfers.${key}.unknown.`;
  yield { path: [...path, 'country'], message };
}

/** A contact's address becomes a link, by its channel. */
function* contactFaults(path: Path, contact: unknown): Generator<Fault> {
  const { channel, address } = fieldsOf(contact);
  if (typeof address !== 'string') return;
  if (channel === 'form' && !/^(https?:\/\/|\/(?![/\\]))/.test(address)) {
    const message = `is ${quoted(address)}. Write an address that begins with https:, or with one / on the same site.`;
    yield { path: [...path, 'address'], message };
  }
  if (channel === 'email' && !/^[^\s@]+@[^\s@]+$/.test(address)) {
    const message = `is ${quoted(address)}. Write an address such as desk@example.com.`;
    yield { path: [...path, 'address'], message };
  }
}
