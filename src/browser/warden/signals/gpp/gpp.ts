import { CmpApi, CmpDisplayStatus, CmpStatus, Sections, SignalStatus } from '@iabgpp/cmpapi';
import type { Signal } from '../../../../core/signal.ts';
import { toldOf } from '../../../../core/signals/told.ts';
import type { Post } from '../../post.ts';
import { isAsking } from '../isAsking.ts';
import { page, type Command } from '../page.ts';
import { fieldsOf } from './fields.ts';

type Gpp = Extract<Signal, { key: 'gpp' }>;

/** Nobody's: the Global Privacy Platform gives it to those who are not registered. */
const UNREGISTERED = 1;
const VERSION = 1;
const TCF = 'tcfeuv2';

/**
 * The Global Privacy Platform 1.1, by the IAB's own library. All that changes is told between
 * `signalStatus` "not ready" and "ready", as its CMP API has it.
 */
export function openGpp(
  signal: Gpp,
  { model, consent }: Post,
  failed: (cause: unknown) => void,
): () => void {
  const { sections, cmpId = UNREGISTERED } = signal;
  const states = sections.filter((section) => section !== TCF);
  const api = new CmpApi(cmpId, VERSION);
  const ids = [...Sections.SECTION_ID_NAME_MAP].filter(([, name]) =>
    (sections as readonly string[]).includes(name),
  );
  api.setSupportedAPIs(ids.map(([id, name]) => `${id}:${name}`));
  api.setApplicableSections(ids.map(([id]) => id));
  // What the framework says, once it says something: it is a section among others.
  let framework = sections.includes(TCF) ? undefined : '';
  let isKnown = false;
  let last = '';

  /** What cannot be said leaves the signal not ready, so that nobody goes by what was said before. */
  const change = (names: readonly string[], set: () => void): void => {
    api.setSignalStatus(SignalStatus.NOT_READY);
    try {
      set();
    } catch (caught) {
      failed(caught);
      return;
    }
    api.setCmpStatus(CmpStatus.LOADED);
    for (const name of names) api.fireSectionChange(name);
    if (isKnown && framework !== undefined) api.setSignalStatus(SignalStatus.READY);
  };
  if (framework === undefined) {
    const listen: Command = (data, isSound) => {
      const { tcString } = (data ?? {}) as { readonly tcString?: string };
      if (!isSound || !tcString || tcString === framework) return;
      framework = tcString;
      change([TCF], () => api.setSectionString(TCF, tcString));
    };
    (page['__tcfapi'] as Command | undefined)?.('addEventListener', 2, listen);
  }
  return model.subscribe(({ phase, purposes, view }) => {
    if (phase !== 'ready') return;
    const told = toldOf(signal, purposes, consent.allows);
    const display = isAsking({ view }) ? CmpDisplayStatus.VISIBLE : CmpDisplayStatus.HIDDEN;
    if (api.getCmpDisplayStatus() !== display) api.setCmpDisplayStatus(display);
    const now = JSON.stringify(told);
    if (now === last) return;
    last = now;
    isKnown = true;
    change(states, () => {
      for (const section of states) {
        for (const [field, value] of fieldsOf(api, section, signal, told)) {
          api.setFieldValue(section, field, value);
        }
      }
    });
  });
}
