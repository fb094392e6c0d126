import type { VNode } from 'preact';
import { civilOf, spanOf } from './format.ts';
import type { Part } from './Part.ts';

/** The register of accidents. That there are none is said too, since it must be. */
export function Incidents({
  ui: { words, lang },
  notice: { incidents },
  text,
}: Part): VNode | null {
  if (incidents === undefined) return null;
  const { since, years, entries } = incidents;
  return (
    <>
      <p>{words.incidents(civilOf(since, lang), spanOf(years, 'year', lang))}</p>
      {entries.length === 0 ? (
        <p>
          <strong>{words.noIncidents}</strong>
        </p>
      ) : (
        <ul>
          {entries.map(({ key, date }) => (
            <li key={key}>
              <strong>{civilOf(date, lang)}</strong>{' '}
              <span lang={text.lang}>{text.incidents?.[key]?.body}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
