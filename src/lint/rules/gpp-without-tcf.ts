import type { Rule } from '../rule.ts';

export const gppWithoutTcf: Rule = {
  id: 'gpp-without-tcf',
  severity: 'warning',
  title: 'Where the Global Privacy Platform has a section of the TCF, there is a TCF to tell.',
  *check({ document: { signals = [] } }) {
    if (signals.some(({ key }) => key === 'tcf')) return;
    for (const [index, signal] of signals.entries()) {
      const place = signal.key === 'gpp' ? signal.sections.indexOf('tcfeuv2') : -1;
      if (place < 0) continue;
      yield {
        path: ['signals', index, 'sections', place],
        message: 'The section tcfeuv2 says what the signal tcf says, and there is none.',
        mend: 'Add the signal tcf, or remove the section.',
      };
    }
  },
};
