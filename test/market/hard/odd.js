/** What scripts of the second page do. Nothing of it turns on time or chance. */
const find = (selector) => document.querySelector(selector);

find('.list').scrollTop = 700;
find('.carousel').scrollLeft = 600;
find('.track').scrollLeft = 250;
find('.plain').scrollTop = 333;
find('.outer').scrollTop = 90;
find('.inner').scrollTop = 150;
find('.leftward').scrollLeft = -120;

find('.neither').indeterminate = true;
find('select.none').selectedIndex = -1;
find('.free').textContent = '고쳐 쓴 글';
find('use.absolute').setAttribute('href', `${location.href.split('#')[0]}#odd-sign`);

const made = new CSSStyleSheet();
made.replaceSync('.counted > li::marker{color:#b30}');
document.adoptedStyleSheets = [made];

// Deeper than a parser would nest: what stands at the bottom is still text of the page.
let deepest = document.createElement('div');
deepest.className = 'bottom';
deepest.textContent = '가장 깊은 글';
for (let i = 0; i < 600; i += 1) {
  const over = document.createElement('div');
  over.append(deepest);
  deepest = over;
}
if ('deep' in document.documentElement.dataset) find('.odd').append(deepest);
