import { EXEMPTIONS } from '../exemption.ts';
import { STRONGEST_FIRST } from '../mechanism.ts';
import { STRICTEST_FIRST } from '../strictest.ts';
import {
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
  Where,
} from './parts.ts';

export const Purpose: Schema = object({
  dpv: may('Purposes of the W3C Data Privacy Vocabulary, such as Advertising.', listOf(Key)),
});

export const Exemption: Schema = oneOf(...EXEMPTIONS);

export const PurposeUse: Schema = object({
  key: must('A key of the document’s purposes.', Key),
  basis: must(
    'consent: shut until the person grants it. opt-out: open until the person objects. The others are never asked.',
    oneOf(...STRICTEST_FIRST),
  ),
  mechanism: may(
    'Under consent, the weakest way that will do. explicit where left out.',
    oneOf(...STRONGEST_FIRST),
  ),
  exemption: may('Under exempt: why the law asks for no consent.', Exemption),
  group: may('A key of the notice’s groups.', Key),
  recipients: may('Who receives data for it: keys of recipients.', keysOf('recipients')),
  data: may('Which kinds of data serve it: keys of data.', keysOf('data')),
  gpc: may('Whether Global Privacy Control is heard as an objection to it.', Only(true)),
  channels: may(
    'How the person is reached for it.',
    listOf(oneOf('telephone', 'email', 'post', 'web', 'app')),
  ),
  validDays: may('For how many days a grant lasts.', Positive),
  controllable: may(
    'false where the notice offers a say and does not say which; the words say why.',
    Only(false),
  ),
  withdrawal: may(
    'How consent is taken back, where a switch is not the way.',
    object({
      by: must('How.', oneOf('stop-using', 'delete-registration', 'contact')),
      url: may('Where that is done.', Where),
    }),
  ),
});
