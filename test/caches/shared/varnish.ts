import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { varnish as needed } from '../../support/programs.js'
import { createProxy } from './proxy.js'

/**
 * By default, Varnish does not cache responses to requests with cookies, or responses with status 500. This
 * configuration caches both.
 */
const configuration = (server: number): string => `vcl 4.1;
import std;

backend default {
  .host = "127.0.0.1";
  .port = "${server}";
}

sub vcl_recv {
  if (req.method == "GET" || req.method == "HEAD") {
    return (hash);
  }
}

sub vcl_backend_response {
  if (beresp.status == 500) {
    set beresp.ttl = std.duration(regsub(beresp.http.Cache-Control, "^.*max-age=(\\d+).*$", "\\1s"), 0s);
  }
  # Revalidate stale responses instead of sending them one last time.
  set beresp.grace = 0s;
  set beresp.keep = 1h;
}
`

export const varnish = createProxy(needed, async ({ folder, port, server }) => {
  const file = join(folder, 'default.vcl')
  await writeFile(file, configuration(server))
  return [
    // In the foreground, as the current user, without an administration port.
    ...['-F', '-j', 'none', '-T', 'none'],
    ...['-n', join(folder, 'varnish')],
    ...['-f', file],
    ...['-a', `127.0.0.1:${port}`],
    ...['-s', 'malloc,16m'],
    // Longer than any client waits between two requests on a connection.
    ...['-p', 'timeout_idle=60'],
  ]
})
