import {
  Amount,
  CivilDate,
  Clock,
  Currency,
  Flag,
  Key,
  keysOf,
  listOf,
  may,
  must,
  object,
  oneOf,
  Only,
  Positive,
  type Schema,
  Text,
  Where,
} from './parts.ts';

const name = must('By which the words and other places name it.', Key);

export const Contact: Schema = object({
  key: name,
  channel: must('How it is reached.', oneOf('email', 'telephone', 'fax', 'post', 'form')),
  address: may('An address that people can use; left out where it is to be asked for.', Text),
  hours: may(
    'When it answers, on the clock of its own country.',
    object({
      from: must('Such as 10:00.', Clock),
      to: must('Such as 18:00.', Clock),
      closed: may(
        'When it does not answer.',
        listOf(oneOf('saturday', 'sunday', 'holidays', 'year-end')),
      ),
    }),
  ),
  toll: may('Whether a call costs the caller.', Flag),
  ended: may('The last day on which it answered.', CivilDate),
});

const Fee = object({
  amount: must('Without tax.', Amount),
  amountWithTax: may('With tax.', Amount),
  currency: must('An ISO 4217 code, such as JPY.', Currency),
  per: must('For what it is taken.', oneOf('contract', 'request')),
  extra: may('Where a special way of answering may cost more.', Only(true)),
});

export const Procedure: Schema = object({
  key: name,
  right: must(
    'Which right the person makes use of.',
    oneOf('disclosure', 'correction', 'cessation', 'objection', 'withdrawal', 'complaint'),
  ),
  contacts: may('Where: keys of contacts.', keysOf('contacts')),
  url: may('Where it is explained or begun.', Where),
  documents: may('Whether documents must be handed in.', Only(true)),
  fee: may('What it costs (APPI 38: only for notice of purposes and for disclosure).', Fee),
});

export const AccreditedBody: Schema = object({
  key: name,
  business: must('For which line of business.', oneOf('telecommunications', 'credit-card', 'all')),
  telephone: may('Its number.', Text),
  toll: may('Whether a call costs the caller.', Flag),
  url: may('Its site.', Where),
});

export const IncidentRegister: Schema = object({
  since: must('Accidents on or after this date are listed.', CivilDate),
  years: must('For how many years each stays listed.', Positive),
  entries: must('One for each accident.', listOf(object({ key: Key, date: CivilDate }))),
});

export const Approval: Schema = object({
  key: name,
  box: must('Whether the user received or sent the request.', oneOf('received', 'sent')),
  acts: must(
    'What the user can do about it.',
    listOf(oneOf('view', 'accept', 'reject', 'withdraw')),
  ),
});
