import type { VNode } from 'preact';
import type { Contact } from '../../core/recourse.ts';
import { listOf } from '../listOf.ts';
import { civilOf } from '../second/format.ts';
import { Block } from './Block.tsx';
import { Link } from '../Link.tsx';
import type { Part } from './Part.ts';
import { saidOf } from './said.ts';
import { Sheet } from './Sheet.tsx';

/** Where to turn with questions and complaints; also where nobody answers any more. */
export function Contacts(part: Part): VNode {
  const { ui, notice, level } = part;
  const { words, lang } = ui;
  const { label } = words;
  return (
    <>
      {notice.contacts?.map(({ key, channel, address, hours, toll, ended }) => (
        <Block
          key={key}
          of={saidOf(part, 'contacts', key)}
          or={words.contact[channel]}
          level={level + 2}
        >
          {ended && <p class="over">{words.ended(civilOf(ended, lang))}</p>}
          <Sheet
            of={[
              [
                words.contact[channel],
                address && (
                  <Link to={toOf(channel, address)}>
                    <bdi>{address}</bdi>
                  </Link>
                ),
              ],
              [
                label.hours,
                hours && (
                  <>
                    {words.hours(hours.from, hours.to)}
                    {hours.closed && (
                      <p>
                        {words.closedOn(
                          listOf(
                            hours.closed.map((day) => words.closed[day]),
                            lang,
                          ),
                        )}
                      </p>
                    )}
                  </>
                ),
              ],
              [label.toll, toll !== undefined && words.toll[`${toll}`]],
            ]}
          />
        </Block>
      ))}
    </>
  );
}

/** Where an address leads by its channel: a postal one nowhere, a form's is an address already. */
export const toOf = (channel: Contact['channel'], address: string): string =>
  channel === 'email'
    ? `mailto:${address}`
    : channel === 'telephone'
      ? `tel:${address}`
      : channel === 'form'
        ? address
        : '';
