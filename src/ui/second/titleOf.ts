import type { ConsentState } from '../../core/api.ts';
import type { PurposeKey } from '../../core/notice.ts';
import { purposeWords } from '../inLocale.ts';

/** What a purpose is called: in the record also one that no applicable notice puts any more. */
export function titleOf(purpose: PurposeKey, { notices, locale }: ConsentState): string {
  const notice = notices.find(({ purposes }) => purposes.some(({ key }) => key === purpose));
  return notice === undefined ? purpose : purposeWords(notice, purpose, locale).title;
}
