import type { Consent } from '../../core/api.ts';
import type { Enforcement } from '../../core/enforcement.ts';
import type { Model } from '../model.ts';

/** Whom the warden works for. */
export interface Employer {
  /** The name of this consent's database and mirror. */
  readonly name: string;
  readonly model: Model;
  readonly consent: Consent;
}

/** What each part of the warden is given. */
export interface Post extends Employer {
  readonly enforcement: Enforcement;
}
