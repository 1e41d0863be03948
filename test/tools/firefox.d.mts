import type { Browser, Page } from 'puppeteer-core';

/** Where the market listens, and for which hosts. */
export interface Places {
  hosts: string[];
  port: number;
}

export interface Proxy {
  port: number;
  /** Hosts that were asked for and refused, in order. */
  refused: string[];
  close(): Promise<void>;
}

export interface FirefoxOptions {
  market: Places;
  executablePath?: string;
  language?: 'ko' | 'tr' | 'en';
  extension?: boolean;
  /** The machine's time zone, IANA name. */
  zone?: string;
  viewport?: { width: number; height: number };
  headless?: boolean;
  /** False: no page runs any script. */
  script?: boolean;
  profile?: string;
  downloads?: string;
}

export interface DrivenFirefox {
  browser: Browser;
  profile: string;
  downloads: string;
  refused: string[];
  /** Where our own pages are: `moz-extension://…`, no slash at the end. */
  pages: string;
  close(options?: { keep?: boolean }): Promise<void>;
}

/** The add-on's id. */
export const ADDON: string;
export function startProxy(places: Places): Promise<Proxy>;
export function startFirefox(options: FirefoxOptions): Promise<DrivenFirefox>;
/** Runs a function that stands alone in the browser's own window; answers what it answers. */
export function inBrowserWindow<T>(browser: Browser, work: (...args: string[]) => T | Promise<T>, ...args: string[]): Promise<T>;
/** Runs the body of an async function with the browser's privileges beside the shown page, whose window is `content`; answers what it returns, as JSON. */
export function inShownPage<T>(browser: Browser, where: 'tab' | 'popup', body: string): Promise<T>;
export function pressToolbarButton(page: Page): Promise<void>;
/** As above, and leaves the popup open. */
export function openPopup(page: Page): Promise<void>;
export function pressEnterInPopup(browser: Browser): Promise<void>;
/** Alt+Shift+E. */
export function pressShortcut(page: Page): Promise<void>;
/** An entry of ours in the page's context menu, opened at a point in CSS px. */
export function pressInMenu(page: Page, at: { x: number; y: number }, id: 'capture' | 'selection'): Promise<void>;
export function tabOpenedBy(browser: Browser, act: () => Promise<void>): Promise<Page>;
