import type { C2paAction, C2paExamined, C2paIngredient, C2paManifest, C2paStatus, LocaleId } from '@biaoshi/core';
import { signerText, sourceTypeText, statementText } from '@biaoshi/reporters';
import type { Messages } from '../locales/messages.ts';
import { type Row, table } from '../page.ts';
import { plain } from '../plain.ts';

/** Longest text of a manifest that a line shows; the whole is in json. */
const SHOWN_CHARS = 160;
const shown = (text: string): string => plain(text, SHOWN_CHARS);

const STEP = 4;
/** A store may nest as deep as it has manifests; deeper ones stand below this level. */
const DEEPEST_INDENT = 8;

/**
 * The manifests of a store, the active one first and each under the ingredient that it belongs to: who signed, what was
 * done, what is stated about AI, what failed. Each manifest is shown once, so that a store that names itself ends.
 */
export function manifestTree(data: C2paExamined, indent: number, locale: LocaleId, messages: Messages): string[] {
  return new Tree(data, indent, locale, messages).lines();
}

class Tree {
  readonly #data: C2paExamined;
  readonly #indent: number;
  readonly #locale: LocaleId;
  readonly #messages: Messages;
  readonly #seen = new Set<string>();

  constructor(data: C2paExamined, indent: number, locale: LocaleId, messages: Messages) {
    this.#data = data;
    this.#indent = indent;
    this.#locale = locale;
    this.#messages = messages;
  }

  lines(): string[] {
    const { active, manifests } = this.#data;
    return [active, ...manifests.map(({ label }) => label)].flatMap((label) =>
      this.#seen.has(label) ? [] : this.#manifest(label, 0),
    );
  }

  #manifest(label: string, depth: number): string[] {
    const { tree } = this.#messages;
    const manifest = this.#data.manifests.find((found) => found.label === label);
    const again = this.#seen.has(label);
    this.#seen.add(label);
    const note = !manifest ? tree.absent : again ? tree.above : label === this.#data.active ? tree.active : '';
    const head = `${this.#blank(depth)}${tree.manifest} ${shown(label)}${note === '' ? '' : ` (${note})`}`;
    if (!manifest || again) return [head];
    return [
      head,
      ...table(this.#facts(manifest), this.#blank(depth).length + 2),
      ...manifest.ingredients.flatMap((ingredient) => this.#ingredient(ingredient, depth)),
    ];
  }

  #facts(manifest: C2paManifest): Row[] {
    const { tree } = this.#messages;
    const { label, title, signer, actions, assertions } = manifest;
    const { statements, failures } = this.#data;
    const rows = (key: string, texts: readonly string[]): Row[] => texts.map((text) => [key, text]);
    return [
      ...rows(tree.title, title === '' ? [] : [shown(title)]),
      ...rows(tree.madeWith, generatorOf(manifest)),
      ...rows(tree.signer, [signerText(signer, this.#locale)]),
      ...rows(
        tree.action,
        actions.map((action) => this.#action(action)),
      ),
      ...rows(
        tree.states,
        statements.filter(({ manifest: by }) => by === label).map((said) => statementText(said, this.#locale)),
      ),
      ...rows(
        tree.failed,
        failures
          .filter((failure) => this.#ownerOf(failure) === label)
          .map(({ code, url }) => [code, url].map(shown).join('  ').trimEnd()),
      ),
      ...rows(tree.assertions, assertions.length === 0 ? [] : [assertions.map(shown).join(', ')]),
    ];
  }

  /** The manifest that the failure's address names; the active one where it names none. */
  #ownerOf({ url }: C2paStatus): string {
    return this.#data.manifests.find(({ label }) => `${url}/`.includes(`/${label}/`))?.label ?? this.#data.active;
  }

  #action({ action, digitalSourceType, softwareAgent, when, description }: C2paAction): string {
    const type = digitalSourceType === '' ? '' : sourceTypeText(digitalSourceType, this.#locale);
    return [shown(action), type, shown(softwareAgent), shown(when), shown(description)].filter(Boolean).join('  ');
  }

  #ingredient({ title, relationship, manifest, failures }: C2paIngredient, depth: number): string[] {
    const { tree } = this.#messages;
    const failed = failures.length === 0 ? '' : `${tree.failed} [${failures.map(shown).join(', ')}]`;
    const facts = [`"${shown(title)}"`, shown(relationship), failed].filter(Boolean).join('  ');
    return [
      `${this.#blank(depth)}  ${tree.ingredient} ${facts}`,
      ...(manifest === null ? [] : this.#manifest(manifest, depth + 1)),
    ];
  }

  #blank(depth: number): string {
    return ' '.repeat(this.#indent + STEP * Math.min(depth, DEEPEST_INDENT));
  }
}

function generatorOf({ claimGenerator, generatorName, generatorVersion }: C2paManifest): string[] {
  const named = `${generatorName} ${generatorVersion}`.trim();
  const isSame = claimGenerator === `${generatorName}/${generatorVersion}`;
  return [...new Set(isSame ? [named] : [named, claimGenerator])].filter((text) => text !== '').map(shown);
}
