import { isHeld } from '../../core/origins.ts';
import { EMBEDS, leadOf } from './embeds.ts';
import { meetingOf } from './meetingOf.ts';
import type { Post } from './post.ts';

/**
 * At a withdrawal, what shows something of another site and was marked by nobody is given to the
 * guard once more: it holds it from now on, and what it showed is gone.
 */
export const recallEmbeds = ({ name, model, consent, enforcement }: Post): (() => void) =>
  model.on('change', ({ purposes }) => {
    if (meetingOf(name)?.mode !== 'enforce' || purposes.every(consent.allows)) return;
    for (const node of document.querySelectorAll(`${EMBEDS}:not([data-purpose])`)) {
      const address = node.getAttribute(leadOf(node));
      if (address === null || !URL.canParse(address, document.baseURI)) continue;
      const { href } = new URL(address, document.baseURI);
      if (isHeld(enforcement, href, consent.allows, location.origin)) {
        node.setAttribute(leadOf(node), address);
      }
    }
  });
