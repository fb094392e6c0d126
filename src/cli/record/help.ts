export const RECORD_HELP = `Usage: doui record <export>

Writes what one subject consented to as a consent record of ISO/IEC TS 27560:2023, in the JSON-LD
of the Data Privacy Vocabulary; of an export in which nothing is wrong. - reads the standard input.

Options:
  --subject <id>        whose, where the export holds several
  --receipt             a consent receipt in place of a record

Status: 0 when it is written, 1 when something is wrong with the export (see doui verify),
2 when it cannot be read, or holds no such subject.
`;
