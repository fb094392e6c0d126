import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface Props {
  readonly message: string;
  readonly hidden?: boolean;
}

/**
 * A live region. It is there, empty, before it speaks, and speaks only after the rest has changed:
 * else screen readers stay silent, as they do about what is behind a dialog that is still open.
 */
export function Announcer({ message, hidden = false }: Props): VNode {
  const [said, say] = useState('');
  useEffect(() => say(message), [message]);
  return <output class={hidden ? 'unseen' : 'small'}>{said}</output>;
}
