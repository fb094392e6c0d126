import { SECTIONS } from '../words.ts';
import { SECURITY } from './disclosure.ts';
import { listOf, mapOf, may, must, object, type Schema, Text, oneOf } from './parts.ts';

const Told = object({ title: Text, body: Text });

const PurposeWords = object({
  title: must('In a few words.', Text),
  description: must('In a plain sentence or two.', Text),
  examples: may('What it comprises.', listOf(Text)),
  uncontrollable: may('Where it is not controllable: why.', Text),
  withdrawal: may('What follows when consent is withdrawn, said before it is.', Text),
  mechanism: may('By what use consent is deemed given, or by whom it is obtained.', Text),
});

export const Words: Schema = object({
  title: must('The title of the notice.', Text),
  summary: must('One or two plain sentences: who asks, and for what.', Text),
  purposes: must('By key of purpose.', mapOf(PurposeWords)),
  sections: may(
    'Words that stand before a section’s facts, and its title in place of the usual one.',
    mapOf(object({ title: Text, body: listOf(Text) }), oneOf(...SECTIONS)),
  ),
  changes: may('By key of change: what it changes.', mapOf(Text)),
  groups: may(
    'By key of group.',
    mapOf(object({ title: Text, description: may('What the group comprises.', Text) })),
  ),
  acquisition: may('By key of acquisition.', mapOf(Text)),
  prohibitions: may('By key of prohibition.', mapOf(Text)),
  provisions: may('By key of provision.', mapOf(Told)),
  jointUse: may('By key of joint use.', mapOf(Told)),
  entrustments: may('By key of entrustment.', mapOf(Text)),
  transfers: may(
    'By key of transfer.',
    mapOf(
      object({
        service: must('For which service.', Text),
        regime: may('What the regime is, and how it may affect the handling.', Text),
        measures: may('What the recipient does to protect the data (Rule 17).', Text),
        unknown: may('Why the country is not known, and what may help instead (Rule 17).', Text),
      }),
    ),
  ),
  security: may('By head of security control.', mapOf(Told, oneOf(...SECURITY))),
  retention: may('By key of retention.', mapOf(Text)),
  approvals: may('By key of approval.', mapOf(Told)),
  procedures: may('By key of procedure.', mapOf(Told)),
  contacts: may('By key of contact.', mapOf(Told)),
  bodies: may('By key of accredited body.', mapOf(Told)),
  certifications: may('By key of mark or certificate.', mapOf(Told)),
  incidents: may('By key of accident.', mapOf(Text)),
  references: may('By key of reference.', mapOf(Told)),
  form: may(
    'The words of the form.',
    object({
      groups: must('By key of group.', mapOf(Text)),
      fields: must(
        'By key of field.',
        mapOf(object({ label: Text, hint: may('How to fill it in.', Text) })),
      ),
      options: may('By key of option.', mapOf(Text)),
    }),
  ),
});
