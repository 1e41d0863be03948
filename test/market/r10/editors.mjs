import { esc } from '../html.mjs';
import { SECURITY_TOKEN } from './threads.mjs';

/**
 * The forum's editors, invented after what is known: Froala inside vB_Editor_001, a form that says what it does. The text field beside it is
 * what the form sends; its prices are old ones that nothing may read.
 * @param {{ action: string, does: string, field: 'subject' | 'title', title: string, html: string }} e
 */
export function editor({ action, does, field, title, html }) {
  return `<form method="post" action="${action}"><input type="hidden" name="securitytoken" value="${SECURITY_TOKEN}"><input type="hidden" name="do" value="${does}">
<p><label>Başlık <input type="text" name="${field}" value="${esc(title)}" size="60"></label></p>
<div id="vB_Editor_001" class="vBulletin_editor"><div class="fr-box fr-basic"><div class="fr-toolbar"><button type="button">Kalın</button></div>
<div class="fr-wrapper"><div class="fr-element fr-view" contenteditable="true" dir="auto">${html}</div><span class="fr-placeholder">Logo 1.000 TL gibi bir fiyat yazın</span></div></div>
<textarea name="message" style="display:none">Logo 100 TL</textarea></div><button type="submit">Gönder</button></form>`;
}

/** The short editor under a thread: for answers, never a listing. */
export const QUICK_REPLY = editor({ action: '/newreply.php', does: 'postreply', field: 'title', title: '', html: '<p>Logo 300 TL olur mu?</p>' });
