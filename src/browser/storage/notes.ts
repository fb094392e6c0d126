import type { Act } from '../../core/event.ts';
import type { Hash } from '../../core/hash.ts';
import type { Era } from './idb.ts';

/*
 * An act under way is noted in localStorage too, until its event is durable. In WebKit a put that
 * has to wait for another transaction is lost when the page leaves (seen in WebKitGTK 2.50), and
 * IndexedDB keeps what localStorage loses when a browser is killed. An act that both kept is sealed
 * into the same event, and into storage before anything opens.
 */

/** The acts of these keys. */
export const readNotes = (keys: readonly string[]): [key: string, act: Act][] =>
  keys.flatMap((key) => {
    try {
      const act = JSON.parse(localStorage.getItem(key) ?? '') as Act | null;
      return act?.v === 1 ? [[key, act]] : [];
    } catch {
      return [];
    }
  });

/** In which era an act was noted: see `begin`. */
export const eraIn = (key: string): Era => /^.* \S+ (\S*)$/.exec(key)?.[1] ?? '';

/**
 * Strikes what was noted in the first turn, unless that is still `owner`’s. A later turn has a name of
 * its own; the first has none, and where IndexedDB alone was taken away it begins anew: then what the
 * one before noted would be recorded as the next one’s. They are asked again instead. Says whether
 * it was another’s.
 */
export function strikeOthers(name: string, owner: Hash | undefined): boolean {
  try {
    const key = `${name}.of`;
    const last = localStorage.getItem(key);
    const isOthers = last !== null && last !== owner;
    if (isOthers) {
      const notes = Object.keys(localStorage).filter((one) => one.startsWith(`${name} `));
      for (const note of notes) if (eraIn(note) === '') strike(note);
    }
    if (owner) localStorage.setItem(key, owner);
    return isOthers;
  } catch {
    // Nothing is noted where it is denied.
    return false;
  }
}

/** An act whose event is durable need not be noted any more. */
export function strike(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // It was never noted.
  }
}
