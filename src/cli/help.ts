import { madeUpOrigin, defaultTimeout } from './check/command.js'

export const help = `Usage: allow-origin check URL [options]
       allow-origin audit URL [options]   attacks a server: see audit --help

Sends the requests that a browser would send for a page, and tells you whether
the page's script gets the response. If not, it shows which step fails and what
the server must send.

Options
  --origin ORIGIN         the page's origin: scheme, host and port, or null for
                          an opaque origin (default: ${madeUpOrigin})
  -X, --method METHOD     the method, as the script writes it (default: GET, or
                          POST with --data)
                          Several --origin and --method make a table.
  -H, --header 'Name: value'
                          a header that the script sets; can be repeated
  --credentials           make the request with credentials, as fetch does with
                          credentials: 'include', or XMLHttpRequest with
                          withCredentials
  -d, --data TEXT         the body; it is text/plain unless a header says
                          otherwise
  --send                  send the request even if its method is not GET, HEAD
                          or OPTIONS; without --send, only its preflight is
                          sent, if it needs one
  --preflight-only        send only the preflight, and exit with 0 if it passes
  --config FILE           run the checks in a JSON file, each with the verdict
                          that you expect; see docs/explain-and-check.md
  --fail-on-warning       exit with 1 if there is a warning
  --verbose               show every step and header
  --timeout SECONDS       time limit for the whole check (default: ${defaultTimeout})
  --json                  print one JSON object instead of text, also for errors
  --junit                 print the XML of JUnit, for CI
  --help, --version       print the help or the version

This program has no cookies. To send one as if the browser had stored it, add
--header 'Cookie: a=b' and --credentials. It is sent only to the host in URL.
Other headers that scripts cannot set are left out, with a note. The output
shows all headers as they are, so use a placeholder instead of a secret.

Exit status
  0  the script gets the response, or every verdict is as expected
  1  the request is blocked, or some verdict is not as expected
  2  could not tell: no response, a wrong argument, or a request that was not
     sent because --send is missing

Example
  allow-origin check https://api.example.com/items \\
    --origin https://app.example.com --method PUT \\
    --header 'Authorization: x' --credentials
`
