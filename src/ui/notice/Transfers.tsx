import type { VNode } from 'preact';
import { countryOf } from '../second/format.ts';
import { recipientsOf } from './cited.tsx';
import type { Part } from './Part.ts';
import { own, said, type Said } from './said.ts';
import { Say } from './Say.tsx';
import { Table } from './Table.tsx';

/** What is handled in other countries, and whether the rules there may get in the way (APPI 28). */
export function Transfers(part: Part): VNode {
  const { ui, notice } = part;
  const { words, lang } = ui;
  const { label, affects } = words;
  return (
    <Table
      heads={[
        label.service,
        label.country,
        label.regime,
        label.measures,
        label.basis,
        label.recipients,
      ]}
      rows={(notice.transfers ?? []).map((transfer) => {
        const { key, country, regimeAffectsHandling: affected, basis, recipients } = transfer;
        const line = (
          name: 'service' | 'regime' | 'measures' | 'unknown',
        ): Said<string> | undefined => said(part, (all) => own(all.transfers, key)?.[name]);
        const regime = line('regime');
        const measures = line('measures');
        return [
          <Say of={line('service')} or={key} />,
          <>
            {country === undefined ? words.notKnown : countryOf(country, lang)}
            <Say as="p" of={line('unknown')} />
          </>,
          (affected !== undefined || regime) && (
            <>
              {affected !== undefined && affects[`${affected}`]}
              <Say as="p" of={regime} />
            </>
          ),
          measures && <Say of={measures} />,
          basis && words.transfers[basis],
          recipientsOf(part, recipients),
        ];
      })}
    />
  );
}
