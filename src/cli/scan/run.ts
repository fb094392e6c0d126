import { writeFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { isNoticesDocument } from '../../core/document.ts';
import type { NoticesDocument } from '../../core/notice.ts';
import { transmissionsTo } from '../../core/origins.ts';
import type { Outcome } from '../outcome.ts';
import { readSource } from '../source.ts';
import { isUnusable, reasonOf, unusable, type Unusable } from '../unusable.ts';
import { openBrowser } from './browser.ts';
import { draftOf } from './draft.ts';
import { driftOf } from './drift.ts';
import { hostsOf } from './hosts.ts';
import type { ScanOptions } from './options.ts';
import type { Seen } from './seen.ts';
import { told } from './told.ts';
import { visit } from './visit.ts';

/** `doui scan`: what a site really sends, and whether it says so. */
export async function scan(options: ScanOptions): Promise<Outcome> {
  const { notices, draft, at, format, strict } = options;
  const document = notices === undefined ? undefined : await documentFrom(notices);
  if (document !== undefined && isUnusable(document)) return failure(document);
  const browser = await openBrowser(options.browser);
  if (isUnusable(browser)) return failure(browser);
  const seen = await seenBy(browser, options);
  if (isUnusable(seen)) return failure(seen);
  const hosts = hostsOf(seen, document?.guard?.own ?? []);
  const drift = document && driftOf(document, seen, hosts, at);
  if (draft !== undefined) {
    const { transmissions = {} } = document ?? {};
    const undeclared = hosts.filter(
      ({ origin }) => transmissionsTo({ transmissions }, origin).length === 0,
    );
    const written = await write(draft, `${JSON.stringify(draftOf(undeclared), undefined, 2)}\n`);
    if (written !== undefined) return failure(written);
  }
  const isBad = (drift ?? []).some(({ severity }) => strict || severity === 'error');
  const { url, pages, lost, passes } = seen;
  return {
    status: isBad ? 1 : 0,
    out:
      format === 'json'
        ? `${JSON.stringify({ url, pages, lost, passes, hosts, findings: drift ?? null }, undefined, 2)}\n`
        : told(seen, hosts, drift),
  };
}

async function seenBy(browser: Browser, options: ScanOptions): Promise<Seen | Unusable> {
  try {
    return await visit(browser, options);
  } catch (caught) {
    return unusable(`${options.url.href}: the browser gave up (${(caught as Error).message}).`);
  } finally {
    await browser.close();
  }
}

async function documentFrom(file: string): Promise<NoticesDocument | Unusable> {
  const source = await readSource(file);
  if (isUnusable(source)) return source;
  return isNoticesDocument(source.value)
    ? source.value
    : unusable(`${file}: no notices. See doui check.`);
}

async function write(file: string, text: string): Promise<Unusable | undefined> {
  try {
    await writeFile(file, text);
    return undefined;
  } catch (caught) {
    return unusable(`${file}: cannot be written (${reasonOf(caught)}).`);
  }
}

const failure = ({ unusable: err }: Unusable): Outcome => ({ status: 2, err: `${err}\n` });
