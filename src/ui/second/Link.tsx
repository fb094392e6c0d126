import type { ComponentChildren, VNode } from 'preact';
import type { Locale } from '../../core/notice.ts';

interface Props {
  readonly to: string | undefined;
  readonly lang?: Locale;
  readonly children: ComponentChildren;
}

/** A link where there is somewhere to go, and plain words elsewhere. An address never runs script. */
export function Link({ to, lang, children }: Props): VNode {
  return to !== undefined && /^(https?|mailto|tel):/.test(to) ? (
    <a href={to} lang={lang} target="_blank" rel="noreferrer">
      {children}
    </a>
  ) : (
    <span lang={lang}>{children}</span>
  );
}
