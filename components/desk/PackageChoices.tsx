import type { ExhibitView } from '../../lib/cases/view';
import type { Locale, Translate } from '../../lib/i18n/translate';
import type { OwnLimits } from '../../lib/package/profiles';
import { still } from '../parts/still';
import { trusted } from '../parts/trusted';
import { KeepCover } from './KeepCover';
import type { PackingChange, PackingModel } from './package-view';
import { formatSize } from './size';

interface ChoicesProps {
  packing: PackingModel;
  exhibits: readonly ExhibitView[];
  disabled: boolean;
  t: Translate;
  locale: Locale;
  onChange: (change: PackingChange) => void;
  /** Opens an exhibit's pictures to be covered. */
  onCover: (seq: number) => void;
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
const valueOf = (event: Event) => (event.target as Field).value;
const isOn = (event: Event) => (event.target as HTMLInputElement).checked;

/** What goes into the package, chosen before it is built: limits of the upload form, words to mask, and each exhibit as it is, as a masked copy or not at all. */
export const PackageChoices = still(function PackageChoices(props: ChoicesProps) {
  const { packing, exhibits, disabled, t, locale, onChange } = props;
  const { profiles, profile, keep } = packing;
  const count = (wanted: 'copy' | 'withheld') => exhibits.filter(({ seq }) => keep[seq] === wanted).length;
  const [held, copies] = [count('withheld'), count('copy')];
  return (
    <details class="wishes packing">
      <summary>
        {t('desk.packing')}
        {held > 0 && <span class="tag tone-unsure">{t('desk.packing.held', { n: held })}</span>}
        {copies > 0 && <span class="tag tone-unsure">{t('desk.packing.copies', { n: copies })}</span>}
      </summary>
      <label class="check">
        <span>{t('desk.packing.profile')}</span>
        <select value={profile.id} data-pack="profile" disabled={disabled} onChange={trusted((event: Event) => onChange({ profile: valueOf(event) as typeof profile.id }))}>
          {profiles.map(({ id }) => (
            <option key={id} value={id}>
              {t(`desk.profile.${id}`)}
            </option>
          ))}
        </select>
      </label>
      {profile.id === 'own' && <OwnFields {...props} />}
      <p class="note" data-role="limits">
        {limitsOf(props)}
      </p>
      <div class="field">
        <label class="label" for="mask-words">
          {t('desk.packing.words')}
        </label>
        <textarea id="mask-words" rows={2} maxLength={2000} data-pack="words" disabled={disabled} value={packing.words} onChange={trusted((event: Event) => onChange({ words: valueOf(event) }))} />
      </div>
      <p class="note">{t('desk.packing.masking')}</p>
      <label class="check">
        <span>{t('desk.packing.stitch')}</span>
        <input type="checkbox" checked={packing.stitch} data-pack="stitch" disabled={disabled} onChange={trusted((event: Event) => onChange({ stitch: isOn(event) }))} />
      </label>
      {exhibits.length > 0 && (
        <fieldset class="keep">
          <legend>{t('desk.packing.exhibits')}</legend>
          {exhibits.map((exhibit) => (
            <KeepRow key={exhibit.seq} {...props} exhibit={exhibit} />
          ))}
          {held > 0 && <p class="note">{t('desk.packing.held.note')}</p>}
          {copies > 0 && <p class="note">{t('desk.packing.copies.note')}</p>}
        </fieldset>
      )}
    </details>
  );

  function limitsOf({ packing: { profile: limits } }: ChoicesProps): string {
    const said = [t('desk.packing.limit.size', { size: formatSize(limits.maxBytes, locale) })];
    if (limits.maxPages !== null) said.push(t('desk.packing.limit.pages', { n: limits.maxPages }));
    if (limits.maxFiles !== null) said.push(t('desk.packing.limit.files', { n: limits.maxFiles }));
    if (!limits.known) said.push(t('desk.packing.limit.unknown'));
    return said.join(' ');
  }
});

/** One exhibit: in or out, and if in, whether its sealed files come along. */
function KeepRow({ exhibit, packing, disabled, t, onChange, onCover }: ChoicesProps & { exhibit: ExhibitView }) {
  const { seq, title } = exhibit;
  const choice = packing.keep[seq] ?? 'sealed';
  const name = t('desk.exhibit.name', { seq });
  return (
    <div class="keep-row" data-keep={choice} data-seq={seq}>
      <label>
        <input type="checkbox" checked={choice !== 'withheld'} disabled={disabled} onChange={trusted((event: Event) => onChange({ keep: { seq, choice: isOn(event) ? 'sealed' : 'withheld' } }))} />
        <span>
          <b>{name}</b> {title}
        </span>
      </label>
      {choice !== 'withheld' && (
        <select aria-label={`${name}: ${t('desk.packing.how')}`} value={choice} disabled={disabled} onChange={trusted((event: Event) => onChange({ keep: { seq, choice: valueOf(event) === 'copy' ? 'copy' : 'sealed' } }))}>
          <option value="sealed">{t('desk.packing.keep.sealed')}</option>
          <option value="copy">{t('desk.packing.keep.copy')}</option>
        </select>
      )}
      <KeepCover exhibit={exhibit} choice={choice} disabled={disabled} t={t} onCover={onCover} />
    </div>
  );
}

const OWN = ['megabytes', 'maxPages', 'maxFiles'] as const satisfies (keyof OwnLimits)[];

function OwnFields({ packing: { own, ownRange }, disabled, t, onChange }: ChoicesProps) {
  return (
    <div class="own-limits">
      {OWN.map((limit) => {
        const [least, most] = ownRange[limit];
        const change = (event: Event) => {
          const typed = valueOf(event);
          const value = Math.min(most, Math.max(least, Math.round(Number(typed))));
          if (limit === 'megabytes') onChange({ own: { ...own, megabytes: typed === '' ? own.megabytes : value } });
          else onChange({ own: { ...own, [limit]: typed === '' ? null : value } });
        };
        return (
          <label key={limit}>
            <span>{t(`desk.packing.own.${limit}`)}</span>
            <input type="number" inputMode="numeric" min={least} max={most} step={1} value={own[limit] ?? ''} data-own={limit} disabled={disabled} onChange={trusted(change)} />
          </label>
        );
      })}
    </div>
  );
}
