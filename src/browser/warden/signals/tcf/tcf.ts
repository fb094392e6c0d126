import { CmpApi } from '@iabtechlabtcf/cmpapi';
import { GVL } from '@iabtechlabtcf/core';
import type { Signal } from '../../../../core/signal.ts';
import { toldOf } from '../../../../core/signals/told.ts';
import type { Post } from '../../post.ts';
import { isAsking } from '../isAsking.ts';
import { page, type Command } from '../page.ts';
import { stringOf } from './stringOf.ts';
import { loadVendors } from './vendors.ts';

type Tcf = Extract<Signal, { key: 'tcf' }>;

/**
 * The Transparency and Consent Framework 2.3, by the IAB's own library. The vendor list comes from
 * the site's endpoint; until it is there the stub answers. Where it does not come, all commands are
 * answered with an error, so that nothing is granted.
 *
 * @throws what kept the list away, as a rejection.
 */
export async function openTcf(
  signal: Tcf,
  { model, consent }: Post,
  failed: (cause: unknown) => void,
): Promise<() => void> {
  const { cmpId, cmpVersion, gvl } = signal;
  try {
    const vendors = await loadVendors(gvl);
    GVL.baseUrl = new URL(gvl, location.href).href;
    const api = new CmpApi(cmpId, cmpVersion, true);
    let last = '';
    return model.subscribe((state) => {
      if (state.phase !== 'ready') return;
      const told = toldOf(signal, state.purposes, consent.allows);
      const isVisible = isAsking(state);
      const now = JSON.stringify([told, state.locale, isVisible]);
      if (now === last) return;
      last = now;
      try {
        api.update(stringOf(signal, told, vendors(state.locale), new Date()), isVisible);
      } catch (caught) {
        // What was said before would stand: from now on there are errors only.
        api.disable();
        failed(caught);
      }
    });
  } catch (caught) {
    refuse(cmpId, cmpVersion);
    throw caught;
  }
}

/** Answers all that waits, and all that comes, with an error. */
function refuse(cmpId: number, cmpVersion: number): void {
  const queue = ((page['__tcfapi'] as Command | undefined)?.() ?? []) as unknown[][];
  const waiting = queue.splice(0);
  new CmpApi(cmpId, cmpVersion, true).disable();
  for (const call of waiting) (page['__tcfapi'] as Command)(...call);
}
