import { dpvOf } from '../../core/dpv/dpv.ts';
import type { SealedEvent } from '../../core/event.ts';
import type { PublishedNotice } from '../../core/publish.ts';
import type { Receipt } from '../../core/receipt.ts';
import { shown } from '../shown.ts';
import type { Outcome } from '../outcome.ts';
import { isUnusable } from '../unusable.ts';
import { verified } from '../verify/verified.ts';
import type { RecordOptions } from './options.ts';

/** `doui record`: an export of one subject as others read it. */
export async function record({ file, subject, receipt }: RecordOptions): Promise<Outcome> {
  const events: SealedEvent[] = [];
  const receipts: Receipt[] = [];
  const notices: PublishedNotice[] = [];
  const subjects = new Set<string>();
  const found = await verified(file, {
    reader: {
      notice: (notice) => void notices.push(notice),
      event(sealed, attested) {
        subjects.add(sealed.event.subject);
        if (sealed.event.subject !== (subject ?? sealed.event.subject)) return;
        events.push(sealed);
        if (attested !== undefined) receipts.push(attested);
      },
    },
  });
  const failure = (why: string, status: 1 | 2 = 2): Outcome => ({
    status,
    err: `${shown(`${file}: ${why}`)}\n`,
  });
  if (isUnusable(found)) return { status: 2, err: `${found.unusable}\n` };
  if (!found.sound) return failure('something is wrong with it. See doui verify.', 1);
  const [one, ...others] = subject === undefined ? subjects : [subject];
  if (one === undefined || events.length === 0)
    return failure('it holds no event of that subject.');
  if (others.length > 0) {
    return failure(`it holds ${subjects.size} subjects. Say whose record is meant: --subject <id>`);
  }
  const { exportedAt = '' } = found;
  const source = { subject: one, events, receipts, notices, exportedAt };
  const made = await dpvOf(source, receipt ? 'receipt' : 'record');
  return { status: 0, out: `${JSON.stringify(made, undefined, 2)}\n` };
}
