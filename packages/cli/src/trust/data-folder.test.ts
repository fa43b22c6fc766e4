import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { dataFolder } from './data-folder.ts';

const DATA = resolve('/data');
const HOME = resolve('/home/u');

it.each([
  [{ XDG_DATA_HOME: DATA }, 'linux', join(DATA, 'biaoshi')],
  [{ XDG_DATA_HOME: DATA, LOCALAPPDATA: 'x' }, 'win32', join(DATA, 'biaoshi')],
  [{ XDG_DATA_HOME: 'relative' }, 'linux', join(HOME, '.local', 'share', 'biaoshi')],
  [{ XDG_DATA_HOME: '', LOCALAPPDATA: 'x' }, 'darwin', join(HOME, '.local', 'share', 'biaoshi')],
  [{ LOCALAPPDATA: resolve('/local') }, 'win32', join(resolve('/local'), 'biaoshi')],
  [{}, 'win32', join(HOME, 'AppData', 'Local', 'biaoshi')],
  [{ LOCALAPPDATA: 'relative' }, 'win32', join(HOME, 'AppData', 'Local', 'biaoshi')],
] as const)('%j on %s', (env, platform, folder) => {
  expect(dataFolder(env, platform, HOME)).toBe(folder);
});

it.each(['', 'home', '.'])('a home %j is none, since the current folder may have come with the images', (home) => {
  expect(dataFolder({}, 'linux', home)).toBeUndefined();
  expect(dataFolder({}, 'win32', home)).toBeUndefined();
});
