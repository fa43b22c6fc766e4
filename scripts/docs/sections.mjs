import { cliSection } from './section-cli.mjs';
import { corpusSection } from './section-corpus.mjs';
import { formatsSection, homesSection } from './section-formats.mjs';
import { limitsSection } from './section-limits.mjs';
import { problemsSection } from './section-problems.mjs';
import { clausesSection, profilesSection, rulesSection } from './section-rules.mjs';

/** What may stand between `<!-- generated:NAME -->` and `<!-- /generated -->`. Adding one: a generator and a line here. */
export const SECTIONS = {
  clauses: clausesSection,
  cli: cliSection,
  formats: formatsSection,
  homes: homesSection,
  limits: limitsSection,
  problems: problemsSection,
  profiles: profilesSection,
  rules: rulesSection,
  'test-corpus': corpusSection,
};
