/** Style of the report: the product's tokens, on screen light and dark, on paper always light. No address in it: the page opens offline. */
export const REPORT_STYLE = `
:root{--ink:#15181d;--ink-2:#414a57;--ink-3:#596271;--paper:#fff;--paper-2:#f4f6f8;--line:#dfe3e8;--focus:#1d5fd1;--ok:#0b6e55;--ok-bg:#e4f4ee;--soon:#855000;--soon-bg:#fcefd9;--no:#a8201a;--no-bg:#fbe6e4;--unsure:#3f4a72;--unsure-bg:#e9ecf7;--edge:#6a3fa0;--edge-bg:#f0e8fa;--desk:#e8ecf0;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--ink:#eef1f5;--ink-2:#c0c8d3;--ink-3:#a3adba;--paper:#171a1f;--paper-2:#20242b;--line:#333a44;--focus:#8ab4ff;--ok:#63d2ae;--ok-bg:#12322a;--soon:#f2bd6b;--soon-bg:#362711;--no:#ff9a92;--no-bg:#3b1a18;--unsure:#b4bff2;--unsure-bg:#232a45;--edge:#cfa9ff;--edge-bg:#2f2144;--desk:#0f1115}}
*{box-sizing:border-box;margin:0}
html{font:15px/1.55 "Pretendard Variable",Pretendard,"Noto Sans KR","Apple SD Gothic Neo","Malgun Gothic","Segoe UI",NanumGothic,system-ui,sans-serif;background:var(--desk);color:var(--ink);-webkit-text-size-adjust:100%}
html:lang(tr),html:lang(en){font-family:"Segoe UI","Noto Sans",system-ui,-apple-system,Roboto,NanumGothic,sans-serif}
body{max-width:920px;margin:28px auto;background:var(--paper);border-radius:14px;box-shadow:0 1px 2px #0b1b3314,0 10px 36px #0b1b331f}
header,section,footer{padding:28px 40px}section{border-top:1px solid var(--line)}
header{padding-bottom:20px}.kicker{color:var(--ink-3);font-size:13px;display:flex;justify-content:space-between;gap:16px;flex-wrap:wrap}
h1{font-size:26px;line-height:1.25;letter-spacing:-.012em;margin-top:8px;overflow-wrap:anywhere}h2{font-size:18px;margin-bottom:14px;letter-spacing:-.005em}h3{font-size:15px}
.verdict{display:flex;gap:12px;align-items:flex-start;padding:18px 40px;font-weight:650;font-size:17px}.verdict small{display:block;font-weight:450;font-size:14px;color:var(--ink-2);margin-top:2px}.verdict svg{margin-top:3px}
.ok{color:var(--ok)}.no{color:var(--no)}.unsure{color:var(--unsure)}.edge{color:var(--edge)}.soon{color:var(--soon)}
.verdict.ok{background:var(--ok-bg)}.verdict.no{background:var(--no-bg)}.verdict.unsure{background:var(--unsure-bg)}.verdict.edge{background:var(--edge-bg)}.verdict.soon{background:var(--soon-bg)}
svg{flex:none}.icon{width:20px;height:20px;vertical-align:-4px}
.label{font-size:13px;color:var(--ink-3)}.date{font-size:32px;line-height:1.2;font-weight:680;letter-spacing:-.015em;font-variant-numeric:tabular-nums;margin:2px 0}.note{color:var(--ink-2);margin-top:8px;max-width:68ch}
dl{display:grid;grid-template-columns:minmax(130px,auto) 1fr;gap:6px 20px}dt{color:var(--ink-3)}dd{overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:14px}th{text-align:start;font-weight:500;color:var(--ink-3);font-size:13px;padding:0 14px 6px 0;vertical-align:bottom}td{padding:9px 14px 9px 0;border-top:1px solid var(--line);vertical-align:top}td:last-child,th:last-child{padding-inline-end:0}
caption{text-align:start;padding-bottom:6px}td small{display:block;color:var(--ink-3);font-size:12.5px}td.when{white-space:nowrap}tr.first td{font-weight:650}
.tag{display:inline-block;font-size:12px;color:var(--ink-2);border:1px solid var(--line);border-radius:6px;padding:0 7px;font-variant-numeric:tabular-nums;white-space:nowrap}.tag.edge{background:var(--edge-bg);border-color:transparent}
.bar{display:block;width:100%;height:auto;margin:18px 0 6px}.state{display:flex;gap:8px;align-items:flex-start;font-weight:560}.state span{color:var(--ink)}
.exhibit{border:1px solid var(--line);border-radius:12px;padding:20px;margin-top:16px;break-inside:avoid-page}.exhibit>h3{display:flex;gap:10px;align-items:baseline;flex-wrap:wrap;overflow-wrap:anywhere}.number{background:var(--ink);color:var(--paper);border-radius:7px;padding:1px 9px;font-size:13px;font-variant-numeric:tabular-nums;white-space:nowrap}
.exhibit dl{margin-top:12px;font-size:14px}.exhibit>.label{margin-top:16px}.exhibit>ul{font-size:14px}.pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(240px,1fr));gap:12px;margin-top:14px}.pictures img{display:block;width:100%;border:1px solid var(--line);border-radius:8px;background:var(--paper-2)}article .wide{margin-top:12px}.pictures figcaption{font-size:12px;color:var(--ink-3);margin-top:4px}
ul.plain{padding-inline-start:18px}ul.plain li{margin-top:4px}
code{font:12px/1.5 ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere;color:var(--ink-2)}
.two{display:grid;grid-template-columns:1fr 1fr;gap:28px}.code{background:var(--paper-2);border-radius:10px;padding:12px 16px;margin-top:8px}.code code{font-size:13px;color:var(--ink)}
a{color:inherit;text-decoration-color:var(--ink-3);text-underline-offset:2px}a:focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:3px}
footer{border-top:1px solid var(--line);color:var(--ink-3);font-size:13px;background:var(--paper-2);border-radius:0 0 14px 14px}
@media (max-width:640px){body{margin:0}body,footer{border-radius:0}header,section,footer,.verdict{padding-inline:20px}.two{grid-template-columns:1fr}.date{font-size:26px}dl{grid-template-columns:1fr;gap:2px}dd{margin-bottom:8px}.wide{overflow-x:auto}}
@media print{:root{--ink:#000;--ink-2:#333;--ink-3:#555;--paper:#fff;--paper-2:#f4f6f8;--line:#ccc;--ok:#0b6e55;--ok-bg:#fff;--soon:#855000;--soon-bg:#fff;--no:#a8201a;--no-bg:#fff;--unsure:#3f4a72;--unsure-bg:#fff;--edge:#6a3fa0;--edge-bg:#fff;--desk:#fff;color-scheme:light}html{font-size:10.5pt}body{max-width:none;margin:0;border-radius:0;box-shadow:none}header,section,footer,.verdict{padding-inline:0}.verdict{border:1px solid;border-width:1px 0;padding-block:10px}section{padding-block:16px}h2{break-after:avoid}tr{break-inside:avoid}.pictures{grid-template-columns:1fr 1fr}@page{margin:16mm 15mm 18mm}}
`;
