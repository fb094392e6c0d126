import type { VNode } from 'preact';
import type { Fee } from '../../core/recourse.ts';
import { attempt } from '../../core/attempt.ts';
import { Block } from './Block.tsx';
import { List, names } from './names.tsx';
import { Link } from '../Link.tsx';
import type { Part } from './Part.ts';
import { own, said, saidOf } from './said.ts';
import { Say } from './Say.tsx';
import { Sheet } from './Sheet.tsx';

/** How a person makes use of a right, and what it costs (APPI 32(1)(iii), 38). */
export function Procedures(part: Part): VNode {
  const { ui, notice, level } = part;
  const { label, rights, documents: needed } = ui.words;
  return (
    <>
      {notice.procedures?.map(({ key, right, contacts, url, documents, fee }) => (
        <Block key={key} of={saidOf(part, 'procedures', key)} or={key} level={level + 2}>
          <Sheet
            of={[
              [label.right, rights[right]],
              [label.fee, fee && feeOf(part, fee)],
              [label.documents, documents && needed],
              [
                label.where,
                names([
                  ...(contacts ?? []).map((one) => (
                    <Say
                      key={one}
                      of={said(part, (words) => own(words.contacts, one)?.title)}
                      or={one}
                    />
                  )),
                  ...(url === undefined ? [] : [<Link key={url} to={url} />]),
                ]),
              ],
            ]}
          />
        </Block>
      ))}
    </>
  );
}

function feeOf({ ui: { words, lang } }: Part, fee: Fee): VNode {
  const { amount, amountWithTax, currency, per, extra } = fee;
  const money = (sum: number): string =>
    attempt(`${sum} ${currency}`, () =>
      new Intl.NumberFormat(lang, { style: 'currency', currency }).format(sum),
    );
  const taxed = amountWithTax === undefined ? [] : [words.withTax(money(amountWithTax))];
  return <List of={[words.per[per](money(amount)), ...taxed, ...(extra ? [words.extra] : [])]} />;
}
