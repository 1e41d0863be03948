import type { PackingChange, PackingModel } from '../../components/desk/package-view';
import type { ExhibitView } from '../../lib/cases/view';
import { call } from '../../lib/messaging/call';
import type { Outcome } from '../../lib/messaging/protocol';
import { OWN_RANGE, profileOf, PROFILE_IDS, type ProfileId } from '../../lib/package/profiles';
import { withCovered, wordsIn, type PackageWishes } from '../../lib/package/wishes';
import type { Settings } from '../../lib/settings/settings';
import type { SiteId } from '../../lib/sites/site';

/** The form that a case of a marketplace is most likely uploaded to. R10 names none. */
const BY_SITE: Record<SiteId, ProfileId> = { kmong: 'kmong-claim', r10: 'mb-10' };

/** The panel as the settings have it. Which exhibits go in is chosen for each case anew. */
export function packingOf(settings: Settings, site: SiteId | null): PackingModel {
  const { uploadProfile, uploadOwn, maskWords, stitchPictures } = settings;
  return {
    profiles: PROFILE_IDS.map((id) => profileOf(id, uploadOwn)),
    profile: profileOf(uploadProfile ?? BY_SITE[site ?? 'r10'], uploadOwn),
    own: uploadOwn,
    ownRange: OWN_RANGE,
    words: maskWords,
    stitch: stitchPictures,
    keep: {},
  };
}

/** The panel after a choice, with the call that keeps it for the next package; null where it is for this one alone. */
export function packed(packing: PackingModel, change: PackingChange): { packing: PackingModel; keeping: Promise<Outcome<Settings>> | null } {
  if ('keep' in change) return { packing: { ...packing, keep: { ...packing.keep, [change.keep.seq]: change.keep.choice } }, keeping: null };
  if ('words' in change) return { packing: { ...packing, words: change.words }, keeping: call('changeSettings', { maskWords: change.words }) };
  if ('stitch' in change) return { packing: { ...packing, stitch: change.stitch }, keeping: call('changeSettings', { stitchPictures: change.stitch }) };
  if ('own' in change) return { packing: { ...packing, own: change.own, profile: profileOf('own', change.own) }, keeping: call('changeSettings', { uploadOwn: change.own }) };
  return { packing: { ...packing, profile: profileOf(change.profile, packing.own) }, keeping: call('changeSettings', { uploadProfile: change.profile }) };
}

/** The panel with the choices that follow from covered pictures: an exhibit with covered parts goes in as a copy unless the user said otherwise. */
export function afterCovering(packing: PackingModel, exhibits: readonly ExhibitView[]): PackingModel {
  return withCovered(packing, exhibits.flatMap(({ seq, covering, otherLog }): [number, number][] => (covering && otherLog === undefined ? [[seq, covering.boxes]] : [])));
}

/** The choices as the package takes them. */
export function wishesOf({ profile, words, stitch, keep }: PackingModel): PackageWishes {
  return { profile, words: wordsIn(words), stitch, keep };
}
