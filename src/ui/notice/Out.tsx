import type { ComponentChildren, VNode } from 'preact';

interface Props {
  readonly to: string | undefined;
  /** Without it, the address itself. */
  readonly children?: ComponentChildren;
}

/** Where an address may lead: never to a script, nor by `//` or `/\` to another site. */
const LEADS = /^(https?:|mailto:|tel:|\/(?![/\\]))/i;

/** A link where there is somewhere to go, and plain words elsewhere. On paper its address follows. */
export function Out({ to = '', children }: Props): VNode {
  if (!LEADS.test(to)) return <span>{children ?? to}</span>;
  const here = to.startsWith('/');
  const full = here ? new URL(to, location.href).href : to;
  return (
    <a
      href={to}
      target="_blank"
      rel={here ? 'noopener' : 'noreferrer'}
      data-to={children === undefined ? (here ? full : undefined) : full}
    >
      {children ?? <bdi>{to}</bdi>}
    </a>
  );
}
