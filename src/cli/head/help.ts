export const HEAD_HELP = `Usage: doui head [file]

Prints the tags that stand before everything in a page's head: what parties hear before anything
is known, the policy of a lockdown, and the guard. They change with the file.

Options:
  --name <name>         of the consent, as in data-name; doui where it is not named
  --scripts <address>   where Doui's files are, such as /sdk/; beside the page where it is not said

Status: 0 when they are printed, 1 when errors are found, 2 when a file cannot be read or the
command is not understood.
`;
