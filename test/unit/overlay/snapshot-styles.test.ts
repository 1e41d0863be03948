// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { harmless, loadsPictures, savedRules } from '../../../lib/overlay/snapshot/styles';

describe('style text', () => {
  it.each([
    'p{background:url(https://x.example/a.png)}',
    'p{background:url("https://x.example/a)b.png")}',
    "p{background:URL( 'https://x.example/a.png' )}",
    'p{--a:u\\72l(https://x.example/a.png)}',
    'p{--a:\\75\\72\\6c(https://x.example/a.png)}',
    'p{--a:\\000055 rl(https://x.example/a.png)}',
    'p{background:image-set("https://x.example/a.png" 1x, url(https://x.example/b.png) 2x)}',
  ])('loads nothing: %s', (css) => {
    expect(harmless(css)).not.toContain('x.example');
  });
  it.each(['p{background:url("data:image/png;base64,AA==")}', 'p{fill:url(#g)}', 'p{background:image-set(url("data:image/png;base64,AA==") 1x type("image/png"))}', 'p::before{content:"see url below"}'])('keeps what needs no load: %s', (css) => {
    expect(harmless(css)).toBe(css);
  });
  it.each([
    ['p{background:url(/a.png)}', true],
    ['@font-face{font-family:F;src:url(/f.woff2)}', false],
    ['p{background:url(data:image/gif;base64,AA==)}', false],
  ])('asks for a picture: %s %s', (css, asks) => {
    expect(loadsPictures(css)).toBe(asks);
  });
  // By the rules of selectors: a state that no markup can say holds where an attribute says so, with the same weight.
  it.each([
    ['a:hover{x:y}', 'a:is(:hover,[data-recourse-state~="hover"]){x:y}'],
    ['a:focus-visible b{x:y}', 'a:is(:focus-visible,[data-recourse-state~="focus-visible"]) b{x:y}'],
    ['dialog:modal{x:y}', 'dialog:is(:modal,[data-recourse-state~="modal"]){x:y}'],
    ['x-box:not(:defined){x:y}', 'x-box:not(:is(*)){x:y}'],
    ['.hover\\:red{x:y}', '.hover\\:red{x:y}'],
    ['.focus\\:hover\\:red:hover{x:y}', '.focus\\:hover\\:red:is(:hover,[data-recourse-state~="hover"]){x:y}'],
    ['p::before{content:"a:hover \\" b:focus"}', 'p::before{content:"a:hover \\" b:focus"}'],
    ['p::target-text{x:y}', 'p::target-text{x:y}'],
  ])('%s is saved as %s', (css, saved) => {
    expect(savedRules(css)).toBe(saved);
  });
});
