import type { VNode } from 'preact';
import type { Consent, ConsentState } from '../../../core/api.ts';
import { directionOf } from '../../../core/directionOf.ts';
import type { Sent } from '../../../core/transmissions/sent.ts';
import { told } from '../../../core/transmissions/told.ts';
import type { TransmissionWords } from '../../../core/transmissions/TransmissionWords.ts';
import { Choices } from './Choices.tsx';
import { Saying } from './Saying.tsx';

interface Props {
  /** Where the person's own choices stand beside what is sent. */
  readonly consent: Consent | undefined;
  readonly state: ConsentState;
  readonly sent: readonly Sent[];
  readonly words: TransmissionWords;
  readonly level: number;
}

/** All that is sent, told in one language. */
export function TransmissionsIn({ consent, state, sent, words, level }: Props): VNode {
  const { lang, title, lead, none } = words;
  const [Head, Item] = [`h${Math.min(level, 6)}` as 'h2', `h${Math.min(level + 1, 6)}` as 'h3'];
  return (
    <section lang={lang} dir={directionOf(lang)} part="section">
      <Head>{title}</Head>
      <p>{sent.length > 0 ? lead : none}</p>
      {sent.map((one) => {
        const { key, title: name, lines, purposes } = told(one, words);
        return (
          <article key={key} part="transmission">
            <Item>
              <Saying of={name} around={lang} />
            </Item>
            <dl>
              {lines.map(([label, said]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  {said.map((line, index) => (
                    <dd key={index}>
                      <Saying of={line} around={lang} />
                    </dd>
                  ))}
                </div>
              ))}
              {consent && one.transmission.exemption === undefined && (
                <Choices {...{ consent, state, purposes, words }} />
              )}
            </dl>
          </article>
        );
      })}
    </section>
  );
}
