const rows = (/** @type {number} */ n, /** @type {string} */ word) => Array.from({ length: n }, (_, i) => `<li>${word} ${i + 1} · ${(i * 29) % 83}</li>`).join('');
const NAMES = ['attributes', 'childNodes', 'localName', 'nodeName', 'nodeType', 'firstChild', 'namespaceURI', 'shadowRoot', 'parentElement', 'isConnected', 'ownerDocument', 'getAttribute', 'hasAttribute', 'matches', 'getBoundingClientRect', 'children', 'style', 'id', 'scrollTop'];

/** A second page of what is hard to save, invented: parts that stand scrolled, states without an attribute, names that stand in the way, newer styles. What scripts do to it is in odd.js. */
export function oddBody() {
  return `<div class="odd">
<section class="standing">
<ol class="list" tabindex="0">${rows(60, '견본 줄')}</ol>
<div class="carousel">${Array.from({ length: 6 }, (_, i) => `<figure style="--n:${i}"><b>${i + 1}</b><figcaption>카드 ${i + 1}</figcaption></figure>`).join('')}</div>
<div class="track"><div class="belt">${Array.from({ length: 8 }, (_, i) => `<span>${String.fromCharCode(65 + i)}</span>`).join('')}</div></div>
<pre class="plain">${Array.from({ length: 50 }, (_, i) => `${i + 1}째 줄 ${'·'.repeat(i % 40)}`).join('\n')}</pre>
<div class="outer"><p>바깥 머리</p><ul class="inner">${rows(30, '안쪽')}</ul><p class="tail">바깥 꼬리</p></div>
<div class="leftward" dir="rtl"><p>من اليمين إلى اليسار ${'نص '.repeat(60)}</p></div>
</section>
<form class="clobbering" title="이름이 가린 양식">${NAMES.map((name) => `<input name="${name}" value="${name}">`).join('')}<em>양식 안의 글</em></form>
<p><label><input type="checkbox" class="neither"> 일부만</label> <select class="none"><option>첫째</option><option>둘째</option></select> <span contenteditable="true" class="free">처음</span></p>
<div popover class="shut">열지 않은 알림</div>
<p class="shorthands"><span class="border">테두리</span> <span class="padding">안쪽 여백</span> <span class="ground">바탕</span> <span class="after">뒤</span></p>
<p class="layers"><i class="scoped">범위</i> <i class="contained">그릇</i> <i class="propertied">속성</i> <i class="has">가진<b>것</b></i> <i class="md:wide hover:red">이름</i></p>
<math display="block"><mfrac><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow><msqrt><mn>2</mn></msqrt></mfrac><mo>=</mo><munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover></math>
<svg width="200" height="60" viewBox="0 0 200 60"><defs><symbol id="odd-sign" viewBox="0 0 10 10"><path d="M1 9L5 1l4 8z"/></symbol><clipPath id="odd-clip"><circle cx="30" cy="30" r="20"/></clipPath></defs><rect width="60" height="60" fill="#c63" clip-path="url(#odd-clip)"/><use class="absolute" x="70" y="10" width="40" height="40"/><foreignObject x="120" y="5" width="80" height="50"><p xmlns="http://www.w3.org/1999/xhtml" class="foreign">그림 속 글</p></foreignObject></svg>
<ul class="counted"><li>가<ul><li>나</li><li>다</li></ul></li><li>라</li></ul>
<section class="lazy-section"><h3>나중에 그릴 곳</h3><p>보이는 글</p></section>
<div class="masked"></div>
<object class="fallback" data="/hard/nothing" type="application/x-sample">대신 보이는 글 <b>굵게</b></object>
<table class="table" border><caption>표</caption><colgroup><col span="2" style="background:#eef"><col></colgroup><tr><th rowspan="2">가</th><td>나</td><td>다</td></tr><tr><td colspan="2">라</td></tr></table>
<ruby>漢<rt>한</rt>字<rt>자</rt></ruby> <bdo dir="rtl">abc</bdo> H<sub>2</sub>O <q lang="ko">따옴표</q> <wbr>
<fieldset disabled><legend>묶음</legend><input value="막힌 칸"><select><option>하나</option></select></fieldset>
</div>`;
}
