/** What the portal holds of one user: made up, and in memory only. */
export interface Registration {
  readonly name: string;
  readonly email: string;
  readonly telephone: string;
}

export type RequestStatus = 'waiting' | 'accepted' | 'rejected' | 'withdrawn';

/** A request for another user's approval. */
export interface ApprovalRequest {
  readonly id: string;
  /** The notice's own two boxes. */
  readonly box: 'received' | 'sent';
  readonly status: RequestStatus;
}

/** Who says that the user agreed, for which contract, and by which act of its own. Opaque keys. */
export interface Attested {
  readonly party: string;
  readonly contract: string;
  readonly event: string;
}

/** What the portal answers a page. */
export interface Desk {
  readonly registration?: Registration | undefined;
  readonly requests: readonly ApprovalRequest[];
  readonly attested?: Attested | undefined;
}

/** An act of a page upon its desk. */
export type DeskAct =
  | { readonly act: 'register' }
  | { readonly act: 'correct'; readonly registration: Registration }
  | { readonly act: 'attest'; readonly attested: Attested }
  | {
      readonly act: 'decide';
      readonly request: string;
      readonly as: 'accept' | 'reject' | 'withdraw';
    };

export const EMPTY: Desk = { requests: [] };

const MADE_UP: Registration = {
  name: 'Hanako Mori',
  email: 'hanako.mori@example.com',
  telephone: '03-0000-0000',
};

const REQUESTS: readonly ApprovalRequest[] = [
  { id: 'tenant-osaka', box: 'received', status: 'waiting' },
  { id: 'tenant-kyoto', box: 'received', status: 'waiting' },
  { id: 'tenant-naha', box: 'sent', status: 'waiting' },
  { id: 'tenant-sapporo', box: 'sent', status: 'accepted' },
];

const OUTCOMES = { accept: 'accepted', reject: 'rejected', withdraw: 'withdrawn' } as const;
const BOXES = { accept: 'received', reject: 'received', withdraw: 'sent' } as const;

/** The desk after an act. What cannot be done leaves it as it was. */
export function after(desk: Desk, act: DeskAct): Desk {
  if (act.act === 'attest') return { ...desk, attested: act.attested };
  if (act.act === 'register') {
    return desk.registration ? desk : { ...desk, registration: MADE_UP, requests: REQUESTS };
  }
  if (act.act === 'correct') {
    return desk.registration ? { ...desk, registration: act.registration } : desk;
  }
  const isMeant = ({ id, status, box }: ApprovalRequest): boolean =>
    id === act.request && status === 'waiting' && box === BOXES[act.as];
  return {
    ...desk,
    requests: desk.requests.map((request) =>
      isMeant(request) ? { ...request, status: OUTCOMES[act.as] } : request,
    ),
  };
}

/** What a page sent, where it is an act at all. */
export function actIn(body: unknown): DeskAct | undefined {
  const { act, registration, attested, request, as } = fieldsOf(body);
  if (act === 'register') return { act };
  if (act === 'correct') {
    const { name, email, telephone } = fieldsOf(registration);
    if (!isLine(name) || !isLine(email) || !isLine(telephone)) return undefined;
    return { act, registration: { name, email, telephone } };
  }
  if (act === 'attest') {
    const { party, contract, event } = fieldsOf(attested);
    if (!isLine(party) || !isLine(contract) || !isLine(event)) return undefined;
    return { act, attested: { party, contract, event } };
  }
  if (act !== 'decide' || !isLine(request)) return undefined;
  if (as !== 'accept' && as !== 'reject' && as !== 'withdraw') return undefined;
  return { act, request, as };
}

const isLine = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 200;

const fieldsOf = (value: unknown): { readonly [field: string]: unknown } =>
  typeof value === 'object' && value !== null ? { ...value } : {};
