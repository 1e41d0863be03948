// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { snapshot } from '../../../lib/overlay/snapshot/snapshot';

beforeEach(() => {
  document.head.innerHTML = '';
  document.body.innerHTML = '';
  document.documentElement.querySelectorAll('recourse-card').forEach((own) => own.remove());
});
const saved = async () => (await snapshot(document, () => null)).page;
const of = async (html: string) => {
  document.body.innerHTML = html;
  return saved();
};

describe('a saved page', () => {
  it('opens under a policy that allows nothing, said before anything else', async () => {
    const { html } = await of('<p>x</p>');
    expect(html.indexOf("default-src 'none'")).toBeGreaterThan(0);
    expect(html.indexOf("default-src 'none'")).toBeLessThan(html.indexOf('<title>'));
  });
  it.each([
    '<script>alert(1)</script>',
    '<img src="https://x.example/a.png" onerror="alert(1)">',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" JaVaScRiPt:alert(1)">x</a>',
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a><script>alert(1)</script></svg>',
    '<svg><animate attributeName="href" values="javascript:alert(1)"/></svg>',
    '<form action="https://x.example/"><button formaction="javascript:alert(1)">x</button></form>',
    '<object data="https://x.example/"></object><embed src="https://x.example/">',
    '<div style="color:red" ONCLICK="alert(1)">x</div>',
    '<p style="background:url(https://x.example/)">x</p>',
    '<base href="https://x.example/"><meta http-equiv="refresh" content="0;url=https://x.example/">',
  ])('%s leaves nothing that runs or loads', async (bad) => {
    const { html } = await of(bad);
    const body = html.slice(html.indexOf('</head>'));
    expect(body).not.toMatch(/url\(https|<script|\son\w+=|javascript:|<(object|embed|base|meta|iframe|animate)|\s(src|srcset|action|formaction|data)="(?!data:image)/i);
  });
  it('escapes text and attributes', async () => {
    document.body.textContent = '<b onclick="x">&';
    document.body.title = '"><script>';
    const { html } = await saved();
    document.body.removeAttribute('title');
    expect(html).toContain('&lt;b onclick="x"&gt;&amp;');
    expect(html).not.toContain('"><script>');
  });
  it('style text cannot leave its element', async () => {
    document.head.innerHTML = '<style>p::before{content:"</style><img src=x onerror=alert(1)>"}</style>';
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('p::after{content:"</style><img src=x onerror=alert(1)>"}');
    document.adoptedStyleSheets = [sheet];
    const { html } = await of('<p>x</p>');
    document.adoptedStyleSheets = [];
    expect(html.match(/<\/style/g)).toHaveLength(1);
    expect(html).not.toContain('<img src=x');
  });
  it('keeps what was typed and chosen, but no password and no token', async () => {
    document.body.innerHTML =
      '<input id="a"><input type="checkbox"><textarea></textarea><input type="password"><input type="hidden" name="securitytoken" value="s3cret"><p data-csrf-token="s3cret">x</p><a href="/out?do=logout&securitytoken=s3cret&b=1">y</a><select><option>p</option><option>q</option></select>';
    const [text, box] = document.querySelectorAll('input');
    if (text) text.value = 'typed';
    if (box) box.checked = true;
    const area = document.querySelector('textarea');
    if (area) area.value = 'long </textarea><b>';
    const password = document.querySelector<HTMLInputElement>('[type=password]');
    if (password) password.value = 'pa55';
    const select = document.querySelector('select');
    if (select) select.selectedIndex = 1;
    const { html } = await saved();
    expect(html).toContain('value="typed"');
    expect(html).toMatch(/type="checkbox" checked/);
    expect(html).toContain('long &lt;/textarea&gt;&lt;b&gt;');
    expect(html).toMatch(/<option value="q" selected>/);
    expect(html).not.toMatch(/s3cret|pa55/);
    expect(html).toContain('securitytoken=&amp;b=1');
  });
  it('writes open shadow roots as templates', async () => {
    document.body.innerHTML = '<div id="h"></div>';
    const shadow = document.getElementById('h')?.attachShadow({ mode: 'open' });
    if (shadow) shadow.innerHTML = '<p>inside</p>';
    const { html } = await saved();
    expect(html).toMatch(/<template shadowrootmode="open"><style><\/style><p>inside<\/p><\/template>/);
  });
  it('is written whole however long a text is', async () => {
    const text = '가나다라'.repeat(120_000);
    document.body.append(`${text}<끝>`);
    expect((await saved()).html).toContain(`>${text}&lt;끝&gt;</body>`);
  });
  it('a list of choices of which none is chosen shows none', async () => {
    document.body.innerHTML = '<select><option>p</option><option>q</option></select>';
    const select = document.querySelector('select');
    if (select) select.selectedIndex = -1;
    expect((await saved()).html).toMatch(/<select><option hidden selected value=""><\/option><option value="p">p<\/option>/);
  });
  it('a folded notice stays folded: what hides it is kept, and no button brings it up', async () => {
    const { html } = await of('<button popovertarget="n" commandfor="n" command="show-popover">x</button><div id="n" popover>y</div>');
    expect(html).toContain('<button>x</button><div id="n" popover="">y</div>');
  });
  it.each([
    ['a part of the same page by its whole address', () => `${document.URL.replace(/#.*$/, '')}#sign`, 'href="#sign"'],
    ['a part of the page', () => '#sign', 'href="#sign"'],
    ['a part of another file', () => 'https://x.example/signs.svg#sign', null],
  ])('a drawing that uses %s', async (_, address, kept) => {
    const { html } = await of(`<svg><use href="${address()}"></use></svg>`);
    if (kept) expect(html).toContain(kept);
    else expect(html).not.toContain('x.example');
  });
  it('cannot be written over where it is read', async () => {
    expect((await of('<p contenteditable="true">x</p>')).html).toContain('contenteditable="false"');
  });
  it('never writes our own elements', async () => {
    const own = document.createElement('recourse-card');
    own.attachShadow({ mode: 'open' }).innerHTML = '<p>card text</p>';
    document.body.innerHTML = '<p>theirs</p>';
    document.body.append(own);
    const { html } = await saved();
    expect(html).toContain('theirs');
    expect(html).not.toMatch(/recourse-card|card text/);
  });
  it('marks a picture that could not be kept', async () => {
    const { html } = await of('<img src="https://x.example/a.png" alt="liste">');
    expect(html).toContain('data-recourse-missing="images-missing"');
    expect(html).toContain('alt="liste"');
  });
});
