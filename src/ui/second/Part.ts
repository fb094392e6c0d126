import type { NoticeWords } from '../../core/notice.ts';
import type { PublishedNotice } from '../../core/publish.ts';
import type { Worded } from '../inLocale.ts';
import type { FullUi } from './FullUi.ts';

/** What each part of a notice's body is given. */
export interface Part {
  readonly ui: FullUi;
  readonly notice: PublishedNotice;
  readonly text: Worded<NoticeWords>;
}
