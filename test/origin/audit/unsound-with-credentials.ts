import { ipv4Expressions } from './sound-expressions.js'
import type { UnsoundExpression } from './unsound-expression.js'

/** Regular expressions that are unsound only with credentials. */
export const unsoundWithCredentials: readonly UnsoundExpression[] = [
  [
    /^https?:\/\/example\.com$/,
    [['insecure-origin', 'http://example.com']],
    /^https:\/\/example\.com$/,
  ],
  [
    /^https?:\/\/(.+\.)?example\.com(:\d+)?$/,
    [['insecure-origin', 'http://example.com']],
    /^https:\/\/(.+\.)?example\.com(:\d+)?$/,
  ],
  [
    /^http:\/\/app\.example\.com$/,
    [['insecure-origin', 'http://app.example.com']],
    /^https:\/\/app\.example\.com$/,
  ],
  [
    /^(http|https):\/\/example\.com$/,
    [['insecure-origin', 'http://example.com']],
    /^https:\/\/example\.com$/,
  ],
  [
    /^http(s)?:\/\/example\.com$/,
    [['insecure-origin', 'http://example.com']],
    /^https:\/\/example\.com$/,
  ],
  [
    /^(https?:\/\/)?(www\.)?example\.com$/,
    [['insecure-origin', 'http://example.com']],
    /^(https:\/\/)?(www\.)?example\.com$/,
  ],
  [
    /^.+:\/\/example\.com$/,
    [['insecure-origin', 'http://example.com']],
    /^https:\/\/example\.com$/,
  ],
  [
    /^http:\/\/(localhost|app\.example\.com)$/,
    [['insecure-origin', 'http://app.example.com']],
    /^(?:http:\/\/localhost|https:\/\/app\.example\.com)$/,
  ],
  // Addresses in private networks rarely have https.
  [/^http:\/\/192\.168\.\d+\.\d+$/, [['insecure-origin', 'http://192.168.1.1']]],
  [/^https?:\/\/(localhost|10\.0\.\d+\.\d+):\d+$/, [['insecure-origin', 'http://10.0.1.1:1']]],
  [
    /^http:\/\/172\.16\./,
    [
      ['unanchored', 'http://172.16.evil.example'],
      ['insecure-origin', 'http://172.16.evil'],
    ],
  ],
  [
    /^http:\/\/\[[\da-f:]+\]:3000$/,
    [
      ['public-suffix', 'http://[2001:db8::1]:3000'],
      ['insecure-origin', 'http://[2001:db8::1]:3000'],
    ],
  ],
  [/^http:\/\/\[fd[\da-f:]+\]:3000$/, [['insecure-origin']]],
  [
    /\.example\.com$/,
    [
      ['unanchored', 'http://evil.example.com'],
      ['insecure-origin', 'http://evil.example.com'],
    ],
    'https://*.example.com',
  ],
  [
    /^.*\.example\.com$/,
    [['insecure-origin', 'http://evil.example.com']],
    /^https:\/\/.*\.example\.com$/,
  ],
  ...ipv4Expressions.map((expression): UnsoundExpression => {
    const scheme = expression.source.includes('https?') ? 'https' : 'http'
    return [
      expression,
      [
        ['public-suffix', `${scheme}://1.1.1.1`],
        ['insecure-origin', 'http://1.1.1.1'],
      ],
    ]
  }),
  [
    /^https:\/\/[\w-]+-[\w-]{20}-team\.vercel\.app$/,
    [['public-suffix', `https://evil-${'e'.repeat(20)}-team.vercel.app`]],
  ],
  [/^https:\/\/[a-z0-9-]+\.vercel\.app$/, [['public-suffix', 'https://evil.vercel.app']]],
  [
    /^https:\/\/my-app-[a-z0-9]+\.vercel\.app$/,
    [['public-suffix', 'https://my-app-evil.vercel.app']],
  ],
  [/^https:\/\/.*-my-team\.vercel\.app$/, [['public-suffix', 'https://evil-my-team.vercel.app']]],
  [
    /^https:\/\/.*--my-site\.netlify\.app$/,
    [['public-suffix', 'https://evil--my-site.netlify.app']],
  ],
  [/^https:\/\/.+\.github\.io$/, [['public-suffix', 'https://evil.github.io']]],
  [/^https:\/\/[a-z]+\.com$/, [['public-suffix', 'https://evil.com']]],
  [/^https:\/\/[a-z]+\.co\.uk$/, [['public-suffix', 'https://evil.co.uk']]],
  [
    /^https:\/\/[a-z]+\.(example\.com|vercel\.app)$/,
    [['public-suffix', 'https://evil.vercel.app']],
  ],
  [/^https:\/\/my-app-.*\.vercel\.app$/, [['public-suffix', 'https://my-app-evil.vercel.app']]],
  [
    /^https?:\/\/(localhost|example\.com)\/$/,
    [['matches-nothing']],
    /^(?:https?:\/\/localhost|https:\/\/example\.com)$/,
  ],
  [/^https?:\/\/(localhost|frontend\.internal)\/$/, [['matches-nothing']]],
  [
    /example\.(com|org)$/,
    [
      ['unanchored', 'https://evilexample.com'],
      ['insecure-origin', 'http://example.com'],
    ],
    /^https:\/\/(?:[a-z0-9-]+\.)*example\.(com|org)$/,
  ],
  ...[/^http:\/\/localhost:?\d*$/, /^http:\/\/localhost:*\d*$/].map(
    (expression): UnsoundExpression => [
      expression,
      [['insecure-origin', 'http://localhost1']],
      'http://localhost:*',
    ],
  ),
  [/^https:\/\/app\d\.com$/, [['public-suffix', 'https://app1.com']]],
  [/^https:\/\/.*$/, [['public-suffix', 'https://evil.example']]],
  [
    /^.*$/,
    [
      ['insecure-origin', 'http://evil'],
      ['public-suffix', 'https://evil.example'],
    ],
  ],
  [
    /\.vercel\.app$/,
    [
      ['unanchored', 'https://evil.vercel.app'],
      ['public-suffix', 'https://evil.vercel.app'],
      ['insecure-origin', 'http://evil.vercel.app'],
    ],
  ],
  [/^https:\/\/(www\.)?[a-z0-9-]+\.[a-z]{2,}$/, [['public-suffix', 'https://evil.ee']]],
  [/^https:\/\/exam\p{L}le\.com$/u, [['public-suffix', 'https://examele.com']]],
  [/^https:\/\/(?:\d{1,3}\.){3}\d{1,3}$/, [['public-suffix', 'https://1.1.1.1']]],
  [
    /^http:\/\/.*localhost(:\d+)?$/,
    [['insecure-origin', 'http://evillocalhost']],
    /^http:\/\/(?:[a-z0-9-]+\.)*localhost(:\d+)?$/,
  ],
  [/^https:\/\/(?!evil)[a-z]+\.vercel\.app$/, [['public-suffix', 'https://e.vercel.app']]],
  [/^https:\/\/(?=app\.)[a-z]+\.vercel\.app$/, [['public-suffix']]],
  ...[/^https:\/\/\[.*\]$/, /^https:\/\/\[[\da-f:]+\](:\d+)?$/, /^https:\/\/\[2[\da-f:]+\]$/].map(
    (expression): UnsoundExpression => [expression, [['public-suffix', 'https://[2001:db8::1]']]],
  ),
  [/^https:\/\/1[\d.]+$/, [['public-suffix', 'https://1.1.1.1']]],
  [/^https:\/\/1\d\d\.\d+\.\d+\.\d+$/, [['public-suffix', 'https://111.1.1.1']]],
  [/^https:\/\/3\.\d+\.\d+\.\d+$/, [['public-suffix', 'https://3.1.1.1']]],
  [/^https:\/\/172\.[12]\d\.\d+\.\d+$/, [['public-suffix', 'https://172.11.1.1']]],
  [/^https:\/\/172\.2?\d\.\d+\.\d+$/, [['public-suffix', 'https://172.1.1.1']]],
  [/^https:\/\/172\.2\d{1,2}\.\d+\.\d+$/, [['public-suffix', 'https://172.211.1.1']]],
  [/^https:\/\/8\.2\d\.\d+\.\d+$/, [['public-suffix', 'https://8.21.1.1']]],
  [
    /^https?:\/\/(localhost|10(\.\d{1,3}){3}|172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2})(:\d+)?$/,
    [['insecure-origin', 'http://10.1.1.1']],
  ],
  [/^https:\/\/shop\.[a-z]+\.ck$/, [['public-suffix', 'https://shop.evil.ck']]],
  [/^https:\/\/foo\.[a-z]+\.kobe\.jp$/, [['public-suffix', 'https://foo.evil.kobe.jp']]],
  [/^https:\/\/myapp\.[a-z]*tech$/, [['open-end', 'https://myapp.etech']]],
  [/^https:\/\/pr-[0-7]{3}\.vercel\.app$/, [['public-suffix', 'https://pr-111.vercel.app']]],
  [
    /^https:\/\/build-[0-4]{4}\.up\.railway\.app$/,
    [['public-suffix', 'https://build-1111.up.railway.app']],
  ],
  [
    /^https:\/\/myapp-[a-c]{6}\.vercel\.app$/,
    [['public-suffix', 'https://myapp-aaaaaa.vercel.app']],
  ],
  [/^https:\/\/[a-h]{2}\.github\.io$/, [['public-suffix', 'https://ee.github.io']]],
  [/^https:\/\/(?:evil)+\.vercel\.app$/, [['public-suffix', 'https://evil.vercel.app']]],
  [/^https:\/\/(?:ab|cd|ef|gh){3}\.vercel\.app$/, [['public-suffix', 'https://abghef.vercel.app']]],
  [/^https:\/\/[a-h][a-h]\.github\.io$/, [['public-suffix', 'https://fb.github.io']]],
  [/^http:\/\/frontend:3000$/, [['insecure-origin', 'http://frontend:3000']]],
  [/^http:\/\/(web|api):8080$/, [['insecure-origin', 'http://web:8080']]],
]
