import { timingOf } from '../core/timing.ts';
import type { Notice, NoticesDocument } from '../core/notice.ts';
import type { Locale } from '../core/units.ts';
import type { Path } from './finding.ts';

/** A version that people read now or will read. */
export interface Version {
  readonly notice: Notice;
  /** Where it stands in the document. */
  readonly path: Path;
  /** The locales in which it has words. */
  readonly locales: readonly Locale[];
  /** Whether Japanese law asks things of its controller. */
  readonly japanese: boolean;
}

/** What the rules look at. */
export interface Scope {
  readonly document: NoticesDocument;
  readonly at: Date;
  /**
   * The versions in force at that time, and those to come. What has ended or been superseded is
   * passed over: evidence points at it, so nobody may mend it.
   */
  readonly versions: readonly Version[];
}

export function scopeOf(document: NoticesDocument, at: Date): Scope {
  const isOver = (notice: Notice): boolean =>
    ['ended', 'superseded'].includes(timingOf(notice, document.notices, at));
  const versions = document.notices.flatMap((notice, index): Version[] =>
    isOver(notice)
      ? []
      : [
          {
            notice,
            path: ['notices', index],
            locales: Object.keys(notice.texts),
            japanese: document.controllers[notice.controller]?.country === 'JP',
          },
        ],
  );
  return { document, at, versions };
}

/** The versions of which Japanese law asks something. */
export const japanese = ({ versions }: Scope): readonly Version[] =>
  versions.filter((version) => version.japanese);

/** The same by controller, for what the law asks of a business and not of each of its texts. */
export function byController(scope: Scope): Map<string, readonly Version[]> {
  const grouped = new Map<string, Version[]>();
  for (const version of japanese(scope)) {
    const { controller } = version.notice;
    grouped.set(controller, [...(grouped.get(controller) ?? []), version]);
  }
  return grouped;
}
