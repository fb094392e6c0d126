export const CSP_HELP = `Usage: doui csp [file]

Prints the Content Security Policy that lets a page reach itself, the site's own hosts and those of
the transmissions that are allowed. It closes what no script of a page can hold.

Options:
  --granted <a,b>       these purposes are allowed, in place of those that are open before
                        anybody decides; "" is none
  --all                 each policy that there can be, with the purposes that lead to it
  --header              with the header's name

Status: 0 when it is printed, 1 when errors are found, 2 when the file cannot be read or the
command is not understood.
`;
