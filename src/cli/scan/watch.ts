import type { BrowserContext, Page, Request as Sending } from 'playwright-core';
import { tellWritten } from './inPage.ts';
import { PLACES, type Pass, type Request, type Way, type Written } from './seen.ts';

/** A visitor's browser, watched. */
export interface Watch {
  /** From now on, this page is visited, after this decision. */
  visit(page: string, pass: Pass): void;
  /** All that was seen so far. */
  seen(): { readonly requests: readonly Request[]; readonly written: readonly Written[] };
}

type Sent = Omit<Request, 'way' | 'blocked'> & { readonly from?: Sending };

/** Watches everything that leaves a context, and that stays in it, whichever frame it comes from. */
export async function watch(context: BrowserContext, page: Page): Promise<Watch> {
  const sent: Sent[] = [];
  const written: Written[] = [];
  const ways = new Map<string, Way>();
  const blocked = new Set<Sending>();
  let now: { readonly page: string; readonly pass: Pass } = { page: '', pass: 'undecided' };

  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  cdp.on('Network.requestWillBeSent', ({ request, initiator }) => {
    // The same address may be asked for again; what the parser sent nothing could hold.
    if (ways.get(request.url) !== 'parser') ways.set(request.url, wayOf(initiator.type));
  });

  context.on('request', (from) => {
    const url = from.url();
    if (/^https?:/.test(url)) sent.push({ ...now, url, kind: from.resourceType(), from });
  });
  context.on('requestfailed', (request) => {
    if (/csp/i.test(request.failure()?.errorText ?? '')) blocked.add(request);
  });
  page.on('websocket', (socket) => {
    sent.push({ ...now, url: socket.url(), kind: 'websocket' });
  });
  context.on('response', (response) => {
    const { page: at, pass } = now;
    response.headersArray().then(
      (headers) => {
        for (const { name, value } of headers) {
          if (name.toLowerCase() !== 'set-cookie') continue;
          const [cookie = ''] = value.split('=');
          written.push({ page: at, pass, place: 'cookies', name: cookie, by: response.url() });
        }
      },
      // It went away with its page.
      () => {},
    );
  });
  await context.exposeBinding('douiScanSaw', (_, place: string, name: string, by: string) => {
    const known = PLACES.find((one) => one === place);
    if (known !== undefined) written.push({ ...now, place: known, name, by });
  });
  await context.addInitScript(tellWritten);

  return {
    visit(next, pass) {
      now = { page: next, pass };
    },
    seen: () => ({
      requests: sent.map(({ from, ...rest }) => ({
        ...rest,
        way: rest.kind === 'websocket' ? 'script' : (ways.get(rest.url) ?? 'other'),
        blocked: from !== undefined && blocked.has(from),
      })),
      written,
    }),
  };
}

/** `Network.Initiator` of the DevTools protocol. */
const wayOf = (type: string): Way => (type === 'parser' || type === 'script' ? type : 'other');
