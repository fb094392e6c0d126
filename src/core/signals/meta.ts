import type { Signal, Told } from '../signal.ts';
import type { Said } from './said.ts';

type Meta = Extract<Signal, { key: 'meta' }>;

/**
 * Meta's pixel, which must hear `revoke` before `init`. Limited Data Use is for those states of the
 * USA in which Meta itself finds the person (0, 0).
 */
export const tellMeta = ({ consent, dataProcessing }: Told, { follows }: Meta): Said => [
  'fbq',
  [
    ...(follows.consent ? [['consent', consent === true ? 'grant' : 'revoke']] : []),
    ...(follows.dataProcessing
      ? [['dataProcessingOptions', ...(dataProcessing === true ? [[]] : [['LDU'], 0, 0])]]
      : []),
  ],
];
