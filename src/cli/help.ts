import { CONFORMANCE_HELP } from './conformance/help.ts';
import { CSP_HELP } from './csp/help.ts';
import { HEAD_HELP } from './head/help.ts';
import { RECORD_HELP } from './record/help.ts';
import { SCAN_HELP } from './scan/help.ts';
import { SERVE_HELP } from './serve/help.ts';
import { VERIFY_HELP } from './verify/help.ts';

export const COMMANDS = [
  'check',
  'lock',
  'csp',
  'head',
  'serve',
  'verify',
  'record',
  'conformance',
  'scan',
] as const;
export type Command = (typeof COMMANDS)[number];

/** `doui --help`. */
export const HELP = `Usage:
  doui check [files…]   says what is wrong in notices, and what is missing
  doui lock [file]      notes the published versions, so that none of them is edited
  doui csp [file]       prints the policy of what may be reached, state by state
  doui head [file]      prints the tags that stand before everything in a page
  doui serve [file]     serves notices and keeps the evidence
  doui verify <export>  says what an export of evidence proves, and what it does not
  doui record <export>  writes a consent record of it (ISO/IEC TS 27560, DPV)
  doui conformance <url>  asks an endpoint whether it keeps the protocol
  doui scan <url>       says what a site really sends to others, and whether it discloses it
  doui <command> --help
  doui --version

The file is notices.json where none is named.

Status: 0 when all is well, 1 when errors are found, 2 when a file cannot be read or the
command is not understood.
`;

/** `doui <command> --help`. */
export const HELP_OF: { readonly [command in Command]: string } = {
  check: `Usage: doui check [files…]

Says what is wrong in notices, and what is missing. Passes over *.lock.json.

Options:
  --at <date>           as of this date (2026-12-01) or instant, in place of now
  --lock <file>         in place of the .lock.json beside the file
  --format text|json    how findings are printed
  --strict              warnings also make the status 1
  --site <origin>       a site that uses them, such as https://shop.example: says where a
                        recipient's origin takes it in; may be given several times
`,
  lock: `Usage: doui lock [file]

Notes the published versions in the .lock.json beside the file, so that none is edited.

Options:
  --at <date>           as of this date (2026-12-01) or instant, in place of now
  --lock <file>         in place of the .lock.json beside the file
`,
  csp: CSP_HELP,
  head: HEAD_HELP,
  serve: SERVE_HELP,
  verify: VERIFY_HELP,
  record: RECORD_HELP,
  conformance: CONFORMANCE_HELP,
  scan: SCAN_HELP,
};
