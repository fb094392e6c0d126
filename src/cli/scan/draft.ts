import type { Host } from './hosts.ts';
import { PLACES } from './seen.ts';

/**
 * Entries for `notices.json`, for hosts that nobody has declared. What only its author can know is
 * left blank, and `doui check` asks for it.
 */
export function draftOf(hosts: readonly Host[]): object {
  const blank = { ja: { name: '' } };
  return {
    recipients: Object.fromEntries(
      hosts.map(({ host }) => [keyOf(host), { role: 'third-party', texts: blank }]),
    ),
    transmissions: Object.fromEntries(
      hosts.map((host) => [
        keyOf(host.host),
        {
          recipient: keyOf(host.host),
          data: [],
          purposes: [],
          origins: [host.origin],
          ...gateOf(host),
          texts: { ja: { purpose: '', recipientPurpose: '' } },
        },
      ]),
    ),
  };
}

function gateOf({ left }: Host): object {
  const leaves = PLACES.flatMap((place) => {
    const names = left[place] ?? [];
    if (names.length === 0) return [];
    return [[place, place === 'cookies' ? names.map((name) => ({ name })) : names] as const];
  });
  return leaves.length > 0 ? { gate: { leaves: Object.fromEntries(leaves) } } : {};
}

/** `ads.example:8080` is `ads-example-8080`. */
const keyOf = (host: string): string => host.replace(/[^a-z\d]+/g, '-').replace(/^-|-$/g, '');
