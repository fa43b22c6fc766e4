import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONFIG_NAME, readConfig, withConfig } from './config.ts';
import { OPTION_NAMES } from './options.ts';
import { scratch } from './test-support/command-line.ts';
import { UsageError } from './usage-error.ts';

/** What a configuration, found in the current folder or named, says or is refused for. */
function read(content: string, named = false) {
  const folder = scratch();
  writeFileSync(join(folder, CONFIG_NAME), content);
  try {
    return readConfig(named ? CONFIG_NAME : undefined, folder)?.options;
  } catch (error) {
    if (error instanceof UsageError) return { code: error.code, ...error.data };
    throw error;
  }
}

describe('configuration', () => {
  it('is what the options are, under their names', () => {
    expect(read('\ufeff{"profile":"cn-provider","quick":true,"concurrency":2,"fail-on":"note"}')).toEqual({
      profile: ['cn-provider'],
      quick: true,
      concurrency: 2,
      'fail-on': 'note',
    });
    expect(read('{"profile":["cn-provider","cn-platform"]}')).toEqual({ profile: ['cn-provider', 'cn-platform'] });
  });

  it.each([
    ['{', 'configMalformed', {}],
    ['[]', 'configMalformed', {}],
    ['null', 'configMalformed', {}],
    ['{"__proto__":{"quick":true}}', 'configKeyUnknown', { given: '__proto__' }],
    ['{"failOn":"note"}', 'configKeyUnknown', { given: 'failOn' }],
    ['{"config":"x"}', 'configKeyUnknown', { given: 'config' }],
    ['{"from":"x"}', 'configKeyUnknown', { given: 'from' }],
    ['{"trust-anchors":[]}', 'configTypeWrong', { key: 'trust-anchors', expected: 'stringOrList' }],
    ['{"trust-anchors":[""]}', 'valueMissing', {}],
    ['{"quick":"yes"}', 'configTypeWrong', { key: 'quick', expected: 'boolean' }],
    ['{"concurrency":"2"}', 'configTypeWrong', { key: 'concurrency', expected: 'number' }],
    ['{"profile":[1]}', 'configTypeWrong', { key: 'profile', expected: 'stringOrList' }],
    ['{"profile":[]}', 'configTypeWrong', { key: 'profile' }],
    ['{"profile":null}', 'configTypeWrong', { key: 'profile' }],
    ['{"concurrency":0.5}', 'valueNotCount', { given: '0.5' }],
    ['{"fail-on":"warn"}', 'valueUnknown', { option: 'biaoshi.config.json: "fail-on"', given: 'warn' }],
    ['{"baseline":""}', 'valueMissing', {}],
    ['{"quick":true,"thorough":true}', 'optionsConflict', { option: '--quick', other: '--thorough' }],
  ])('refuses %s', (content, code, data) => {
    expect(read(content)).toMatchObject({ code, ...data });
  });

  it('may say where to write only when it was named', () => {
    for (const key of ['output', 'resume', 'cache', 'evidence-dir']) {
      expect(read(JSON.stringify({ [key]: 'x' }))).toMatchObject({ code: 'configMayNotWrite', key });
      expect(read(JSON.stringify({ [key]: 'x' }), true)).toEqual({
        [key]: expect.stringMatching(/biaoshi-cli-.+[\\/]x$/),
      });
    }
    expect(read('{"baseline":"x"}')).toEqual({ baseline: expect.stringMatching(/biaoshi-cli-.+[\\/]x$/) });
  });

  it('may say whom to trust only when it was named', () => {
    for (const key of ['trust-anchors', 'tsa-anchors']) {
      expect(read(JSON.stringify({ [key]: 'x.pem' }))).toMatchObject({ code: 'configMayNotTrust', key });
      expect(read(JSON.stringify({ [key]: ['x.pem', '/y.pem'] }), true)).toEqual({
        [key]: [expect.stringMatching(/biaoshi-cli-.+[\\/]x\.pem$/), expect.stringMatching(/^.{0,2}[\\/]y\.pem$/)],
      });
    }
  });

  it('is not there, or must be there', () => {
    expect(readConfig(undefined, scratch())).toBeUndefined();
    expect(() => readConfig('no.json', scratch())).toThrow(UsageError);
  });

  it('gives way to the command line, also for what that excludes', () => {
    const config = { quick: true, reporter: 'json', hash: true } as const;
    expect(withConfig({ reporter: 'csv' }, config, OPTION_NAMES)).toEqual({ quick: true, reporter: 'csv', hash: true });
    expect(withConfig({ thorough: true }, config, OPTION_NAMES)).toEqual({
      thorough: true,
      reporter: 'json',
      hash: true,
    });
    expect(withConfig({}, config, ['quick'])).toEqual({ quick: true });
  });
});
