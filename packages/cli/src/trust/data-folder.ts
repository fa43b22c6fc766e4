import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Where this user's data of biaoshi is kept: `XDG_DATA_HOME` where that is an absolute path, as its specification asks;
 * else the system's place. Undefined for a user without a home. Never a place in the current folder: what lies there may
 * have come with the images.
 */
export function dataFolder(
  env: NodeJS.ProcessEnv,
  platform = process.platform,
  home = homeFolder(),
): string | undefined {
  const { XDG_DATA_HOME, LOCALAPPDATA } = env;
  const ofHome = (...names: readonly string[]) => (home === undefined ? undefined : join(home, ...names));
  const [place] =
    platform === 'win32'
      ? [XDG_DATA_HOME, LOCALAPPDATA, ofHome('AppData', 'Local')].filter(isPlace)
      : [XDG_DATA_HOME, ofHome('.local', 'share')].filter(isPlace);
  return place === undefined ? undefined : join(place, 'biaoshi');
}

const isPlace = (path: string | undefined): path is string => path !== undefined && isAbsolute(path);

/** The system throws for a user whom it does not know, as in many containers. */
function homeFolder(): string | undefined {
  try {
    return homedir();
  } catch {
    return undefined;
  }
}
