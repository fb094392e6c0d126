import type { CivilDate, Url } from './units.ts';

export interface Contact {
  readonly key: string;
  readonly channel: 'email' | 'telephone' | 'fax' | 'post' | 'form';
  /** An address that people can use; a notice may leave it to be asked for. */
  readonly address?: string;
  /** When it answers, on the clock of its own country, such as `10:00` to `18:00`. */
  readonly hours?: {
    readonly from: string;
    readonly to: string;
    readonly closed?: readonly ('saturday' | 'sunday' | 'holidays' | 'year-end')[];
  };
  /** Whether a call costs the caller. */
  readonly toll?: boolean;
  /** The last day on which it answered. It is still shown, so that nobody tries. */
  readonly ended?: CivilDate;
}

/** What a procedure costs (APPI 38: only for notice of purposes and for disclosure). */
export interface Fee {
  readonly amount: number;
  readonly amountWithTax?: number;
  /** An ISO 4217 code, such as `JPY`. */
  readonly currency: string;
  readonly per: 'contract' | 'request';
  /** Whether more may be asked where the person wants a special way of answering. */
  readonly extra?: true;
}

/** How a person makes use of a right (APPI 32(1)(iii), 33 to 35). */
export interface Procedure {
  readonly key: string;
  readonly right:
    'disclosure' | 'correction' | 'cessation' | 'objection' | 'withdrawal' | 'complaint';
  /** Keys of `contacts`. */
  readonly contacts?: readonly string[];
  readonly url?: Url;
  readonly documents?: true;
  readonly fee?: Fee;
}

/** An accredited personal information protection organisation (APPI 47), per line of business. */
export interface AccreditedBody {
  readonly key: string;
  readonly business: 'telecommunications' | 'credit-card' | 'all';
  readonly telephone?: string;
  readonly toll?: boolean;
  readonly url?: Url;
}

/** Accidents that must be disclosed (TBA Ordinance 22-2-23(5)); shown also when there are none. */
export interface IncidentRegister {
  /** Accidents on or after this date are listed. */
  readonly since: CivilDate;
  /** For how many years each stays listed. */
  readonly years: number;
  readonly entries: readonly { readonly key: string; readonly date: CivilDate }[];
}

/** Requests between users, and what each side can do about one. */
export interface Approval {
  readonly key: string;
  readonly box: 'received' | 'sent';
  readonly acts: readonly ('view' | 'accept' | 'reject' | 'withdraw')[];
}
