/** Code that a test hands to the extension's worker runs there, where Chromium's own object is. */
declare const chrome: typeof import('webextension-polyfill');
