import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { varnish as needed } from '../../support/programs.js'
import { createProxy } from './proxy.js'

/**
 * Varnish by itself caches no response to a request with a cookie, and no error 500. Those who want to, as for what is
 * the same for everyone, write this.
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
  # What is stale is revalidated, not sent for a last time.
  set beresp.grace = 0s;
  set beresp.keep = 1h;
}
`

export const varnish = createProxy(needed, async ({ folder, port, server }) => {
  const file = join(folder, 'default.vcl')
  await writeFile(file, configuration(server))
  return [
    // In the foreground, as whoever runs the tests, with no port for its administration.
    ...['-F', '-j', 'none', '-T', 'none'],
    ...['-n', join(folder, 'varnish')],
    ...['-f', file],
    ...['-a', `127.0.0.1:${port}`],
    ...['-s', 'malloc,16m'],
    // Longer than any client waits between two requests on a connection.
    ...['-p', 'timeout_idle=60'],
  ]
})
