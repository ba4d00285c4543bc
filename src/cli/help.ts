import { madeUpOrigin, defaultTimeout } from './command.js'

export const help = `Usage: allow-origin check URL [options]

Does with a server what a browser does with a page's request to it, and says
whether the page's script gets the response; if not, at which step it fails and
what the server has to send.

Options
  --origin ORIGIN         that of the page: scheme, host and port; null for an
                          opaque one (default: ${madeUpOrigin}, made up)
  --method METHOD         as the script gives it (default: GET, or POST where
                          there is --data)
  --header 'Name: value'  a header that the script sets; may be repeated
  --credentials           as with credentials: 'include' of fetch, or with
                          withCredentials of XMLHttpRequest
  --data TEXT             the body: text/plain where no header says otherwise
  --send                  send the request itself also where its method is none
                          of GET, HEAD and OPTIONS; without it, only its
                          preflight is sent, where a browser would send one
  --timeout SECONDS       for all of it (default: ${defaultTimeout})
  --json                  print one JSON object in place of text
  --help, --version

Cookies are the browser's, and this program has none. --header 'Cookie: a=b' is
sent as if the browser had it: to that host alone, and with --credentials alone.
Other headers that no script can set are left out, and the text says so.
All headers are shown as they are: use a stand-in for a secret.

Exit status
  0  the script gets the response
  1  it is blocked
  2  could not tell: no response, a wrong argument, or a request was not sent as
     --send is missing. A preflight that passed is not yet an answer.

Example
  allow-origin check https://api.example.com/items \\
    --origin https://app.example.com --method PUT \\
    --header 'Authorization: x' --credentials
`
