/** The schemes of browser extensions: Chrome's and Edge's, Firefox's, Safari's. Their hosts are ids. */
export const extensionSchemes: readonly string[] = [
  'chrome-extension',
  'moz-extension',
  'safari-web-extension',
]

export const isExtensionScheme = (scheme: string): boolean => extensionSchemes.includes(scheme)
