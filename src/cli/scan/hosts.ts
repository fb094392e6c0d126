import { hostOf, isWithin } from '../../core/origins.ts';
import { PASSES, PLACES, type Pass, type Place, type Seen, type Way } from './seen.ts';

/** One host beside the site's own, and what was seen of it. */
export interface Host {
  readonly host: string;
  /** An address of it, to be held against the registry. */
  readonly origin: string;
  /** How often something left for it, by what the visitor had decided. */
  readonly sent: { readonly [pass in Pass]: number };
  /** The page on which it was first seen, by the same. */
  readonly first: { readonly [pass in Pass]?: string };
  readonly kinds: readonly string[];
  readonly ways: readonly Way[];
  /** How often the browser had asked for what the page's own policy then forbade. */
  readonly ahead: number;
  /** Names of what its scripts and answers left on the device. */
  readonly left: { readonly [place in Place]?: readonly string[] };
}

/** The hosts beside the site's own ones, by name. */
export function hostsOf(seen: Seen, own: readonly string[]): Host[] {
  const isOwn = (url: string): boolean =>
    [new URL(seen.url).origin, ...own].some((source) => isWithin(source, url));
  const requests = seen.requests.filter(({ url }) => hostOf(url) !== '' && !isOwn(url));
  const sent = requests.filter(({ blocked }) => !blocked);
  const forbidden = new Set(requests.filter(({ blocked }) => blocked).map(({ url }) => url));
  const written = seen.written.filter(({ by }) => hostOf(by) !== '' && !isOwn(by));
  const names = new Set(
    [...sent.map(({ url }) => url), ...written.map(({ by }) => by)].map(hostOf),
  );
  return [...names].sort().map((host) => {
    const its = sent.filter(({ url }) => hostOf(url) === host);
    const left = written.filter(({ by }) => hostOf(by) === host);
    const of = (pass: Pass) => its.filter((one) => one.pass === pass);
    const [{ origin } = new URL(`https://${host}`)] = its.map(({ url }) => new URL(url));
    return {
      host,
      origin,
      sent: Object.fromEntries(PASSES.map((pass) => [pass, of(pass).length])) as Host['sent'],
      first: Object.fromEntries(
        PASSES.flatMap((pass) =>
          of(pass)
            .slice(0, 1)
            .map(({ page }) => [pass, page]),
        ),
      ),
      kinds: unique(its.map(({ kind }) => kind)),
      ways: unique(its.map(({ way }) => way)),
      ahead: its.filter(({ way, url }) => way === 'parser' && forbidden.has(url)).length,
      left: Object.fromEntries(
        PLACES.flatMap((place) => {
          const here = unique(left.filter((one) => one.place === place).map(({ name }) => name));
          return here.length > 0 ? [[place, here]] : [];
        }),
      ),
    };
  });
}

const unique = <Value extends string>(all: readonly Value[]): Value[] => [...new Set(all)].sort();
