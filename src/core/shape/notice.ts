import { SECTIONS } from '../words.ts';
import { Rule } from './audience.ts';
import {
  Acquisition,
  Entrustment,
  JointUse,
  Provision,
  Retention,
  SECURITY,
  Transfer,
} from './disclosure.ts';
import { FormGroup } from './form.ts';
import {
  CivilDate,
  Flag,
  Instant,
  Key,
  keysOf,
  listOf,
  may,
  must,
  object,
  oneOf,
  type Schema,
  Tag,
  textsOf,
  Url,
} from './parts.ts';
import { Citation } from './party.ts';
import { PurposeUse } from './purpose.ts';
import { AccreditedBody, Approval, Contact, IncidentRegister, Procedure } from './recourse.ts';
import { Words } from './words.ts';

const Change = object({
  key: must('By which the words name it.', Key),
  material: must('Whether people must be asked again.', Flag),
  purposes: may('Whose earlier grants end: keys of purposes.', keysOf('purposes')),
  sections: may('Which sections it changes.', listOf(oneOf(...SECTIONS))),
});

const Reference = object({
  key: must('By which the words name it.', Key),
  notice: may('A key of another notice in this document.', Key),
  url: may('Where it can be read.', Url),
  sections: may('The sections meant, from and to.', listOf(Key)),
  only: may('The one locale in which it can be had, where that is all.', Tag),
});

export const Notice: Schema = object({
  key: must('By which all versions of it are known.', Key),
  version: must('The name of this version. Once published it never changes.', Key),
  kind: must('What sort of notice it is.', oneOf('policy', 'terms', 'notice', 'form')),
  controller: must('A key of controllers.', Key),
  enacted: may('The day on which it was enacted.', CivilDate),
  amended: may('Earlier days on which it was amended, of versions not here.', listOf(CivilDate)),
  effective: must(
    'When it is in force.',
    object({
      from: must('From when, inclusive, such as 2024-04-12T00:00:00+09:00.', Instant),
      until: may('Until when, exclusive.', Instant),
    }),
  ),
  audience: must('To whom it applies. {} is everybody.', Rule),
  overrides: may('Keys of notices before which this one’s words go.', listOf(Key)),
  changes: may('What this version changes in the one before it.', listOf(Change)),
  laws: may('What it rests on, or speaks of.', listOf(Citation)),
  authoritative: may('The locale whose words decide where translations differ.', Tag),
  data: may('What is handled under it: keys of data.', keysOf('data')),
  acquisition: may('How data is obtained.', listOf(Acquisition)),
  groups: may('Keys of the groups in which the purposes are shown.', listOf(Key)),
  purposes: must('In the order in which they are shown.', listOf(PurposeUse)),
  openList: may('Whether further purposes may be set case by case.', Flag),
  usedAfterContract: may('Whether use may go on after the contract has ended.', Flag),
  prohibitions: may('Keys of uses that are ruled out.', listOf(Key)),
  provisions: may('Provision to third parties (APPI 27(1), (2)).', listOf(Provision)),
  jointUse: may('Joint use, item by item (APPI 27(5)(iii)).', listOf(JointUse)),
  entrustments: may('Work in which others handle the data (APPI 25).', listOf(Entrustment)),
  transfers: may('Handling in other countries (APPI 28).', listOf(Transfer)),
  transmissions: may('What the page sends to others: keys of transmissions.', listOf(Key)),
  security: may('The heads of security control that it speaks of.', listOf(oneOf(...SECURITY))),
  retention: may('How long the data is kept.', listOf(Retention)),
  approvals: may('Requests between users.', listOf(Approval)),
  form: may('The form that it comes with.', listOf(FormGroup)),
  procedures: may('How a person makes use of a right (APPI 32 to 35).', listOf(Procedure)),
  contacts: may('Whom to turn to.', listOf(Contact)),
  bodies: may('Accredited organisations (APPI 47).', listOf(AccreditedBody)),
  certifications: may('Keys of marks and certificates.', listOf(Key)),
  incidents: may('Accidents that must be disclosed.', IncidentRegister),
  revision: may(
    'How a revision is made known.',
    object({
      announced: must('Where.', oneOf('website')),
      asksAgain: may('Whether it promises to ask anew.', Flag),
    }),
  ),
  references: may('Other texts that it refers to.', listOf(Reference)),
  texts: must('The words, by locale.', textsOf(Words)),
});
