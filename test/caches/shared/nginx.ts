import { writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { nginx as needed } from '../../support/programs.js'
import { createProxy, type Place } from './proxy.js'

const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']

/** If started as root, nginx switches to a user that may not write to the folder, unless told otherwise. */
const sameUser = (): string => (userInfo().uid === 0 ? `user ${userInfo().username};` : '')

const configuration = ({ folder, port, server }: Place): string => `
daemon off;
${sameUser()}
worker_processes 1;
pid ${folder}/pid;
error_log stderr;
events {}
http {
  access_log off;
  ${kinds.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join('\n  ')}
  proxy_cache_path ${folder}/cache keys_zone=responses:1m;
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://127.0.0.1:${server};
      proxy_cache responses;
      proxy_cache_revalidate on;
    }
  }
}
`

export const nginx = createProxy(needed, async (place) => {
  const file = join(place.folder, 'nginx.conf')
  await writeFile(file, configuration(place))
  return ['-p', place.folder, '-c', file, '-e', 'stderr']
})
