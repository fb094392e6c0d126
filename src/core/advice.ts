import type { ErrorCode } from './errors.ts';

const KEPT = 'What was decided is kept on the device, and sent when it can be.';
const SHUT = 'Until then nothing is asked, and everything that was not asked stays denied.';

/** For each cause of failure, what it means and how to mend it. Loaded only to be printed. */
export const advice: { readonly [code in ErrorCode]: string } = {
  'invalid-notices': `Mend the notices as said above. ${SHUT}`,
  'notices-unavailable': `Check the address given as “notices” (data-notices), and that it answers with JSON. ${SHUT}`,
  'unknown-purpose':
    'Nothing is recorded that no applicable notice puts to the person. Check the key of the purpose, and the audience.',
  'unknown-notice':
    'Nothing is recorded of a notice that does not apply. Check its key, and the audience.',
  'too-weak':
    'The notice demands a stronger mechanism for this purpose. Ask the person: record with their input event, and without “mechanism”.',
  'invalid-audience':
    'Correct what is said above. The attribute is taken as not stated, so that no rule that needs it matches.',
  'invalid-option':
    'Correct the option or the data-* attribute. It is left out, as if it had not been given.',
  'insecure-context': `Decisions can only be signed on https, or on localhost. Serve this page by https. ${SHUT}`,
  'storage-unavailable': `Decisions are kept in IndexedDB, which this browser denies here or could not use. Allow storage for this site, or free space. Until then what is decided is kept in this page only, and counts as recorded once the endpoint has it.`,
  'untrusted-grant':
    'Only a person’s own input may grant here, and only while it is known who is there. Call “record” in the handler of the input event, and pass the event.',
  'invalid-event':
    'A stored or received event was altered or is damaged. It is left out; the others count.',
  'endpoint-unreachable': KEPT,
  'endpoint-unusable': `Check the address given as “endpoint” (data-endpoint), and that Doui’s handler is mounted there. ${KEPT}`,
  'event-refused':
    'The endpoint will not take this event as it stands. It is kept on the device and shown as refused.',
  'account-unavailable':
    'Check that “subjectToken” (data-subject-token) is given on every page, answers within three seconds, and gives a JWT that the handler’s “accounts” accept. While it is not known who is there, everything is shut; what is decided is kept.',
  'signal-unavailable': 'Mend what is said above. The party is told of no grant meanwhile.',
  'wide-origin':
    'Name the recipient’s own hosts in “origins”. The site’s own origin is not held by it, everything else is.',
  'left-behind':
    'Name in “leaves” the domain and path with which it was set. What is kept from scripts (HttpOnly) only the server that set it can delete.',
  'policy-forbidden':
    'Where the Content-Security-Policy requires Trusted Types, add “trusted-types doui” to it. Where hosts are named: put what “doui head” prints first into every page. What is held stays held.',
  'part-unavailable':
    'Serve all files named doui-*.js beside doui.js. The page goes on, and everything that was not asked stays denied.',
};
