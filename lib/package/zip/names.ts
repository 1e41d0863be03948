const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;

/**
 * Why an archive must not hold this name, or null. Adds the name to `seen`, which holds the names before it in lower case.
 *
 * A segment starts with a letter or digit, so '..', '.', hidden files, absolute paths, folders and backslashes are out; everything is
 * ASCII, so there are no look-alikes in another normal form.
 */
export function nameProblem(name: string, seen: Set<string>): 'zip-name' | 'zip-duplicate' | null {
  if (!NAME.test(name)) return 'zip-name';
  const folded = name.toLowerCase();
  if (seen.has(folded)) return 'zip-duplicate';
  seen.add(folded);
  return null;
}
