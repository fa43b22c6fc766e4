/** Longest path of a member, in bytes. */
export const MAX_NAME = 120;

/** Folders and a file name of letters, digits, `_`, `-` and dots that do not lead: nothing that any file system reads otherwise. */
const SAFE_NAME = /^(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*\/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*$/;

/** Whether a path may stand in a dossier: no root, no way up, no other alphabet, bounded. */
export const isMemberName = (name: string): boolean => name.length <= MAX_NAME && SAFE_NAME.test(name);

/** Of a file's own name, as much as is kept. */
const MAX_SLUG = 32;

/**
 * A name for the bytes of an asset: its number, then what of its own name any system can write. The number comes first,
 * so that no two are equal, whatever the letters' case, and none is a device's name (`CON`, `NUL`).
 */
export function memberName(folder: string, number: number, ownName: string, extension: string): string {
  const base = ownName.replace(/\.[^.]*$/, '');
  const slug = base
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, MAX_SLUG)
    .replace(/^-|-$/g, '');
  const numbered = String(number).padStart(4, '0');
  return `${folder}/${slug === '' ? numbered : `${numbered}-${slug}`}.${extension}`;
}
