import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ROOT } from './pages.mjs';

const LINK = /\[[^\]]*\]\(([^)\s]+)(?: "[^"]*")?\)/g;
const CODE = /`([^`\n]+)`/g;
const FENCE = /^```[\s\S]*?^```$/gm;
/** A code span that names a path of the repository: it starts with one of the root's folders. */
const PATH = /^(?:packages|docs|scripts|examples|test-corpus|bench|\.ci)\/[\w@./*-]*$/;

/** Links and named paths of a page that lead nowhere. Paths with a placeholder (`<id>`) name no file and are passed over. */
export function checkLinks(page, text = readFileSync(join(ROOT, page), 'utf8')) {
  const prose = text.replace(FENCE, '');
  const links = [...prose.matchAll(LINK)]
    .map((match) => match[1])
    .flatMap((target) => linkComplaint(page, target, prose));
  const paths = [...prose.matchAll(CODE)].map((match) => match[1]).filter((span) => PATH.test(span));
  return [...links, ...paths.filter((path) => !pathExists(path)).map((path) => `${page}: there is no ${path}`)];
}

function linkComplaint(page, target, prose) {
  if (/^[a-z]+:/i.test(target)) return [];
  const [path, anchor] = target.split('#');
  const file = path === '' ? page : posix.join(posix.dirname(page), decodeURI(path));
  if (path !== '' && !existsSync(join(ROOT, file))) return [`${page}: the link ${target} leads nowhere`];
  if (!anchor || !file.endsWith('.md')) return [];
  const text = path === '' ? prose : readFileSync(join(ROOT, file), 'utf8').replace(FENCE, '');
  return anchorsOf(text).has(decodeURI(anchor)) ? [] : [`${page}: ${file} has no heading #${anchor}`];
}

/** Headings as the usual renderers turn them into anchors. */
function anchorsOf(text) {
  const headings = [...text.matchAll(/^#{1,6} +(.+?) *$/gm)].map((match) => match[1]);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  );
}

const pathExists = (path) => anyMatches(ROOT, path.split('/').filter(Boolean));

/** True when the steps lead somewhere below a folder; `*` in a step stands for any part of a name. */
function anyMatches(folder, [step, ...rest]) {
  if (step === undefined) return true;
  if (!step.includes('*')) return existsSync(join(folder, step)) && anyMatches(join(folder, step), rest);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return false;
  const pattern = new RegExp(
    `^${step
      .split('*')
      .map((part) => part.replaceAll('.', '\\.'))
      .join('.*')}$`,
  );
  return readdirSync(folder).some((name) => pattern.test(name) && anyMatches(join(folder, name), rest));
}
