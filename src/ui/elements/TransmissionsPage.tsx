import type { VNode } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { languagesFor } from '../../core/transmissions/languages.ts';
import { sentBy } from '../../core/transmissions/sent.ts';
import { adopt } from '../adopt.ts';
import { useLatest } from '../useLatest.ts';
import { transmissionLoaders } from '../words/transmissionLoaders.ts';
import type { Drawn } from './element.ts';
import { TransmissionsIn } from './transmissions/TransmissionsIn.tsx';
import { printed, transmissionStyles } from './transmissions/transmissionStyles.ts';
import { useTongues } from './transmissions/useTongues.ts';
import { useVersions } from './transmissions/useVersions.ts';

/**
 * `<doui-transmissions>`: what the pages send to others (TBA 27-12), legible without any operation.
 * It is no choice, so it waits for no storage, and stands where storage fails. Until it knows
 * anything, the site's own words inside it stand.
 */
export function TransmissionsPage({ consent, shadow, attributes }: Drawn): VNode {
  const state = useLatest(consent);
  const { versions, failed } = useVersions(state, attributes['src']);
  useLayoutEffect(() => adopt(shadow, transmissionStyles), [shadow]);
  useLayoutEffect(() => adopt(document, printed), []);
  const own = attributes['locale'];
  const wanted = [...(own ? [own] : []), ...state.languages, state.locale];
  const sent = sentBy(versions ?? [], new Date(), attributes['notice']);
  const known = versions !== undefined || failed;
  const tongues = useTongues(
    known ? languagesFor(sent, wanted, Object.keys(transmissionLoaders)) : [],
  );
  if (tongues === undefined) return <slot />;
  const level = Number(attributes['level']) || 2;
  return (
    <div class="root">
      {versions === undefined ? (
        <>
          <slot />
          <output class="problem" lang={tongues.at(-1)?.lang}>
            {tongues.at(-1)?.failed}
          </output>
        </>
      ) : (
        tongues.map((words, index) => (
          <TransmissionsIn
            key={words.lang}
            // The choices stand once, in the language that the person reads.
            consent={index === tongues.length - 1 ? consent : undefined}
            {...{ words, sent, state, level }}
          />
        ))
      )}
    </div>
  );
}
