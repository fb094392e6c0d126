import type { PurposeKey } from './purpose.ts';
import type { Country, Url } from './units.ts';

/** Whom the state is told to, each in its own language. */
export type Signal =
  Google | Gtm | Uet | Clarity | Meta | TikTok | Shopify | Matomo | Adobe | Tcf | Gpp;

/** One party that is told what is granted, and nothing before it is known. */
interface Party<Key extends string, Word extends string> {
  readonly key: Key;
  /** By the party's own word, such as `ad_storage`: granted while all of these purposes are. */
  readonly follows: { readonly [word in Word]?: readonly PurposeKey[] };
}

/** Google Consent Mode v2. What is not followed is never granted. */
export interface Google extends Party<'google', (typeof WORDS.google)[number]> {
  /** For how many milliseconds Google's tags wait for the state. */
  readonly waitForUpdate?: number;
  /** Only where they wait, in ISO 3166-2, such as `ES` and `US-AK`. Denied it is everywhere. */
  readonly region?: readonly string[];
  /** Takes the identifiers of clicks out of what is sent while `ad_storage` is denied. */
  readonly adsDataRedaction?: true;
  /** Hands the identifiers of clicks on from page to page in addresses. */
  readonly urlPassthrough?: true;
}

/** An event in Tag Manager's `dataLayer`, after all other parties know. The words are the site's. */
export interface Gtm extends Party<'gtm', string> {
  /** The event's name. `doui` where absent. */
  readonly event?: string;
}

/** Microsoft Advertising (UET consent mode). */
export type Uet = Party<'uet', (typeof WORDS.uet)[number]>;

/** Microsoft Clarity, by its second interface. */
export type Clarity = Party<'clarity', (typeof WORDS.clarity)[number]>;

/** Meta's pixel. While `dataProcessing` is not granted, Limited Data Use is on. */
export type Meta = Party<'meta', (typeof WORDS.meta)[number]>;

/** TikTok's pixel. */
export type TikTok = Party<'tiktok', (typeof WORDS.tiktok)[number]>;

/** Shopify's Customer Privacy API. */
export type Shopify = Party<'shopify', (typeof WORDS.shopify)[number]>;

/** Matomo: `consent` to measure at all, `cookieConsent` to recognise who returns. */
export type Matomo = Party<'matomo', (typeof WORDS.matomo)[number]>;

/** Adobe's Web SDK, by its standard 2.0. */
export type Adobe = Party<'adobe', (typeof WORDS.adobe)[number]>;

/** IAB Europe's Transparency and Consent Framework 2.3. */
export interface Tcf extends Party<'tcf', (typeof WORDS.tcf)[number]> {
  /** The site's own number from IAB Europe. There is none to fall back on. */
  readonly cmpId: number;
  readonly cmpVersion: number;
  /** Where the vendor list is, on the site's own endpoint: `/doui/gvl/`. */
  readonly gvl: Url;
  /** Where the site is established, or under whose law it stands. */
  readonly publisherCountry: Country;
  /** The only vendors that the site works with. Without it, all of the list. */
  readonly vendors?: readonly number[];
  /** Where the notices put the purposes in other words than IAB Europe's. */
  readonly nonStandardTexts?: true;
}

/** IAB Tech Lab's Global Privacy Platform 1.1. */
export interface Gpp extends Party<'gpp', (typeof WORDS.gpp)[number]> {
  /** Which sections apply. `tcfeuv2` is what `tcf` says. */
  readonly sections: readonly (typeof SECTIONS)[number][];
  /** The site's number. 1, that of the unregistered, where absent. */
  readonly cmpId?: number;
}

/** The words of each party; `gtm` takes any. */
export const WORDS = {
  google: [
    'ad_storage',
    'ad_user_data',
    'ad_personalization',
    'analytics_storage',
    'functionality_storage',
    'personalization_storage',
    'security_storage',
  ],
  gtm: [],
  uet: ['ad_storage'],
  clarity: ['ad_Storage', 'analytics_Storage'],
  meta: ['consent', 'dataProcessing'],
  tiktok: ['consent'],
  shopify: ['analytics', 'marketing', 'preferences', 'sale_of_data'],
  matomo: ['consent', 'cookieConsent'],
  adobe: ['collect', 'personalize'],
  tcf: [
    'purpose1',
    'purpose2',
    'purpose3',
    'purpose4',
    'purpose5',
    'purpose6',
    'purpose7',
    'purpose8',
    'purpose9',
    'purpose10',
    'purpose11',
    'specialFeature1',
    'specialFeature2',
  ],
  gpp: [
    'SaleOptOut',
    'SharingOptOut',
    'TargetedAdvertisingOptOut',
    'SensitiveDataProcessing',
    'KnownChildSensitiveDataConsents',
    'PersonalDataConsents',
  ],
} as const;

/** Sections that can be told, by their API prefixes (GPP, Section Information). */
export const SECTIONS = [
  'tcfeuv2',
  'usnat',
  'usca',
  'usva',
  'usco',
  'usut',
  'usct',
  'usfl',
  'usmt',
  'usor',
  'ustx',
  'usde',
  'usia',
  'usne',
  'usnh',
  'usnj',
  'ustn',
  'usmn',
  'usmd',
  'usin',
  'usky',
  'usri',
] as const;

/** What a party is told of its words: granted, denied, or `undefined` where nobody was asked. */
export type Told = { readonly [word: string]: boolean | undefined };
