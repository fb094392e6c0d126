import type { VNode } from 'preact';
import { Facts } from './Facts.tsx';
import { listOf } from './format.ts';
import type { Part } from './Part.ts';

/** How the data is obtained. */
export function Acquisition({ ui: { words, lang }, notice: { acquisition } }: Part): VNode | null {
  if (acquisition === undefined) return null;
  const means = acquisition.means.map((way) => words.acquisition[way]);
  return (
    <>
      <Facts of={[[words.obtained, listOf(means, lang)]]} />
      <ul>
        {acquisition.indirect && <li>{words.indirect}</li>}
        {acquisition.callsRecorded && <li>{words.callsRecorded}</li>}
      </ul>
    </>
  );
}
