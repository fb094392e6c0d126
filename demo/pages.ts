import type { Audience } from '../src/core/audience.ts';
import type { Company } from './documents.ts';

/** One page of the demonstration. */
export interface Page {
  /** Its template and its words. */
  readonly name: string;
  /** Where it is, after the language: `''` for the front page. */
  readonly path: string;
  readonly company: Company;
  /** Whom the page takes the person for, until the panel says otherwise. */
  readonly audience: Audience;
  /** What keeps its record apart from others on this origin. The company's, where absent. */
  readonly keptAs?: string;
  /** Where people log in: its own handler, and what gives it the token of who is there. */
  readonly login?: { readonly endpoint: string; readonly token: string };
  /** Whether its head holds tags for a purpose. */
  readonly holds?: true;
  /** Whether it has elements of the SDK in it. */
  readonly elements?: true;
}

const SUBSCRIBER: Audience = { service: 'internet-connection' };
const NEVER_MEMBER: Audience = { 'data-acquired': '2018-06-01', 'd-point-membership': [] };
const PORTAL_USER: Audience = { service: 'customer-portal', relation: 'portal-user' };

/** Where the members' area has its own handler, its login, and the token of who is logged in. */
export const MEMBERS = {
  endpoint: '/members/doui',
  session: '/members/session',
  token: '/members/token',
} as const;

export const PAGES: readonly Page[] = [
  { name: 'home', path: '', company: 'ntt', audience: SUBSCRIBER, holds: true },
  { name: 'portal', path: 'portal', company: 'ntt', audience: PORTAL_USER },
  { name: 'leave', path: 'portal/leave', company: 'ntt', audience: PORTAL_USER },
  {
    name: 'admin',
    path: 'portal/admin',
    company: 'ntt',
    audience: PORTAL_USER,
    // The administrator is another person than the user, with a device of their own.
    keptAs: 'doui-administrator',
  },
  {
    name: 'teledome',
    path: 'teledome',
    company: 'ntt',
    audience: { service: 'teledome' },
    elements: true,
  },
  { name: 'privacy', path: 'privacy', company: 'ntt', audience: SUBSCRIBER, elements: true },
  {
    name: 'transmissions',
    path: 'transmissions',
    company: 'ntt',
    audience: SUBSCRIBER,
    elements: true,
  },
  { name: 'record', path: 'record', company: 'ntt', audience: SUBSCRIBER, elements: true },
  {
    name: 'docomo',
    path: 'docomo',
    company: 'docomo',
    audience: NEVER_MEMBER,
    holds: true,
  },
  {
    name: 'transmissions',
    path: 'docomo/transmissions',
    company: 'docomo',
    audience: NEVER_MEMBER,
    elements: true,
  },
  {
    name: 'members',
    path: 'members',
    company: 'docomo',
    audience: NEVER_MEMBER,
    // Only here people log in: a record on this page belongs to a member.
    keptAs: 'members',
    login: MEMBERS,
    holds: true,
  },
  {
    name: 'colt',
    path: 'colt',
    company: 'colt',
    audience: { relation: 'customer', region: 'asia' },
    holds: true,
  },
  {
    name: 'transmissions',
    path: 'colt/transmissions',
    company: 'colt',
    audience: { relation: 'customer', region: 'asia' },
    elements: true,
  },
];

/** What answers the form of the page before it. */
export const RECEIVED: Page = {
  name: 'received',
  path: 'teledome',
  company: 'ntt',
  audience: { service: 'teledome' },
};

/** The names of the databases, and where each company's handler is mounted. */
export const COMPANIES: {
  readonly [company in Company]: { readonly keptAs: string; readonly endpoint: string };
} = {
  ntt: { keptAs: 'doui', endpoint: '/doui' },
  docomo: { keptAs: 'docomo', endpoint: '/docomo/doui' },
  colt: { keptAs: 'colt', endpoint: '/colt/doui' },
};
