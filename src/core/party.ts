import type { Country, Texts, Url } from './units.ts';

/** Who decides why and how the data is processed (ISO/IEC 29184 §5.3.4; APPI 27(5), 32(1)). */
export interface Controller {
  readonly country: Country;
  readonly url?: Url;
  readonly texts: Texts<{
    readonly name: string;
    readonly representative?: { readonly name: string; readonly title: string };
    /** Who answers for the handling: a role, and a name where the notice gives one. */
    readonly officer?: { readonly role: string; readonly title?: string; readonly name?: string };
    readonly address?: string;
  }>;
}

/** Who else receives the data. */
export interface Recipient {
  /** `processor`: entrusted with work (APPI 27(5)(i)). `joint-user`: APPI 27(5)(iii). */
  readonly role: 'third-party' | 'processor' | 'joint-user' | 'authority';
  readonly country?: Country;
  readonly url?: Url;
  readonly texts: Texts<{ readonly name: string; readonly description?: string }>;
}
