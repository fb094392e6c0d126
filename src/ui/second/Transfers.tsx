import type { VNode } from 'preact';
import { countryOf } from './format.ts';
import type { Part } from './Part.ts';

/** What is handled in other countries, and whether the rules there may get in the way. */
export function Transfers({ ui: { words, lang }, notice, text }: Part): VNode {
  const { service, country, regime, affects, none } = words.transfers;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{service}</th>
          <th scope="col">{country}</th>
          <th scope="col">{regime}</th>
        </tr>
      </thead>
      <tbody>
        {notice.transfers?.map((transfer) => (
          <tr key={transfer.key}>
            <td lang={text.lang}>{text.transfers?.[transfer.key]?.service ?? transfer.key}</td>
            <td>{countryOf(transfer.country, lang)}</td>
            <td>{transfer.regimeAffectsHandling ? affects : none}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
