/** The schemes of extensions in Chrome and Edge, in Firefox, and in Safari. Their hosts are extension ids. */
export const extensionSchemes: readonly string[] = [
  'chrome-extension',
  'moz-extension',
  'safari-web-extension',
]

export const isExtensionScheme = (scheme: string): boolean => extensionSchemes.includes(scheme)
