export const CONFORMANCE_HELP = `Usage: doui conformance <url>

Asks an endpoint, in whatever language it is written, whether it keeps the protocol's promises:
docs/protocol.md. <url> is what stands before /sync. It makes devices of its own, and leaves
some 200 events of theirs behind, which name nobody: run it against a server for tests.

Options:
  --format text|json    how it is told

Status: 0 when every promise is kept, 1 when one is not, 2 when nobody answers.
`;
