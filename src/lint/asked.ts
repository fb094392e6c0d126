import type { Basis, PurposeKey } from '../core/purpose.ts';
import { isAsked } from '../core/state.ts';
import type { Scope } from './scope.ts';

/** The bases on which the versions put a purpose; none where no version has it. */
export const basesOf = ({ versions }: Scope, purpose: PurposeKey): Basis[] =>
  versions
    .flatMap(({ notice }) => notice.purposes)
    .filter(({ key }) => key === purpose)
    .map(({ basis }) => basis);

/** Whether people can decide on a purpose. */
export const isChoice = (scope: Scope, purpose: PurposeKey): boolean =>
  basesOf(scope, purpose).some(isAsked);
