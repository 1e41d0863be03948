import type { BrowserContext, Page, Worker } from '@playwright/test';

export interface ChromiumOptions {
  executablePath?: string;
  resolverRules?: string;
  language?: 'ko' | 'tr' | 'en';
  extension?: boolean;
  timezoneId?: string | null;
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
  headless?: boolean;
  profile?: string;
  downloads?: string;
  /** More command-line switches. */
  args?: string[];
}

export interface Driven {
  context: BrowserContext;
  profile: string;
  downloads: string;
  close(options?: { keep?: boolean }): Promise<void>;
}

export function startChromium(options?: ChromiumOptions): Promise<Driven>;
export function workerOf(context: BrowserContext): Promise<Worker>;
export function extensionId(context: BrowserContext): Promise<string>;
export function pressToolbarButton(page: Page): Promise<void>;
