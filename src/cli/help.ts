export const HELP = `Usage:
  doui check [files…]   says what is wrong in notices, and what is missing
  doui lock [file]      notes the published versions, so that none of them is edited
  doui --help | --version

The file is notices.json where none is named. check passes over *.lock.json.

Options:
  --at <date>           as of this date (2026-12-01) or instant, in place of now
  --lock <file>         in place of the .lock.json beside the file
  --format text|json    check: how findings are printed
  --strict              check: warnings also make the status 1

Status: 0 when no errors are found, 1 when some are, 2 when a file cannot be read or
the command is not understood.
`;
