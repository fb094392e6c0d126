import type { VNode } from 'preact';
import { civilOf, spanOf } from '../second/format.ts';
import { List } from './names.tsx';
import type { Part } from './Part.ts';
import { saidOf } from './said.ts';
import { Say } from './Say.tsx';

/** The register of accidents. That there are none is said too, since it must be. */
export function Incidents(part: Part): VNode | null {
  const { ui, notice } = part;
  const { words, lang } = ui;
  if (notice.incidents === undefined) return null;
  const { since, years, entries } = notice.incidents;
  return (
    <>
      <p>{words.incidents(civilOf(since, lang), spanOf(years, 'year', lang))}</p>
      {entries.length === 0 ? (
        <p>
          <strong>{words.noIncidents}</strong>
        </p>
      ) : (
        <List
          of={entries.map(({ key, date }) => (
            <>
              <strong>{civilOf(date, lang)}</strong>{' '}
              <Say of={saidOf(part, 'incidents', key)} or={key} />
            </>
          ))}
        />
      )}
    </>
  );
}
