import { shown } from '../shown.ts';
import {
  CHECKS,
  type Check,
  type Finding,
  type Verification,
} from '../../core/evidence/verdict.ts';

const SCOPES: { readonly [scope in Verification['scope']]: string } = {
  everything: 'everything that a server keeps',
  since: 'what a server took since an earlier export',
  person: 'what a server keeps of one person',
  device: 'what a device keeps',
};

/** More are seen in JSON. */
const MOST = 50;

/** What was found, for people. */
export function told(file: string, found: Verification): string {
  const { scope, exportedAt = 'no time', events, subjects, findings, limits, sound } = found;
  const first = findings.slice(0, MOST);
  const more = findings.length - first.length;
  return [
    shown(`${file}: ${SCOPES[scope]}, exported at ${exportedAt}.`),
    `Events: ${events}. Subjects: ${subjects}.`,
    '',
    ...Object.keys(CHECKS).map((check) => lineOf(check as Check, found)),
    ...(first.length > 0 ? ['', ...first.map((one) => shown(findingOf(one)))] : []),
    ...(more > 0 ? [`… and ${more} more.`] : []),
    '',
    'What it cannot prove:',
    ...limits.map((limit) => `- ${limit}`),
    '',
    sound ? 'Nothing is wrong.' : 'Something is wrong.',
    '',
  ].join('\n');
}

function lineOf(check: Check, { checks }: Verification): string {
  const { proven, unproven, wrong } = checks[check];
  const counts = [
    `${proven} proven`,
    ...(unproven > 0 ? [`${unproven} not proven`] : []),
    ...(wrong > 0 ? [`${wrong} WRONG`] : []),
  ];
  return `  ${CHECKS[check]}: ${counts.join(', ')}`;
}

const findingOf = ({ check, verdict, line, id, why }: Finding): string =>
  [
    line === undefined ? undefined : `line ${line}:`,
    verdict === 'wrong' ? 'WRONG' : 'not proven',
    `(${check})`,
    why,
    id === undefined ? undefined : `[${id}]`,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
