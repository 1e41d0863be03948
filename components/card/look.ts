import tokens from '../tokens.css?inline';
import parts from '../parts/parts.css?inline';
import blocks from './blocks.css?inline';
import card from './card.css?inline';
import pointing from './pointing.css?inline';

/** The card's style text, for a constructed stylesheet: a strict page policy allows that and no `<style>`. */
export const CARD_LOOK = `${tokens}\n${parts}\n${blocks}\n${card}\n${pointing}`;
