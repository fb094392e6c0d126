import { mayGo, transmissionsTo } from '../../core/origins.ts';
import type { PurposeKey } from '../../core/purpose.ts';
import { purposesOf } from '../purposesOf.ts';
import { meetingOf } from './meetingOf.ts';
import type { Post } from './post.ts';

/** What is held of an embed. */
export interface Embed {
  /** Where it would lead, in full. */
  readonly address: string;
  /** What must be granted first. */
  readonly wanted: readonly PurposeKey[];
}

/** What shows something of another site. */
export const EMBEDS = ':is(iframe,video,embed,object)';

/** The attribute that says where it leads. */
export const leadOf = ({ localName }: Element): 'data' | 'src' =>
  localName === 'object' ? 'data' : 'src';

/** What the gate holds of it by its mark, or else the guard by its address; `undefined` of neither. */
export function embedOf(node: Element, post: Post): Embed | undefined {
  const address = markedAddress(node);
  const marked = purposesOf(node) ?? [];
  return node.isConnected ? (heldFor(address, marked, post) ?? heldByGuard(node, post)) : undefined;
}

/** The guard knows hosts: what it holds is for all that the registry says goes there. */
function heldByGuard(node: Element, post: Post): Embed | undefined {
  const address = inFull(meetingOf(post.name)?.heldOf(node, leadOf(node)));
  const shut = transmissionsTo(post.enforcement, address ?? '').filter(
    ([, one]) => !mayGo(one, post.consent.allows),
  );
  return heldFor(address, [...new Set(shut.flatMap(([, { purposes }]) => purposes))], post);
}

function heldFor(
  address: string | undefined,
  purposes: readonly PurposeKey[],
  { consent }: Post,
): Embed | undefined {
  const wanted = purposes.filter((purpose) => !consent.allows(purpose));
  return address !== undefined && wanted.length > 0 ? { address, wanted } : undefined;
}

function markedAddress(node: Element): string | undefined {
  const child = node.querySelector('source[data-src]');
  const held = node.getAttribute(`data-${leadOf(node)}`) ?? child?.getAttribute('data-src');
  return inFull(held ?? undefined);
}

const inFull = (address: string | undefined): string | undefined =>
  address !== undefined && URL.canParse(address, document.baseURI)
    ? new URL(address, document.baseURI).href
    : undefined;
