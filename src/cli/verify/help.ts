export const VERIFY_HELP = `Usage: doui verify <export>

Says of an export, an operator's (NDJSON) or a page's (consent.export() as JSON), what it
proves and what it does not. Needs no network. - reads the standard input.

Options:
  --jwks <file|url>     the server's keys, got elsewhere: no other counts. Without it, those
                        that the export brings along, which its maker chose
  --notices <file|url>  the words, as notices.json, got elsewhere; may be given several times
  --format text|json    how it is told
  --strict              what is not proven also makes the status 1

Status: 0 when nothing is wrong, 1 when something is, 2 when it cannot be read.
`;
