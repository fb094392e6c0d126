import type { VNode } from 'preact';
import type { RecordEntry } from '../../core/record.ts';
import type { SecondWords } from '../words/SecondWords.ts';

interface Props {
  readonly words: SecondWords;
  readonly entry: RecordEntry;
}

/** How a grant came about that the person did not say: never shown as more than it is. */
export function Mechanism({ words, entry }: Props): VNode | null {
  const { mechanism, attestation, decisions } = entry;
  if (mechanism === 'explicit' || !Object.values(decisions).includes('granted')) return null;
  if (mechanism === 'deemed-by-use') return <p>{words.deemedByUse}</p>;
  return (
    <>
      <p>{words.byOther(attestation?.contract ?? '–')}</p>
      {attestation && (
        <p class="small">
          {Object.entries(attestation).map(([name, key]) => (
            <span key={name} class="key">
              {words.attestation[name as keyof typeof attestation]}:{' '}
              <bdi translate={false}>{key}</bdi>{' '}
            </span>
          ))}
        </p>
      )}
    </>
  );
}
