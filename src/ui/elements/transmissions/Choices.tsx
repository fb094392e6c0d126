import type { VNode } from 'preact';
import type { Consent, ConsentState } from '../../../core/api.ts';
import { own } from '../../../core/own.ts';
import type { Told } from '../../../core/transmissions/told.ts';
import type { TransmissionWords } from '../../../core/transmissions/TransmissionWords.ts';
import { Button } from '../../Button.tsx';
import { Saying } from './Saying.tsx';

interface Props {
  readonly consent: Consent;
  readonly state: ConsentState;
  readonly purposes: Told['purposes'];
  readonly words: TransmissionWords;
}

/** Where the person stands with what is sent, once that is known, and the way to change it. */
export function Choices({ consent, state, purposes, words }: Props): VNode | null {
  const asked = purposes.flatMap(([purpose, title]) => {
    const { basis, value } = own(state.purposes, purpose) ?? {};
    return (basis === 'consent' || basis === 'opt-out') && value !== undefined
      ? [{ purpose, title, choice: words.choices[basis][value] }]
      : [];
  });
  if (state.phase !== 'ready' || asked.length === 0) return null;
  return (
    <div class="choices">
      <dt>{words.label.choice}</dt>
      {asked.map(({ purpose, title, choice }) => (
        <dd key={purpose}>
          <Saying of={title} around={words.lang} />
          <br />
          {choice}
          <br />
          <Button
            part="change"
            label={`${words.change}: ${title.text}`}
            onPress={() => consent.open('preferences', { purpose })}
          >
            {words.change}
          </Button>
        </dd>
      ))}
    </div>
  );
}
