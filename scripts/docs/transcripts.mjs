import { ROOT } from './pages.mjs';
import { runCli } from './run-cli.mjs';

/** A fenced block: three backticks, `console`, and the locale it is shown in (`en` by default). */
const BLOCK = /^```console(?: (zh-CN|en))?\n([\s\S]*?)^```$/gm;
const PROMPT = '$ npm start -- ';
/** A line that stands for any lines, so that a page can show the part that it is about. */
const ELISION = '…';
/** 0 to 3 are answers; anything else is a crash, and no sample. */
const HIGHEST_ANSWER = 3;

/**
 * The page with the output under each `$ npm start -- …` as it is now. Output that differs only in what differs from run
 * to run is left alone. A command line that holds quotes or pipes is a complaint: it is split at spaces.
 */
export async function replaceTranscripts(page, text, complaints, run = runCli) {
  let result = '';
  let from = 0;
  for (const { index, 0: whole, 1: locale = 'en', 2: body } of text.matchAll(BLOCK)) {
    const bodyStart = index + whole.length - body.length - '```'.length;
    result += text.slice(from, bodyStart) + (await replaceBody(page, body, locale, complaints, run));
    from = bodyStart + body.length;
  }
  return result + text.slice(from);
}

async function replaceBody(page, body, locale, complaints, run) {
  const steps = body.split(/^(?=\$ )/m).map((step) => {
    const [command, ...output] = step.split('\n');
    return { command, output: output.join('\n') };
  });
  let result = '';
  for (const { command, output } of steps) {
    if (!command.startsWith(PROMPT) || /["'`|&;<>*\\]/.test(command)) {
      complaints.push(`${page}: not a command that can be run: ${command}`);
      result += `${command}\n${output}`;
      continue;
    }
    const { stdout, exitCode } = await run(command.slice(PROMPT.length).split(/\s+/).filter(Boolean), locale);
    if (!(exitCode <= HIGHEST_ANSWER)) {
      complaints.push(`${page}: exit code ${exitCode} from: ${command}`);
      result += `${command}\n${output}`;
      continue;
    }
    const now = `${stdout.replaceAll(ROOT, '.').trimEnd()}\n`;
    result += `${command}\n${isSame(output, now) ? output : now}`;
  }
  return result;
}

/** True when `shown`, elisions and run-to-run differences apart, is `now`. */
export function isSame(shown, now) {
  const pieces = `\n${neutral(shown)}`.split(`\n${ELISION}`);
  const rest = `\n${neutral(now)}`;
  const [first, ...others] = pieces;
  if (others.length === 0) return first === rest;
  if (!rest.startsWith(first)) return false;
  let at = first.length;
  for (const [index, piece] of others.entries()) {
    if (index === others.length - 1) return rest.length - piece.length >= at && rest.endsWith(piece);
    const found = rest.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return true;
}

/** Without what differs from run to run: moments, durations, versions of Node. */
const neutral = (text) =>
  text
    .trimEnd()
    .replace(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g, '<moment>')
    .replace(/\d+(?:[.,]\d+)* ?(?:ms|s|毫秒|秒)(?![A-Za-z])/g, '<duration>')
    .replace(/\d+(?:[.,]\d+)* ?(assets|个资产)?\/(?:s|秒)/g, '<speed>')
    .replace(/Node(?:\.js)? v?\d+\.\d+\.\d+/g, 'Node <version>');
