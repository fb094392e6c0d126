import type { VNode } from 'preact';
import type { PurposeUse } from '../../core/purpose.ts';
import { spanOf } from '../second/format.ts';
import { dataOf, listed, purposeTitle, recipientsOf } from './cited.tsx';
import { Heading } from './Heading.tsx';
import { Link } from '../Link.tsx';
import type { Part } from './Part.ts';
import { purposeExamples } from './purposeExamples.tsx';
import { said, own, type Said } from './said.ts';
import { Say } from './Say.tsx';
import { Sheet } from './Sheet.tsx';

interface Props extends Part {
  readonly use: PurposeUse;
}

/** One purpose: what it means, what it rests on, whom it reaches, and how it is withdrawn. */
export function PurposeFacts({ use, ...part }: Props): VNode {
  const { ui, level } = part;
  const { words, lang } = ui;
  const { label } = words;
  const { key, basis, exemption, mechanism = 'explicit', withdrawal } = use;
  const line = (
    name: 'description' | 'uncontrollable' | 'withdrawal' | 'mechanism',
  ): Said<string> | undefined => said(part, ({ purposes }) => own(purposes, key)?.[name]);
  const how = line('mechanism');
  const after = line('withdrawal');
  const why = line('uncontrollable');
  return (
    <div class="item" part="purpose">
      <Heading level={level}>{purposeTitle(part, key)}</Heading>
      <Say as="p" of={line('description')} />
      <Sheet
        of={[
          [label.examples, purposeExamples(part, key)],
          [
            label.basis,
            <>
              {words.bases[basis]}
              {exemption && <p>{words.exemptions[exemption]}</p>}
            </>,
          ],
          [
            label.mechanism,
            (basis === 'consent' || use.mechanism || how) && (
              <>
                {words.ways[mechanism]}
                <Say as="p" of={how} />
              </>
            ),
          ],
          [label.data, dataOf(part, use.data)],
          [label.recipients, recipientsOf(part, use.recipients)],
          [label.channels, listed(use.channels, words.channel, lang)],
          [
            label.lasts,
            use.validDays === undefined
              ? basis === 'consent' && words.untilWithdrawn
              : spanOf(use.validDays, 'day', lang),
          ],
          [label.gpc, use.gpc && words.heardGpc],
          [
            label.uncontrollable,
            (use.controllable === false || why) && (
              <>
                {use.controllable === false && words.noSwitch}
                <Say as="p" of={why} />
              </>
            ),
          ],
          [
            label.withdrawal,
            (withdrawal || after) && (
              <>
                <Say as="p" of={after} />
                {withdrawal && <Link to={withdrawal.url}>{words.withdrawBy[withdrawal.by]}</Link>}
              </>
            ),
          ],
        ]}
      />
    </div>
  );
}
