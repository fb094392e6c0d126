import type { VNode } from 'preact';
import { directionOf } from '../../../core/directionOf.ts';
import type { Said } from '../../../core/transmissions/told.ts';
import type { Locale } from '../../../core/units.ts';

interface Props {
  readonly of: Said;
  /** The language around it: another is marked. What is in none keeps its side. */
  readonly around: Locale;
}

export function Saying({ of: { text, lang, to, more }, around }: Props): VNode {
  return (
    <>
      {to !== undefined ? (
        <a href={to} rel="noreferrer">
          <bdi>{text}</bdi>
        </a>
      ) : lang === '' ? (
        <bdi>{text}</bdi>
      ) : lang === around ? (
        text
      ) : (
        <span lang={lang} dir={directionOf(lang)}>
          {text}
        </span>
      )}
      {more && (
        <>
          <br />
          <span class="more">
            <Saying of={more} around={around} />
          </span>
        </>
      )}
    </>
  );
}
