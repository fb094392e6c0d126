export const SCAN_HELP = `Usage: doui scan <url>

Walks through a site in a real browser, as three visitors with empty profiles: one who decides
nothing, one who refuses all, one who grants all, by Doui's own buttons. Says to whom the pages
send something, when, and what stays on the device; and with the notices, where that is other
than they disclose. Only pages of one origin, and none that robots.txt keeps robots from.

Needs playwright-core (npm install --save-dev playwright-core) and a Chromium.

Options:
  --notices <file>      compares with these
  --draft <file>        writes what is undeclared there, as entries for notices.json to be filled in:
                        doui check asks for each blank
  --pages <number>      at most so many; 20
  --depth <number>      links away from the first; 3
  --wait <seconds>      watches each page for so long after it has come to rest; 2
  --grant on|off        off: a site without Doui; only the visitor who decides nothing; on
  --browser <path>      this Chromium, in place of the one that is found
  --at <date>           as of this date (2026-12-01) or instant, in place of now
  --format text|json    how it is told
  --strict              warnings also make the status 1

What the browser's parser asks for, it may ask for ahead of every script: nothing that runs in the
page can hold or recall that. Such requests are marked "parser"; those that the page's own policy
forbade a moment later, "ahead".

Status: 0 when it is as disclosed, 1 when it is not, 2 when it cannot be seen.
`;
