import * as v from 'valibot';
import { Attribute } from './shape/audience.ts';
import { DataCategory, Transmission } from './shape/disclosure.ts';
import { Guard } from './shape/guard.ts';
import { Notice } from './shape/notice.ts';
import { listOf, mapOf, may, must, object, type Schema, someOf, Key } from './shape/parts.ts';
import { Controller, Law, Recipient } from './shape/party.ts';
import { Purpose } from './shape/purpose.ts';
import { Signal } from './shape/signal.ts';

/**
 * `notices.json` as a valibot schema: what `notice.ts` says in types, for values of which nothing
 * is known. It takes in no member that the format does not have.
 */
export const shape: Schema = object({
  $schema: may('The address of this schema.', Key),
  doui: must(
    'The version of this format: 1.',
    v.literal(1, 'Write 1, the version of this format.'),
  ),
  attributes: may('What the audience rules may ask about a person.', mapOf(Attribute)),
  controllers: must('Who decides why and how the data is processed.', mapOf(Controller)),
  purposes: must('All purposes, by key; the notices say the rest.', mapOf(Purpose)),
  recipients: must('Who else receives data.', mapOf(Recipient)),
  data: may('Kinds of data.', mapOf(DataCategory)),
  laws: may('Laws and guidelines.', mapOf(Law)),
  transmissions: may(
    'Programs on the page that send what the device knows to others (TBA 27-12).',
    mapOf(Transmission),
  ),
  guard: may('How the page holds what the transmissions name.', Guard),
  signals: may('Who else is told what is granted.', listOf(Signal)),
  notices: must(
    'Every version of every notice. Published versions stay.',
    someOf(Notice, 'Write at least one notice.'),
  ),
});
