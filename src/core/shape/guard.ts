import { listOf, may, must, object, oneOf, Only, Origin, type Schema, Url } from './parts.ts';

export const Guard: Schema = object({
  mode: must('report only tells what would be held; enforce holds it.', oneOf('report', 'enforce')),
  own: may('The site’s own other origins, such as https://static.example.', listOf(Origin)),
  lockdown: may('Whether the page’s own policy keeps out all that is not granted.', Only(true)),
  reports: may('Where the auditor sends hosts and counts.', Url),
});
