import { Rule } from './audience.ts';
import {
  Country,
  Flag,
  Key,
  keysOf,
  listOf,
  may,
  must,
  object,
  oneOf,
  Only,
  Origin,
  Pattern,
  Positive,
  type Schema,
  Text,
  textsOf,
  Url,
} from './parts.ts';
import { Exemption } from './purpose.ts';

export const SECURITY = [
  'basic-policy',
  'rules',
  'institutional',
  'human',
  'physical',
  'technological',
  'external-environment',
] as const;

const name = must('By which the words and other places name it.', Key);

export const DataCategory: Schema = object({
  secrecy: may(
    'Secrecy of communications (TBA 4): consent must be individual, specific and clear.',
    Only(true),
  ),
  specialCare: may(
    'Special-care information (APPI 2(3)): prior consent to acquire it.',
    Only(true),
  ),
  texts: must(
    'What it is called, by locale.',
    textsOf(object({ name: Text, description: may('What it comprises.', Text) })),
  ),
});

export const Acquisition: Schema = object({
  key: name,
  source: must(
    'indirect: from others than the person. automatic: recorded while a service is used.',
    oneOf('direct', 'automatic', 'indirect'),
  ),
  means: may(
    'By what means.',
    listOf(oneOf('oral', 'written', 'electronic', 'audio', 'video', 'other')),
  ),
  recorded: may('What is recorded with sound or pictures.', oneOf('calls', 'premises')),
  data: may('What is obtained: keys of data.', keysOf('data')),
});

export const Provision: Schema = object({
  key: name,
  basis: must(
    'On what provision to third parties rests (APPI 27(1), (2)).',
    oneOf('consent', 'opt-out', 'claims-assignment', 'public-authority', 'law'),
  ),
  recipients: may('Keys of recipients; none where nobody can be named.', keysOf('recipients')),
  data: may('What is provided: keys of data.', keysOf('data')),
  purposes: may('For what: keys of the notice’s purposes.', keysOf('purposes')),
  optOut: may(
    'What opt-out provision must say besides (APPI 27(2)(iv) to (vii)).',
    object({
      acquired: must('How it was obtained: keys of acquisition.', listOf(Key)),
      provided: must('In what form.', oneOf('electronic', 'paper', 'both')),
      stop: must('A key of contacts: where the person asks that it stop.', Key),
    }),
  ),
});

export const JointUse: Schema = object({
  key: name,
  data: must('What is used: keys of data.', listOf(Key)),
  users: must('Those who use it with the controller: keys of recipients.', listOf(Key)),
  purposes: must('For what: keys of the notice’s purposes.', listOf(Key)),
  responsible: may('A key of controllers: who answers for it.', Key),
  acquired: may('How it was obtained: keys of acquisition.', keysOf('acquisition')),
  audience: may('Whose data, where not everybody’s.', Rule),
});

export const Entrustment: Schema = object({
  key: name,
  recipients: may('Who does the work: keys of recipients.', keysOf('recipients')),
});

export const Transfer: Schema = object({
  key: name,
  country: may('Left out where it is not known; the words then say why (Rule 17).', Country),
  regimeAffectsHandling: may('Whether a regime there may affect the handling.', Flag),
  basis: may(
    'On what it rests (APPI 28).',
    oneOf('consent', 'entrustment', 'joint-use', 'equivalent-system'),
  ),
  recipients: may('Who receives it there: keys of recipients.', keysOf('recipients')),
});

const patterns = listOf(Pattern);

const TransmissionGate = object({
  calls: may(
    'What a script gets that calls it meanwhile: fail is a network error, wait its answer after consent.',
    oneOf('fail', 'wait'),
  ),
  leaves: may(
    'What it leaves on the device, deleted at withdrawal. * stands for any characters.',
    object({
      cookies: may(
        'By name, and where they are set elsewhere than for the page, domain and path.',
        listOf(
          object({
            name: must('Such as _ads_*.', Pattern),
            domain: may('Such as example.com.', Text),
            path: may('Such as /.', Text),
          }),
        ),
      ),
      local: may('Entries that outlast the visit (HTML §12.2).', patterns),
      session: may('Entries of the visit.', patterns),
      databases: may('Databases.', patterns),
      caches: may('Caches.', patterns),
    }),
  ),
  reload: may('Where only a new page stops it.', Only(true)),
});

export const Transmission: Schema = object({
  recipient: must('A key of recipients: who handles it at the other end.', Key),
  data: must('What is sent: keys of data.', listOf(Key)),
  purposes: must('For what: keys of the document’s purposes.', listOf(Key)),
  origins: must(
    'Where it goes, such as https://ads.example, or https://*.ads.example for all below it.',
    listOf(Origin),
  ),
  gate: may('How it is held and stopped.', TransmissionGate),
  exemption: may('Why the law asks for no notice of it (TBA Ordinance 22-2-30).', Exemption),
  optOut: may(
    'The measure by which a person stops it (TBA Ordinance 22-2-31).',
    object({ stops: must('What stops.', oneOf('sending', 'use')), url: Url }),
  ),
  texts: must(
    'The words on it, by locale.',
    textsOf(
      object({
        service: may('The service’s own name, where people know it better.', Text),
        purpose: must('What the site uses it for.', Text),
        recipientPurpose: may('What the recipient uses it for.', Text),
        requests: may('How a request to stop it is taken.', Text),
        limits: may('What no longer works after opting out.', Text),
      }),
    ),
  ),
});

export const Retention: Schema = object({
  key: name,
  until: must('What ends it.', oneOf('law-requires', 'purpose-ends', 'period-ends')),
  days: may('For how many days, where it is a period.', Positive),
});
