import type { VNode } from 'preact';
import { Block } from './Block.tsx';
import { Link } from '../Link.tsx';
import type { Part } from './Part.ts';
import { saidOf } from './said.ts';
import { Sheet } from './Sheet.tsx';

/** The accredited organisations to which one may complain (APPI 32(1)(iv), 47). */
export function Bodies(part: Part): VNode {
  const { ui, notice, level } = part;
  const { label, business: lines, contact, toll: tolls } = ui.words;
  return (
    <>
      {notice.bodies?.map(({ key, business, telephone, toll, url }) => (
        <Block key={key} of={saidOf(part, 'bodies', key)} or={key} level={level + 2}>
          <Sheet
            of={[
              [label.business, lines[business]],
              [
                contact.telephone,
                telephone && (
                  <Link to={`tel:${telephone}`}>
                    <bdi>{telephone}</bdi>
                  </Link>
                ),
              ],
              [label.toll, toll !== undefined && tolls[`${toll}`]],
              [label.website, url && <Link to={url} />],
            ]}
          />
        </Block>
      ))}
    </>
  );
}
