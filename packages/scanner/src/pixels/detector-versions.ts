/** Each detector of pixels with its version; undefined where this machine has none. Loads them. */
export async function detectorVersions(): Promise<readonly string[] | undefined> {
  try {
    const { DETECTORS } = await import('@biaoshi/vision');
    return DETECTORS.map(({ id, version }) => `${id}@${version}`);
  } catch {
    return undefined;
  }
}
