// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runOverlay } from '../../../lib/overlay/run';
import type { CardView } from '../../../lib/cases/view';
import type { Outcome } from '../../../lib/messaging/protocol';
import type { PageReading } from '../../../lib/sites/site';
import { background, cardText, DOOR, listingView, siteOf } from './doubles';

let end: AbortController;
beforeEach(() => {
  end = new AbortController();
  history.replaceState(null, '', '/first');
  document.body.innerHTML = '';
});
afterEach(() => {
  end.abort();
});

const titleOf = (data: PageReading) => (data.content.kind === 'listing' ? (data.content.title?.value ?? '') : '');
const echo = (data: PageReading) => listingView(titleOf(data));
const page = (text: string) => {
  document.body.innerHTML = `<main>${text}</main>`;
};

describe('a visit', () => {
  it('waits for the labels, reads once, shows the answer after body', async () => {
    const back = background({ saw: echo });
    runOverlay(DOOR, back.deps, end.signal);
    await vi.waitFor(() => expect(back.of('overlaySettings')).toHaveLength(1));
    expect(back.of('saw')).toHaveLength(0);
    page('one');
    await vi.waitFor(() => expect(cardText()).toBe('one'));
    const card = document.querySelector('recourse-card');
    expect(card?.parentNode).toBe(document.documentElement);
    expect(document.body.compareDocumentPosition(card as Node) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(back.of('saw')).toHaveLength(1);
  });

  it('shows the shell while the judgement is on its way', async () => {
    const back = background({ saw: () => new Promise(() => undefined) });
    page('one');
    runOverlay(DOOR, back.deps, end.signal);
    await vi.waitFor(() => expect(cardText()).toBe('shell'));
  });

  it('sends again when the content changed, and only then', async () => {
    const read = vi.fn(siteOf().read);
    const back = background({ saw: echo }, siteOf({ read }));
    page('one');
    runOverlay(DOOR, back.deps, end.signal);
    await vi.waitFor(() => expect(cardText()).toBe('one'));
    const before = read.mock.calls.length;
    document.body.append(document.createElement('aside'));
    await vi.waitFor(() => expect(read.mock.calls.length).toBeGreaterThan(before));
    expect(back.of('saw')).toHaveLength(1);
    page('two');
    await vi.waitFor(() => expect(cardText()).toBe('two'));
    expect(back.of('saw')).toHaveLength(2);
  });

  it('a page that is no case gets no card', async () => {
    const back = background({ saw: () => null });
    page('one');
    runOverlay(DOOR, back.deps, end.signal);
    await vi.waitFor(() => expect(back.of('saw')).toHaveLength(1));
    await vi.waitFor(() => expect(cardText()).toBeNull());
  });

  it('drops the late answer of the page before', async () => {
    const late: ((view: Outcome<CardView | null>) => void)[] = [];
    const back = background({
      saw: (data) => (titleOf(data) === 'one' ? new Promise((resolve) => late.push(resolve)) : echo(data)),
    });
    page('one');
    runOverlay(DOOR, back.deps, end.signal);
    await vi.waitFor(() => expect(late).toHaveLength(1));
    history.pushState(null, '', '/second');
    page('two');
    await vi.waitFor(() => expect(cardText()).toBe('two'));
    late[0]?.({ ok: true, value: listingView('one') });
    await Promise.resolve();
    await Promise.resolve();
    expect(cardText()).toBe('two');
  });

  it('takes the old card away before the new page has anything to show', async () => {
    const back = background({ saw: echo });
    page('one');
    runOverlay(DOOR, back.deps, end.signal);
    await vi.waitFor(() => expect(cardText()).toBe('one'));
    history.pushState(null, '', '/second');
    document.body.innerHTML = '<p>still loading</p>';
    await vi.waitFor(() => expect(cardText()).toBeNull());
  });

  it('a change of the hash alone is the same page', async () => {
    const back = background({ saw: echo });
    page('one');
    runOverlay(DOOR, back.deps, end.signal);
    await vi.waitFor(() => expect(cardText()).toBe('one'));
    const card = document.querySelector('recourse-card');
    history.pushState(null, '', '/first#below');
    page('two');
    await vi.waitFor(() => expect(cardText()).toBe('two'));
    expect(document.querySelector('recourse-card')).toBe(card);
  });

  it('reads again on return from the back-forward cache', async () => {
    const back = background({ saw: echo });
    page('one');
    runOverlay(DOOR, back.deps, end.signal);
    await vi.waitFor(() => expect(back.of('saw')).toHaveLength(1));
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await vi.waitFor(() => expect(back.of('saw')).toHaveLength(2));
  });

  it('asks for settings and judgement again when the background says so', async () => {
    const back = background({ saw: echo });
    page('one');
    runOverlay(DOOR, back.deps, end.signal);
    await vi.waitFor(() => expect(cardText()).toBe('one'));
    back.ears()?.refresh();
    await vi.waitFor(() => expect(back.of('saw')).toHaveLength(2));
    expect(back.of('overlaySettings')).toHaveLength(2);
  });

  it('leaves nothing when its signal ends', async () => {
    const back = background({ saw: echo });
    page('one');
    runOverlay(DOOR, back.deps, end.signal);
    await vi.waitFor(() => expect(cardText()).toBe('one'));
    end.abort();
    expect(document.querySelector('recourse-card')).toBeNull();
    expect(back.ears()).toBeNull();
  });

  it('takes out what an earlier life left', () => {
    document.documentElement.append(document.createElement('recourse-card'), document.createElement('recourse-marks'));
    runOverlay(DOOR, background({}).deps, end.signal);
    expect(document.querySelector('recourse-card, recourse-marks')).toBeNull();
  });
});

describe('a page that its address rules out', () => {
  it('is not read and loads no reader; what is tracked by hand there is shown', async () => {
    const back = background({ saw: () => listingView('by hand') });
    const reader = vi.fn(back.deps.reader);
    page('one');
    runOverlay({ ...DOOR, plain: () => true }, { ...back.deps, reader }, end.signal);
    await vi.waitFor(() => expect(cardText()).toBe('by hand'));
    expect(reader).not.toHaveBeenCalled();
    expect(back.of('saw')).toMatchObject([{ content: { kind: 'other' } }]);
  });
});

describe('trouble', () => {
  it('a reader that throws leaves the page working and is told once', async () => {
    const back = background({ saw: echo }, siteOf({ read: () => { throw new Error('odd'); } }));
    page('one');
    runOverlay(DOOR, back.deps, end.signal);
    await vi.waitFor(() => expect(cardText()).toBe('overlay.readerFailed'));
    expect(document.querySelector('recourse-card')?.shadowRoot?.querySelectorAll('[data-trouble]')).toHaveLength(1);
    expect(document.body.innerHTML).toBe('<main>one</main>');
  });

  it('a drawing that breaks is replaced by a notice', async () => {
    const back = background({ saw: echo });
    const looks = await back.deps.looks();
    back.deps.looks = async () => ({ ...looks, card: (_root, _model, _zone, failed) => failed() });
    page('one');
    runOverlay(DOOR, back.deps, end.signal);
    await vi.waitFor(() => expect(cardText()).toBe('overlay.cardFailed'));
  });

  it.each(['reader', 'looks'] as const)('a %s that cannot be loaded any more is told, and the page asked to be loaded again', async (part) => {
    const back = background({ saw: echo });
    Object.assign(back.deps, { [part]: () => Promise.reject(new Error('gone')) });
    page('one');
    runOverlay(DOOR, back.deps, end.signal);
    await vi.waitFor(() => expect(cardText()).toBe('error.no-answer'));
  });

  it('a refusal of the background is told in the card', async () => {
    const back = background({ saw: () => Promise.resolve({ ok: false, error: 'error.no-answer' }) });
    page('one');
    runOverlay(DOOR, back.deps, end.signal);
    await vi.waitFor(() => expect(cardText()).toBe('error.no-answer'));
  });
});
