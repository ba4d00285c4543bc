/* eslint-disable -- regular expressions as people write them, mistakes included */
import type { UnsoundExpression } from './unsound-expression.js'

/** Regular expressions that also accept look-alikes of the intended hosts. */
export const lookAlikeExpressions: readonly UnsoundExpression[] = [
  [/^https:\/\/example.com$/, [['bare-dot', 'https://examplexcom']], /^https:\/\/example\.com$/],
  [
    /^https:\/\/app.example.com$/,
    [['bare-dot', 'https://appxexample.com']],
    /^https:\/\/app\.example\.com$/,
  ],
  [
    /^https:\/\/app.example\.com$/,
    [['bare-dot', 'https://appxexample.com']],
    /^https:\/\/app\.example\.com$/,
  ],
  [
    /^https:\/\/[a-z]+.example\.com$/,
    [['bare-dot', 'https://evilxexample.com']],
    /^https:\/\/[a-z]+\.example\.com$/,
  ],
  [
    /^https?:\/\/(www.)?example\.com$/,
    [['bare-dot', 'https://wwwxexample.com']],
    /^https?:\/\/(www\.)?example\.com$/,
  ],
  [
    /^https:\/\/.*.example.com$/,
    [['bare-dot', 'https://xexample.com']],
    /^https:\/\/.*\.example\.com$/,
  ],
  [
    /^https:\/\/app[^/]example\.com$/,
    [['bare-dot', 'https://appxexample.com']],
    /^https:\/\/app\.example\.com$/,
  ],
  [
    /^https:\/\/(app|admin)[\s\S]example\.com$/,
    [['bare-dot', 'https://appxexample.com']],
    /^https:\/\/(app|admin)\.example\.com$/,
  ],
  [
    /^https:\/\/.*example\.com$/,
    [['look-alike', 'https://evilexample.com']],
    /^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/,
  ],
  [
    /^https:\/\/.+example\.com$/,
    [['look-alike', 'https://evilexample.com']],
    /^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/,
  ],
  [
    /^https:\/\/[a-z0-9-]*example\.com$/,
    [['look-alike', 'https://evilexample.com']],
    /^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/,
  ],
  [
    /^https:\/\/.*github\.io$/,
    [['look-alike', 'https://evilgithub.io']],
    /^https:\/\/(?:[a-z0-9-]+\.)*github\.io$/,
  ],
  [
    /^https:\/\/.*(\.github\.io|example\.com)$/,
    [['look-alike', 'https://evilexample.com']],
    /^https:\/\/(?:[a-z0-9-]+\.)*(\.github\.io|example\.com)$/,
  ],
  // What anyone can own by one alternative does not excuse the look-alikes of another.
  ...[
    /^.*(example\.com|127\.0\.0\.1|localhost)$/,
    /^.*(27\.0\.0\.1|example\.com)$/,
    /^.*(192\.168\.\d+\.\d+|example\.com)$/,
    /^.*(\[::1\]|example\.com)$/,
    /^https:\/\/[a-z0-9.-]*(\.co|example\.com)$/,
  ].map((expression): UnsoundExpression => [
    expression,
    [['look-alike', 'https://evilexample.com']],
  ]),
  [
    /^https:\/\/\w+example\.com$/,
    [['look-alike', 'https://evilexample.com']],
    /^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/,
  ],
  [
    /^https:\/\/(.*)example\.com$/,
    [['look-alike', 'https://evilexample.com']],
    /^https:\/\/((?:[a-z0-9-]+\.)*)example\.com$/,
  ],
  [
    /^https:\/\/[^.]+example\.com(:\d+)?$/,
    [['look-alike', 'https://evilexample.com']],
    /^https:\/\/(?:[a-z0-9-]+\.)*example\.com(:\d+)?$/,
  ],
  [
    /^https:\/\/.*\.?example\.com$/,
    [['look-alike', 'https://evilexample.com']],
    /^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/,
  ],
  [
    /^https?:\/\/\S+example\.co\.uk$/,
    [['look-alike', 'https://evilexample.co.uk']],
    /^https?:\/\/(?:[a-z0-9-]+\.)*example\.co\.uk$/,
  ],
  [
    /^https:\/\/(?:www\.)?.*example\.com$/,
    [['look-alike', 'https://evilexample.com']],
    /^https:\/\/(?:www\.)?(?:[a-z0-9-]+\.)*example\.com$/,
  ],
  [
    /^https:\/\/\d*example\.com$/,
    [['look-alike', 'https://1example.com']],
    /^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/,
  ],
  [
    /^https:\/\/(www)?\.?example\.com$/,
    [['look-alike', 'https://wwwexample.com']],
    /^https:\/\/(www\.)?example\.com$/,
  ],
  [
    /^https?:\/\/w{3}\.?example\.com$/,
    [['look-alike', 'https://wwwexample.com']],
    /^https?:\/\/w{3}\.example\.com$/,
  ],
  [
    /^https:\/\/(www.?)?example\.com$/,
    [
      ['bare-dot', 'https://wwwxexample.com'],
      ['look-alike', 'https://wwwexample.com'],
    ],
    /^https:\/\/(www\.)?example\.com$/,
  ],
  [/^http:\/\/127.0.0.1:3000$/, [['bare-dot', 'http://127x0.0e1:3000']], 'http://127.0.0.1:3000'],
  [
    /^https:\/\/example\.com.*$/,
    [['open-end', 'https://example.com.evil.example']],
    /^https:\/\/example\.com$/,
  ],
  [
    /^https:\/\/example\.com(.*)?$/,
    [['open-end', 'https://example.com.evil.example']],
    /^https:\/\/example\.com$/,
  ],
  [
    /^https:\/\/example\.com[^/]*$/,
    [['open-end', 'https://example.com.evil.example']],
    /^https:\/\/example\.com$/,
  ],
  [/^https:\/\/example\..*$/, [['open-end', 'https://example.evil.example']]],
  [/^https:\/\/example\.[a-z]+$/, [['open-end', 'https://example.evil']]],
  [/^https:\/\/app\.example\.[a-z]{2,3}$/, [['open-end', 'https://app.example.ee']]],
  [/^http:\/\/localhost.*$/, [['open-end', 'http://localhost.evil.example']], 'http://localhost:*'],
  [/^http:\/\/192\.168\..*$/, [['open-end', 'http://192.168.evil.example']]],
  [
    /^https:\/\/example\.com[a-z]*$/,
    [['open-end', 'https://example.comevil']],
    /^https:\/\/example\.com$/,
  ],
]

