import { MEETING, type Meeting } from '../../core/meeting.ts';

/** The guard of this page, where it waits for the consent of this name. */
export function meetingOf(name: string): Meeting | undefined {
  const { [MEETING]: meeting } = globalThis as { [MEETING]?: Meeting };
  return meeting?.name === name ? meeting : undefined;
}
