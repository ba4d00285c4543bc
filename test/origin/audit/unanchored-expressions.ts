/* eslint-disable -- regular expressions as people write them, mistakes included */
import type { UnsoundExpression } from './unsound-expression.js'

/** Regular expressions that may match in the middle of an origin. */
export const unanchoredExpressions: readonly UnsoundExpression[] = [
  [
    /example\.com/,
    [['unanchored', 'https://example.com.evil.example']],
    /^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/,
  ],
  [
    /example\.com$/,
    [['unanchored', 'https://evilexample.com']],
    /^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/,
  ],
  [/\.example\.com$/, [['unanchored', 'http://evil.example.com']], 'https://*.example.com'],
  [
    /^https:\/\/example\.com/,
    [['unanchored', 'https://example.com.evil.example']],
    /^https:\/\/example\.com$/,
  ],
  [
    /https:\/\/example\.com$/,
    [['unanchored', 'evil-https://example.com']],
    /^https:\/\/example\.com$/,
  ],
  [
    /https:\/\/example\.com/,
    [['unanchored', 'https://example.com.evil.example']],
    /^https:\/\/example\.com$/,
  ],
  [
    /^https:\/\/(www\.)?example\.com/,
    [['unanchored', 'https://example.com.evil.example']],
    /^https:\/\/(www\.)?example\.com$/,
  ],
  [
    /^https?:\/\/.*\.example\.com/,
    [['unanchored', 'https://e.example.com.evil.example']],
    /^https?:\/\/.*\.example\.com$/,
  ],
  [
    /^https:\/\/([a-z0-9-]+\.)*example\.com/,
    [['unanchored', 'https://example.com.evil.example']],
    /^https:\/\/([a-z0-9-]+\.)*example\.com$/,
  ],
  [/\/\/example\.com$/, [['unanchored', 'http://example.com']], /^https:\/\/example\.com$/],
  [
    /(^|\.)example\.com$/,
    [['unanchored', 'http://evil.example.com']],
    /^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/,
  ],
  [
    /\bexample\.com\b/,
    [['unanchored', 'https://example.com.evil.example']],
    /^https:\/\/(?:[a-z0-9-]+\.)*\bexample\.com\b$/,
  ],
  [
    /^https:\/\/example\.com\b/,
    [['unanchored', 'https://example.com.evil.example']],
    /^https:\/\/example\.com\b$/,
  ],
  [
    /^https:\/\/example\.com(?!\.)/,
    [['unanchored', 'https://example.comevil.example']],
    /^https:\/\/example\.com(?!\.)$/,
  ],
  [
    /^https:\/\/a\.example\.com|https:\/\/b\.example\.com$/,
    [
      ['unanchored', 'https://a.example.com.evil.example'],
      ['unanchored', 'evil-https://b.example.com'],
    ],
    /^(?:https:\/\/a\.example\.com|https:\/\/b\.example\.com)$/,
  ],
  [
    /^https:\/\/a\.example$|b\.example$|^https:\/\/c\.example/,
    [
      ['unanchored', 'https://evilb.example'],
      ['unanchored', 'https://c.example.evil.example'],
    ],
    /^(?:https:\/\/a\.example|https:\/\/(?:[a-z0-9-]+\.)*b\.example|https:\/\/c\.example)$/,
  ],
  [
    /^https:\/\/example\.com$|/,
    [['unanchored', 'https://evil.example']],
    /^https:\/\/example\.com$/,
  ],
  [
    /(^https:\/\/a\.example\.com|https:\/\/b\.example\.com$)/,
    [['unanchored', 'https://a.example.com.evil.example']],
    /^(^https:\/\/a\.example\.com|https:\/\/b\.example\.com$)$/,
  ],
  [
    /https?:\/\/(.+\.)?example\.com(:\d+)?/,
    [['unanchored', 'https://example.com.evil.example']],
    /^https?:\/\/(.+\.)?example\.com(:\d+)?$/,
  ],
  [
    /^(https:\/\/example\.com)?/,
    [['unanchored', 'https://example.com.evil.example']],
    /^(https:\/\/example\.com)?$/,
  ],
  [/localhost/, [['unanchored', 'https://localhost.evil.example']], 'http://localhost:*'],
  [/localhost:3000$/, [['unanchored', 'https://evillocalhost:3000']], 'http://localhost:3000'],
  [/localhost:*$/, [['unanchored', 'https://evillocalhost']], 'http://localhost:*'],
  [/\.localhost:3000$/, [['unanchored']], 'http://*.localhost:3000'],
  [/^http:\/\/localhost/, [['unanchored', 'http://localhost.evil.example']], 'http://localhost:*'],
  [/^http:\/\/localhost:/, [['unanchored']], 'http://localhost:*'],
  [/^http:\/\/localhost:\d+/, [['unanchored']], 'http://localhost:*'],
  [
    /^https?:\/\/(localhost|127\.0\.0\.1)/,
    [['unanchored', 'https://localhost.evil.example']],
    /^https?:\/\/(localhost|127\.0\.0\.1)(?::\d+)?$/,
  ],
  [/:\d+$/, [['unanchored', 'https://evil.example:1']]],
  [/^https:\/\//, [['unanchored']], /^https:\/\/.*$/],
  [/https?:\/\/.*/, [['unanchored', 'evil-http://e']], /^https?:\/\/.*$/],
  [/\.co\.uk$/, [['unanchored', 'https://evil.co.uk']]],
  [/\.vercel\.app$/, [['unanchored', 'http://evil.vercel.app']], 'https://*.vercel.app'],
  [/\.internal$/, [['unanchored', 'http://evil.internal']], 'https://*.internal'],
  [/.*/, [['unanchored']], /^.*$/],
  [/^chrome-extension:\/\//, [['unanchored']], 'chrome-extension://*'],
  [
    /^https?:\/\/(localhost|example\.com)/,
    [['unanchored', 'https://localhost.evil.example']],
    /^(?:https?:\/\/localhost(?::\d+)?|https?:\/\/example\.com)$/,
  ],
  [
    /^http:\/\/localhost(:3000)?/,
    [['unanchored', 'http://localhost.evil.example']],
    /^http:\/\/localhost(:3000)?$/,
  ],
  [/^https:\/\/example\.com$/m, [['multiline']], /^https:\/\/example\.com$/],
  [
    /^https:\/\/a\.example$|^https:\/\/b\.example$/m,
    [['multiline']],
    /^(?:https:\/\/a\.example|https:\/\/b\.example)$/,
  ],
  [
    /^https:\/\/app.example.com/,
    [
      ['unanchored', 'https://app.example.com.evil.example'],
      ['bare-dot', 'https://appxexample.com'],
    ],
    /^https:\/\/app\.example\.com$/,
  ],
  [
    /https:\/\/app.example.com/,
    [
      ['unanchored', 'https://app.example.com.evil.example'],
      ['bare-dot', 'https://appxexample.com'],
    ],
    /^https:\/\/app\.example\.com$/,
  ],
  [
    /.example.com$/,
    [
      ['unanchored', 'http://evil.example.com'],
      ['bare-dot', 'https://examplexcom'],
    ],
    /^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/,
  ],
  [
    /(\.example\.com$)|(^https?:\/\/localhost(:\d+)?$)/,
    [['unanchored', 'http://evil.example.com']],
    /^(?:https:\/\/(?:[a-z0-9-]+\.)+example\.com|https?:\/\/localhost(:\d+)?)$/,
  ],
  [
    /(^|^[^:]+:\/\/|[^.]+\.)example\.com/,
    [['unanchored', 'https://example.com.evil.example']],
    /^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/,
  ],
  [
    /(^|.*\.)example\.com$/,
    [['unanchored', 'evil-e://.example.com']],
    /^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/,
  ],
  [
    /192\.168\.1\.117/,
    [['unanchored', 'https://192.168.1.117.evil.example']],
    'http://192.168.1.117:*',
  ],
  [
    /192\.168\.\d+\.\d+/,
    [['unanchored', 'https://192.168.1.1.evil.example']],
    /^http:\/\/192\.168\.\d+\.\d+(?::\d+)?$/,
  ],
  [
    /10\.0\.\d{1,3}\.\d{1,3}:\d+$/,
    [['unanchored', 'https://10.0.1.1:1']],
    /^http:\/\/10\.0\.\d{1,3}\.\d{1,3}:\d+$/,
  ],
  [
    /(localhost|127\.0\.0\.1|192\.168\.\d+\.\d+)/,
    [['unanchored', 'https://localhost.evil.example']],
    /^(?:https?:\/\/(localhost|127\.0\.0\.1)(?::\d+)?|http:\/\/192\.168\.\d+\.\d+(?::\d+)?)$/,
  ],
  [
    /^http:\/\/192\.168\./,
    [['unanchored', 'http://192.168.evil.example']],
    /^http:\/\/192\.168\.\d{1,3}\.\d{1,3}(?::\d+)?$/,
  ],
  ...[/^https:\/\/my-app-/, /^https?:\/\/my-app/].map((expression): UnsoundExpression => [
    expression,
    [['unanchored', `https://my-app${expression.source.endsWith('-') ? '-' : ''}.evil.example`]],
  ]),
  [/^https:\/\/my-(app|api)/, [['unanchored', 'https://my-app.evil.example']]],
  [
    /https:\/\/my-app.*/,
    [
      ['unanchored', 'https://my-app.evil.example'],
      ['open-end', 'https://my-app.evil.example'],
    ],
  ],
  [
    /http:\/\/10.4.10.68/,
    [
      ['unanchored', 'http://10.4.10.68.evil.example'],
      ['bare-dot', 'http://10x4e10:68'],
    ],
    'http://10.4.10.68:*',
  ],
  [
    /^http:\/\/10\./,
    [['unanchored', 'http://10.evil.example']],
    /^http:\/\/10\.\d{1,3}\.\d{1,3}\.\d{1,3}(?::\d+)?$/,
  ],
  [
    /https:\/\/my-app-\w+\.vercel\.app/,
    [['unanchored', 'https://my-app-e.vercel.app.evil.example']],
    /^https:\/\/my-app-\w+\.vercel\.app$/,
  ],
  [
    /^https:\/\/preview-\d+--mysite\.netlify\.app/,
    [['unanchored', 'https://preview-1--mysite.netlify.app.evil.example']],
    /^https:\/\/preview-\d+--mysite\.netlify\.app$/,
  ],
  [/^https:\/\/host\d+:3000/, [['unanchored', 'https://host1:30001']], /^https:\/\/host\d+:3000$/],
  [
    /^example\.com/,
    [['unanchored', 'example.com://evil.example']],
    /^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/,
  ],
  [/my-app/, [['unanchored', 'https://my-app.evil.example']]],
  [/^https:\/\/app\.mycompany/, [['unanchored', 'https://app.mycompany.evil.example']]],
  [/example\.com\z/, [['unanchored', 'https://example.comz.evil.example']]],
  [
    /nas\.local$/,
    [['unanchored', 'https://evilnas.local']],
    /^https?:\/\/(?:[a-z0-9-]+\.)*nas\.local$/,
  ],
  [/localhost:?\d*$/, [['unanchored', 'https://evillocalhost']], /^https?:\/\/localhost(?::\d+)?$/],
]
