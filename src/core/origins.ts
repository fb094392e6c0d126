import type { Transmission } from './disclosure.ts';
import type { Enforcement } from './enforcement.ts';
import type { PurposeKey } from './purpose.ts';

/** Scheme, what may stand before the host, the host without the root's dot, and the port. */
const ADDRESS =
  /^(?:https?|wss?):\/\/(?:[^/?#]*@)?(\[[^\]]*\]|[^/?#:@]+?)\.?(?::(\d*))?(?=[/?#]|$)/i;

/**
 * Whom an absolute address reaches, as `URL` writes it: the host, and the port where it is no
 * default one. `''` of an address that reaches nobody, such as `data:` and `blob:`. The scheme is
 * left out: whoever answers to `https:` also answers to `http:` and `wss:`.
 */
export function hostOf(url: string): string {
  const [, host = '', port = ''] = ADDRESS.exec(url) ?? [];
  return host.toLowerCase() + (/^(|80|443)$/.test(port) ? '' : `:${port}`);
}

/** Whether one of these is reached: `*.ads.example` is all below `ads.example`, and not itself. */
export const covers = (pattern: string, host: string): boolean =>
  pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;

/**
 * Whether a host source takes an absolute address in (CSP3 §6.7.2.8), and rather more than a policy
 * would: any of the schemes `http`, `https`, `ws` and `wss`, and their default ports, are the same.
 */
export function isWithin(source: string, url: string): boolean {
  const host = hostOf(url);
  return host !== '' && covers(hostOf(source), host);
}

/** Whether some address is within both. */
export function overlap(one: string, other: string): boolean {
  const [a, b] = [hostOf(one), hostOf(other)];
  return covers(a, b) || covers(b, a);
}

/** All that may go to this address. */
export const transmissionsTo = (
  { transmissions }: Pick<Enforcement, 'transmissions'>,
  url: string,
): [key: string, Transmission][] =>
  Object.entries(transmissions).filter(([, { origins }]) =>
    origins.some((source) => isWithin(source, url)),
  );

/** Whether a transmission may take place: no law asks for leave, or all its purposes are allowed. */
export const mayGo = (
  { exemption, purposes }: Pick<Transmission, 'exemption' | 'purposes'>,
  allows: (purpose: PurposeKey) => boolean,
): boolean => exemption !== undefined || purposes.every(allows);

/**
 * Whether what goes to this address must wait: some transmission there, which no exemption covers,
 * has a purpose that is not allowed. Never so for the page's own origin and the site's other ones.
 */
export function isHeld(
  { guard, transmissions }: Enforcement,
  url: string,
  allows: (purpose: PurposeKey) => boolean,
  page = '',
): boolean {
  const own = [page, ...(guard?.own ?? [])];
  return (
    !own.some((source) => isWithin(source, url)) &&
    transmissionsTo({ transmissions }, url).some(([, one]) => !mayGo(one, allows))
  );
}
