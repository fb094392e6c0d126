import type { VNode } from 'preact';
import { follows } from '../../core/applicable.ts';
import { Beside } from './Beside.tsx';
import { purposesOf } from './cited.tsx';
import { names } from './names.tsx';
import { historyOf } from './noticeNamed.ts';
import type { Part } from './Part.ts';
import { own, saidOf } from './said.ts';
import { Say } from './Say.tsx';
import { SectionTitle } from './SectionTitle.tsx';
import { Sheet } from './Sheet.tsx';

/** What this version changes; of material changes, the words of before and of now side by side. */
export function Changes(part: Part): VNode {
  const { ui, notice } = part;
  const { label, material: marks } = ui.words;
  const earlier = historyOf(ui.state, notice.key).filter((one) => follows(notice, one));
  return (
    <>
      {notice.changes?.map(({ key, material, purposes, sections }) => (
        <div key={key} class="item">
          <p>
            <span class="mark">{marks[`${material}`]}</span>
          </p>
          <Say as="p" of={saidOf(part, 'changes', key)} />
          <Sheet
            of={[
              [label.purposes, purposesOf(part, purposes)],
              [
                label.sections,
                names(
                  sections?.map((section) => (
                    <SectionTitle key={section} {...part} section={section} />
                  )),
                ),
              ],
            ]}
          />
          {material &&
            purposes?.map((purpose) => {
              const before = earlier.find(({ texts }) =>
                Object.values(texts).some((words) => own(words.purposes, purpose)),
              );
              return <Beside key={purpose} {...part} {...{ purpose, before }} />;
            })}
        </div>
      ))}
    </>
  );
}
