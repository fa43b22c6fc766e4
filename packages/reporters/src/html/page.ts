import { COMPLIANCES, LOCALES, type LocaleId, type RunHeader, type Summary } from '@biaoshi/core';
import { type SummaryRow, summaryTables, summaryTitle } from '../text/summary.ts';
import { HTML_WORDS } from '../words/html.ts';
import { WORDS } from '../words.ts';
import { element, elementOf, type Markup } from './element.ts';

/** No script, nothing from elsewhere: what a file wrote can neither run nor call home. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const STYLE = [
  ':root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}',
  'body{max-width:70rem;margin:0 auto;padding:1rem}',
  'h1{font-size:1.3rem}',
  // Words that text sets in a line begin small.
  'h2::first-letter{text-transform:uppercase}',
  'h2{font-size:1rem;margin:.8rem 0 .2rem}',
  'label{margin:0 1rem 0 .2rem}',
  '.asset{border:1px solid #8886;border-radius:4px;margin:.4rem 0;padding:.4rem .8rem}',
  'summary{cursor:pointer;overflow-wrap:anywhere}',
  'summary b,summary span{margin-right:.6rem}',
  'summary span{display:inline-block;padding:0 .4rem;border-radius:3px;background:#8882}',
  'summary .nonCompliant{background:#d223}',
  'summary .needsReview,summary .undetermined{background:#da23}',
  'summary .compliant{background:#2a23}',
  'li{overflow-wrap:anywhere}',
  'li p,.asset > p{margin:.1rem 0 .1rem 1rem}',
  '.error > b{color:#c22;color:light-dark(#c22,#f77)}',
  '.warning > b{color:#b60;color:light-dark(#a50,#e93)}',
  'code{opacity:.75}',
  // Chinese type has no slope.
  ':lang(zh) i{font-style:normal;opacity:.7}',
  '.outline{display:block;max-width:24rem;max-height:16rem;margin:.6rem 0}',
  '.shown{display:block;max-width:9rem;max-height:6rem;margin:.4rem 0}',
  '[open] > summary .shown{max-width:100%;max-height:24rem}',
  '.shown rect{fill:none;stroke:#d22;stroke-width:2px;vector-effect:non-scaling-stroke}',
  '.crop{display:block;max-width:100%;height:auto;margin:.2rem 0 .2rem 1rem}',
  '.more{opacity:.7}',
  '.outline rect{fill:#8881;stroke:#888;vector-effect:non-scaling-stroke}',
  '.outline rect ~ rect{fill:#d223;stroke:#d22;stroke-width:2px}',
  '.figures{border-collapse:collapse;width:auto;margin:.4rem 0}',
  '.figures th,.figures td{overflow-wrap:normal;text-align:left;vertical-align:top;padding:.1rem .8rem .1rem 0}',
  '.figures .figure{text-align:right}',
  // On paper nothing opens.
  '@media print{details::details-content{display:block;content-visibility:visible}input,label{display:none}}',
  ...COMPLIANCES.map((name) => `#show-${name}:checked ~ main > .asset:not(.${name}){display:none}`),
].join('\n');

/** What a page that holds more than a report has of its own. */
export interface PageExtras {
  readonly title?: string;
  /** CSS of the caller's. */
  readonly style?: string;
}

/** Up to the place where the assets go. */
export function pageBegin(
  { tool, profiles, startedAt }: RunHeader,
  locale: LocaleId,
  { title = HTML_WORDS[locale].title, style = '' }: PageExtras = {},
): string {
  const judged = profiles.map(({ id, version }) => `${id} v${version}`).join(', ');
  const about = [`${tool.name} ${tool.version}`, judged, startedAt].filter((text) => text !== '').join(' · ');
  return [
    '<!DOCTYPE html>',
    `<html lang="${locale}"><head><meta charset="utf-8" />`,
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}" />`,
    '<meta name="viewport" content="width=device-width" />',
    element('title', {}, title).markup,
    `<style>\n${STYLE}\n${style}</style></head><body>`,
    element('h1', {}, title).markup,
    element('p', {}, about).markup,
    filters(locale),
    '<main>\n',
  ].join('\n');
}

/** Which verdict the page shows, without a script: a style asks which of these is chosen. */
function filters(locale: LocaleId): string {
  const { compliance } = LOCALES[locale].words;
  const choice = (id: string, text: string, checked: string): string => {
    const { markup } = element('label', { for: `show-${id}` }, text);
    return `<input type="radio" name="show" id="show-${id}"${checked} />${markup}`;
  };
  const all = choice('all', HTML_WORDS[locale].all, ' checked="checked"');
  return [all, ...COMPLIANCES.map((name) => choice(name, compliance[name], ''))].join('\n');
}

/** From the last asset on. */
export function pageEnd(summary: Summary, locale: LocaleId): string {
  return `\n</main>\n${summaryOf(summary, locale)
    .map(({ markup }) => markup)
    .join('\n')}\n</body></html>\n`;
}

function summaryOf(summary: Summary, locale: LocaleId): readonly Markup[] {
  if (summary.assets === 0) return [element('p', {}, WORDS[locale].noAssets)];
  const tables = summaryTables(summary, locale).filter((rows) => rows.length > 0);
  return [element('h2', {}, summaryTitle(summary, locale)), ...tables.map(figures)];
}

const figures = (rows: readonly SummaryRow[]): Markup =>
  element(
    'table',
    { class: 'figures' },
    elementOf(
      'tbody',
      rows.map(([head, name, ...counts]) =>
        element(
          'tr',
          {},
          element('th', {}, head),
          element('td', {}, name),
          counts.map((count) => element('td', { class: 'figure' }, count)),
        ),
      ),
    ),
  );
