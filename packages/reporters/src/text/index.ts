import { terminal } from '../escape/terminal.ts';
import type { Reporter } from '../reporter.ts';
import { assetText } from './asset.ts';
import { style } from './style.ts';
import { summaryText } from './summary.ts';

/** For people. */
export const TEXT_REPORTER: Reporter = {
  id: 'text',
  mediaType: 'text/plain',
  extension: 'txt',
  separator: '',
  begin: ({ tool, profiles, startedAt }, { color }) => {
    const named = profiles.map(({ id, version }) => `${id} v${version}`);
    return `${style(color).faint(terminal([`${tool.name} ${tool.version}`, ...named, startedAt].join(' · ')))}\n\n`;
  },
  asset: assetText,
  end: (_run, summary, _finishedAt, options) => summaryText(summary, options),
};
