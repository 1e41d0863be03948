/* Advertisements as they come in after the page: rows without .post, boxes inside posts, class names that start with r. Drawn by the seed in the script's address. */
(function () {
  var seed = Number(new URL(document.currentScript.src).searchParams.get('seed')) || 1;
  function next() {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 4294967296;
  }
  function name() {
    var text = 'r';
    for (var i = 0; i < 7; i += 1) text += 'abcdefghijkmnopqrstuvwxyz0123456789'[Math.floor(next() * 35)];
    return text;
  }
  var words = ['Hosting 49 TL/ay, hemen al', 'Logo tasarımı 500 TL! Sınırlı kampanya', 'SEO paketi 15.000₺', 'Kurumsal kimlik 999 TL'];
  var list = document.querySelector('.postList > ul, .threadList');
  if (!list) return;
  for (var n = 0; n < 4; n += 1) {
    (function (text, wait, spot, inside) {
      setTimeout(function () {
        var rows = list.children;
        var inPost = inside && document.querySelector('.post .postContent');
        var ad = document.createElement(inPost ? 'div' : 'li');
        ad.className = name() + ' ' + name();
        ad.style.cssText = 'background:#fff8e6;border:1px dashed #e2c878;border-radius:6px;padding:12px 16px;margin-bottom:14px;font-size:13px;list-style:none';
        ad.textContent = 'Reklam: ' + text;
        if (inPost) inPost.insertBefore(ad, inPost.children[1] || null);
        else list.insertBefore(ad, rows[Math.floor(spot * rows.length)] || null);
      }, wait);
    })(words[n], 150 + Math.floor(next() * 900), next(), n === 1);
  }
})();
