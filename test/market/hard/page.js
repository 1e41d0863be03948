/** What scripts of such a page do: shadow roots, sheets of their own, drawings, typed values, inner scrolling, the top layer. Nothing of it turns on time or chance. */
const find = (selector) => document.querySelector(selector);

const sheet = new CSSStyleSheet();
sheet.replaceSync('.third{background:#fee8d6;padding:2px 6px}');
document.adoptedStyleSheets = [sheet];

customElements.define('open-box', class extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: 'open' });
    const own = new CSSStyleSheet();
    own.replaceSync(':host{display:block;border:2px solid #084;padding:6px}::slotted(p){color:#084}b{text-decoration:underline}');
    root.adoptedStyleSheets = [own];
    root.innerHTML = '<style>footer{background:#dfd}</style><b>열린 그늘</b><slot></slot><footer><slot name="foot"></slot></footer>';
  }
});
customElements.define('closed-box', class extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: 'closed' });
    root.innerHTML = '<style>:host{display:block;width:150px;background:#ffe;border:1px solid #aa0}p{margin:6px;font-style:italic}</style><p>닫힌 그늘 속의 글</p>';
  }
});

const pen = find('canvas').getContext('2d');
pen.fillStyle = '#f4d35e';
pen.fillRect(0, 0, 240, 120);
pen.fillStyle = '#0d3b66';
for (let i = 0; i < 8; i += 1) pen.fillRect(10 + i * 28, 110 - i * 12, 18, i * 12);

const [plain, first, second, , radio] = document.querySelectorAll('.fields input');
plain.value = '고쳐 쓴 값';
first.checked = true;
second.checked = false;
radio.checked = true;
const [one, many] = document.querySelectorAll('.fields select');
one.selectedIndex = 2;
many.options[1].selected = true;
find('.fields textarea').value = '새로 쓴 글\n둘째 줄';
find('.fields [type=range]').value = '8';
find('.scroller').scrollTop = 140;

if ('dialog' in document.documentElement.dataset) find('dialog').showModal();
else find('.bubble').showPopover();

if ('grow' in document.documentElement.dataset) {
  addEventListener('scroll', () => {
    const more = document.createElement('div');
    more.className = 'deep';
    find('.hard').append(more);
  }, { once: true });
}
