// Three servers behind nginx. They share one PostgreSQL database, so DATABASE_URL must be set.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const port = Number(process.env.PORT ?? 3000)
const ports = [port + 1, port + 2, port + 3]
const folder = mkdtempSync(join(tmpdir(), 'tenants-'))

// nginx is often in a folder that is not in the PATH of normal users.
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/usr/local/sbin` }

const writable = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
const configuration = `
daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${folder}/pid;
error_log stderr;
events {}
http {
  access_log off;
  ${writable.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  upstream servers {
    ${ports.map((each) => `server 127.0.0.1:${each} max_fails=0;`).join('\n    ')}
    keepalive 16;
  }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://servers;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
    }
  }
}
`

/** @type {import('node:child_process').ChildProcess[]} */
const children = []

function stop() {
  for (const child of children) child.kill()
}

/** @param {string} program @param {string[]} parameters @param {NodeJS.ProcessEnv} variables */
function start(program, parameters, variables) {
  const child = spawn(program, parameters, { env: variables, stdio: 'inherit' })
  children.push(child)
  // If one exits, stop all.
  child.once('exit', stop)
}

function whatIsMissing() {
  if (!process.env.DATABASE_URL)
    return 'Set DATABASE_URL to a PostgreSQL database, such as postgres://localhost/tenants.'
  if (spawnSync('nginx', ['-v'], { env }).error)
    return 'nginx is not installed. On Debian: apt-get install nginx-light'
}

const missing = whatIsMissing()
if (missing === undefined) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'nginx.conf')
  writeFileSync(file, configuration)
  for (const each of ports) {
    const server = fileURLToPath(new URL('server.js', import.meta.url))
    start(process.execPath, [server], { ...process.env, PORT: String(each) })
  }
  start('nginx', ['-p', folder, '-c', file, '-e', 'stderr'], env)
  console.log(
    `Open http://localhost:${port}. nginx sends each request to one of the three servers.`,
  )
} else {
  console.error(missing)
  process.exitCode = 1
}