/** Regular expressions with a quantifier on one letter of a domain name. */
export const mistypedExpressions: readonly UnsoundExpression[] = [
  [
    /^https:\/\/example\.com?$/,
    [['quantified-letter', 'https://example.co']],
    /^https:\/\/example\.com$/,
  ],
  [
    /^https:\/\/example\.com*$/,
    [['quantified-letter', 'https://example.co']],
    /^https:\/\/example\.com$/,
  ],
  [
    /^https:\/\/example\.com+$/,
    [['quantified-letter', 'https://example.comm']],
    /^https:\/\/example\.com$/,
  ],
  [/^https:\/\/example\.com{2}$/, [['quantified-letter']], /^https:\/\/example\.com$/],
  [
    /^https:\/\/example\.com{1,3}$/,
    [['quantified-letter', 'https://example.comm']],
    /^https:\/\/example\.com$/,
  ],
  [
    /^https?:\/\/(www\.)?example\.com?(:\d+)?$/,
    [['quantified-letter', 'https://example.co']],
    /^https?:\/\/(www\.)?example\.com(:\d+)?$/,
  ],
  [
    /^https:\/\/.*\.example\.co\.uk?$/,
    [['quantified-letter', 'https://e.example.co.u']],
    /^https:\/\/.*\.example\.co\.uk$/,
  ],
  [/^https:\/\/examples?\.com$/, [['quantified-letter', 'https://example.com']]],
  [/^https:\/\/example+\.com$/, [['quantified-letter', 'https://examplee.com']]],
  [/^https:\/\/colou?r\.com$/, [['quantified-letter', 'https://color.com']]],
  [/^https:\/\/my-?app\.vercel\.app$/, [['quantified-letter', 'https://myapp.vercel.app']]],
]
