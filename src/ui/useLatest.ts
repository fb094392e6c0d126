import { useLayoutEffect, useState } from 'preact/hooks';
import type { Consent, ConsentState } from '../core/api.ts';

/** The consent's latest state. */
export function useLatest(consent: Consent): ConsentState {
  const [state, setState] = useState(() => consent.state());
  useLayoutEffect(() => consent.subscribe(setState), [consent]);
  return state;
}
