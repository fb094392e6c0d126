import type { VNode } from 'preact';
import { SECTIONS, type SectionKey } from '../../core/words.ts';
import { Acquisition } from './Acquisition.tsx';
import { Approvals } from './Approvals.tsx';
import { Block } from './Block.tsx';
import { Bodies } from './Bodies.tsx';
import { Contacts } from './Contacts.tsx';
import { Data } from './Data.tsx';
import { FormFields } from './FormFields.tsx';
import { Incidents } from './Incidents.tsx';
import { JointUses } from './JointUses.tsx';
import { List } from './names.tsx';
import { recipientsOf } from './cited.tsx';
import type { Part } from './Part.ts';
import { Procedures } from './Procedures.tsx';
import { Provisions } from './Provisions.tsx';
import { PurposeGroups } from './PurposeGroups.tsx';
import { References } from './References.tsx';
import { Retention } from './Retention.tsx';
import { saidOf } from './said.ts';
import { Say } from './Say.tsx';
import { Scope } from './Scope.tsx';
import { Security } from './Security.tsx';
import { Transfers } from './Transfers.tsx';
import { Transmissions } from './Transmissions.tsx';

type Facts = VNode | false | undefined;

/** The sections that the notice has, in the order in which they are read, each with its facts. */
export function sectionsOf(part: Part): readonly (readonly [SectionKey, Facts])[] {
  const { notice } = part;
  const facts = factsOf(part);
  const worded = (key: SectionKey): boolean =>
    Object.values(notice.texts).some(({ sections }) => sections?.[key]);
  return SECTIONS.map((key) => [key, facts[key]] as const).filter(
    ([key, shown]) => worded(key) || shown,
  );
}

/** What the model knows of each section, where it knows something. */
function factsOf(part: Part): { readonly [section in SectionKey]?: Facts } {
  const { notice, ui, level } = part;
  const { words } = ui;
  const has = (list: readonly unknown[] | undefined): boolean => (list ?? []).length > 0;
  const scoped = Object.keys(notice.audience).length > 0 || has(notice.overrides);
  const { openList, usedAfterContract, revision } = notice;
  return {
    scope: scoped && <Scope {...part} />,
    data: has(Object.keys(notice.cited.data)) && <Data {...part} />,
    acquisition: has(notice.acquisition) && <Acquisition {...part} />,
    purposes: has(notice.purposes) && <PurposeGroups {...part} />,
    'further-use': (openList !== undefined || usedAfterContract !== undefined) && (
      <List
        of={[
          ...(openList === undefined ? [] : [words.openList[`${openList}`]]),
          ...(usedAfterContract === undefined ? [] : [words.afterContract[`${usedAfterContract}`]]),
        ]}
      />
    ),
    prohibitions: has(notice.prohibitions) && (
      <List
        of={(notice.prohibitions ?? []).map((key) => (
          <Say key={key} of={saidOf(part, 'prohibitions', key)} or={key} />
        ))}
      />
    ),
    provision: has(notice.provisions) && <Provisions {...part} />,
    'joint-use': has(notice.jointUse) && <JointUses {...part} />,
    entrustment: has(notice.entrustments) && (
      <List
        of={(notice.entrustments ?? []).map(({ key, recipients }) => (
          <>
            <Say of={saidOf(part, 'entrustments', key)} or={key} />
            {recipients && <div>{recipientsOf(part, recipients)}</div>}
          </>
        ))}
      />
    ),
    transfers: has(notice.transfers) && <Transfers {...part} />,
    transmissions: has(notice.transmissions) && <Transmissions {...part} />,
    security: has(notice.security) && <Security {...part} />,
    retention: has(notice.retention) && <Retention {...part} />,
    approvals: has(notice.approvals) && <Approvals {...part} />,
    form: has(notice.form) && <FormFields {...part} />,
    procedures: has(notice.procedures) && <Procedures {...part} />,
    contacts: has(notice.contacts) && <Contacts {...part} />,
    bodies: has(notice.bodies) && <Bodies {...part} />,
    certifications: has(notice.certifications) && (
      <>
        {notice.certifications?.map((key) => (
          <Block key={key} of={saidOf(part, 'certifications', key)} or={key} level={level + 2} />
        ))}
      </>
    ),
    incidents: notice.incidents && <Incidents {...part} />,
    revision: revision && (
      <List
        of={[
          ...(revision.announced === 'website' ? [words.announced] : []),
          ...(revision.asksAgain === undefined ? [] : [words.asksAgain[`${revision.asksAgain}`]]),
        ]}
      />
    ),
    references: has(notice.references) && <References {...part} />,
  };
}
