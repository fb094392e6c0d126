import type { Rule } from './rule.ts';
import { accreditedBody } from './rules/accredited-body.ts';
import { authoritativeLocale } from './rules/authoritative-locale.ts';
import { changesStated, changeWords } from './rules/changes.ts';
import { complaints } from './rules/complaints.ts';
import { contactAddress } from './rules/contact-address.ts';
import { controllerIdentity } from './rules/controller-identity.ts';
import { deadReference } from './rules/dead-reference.ts';
import { emailMarketing } from './rules/email-marketing.ts';
import { externalTransmission } from './rules/external-transmission.ts';
import { factWithoutWords } from './rules/fact-without-words.ts';
import { fees } from './rules/fees.ts';
import { gpcWithoutChoice } from './rules/gpc-without-choice.ts';
import { gppWithoutTcf } from './rules/gpp-without-tcf.ts';
import { handlingPolicy } from './rules/handling-policy.ts';
import { idleGate } from './rules/idle-gate.ts';
import { jointUse } from './rules/joint-use.ts';
import { insecureLink, relativeLink } from './rules/links.ts';
import { longSummary } from './rules/long-summary.ts';
import { missingTranslation } from './rules/missing-translation.ts';
import { optOutBan } from './rules/opt-out-ban.ts';
import { optOutProvision } from './rules/opt-out-provision.ts';
import { otherParties } from './rules/other-parties.ts';
import { overlappingOrigins } from './rules/overlapping-origins.ts';
import { overlappingVersions } from './rules/overlapping-versions.ts';
import { overseasProvision } from './rules/overseas-provision.ts';
import { earlyPings } from './rules/early-pings.ts';
import { procedures } from './rules/procedures.ts';
import { purposeWithoutNotice } from './rules/purpose-without-notice.ts';
import { purposeWithoutSignal } from './rules/purpose-without-signal.ts';
import { purposesSpecified } from './rules/purposes-specified.ts';
import { secrecy } from './rules/secrecy.ts';
import { securityMeasures } from './rules/security-measures.ts';
import { sharedHost } from './rules/shared-host.ts';
import { signalWithoutPurpose } from './rules/signal-without-purpose.ts';
import { specialCare } from './rules/special-care.ts';
import { thirdPartyProvision } from './rules/third-party-provision.ts';
import { transmissionOptOut } from './rules/transmission-opt-out.ts';
import { undisclosedTransmission } from './rules/undisclosed-transmission.ts';
import { unheldTransmission } from './rules/unheld-transmission.ts';
import { unreachableAudience } from './rules/unreachable-audience.ts';
import { vagueWords } from './rules/vague-words.ts';
import { wordsWithoutFact } from './rules/words-without-fact.ts';
import { youngPeople } from './rules/young-people.ts';

/** All rules: what Japanese law asks, by its articles, and then what good notices have. */
export const RULES: readonly Rule[] = [
  // Act on the Protection of Personal Information
  purposesSpecified,
  specialCare,
  thirdPartyProvision,
  optOutProvision,
  optOutBan,
  jointUse,
  overseasProvision,
  controllerIdentity,
  procedures,
  fees,
  securityMeasures,
  complaints,
  accreditedBody,
  youngPeople,
  // Telecommunications Business Act, and on e-mail
  secrecy,
  handlingPolicy,
  externalTransmission,
  transmissionOptOut,
  undisclosedTransmission,
  earlyPings,
  vagueWords,
  emailMarketing,
  // Audience and versions
  unreachableAudience,
  overlappingVersions,
  changesStated,
  changeWords,
  // What the page enforces
  overlappingOrigins,
  sharedHost,
  unheldTransmission,
  idleGate,
  purposeWithoutNotice,
  signalWithoutPurpose,
  purposeWithoutSignal,
  gppWithoutTcf,
  gpcWithoutChoice,
  // Words and links
  factWithoutWords,
  wordsWithoutFact,
  missingTranslation,
  authoritativeLocale,
  longSummary,
  otherParties,
  deadReference,
  insecureLink,
  relativeLink,
  contactAddress,
];
