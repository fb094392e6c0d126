import { own } from '../own.ts';
import type { Basis, Mechanism } from '../purpose.ts';
import { guardsSecrecy } from '../secrecy.ts';
import { fieldsOf, listOf, quoted, type Fault, type Path } from './fault.ts';

/** Where a purpose contradicts its own basis, or has no words. */
export function* useFaults(
  path: Path,
  use: unknown,
  texts: unknown,
  data: unknown,
): Generator<Fault> {
  const { key, basis, mechanism, exemption, withdrawal, controllable } = fieldsOf(use);
  if (typeof key !== 'string') return;
  const at = path.slice(0, 2);
  const worded = Object.entries(fieldsOf(texts)).flatMap(([locale, words]) => {
    const told = own(fieldsOf(fieldsOf(words)['purposes']), key);
    return told === undefined ? [] : [{ locale, told: fieldsOf(told) }];
  });
  if (worded.length === 0) {
    const message = `has no words. Write them in the notice’s texts, under purposes.${key}.`;
    yield { path, message };
  }
  if (typeof basis !== 'string') return;
  for (const [name, value] of Object.entries({ mechanism, withdrawal })) {
    if (value === undefined || basis === 'consent') continue;
    const message = `belongs to consent only, and the basis is ${quoted(basis)}. Remove it.`;
    yield { path: [...path, name], message };
  }
  if (basis === 'exempt' && exemption === undefined) {
    yield {
      path: [...path, 'exemption'],
      message: 'is missing. Say why the law asks for no consent.',
    };
  }
  if (basis !== 'exempt' && exemption !== undefined) {
    const message = `belongs to the basis exempt, and this one is ${quoted(basis)}. Remove it.`;
    yield { path: [...path, 'exemption'], message };
  }
  if (controllable === false) {
    if (basis === 'consent' || basis === 'opt-out') {
      const message = `is false, and ${quoted(basis)} is a choice. Remove it, or name another basis.`;
      yield { path: [...path, 'controllable'], message };
    }
    for (const { locale, told } of worded) {
      if (told['uncontrollable'] !== undefined) continue;
      yield {
        path: [...at, 'texts', locale, 'purposes', key, 'uncontrollable'],
        message: 'is missing. Say there why the purpose is no choice.',
      };
    }
  }
  const secret = listOf(fieldsOf(use)['data']).find(
    (kind) => typeof kind === 'string' && fieldsOf(own(fieldsOf(data), kind))['secrecy'],
  );
  if (secret !== undefined && !guardsSecrecy(basis as Basis, mechanism as Mechanism | undefined)) {
    const [member, value] = basis === 'consent' ? ['mechanism', mechanism] : ['basis', basis];
    const message = `is ${quoted(value)}, and ${quoted(secret)} falls under the secrecy of communications (TBA 4). Ask for explicit consent.`;
    yield { path: [...path, member], message };
  }
}
