import { describe, expect, it } from 'vitest';
import { runHere } from './test-support/captured.ts';

/** The words of an invocation, and what is said of it. */
const REFUSED: readonly (readonly [line: string, says: string])[] = [
  ['', 'no command given'],
  ['scna .', 'unknown command "scna"; did you mean "scan"?'],
  ['frobnicate', 'unknown command "frobnicate"'],
  ['serve', 'the command "serve" is not in this version'],
  ['audit --help', 'the command "audit" is not in this version'],
  ['scan', 'scan: <source> is missing'],
  ['rules x', 'rules does not take "x"'],
  ['inspect a b', 'inspect does not take "b"'],
  ['scan . --profil x', 'unknown option --profil; did you mean "--profile"?'],
  ['scan . --toString', 'unknown option --toString'],
  ['scan . -q', 'unknown option -q'],
  ['scan . --trust-anchors no.pem', 'cannot read no.pem (ENOENT)'],
  ['scan . --tsa-anchors no.pem', 'cannot read no.pem (ENOENT)'],
  ['inspect a --trust-anchors no.pem', 'cannot read no.pem (ENOENT)'],
  ['scan . --profile cn-plat', '--profile: "cn-plat" is not one of '],
  ['scan . --profile cn-plat', '; did you mean "cn-platform"?'],
  ['scan . --profile cn', '--profile: "cn" is not one of '],
  ['trust updat', 'trust: "updat" is not one of update; did you mean "update"?'],
  ['trust update', 'trust update needs --from\n'],
  ['trust --tsa', '--tsa does not apply to trust'],
  ['trust --from x', '--from does not apply to trust'],
  ['trust update x --from y', 'trust does not take "x"'],
  ['trust update --from no.pem', 'cannot read no.pem (ENOENT)'],
  ['trust update --from http://example.com/list.pem', 'http://example.com/list.pem is not https'],
  ['trust update --from ftp://example.com/list.pem', 'ftp://example.com/list.pem is not https'],
  ['trust update --from https://', 'https:// is not https'],
  ['inspect a --evidence-dir x', '--evidence-dir does not apply to inspect'],
  ['scan . --pixels=sometimes', '--pixels: "sometimes" is not one of auto, always, never'],
  [
    'scan . --reporter jsn',
    '"jsn" is not one of text, json, jsonl, sarif, junit, csv, xlsx, html, pdf; did you mean "json"?',
  ],
  ['scan . --locale de', '--locale: "de" is not one of zh-CN, en'],
  ['scan . --fail-on warn', '--fail-on: "warn" is not one of error, warning, note, never; did you mean "warning"?'],
  ['rules --hash', '--hash does not apply to rules'],
  ['inspect a --profile cn-platform', '--profile does not apply to inspect'],
  ['scan . --output a --output b', '--output may be given only once'],
  ['scan . --output --quick', '--output needs a value'],
  ['scan . --output=', '--output needs a value'],
  ['scan . --profile', '--profile needs a value'],
  ['scan . --quick=yes', '--quick takes no value'],
  ['scan . --concurrency 2x', '--concurrency: expected a whole number from 1 to 256, got "2x"'],
  ['scan . --concurrency 0', 'got "0"'],
  ['scan . --concurrency -1', 'got "-1"'],
  ['scan . --concurrency 257', 'got "257"'],
  ['scan . --concurrency 1.5', 'got "1.5"'],
  ['scan . --quick --thorough', '--quick and --thorough exclude one another'],
  ['inspect a --reporter csv', '"csv" is not one of text, json'],
  ['explain implicit-label-mising', 'is called "implicit-label-mising"; did you mean "implicit-label-missing"?'],
  ['explain trunkated', 'did you mean "truncated"?'],
  ['explain gb-45438-6.1-x', 'did you mean "gb-45438-6.1-'],
];

describe('a wrong invocation is refused', () => {
  it.each(REFUSED)('biaoshi %s', async (line, says) => {
    const ended = await runHere(line.split(' ').filter(Boolean));
    expect(ended.stderr).toContain(says);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^(biaoshi: [^\n]+\n){2}$/);
  });

  it('takes words after -- as arguments', async () => {
    expect((await runHere(['explain', '--', '--hash'])).stderr).toContain('is called "--hash"');
  });

  it('answers in Chinese where that is asked for, wherever the word stands', async () => {
    for (const argv of [
      ['scna', '--locale', 'zh-CN'],
      ['--locale=zh-CN', 'scna'],
    ]) {
      expect((await runHere(argv)).stderr).toContain('未知命令“scna”；是否指“scan”？');
    }
  });

  it('shows what a word would do to a terminal instead of doing it', async () => {
    const { stderr } = await runHere(['\u001b[2Jscan\u202e\n']);
    expect(stderr).toContain('unknown command "\\u{1b}[2Jscan\\u{202e}\\n"');
    expect(stderr).not.toMatch(/[\u001b\u202e]/);
  });
});
