import type { ComponentChildren, VNode } from 'preact';
import type { Locale } from '../../core/units.ts';

interface Props {
  readonly to: string | undefined;
  readonly lang?: Locale;
  readonly children: ComponentChildren;
}

/** Another site, or a way to write or call. An address never runs script. */
const AWAY = /^(https?|mailto|tel):/;
/** A path on the same site, and not `//elsewhere`, however browsers may read it. */
const HERE = /^\/(?![\\/\s])/;

/** A link where there is somewhere to go, and plain words elsewhere. */
export function Link({ to = '', lang, children }: Props): VNode {
  if (HERE.test(to)) {
    return (
      <a href={to} lang={lang}>
        {children}
      </a>
    );
  }
  return AWAY.test(to) ? (
    <a href={to} lang={lang} target="_blank" rel="noreferrer">
      {children}
    </a>
  ) : (
    <span lang={lang}>{children}</span>
  );
}
