import type { XmpHistoryData, XmpHistoryEvent } from '../../model/evidence.ts';
import type { XmpProperty } from '../../model/part.ts';
import { boundedText, isTopLevel } from '../xmp/property.ts';

const XMP = 'http://ns.adobe.com/xap/1.0/';
const MEDIA_MANAGEMENT = 'http://ns.adobe.com/xap/1.0/mm/';
const RESOURCE_EVENT = 'http://ns.adobe.com/xap/1.0/sType/ResourceEvent#';
const RESOURCE_REFERENCE = 'http://ns.adobe.com/xap/1.0/sType/ResourceRef#';

/** Editors write an event a save. How a file began and what was done last tell most: of more, the middle is left out. */
export const MAX_HISTORY_EVENTS = 64;
const MAX_TEXT_CHARS = 256;

/**
 * Paths hold the usual prefixes whatever the file's own are. A history inside `xmpMM:Pantry` is another document's. A
 * common editor writes an event's fields in the namespace of the history itself.
 */
const EVENT_FIELD = /^xmpMM:History\/(?:rdf:li\[(\d+)\]\/)?(?:stEvt|xmpMM):[^/]+$/;
const DERIVED_FROM_FIELD = /^xmpMM:DerivedFrom\/(?:rdf:li\[\d+\]\/)?stRef:[^/]+$/;

type Draft = { -readonly [K in keyof XmpHistoryEvent]: XmpHistoryEvent[K] };
type DocumentField = 'creatorTool' | 'documentId' | 'originalDocumentId' | 'derivedFrom';

const EVENT_FIELDS: Readonly<Record<string, keyof Draft>> = {
  action: 'action',
  changed: 'changed',
  softwareAgent: 'softwareAgent',
  when: 'when',
};

/** What one packet says, gathered property by property; of two values for the same, the first. */
export class HistoryNotes {
  /** From the first to the last property that says anything. */
  start = Number.POSITIVE_INFINITY;
  end = 0;
  readonly #documents: Record<DocumentField, string> = {
    creatorTool: '',
    documentId: '',
    originalDocumentId: '',
    derivedFrom: '',
  };
  /** Used where `xmpMM:DerivedFrom` names no document. */
  #derivedInstance = '';
  readonly #events: Draft[] = [];
  #omitted = 0;
  #item = '';

  /** The quick question: most properties of a packet are none of these. */
  static concerns({ namespace }: XmpProperty): boolean {
    return (
      namespace === MEDIA_MANAGEMENT ||
      namespace === RESOURCE_EVENT ||
      namespace === XMP ||
      namespace === RESOURCE_REFERENCE
    );
  }

  get isEmpty(): boolean {
    return this.end === 0;
  }

  get data(): XmpHistoryData {
    const { derivedFrom } = this.#documents;
    return {
      ...this.#documents,
      derivedFrom: derivedFrom === '' ? this.#derivedInstance : derivedFrom,
      events: this.#events,
      ...(this.#omitted > 0 && { omittedEvents: this.#omitted }),
    };
  }

  take(property: XmpProperty): void {
    const text = boundedText(property.text, MAX_TEXT_CHARS);
    if (text === '' || !this.#note(property, text)) return;
    this.start = Math.min(this.start, property.start);
    this.end = Math.max(this.end, property.end);
  }

  #note(property: XmpProperty, text: string): boolean {
    const { namespace, name, path } = property;
    if (namespace === RESOURCE_EVENT) return this.#noteEvent(name, path, text);
    if (namespace === RESOURCE_REFERENCE) return DERIVED_FROM_FIELD.test(path) && this.#noteReference(name, text);
    if (!isTopLevel(property)) return namespace === MEDIA_MANAGEMENT && this.#noteEvent(name, path, text);
    if (namespace === XMP) return name === 'CreatorTool' && this.#noteDocument('creatorTool', text);
    if (name === 'DocumentID') return this.#noteDocument('documentId', text);
    if (name === 'OriginalDocumentID') return this.#noteDocument('originalDocumentId', text);
    return name === 'DerivedFrom' && this.#noteDocument('derivedFrom', text);
  }

  #noteDocument(field: DocumentField, text: string): boolean {
    if (this.#documents[field] !== '') return false;
    this.#documents[field] = text;
    return true;
  }

  #noteReference(name: string, text: string): boolean {
    if (name === 'documentID') return this.#noteDocument('derivedFrom', text);
    if (name !== 'instanceID' || this.#derivedInstance !== '') return false;
    this.#derivedInstance = text;
    return true;
  }

  /** A field that the event has already begins another one: a packet may hold two histories, each with a first item. */
  #noteEvent(name: string, path: string, text: string): boolean {
    const field = Object.hasOwn(EVENT_FIELDS, name) ? EVENT_FIELDS[name] : undefined;
    const place = field && EVENT_FIELD.exec(path);
    if (!place) return false;
    const item = place[1] ?? '';
    let event = this.#events.at(-1);
    if (!event || item !== this.#item || event[field] !== '') {
      event = this.#newEvent();
      this.#item = item;
    }
    event[field] = text;
    return true;
  }

  #newEvent(): Draft {
    if (this.#events.length === MAX_HISTORY_EVENTS) {
      this.#events.splice(MAX_HISTORY_EVENTS / 2, 1);
      this.#omitted++;
    }
    const event: Draft = { action: '', softwareAgent: '', when: '', changed: '' };
    this.#events.push(event);
    return event;
  }
}
