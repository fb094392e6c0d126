import type { VNode } from 'preact';
import type { SectionKey } from '../../core/notice.ts';
import type { PublishedNotice } from '../../core/publish.ts';
import { Acquisition } from './Acquisition.tsx';
import { Contacts } from './Contacts.tsx';
import { ControllerFacts } from './ControllerFacts.tsx';
import { inLocale } from '../inLocale.ts';
import { Incidents } from './Incidents.tsx';
import { Security } from './Security.tsx';
import { Transfers } from './Transfers.tsx';
import type { FullUi } from './FullUi.ts';

interface Props {
  readonly ui: FullUi;
  readonly notice: PublishedNotice;
}

/** The rest of a notice, in the order in which it is read: its words, and then its facts. */
export function NoticeBody({ ui, notice }: Props): VNode {
  const { state, words } = ui;
  const text = inLocale(notice.texts, state.locale);
  const given = { ui, notice, text };
  const facts: { readonly [key in SectionKey]: VNode | false | undefined } = {
    scope: undefined,
    acquisition: notice.acquisition && <Acquisition {...given} />,
    'further-use': (notice.openList !== undefined || notice.usedAfterContract !== undefined) && (
      <ul>
        {notice.openList && <li>{words.openList}</li>}
        {notice.usedAfterContract !== undefined && (
          <li>{notice.usedAfterContract ? words.afterContract : words.notAfterContract}</li>
        )}
      </ul>
    ),
    provision: undefined,
    security: notice.security && <Security {...given} />,
    transfers: notice.transfers && <Transfers {...given} />,
    contacts: notice.contacts && <Contacts {...given} />,
    incidents: notice.incidents && <Incidents {...given} />,
  };
  return (
    <section class="whole">
      <h4>{words.whole}</h4>
      <ControllerFacts {...{ ui, notice }} />
      {(Object.keys(facts) as SectionKey[]).map((key) => {
        const section = text.sections?.[key];
        return (
          (section || facts[key]) && (
            <section key={key}>
              <h5 lang={section && text.lang}>{section?.title ?? words.sections[key]}</h5>
              {section?.body.map((paragraph) => (
                <p key={paragraph} lang={text.lang}>
                  {paragraph}
                </p>
              ))}
              {facts[key]}
            </section>
          )
        );
      })}
    </section>
  );
}
