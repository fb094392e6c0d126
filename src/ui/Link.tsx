import type { ComponentChildren, VNode } from 'preact';
import type { Locale } from '../core/units.ts';

interface Props {
  readonly to: string | undefined;
  readonly lang?: Locale;
  /** Without it, the address itself. */
  readonly children?: ComponentChildren;
}

/** Where an address may lead: never to a script, nor from a path, however it is read, elsewhere. */
const LEADS = /^(https?:|mailto:|tel:|\/(?![/\\\s]))/i;

/** A link where there is somewhere to go, and plain words elsewhere. On paper its address follows. */
export function Link({ to = '', lang, children }: Props): VNode {
  if (!LEADS.test(to)) return <span lang={lang}>{children ?? to}</span>;
  const here = to.startsWith('/');
  const full = here ? new URL(to, location.href).href : to;
  return (
    <a
      href={to}
      lang={lang}
      target={here ? undefined : '_blank'}
      rel={here ? undefined : 'noreferrer'}
      data-to={children === undefined && !here ? undefined : full}
    >
      {children ?? <bdi>{to}</bdi>}
    </a>
  );
}
