/** What a capture of this page cannot keep: left out when the saved page is held against the live one. */
const UNKEPT = 'data-unkept=""';

/**
 * Everything that is hard to save, invented. What scripts do to it is in page.js.
 * @param {{ nodes: number, tall: boolean, cdn: string }} how
 */
export function hardBody({ nodes, tall, cdn }) {
  const rows = Array.from({ length: Math.floor(nodes / 4) }, (_, i) => `<li><b>${i + 1}</b> <span>견본 줄 ${i * 7}</span> <i>${(i * 37) % 101}</i></li>`).join('');
  return `<div class="hard">
<div class="sticky">붙어 있는 머리 · sticky</div>
<section class="shadows"><open-box title="열린 상자"><p>슬롯에 넣은 글</p><em slot="foot">발</em></open-box><closed-box></closed-box><script type="application/json">{"left":"out"}</script><p class="third">세 번째 아이 다음</p></section>
<form class="fields"><input name="plain" value="처음 값"><input type="checkbox"><input type="checkbox" checked><input type="radio" name="r"><input type="radio" name="r"><select><option>하나</option><option>둘</option><option>셋</option></select><select multiple size="3"><option>가</option><option>나</option><option>다</option></select><textarea rows="3">처음 글</textarea><input disabled value="막힘"><button type="button" disabled>막힌 단추</button><progress max="10" value="3"></progress><meter min="0" max="10" value="7"></meter><input type="range" min="0" max="10" value="2"><input placeholder="자리 글"><input type="password" value="secret-word"></form>
<details open><summary>열린 묶음</summary><p>안쪽 글</p></details><details><summary>닫힌 묶음</summary><p>숨은 글</p></details>
<ol start="4" reversed><li>넷</li><li value="9">아홉</li><li>여덟</li></ol>
<canvas width="240" height="120"></canvas>
<svg class="drawn" width="220" height="110" viewBox="0 0 220 110"><defs><linearGradient id="g"><stop offset="0" stop-color="#1c6"/><stop offset="1" stop-color="#06c"/></linearGradient><symbol id="s" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4"/></symbol></defs><rect class="ground" x="2" y="2" width="216" height="106" rx="8" fill="url(#g)"/><use href="#s" x="20" y="20" width="40" height="40" fill="#fff"/><path d="M90 90 L130 20 L170 90 Z" fill="none" stroke="#fff" stroke-width="4"/><text x="100" y="104" font-size="12" fill="#fff">도형 ğİş</text></svg>
<p class="pictures"><img src="/hard/picture-1.png" srcset="/hard/picture-1.png 1x, /hard/picture-2.png 2x" width="160" alt="고른 그림"><picture><source srcset="/hard/picture-3.png" media="(min-width: 600px)"><img src="/hard/picture-4.png" width="160" alt="넓은 창의 그림"></picture><img ${UNKEPT} src="${cdn}/pictures/gig-501001.png" width="160" alt="다른 곳의 그림"></p>
<div class="rtl" dir="rtl" lang="ar"><p>هذا نص تجريبي من اليمين إلى اليسار 123 <bdi>Recourse</bdi></p><p lang="he">זהו טקסט לדוגמה</p><input value="שלום"></div>
<p class="webfont" ${UNKEPT}>불러온 글꼴로 쓴 글 Web font</p>
<div class="backdropped" ${UNKEPT}>바탕 그림</div>
<div class="scroller" tabindex="0"><table><thead><tr><th>번호</th><th>값</th></tr></thead><tbody>${Array.from({ length: 40 }, (_, i) => `<tr><td>${i}</td><td>${(i * 13) % 17}</td></tr>`).join('')}</tbody></table></div>
<iframe class="near" src="/hard/frame" title="같은 곳의 창"></iframe><iframe ${UNKEPT} class="far" src="${cdn}/pictures/favicon.svg" title="다른 곳의 창"></iframe>
<pre>
  첫 줄 앞의 빈 줄	탭</pre>
<div class="grid"><span>A</span><span>B</span><span>C</span><span>D</span></div>
<div popover="manual" class="bubble">떠 있는 알림</div>
<dialog><p>모달 대화 상자</p></dialog>
<ul class="long">${rows}</ul>
<div data-filler="" class="${tall ? 'tall' : 'deep'}"></div>
<img class="lazy" data-filler="" loading="lazy" src="/hard/picture-5.png" width="480" height="320" alt="아직 불러오지 않은 그림">
</div>`;
}
