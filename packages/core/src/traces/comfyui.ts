import { defineTrace, type TraceFound } from './define-trace.ts';
import { hasKey, isObject } from './json-text.ts';

/** The graph as it was run: nodes by number, each with its class. Where it is a string in JSON, its quotes are escaped. */
export const isPromptGraph = (text: string): boolean =>
  isObject(text) && ((hasKey(text, 'class_type') && hasKey(text, 'inputs')) || isWrapped(text));

/** The graph as the editor shows it. */
const isWorkflow = (text: string): boolean =>
  isObject(text) && hasKey(text, 'nodes') && hasKey(text, 'links') && hasKey(text, 'last_node_id');

const WRAPPER = /^\{\s{0,8}"(?:prompt|workflow)"\s{0,8}:\s{0,8}["{]/i;
const isWrapped = (text: string): boolean => WRAPPER.test(text) && text.includes('\\"class_type\\"');

/** What the nodes that save JPEG and WebP put before the JSON. */
const PREFIX = /^(?:prompt|workflow)\s{0,4}:\s{0,4}(?=\{)/i;

/** `isSaved`: in the form of the nodes that save pictures. Else the editor's own picture of a workflow looks the same. */
function graphOf(text: string, isSaved: boolean): TraceFound | undefined {
  if (isPromptGraph(text)) return { generator: 'comfyui', strength: 'selfDeclared', dialect: 'comfyui-graph' };
  if (!isWorkflow(text)) return undefined;
  return { generator: 'comfyui', strength: isSaved ? 'strong' : 'hint', dialect: 'comfyui-workflow' };
}

/**
 * ComfyUI: a graph as JSON. PNG and video keep it under its keywords; WebP and JPEG behind a prefix in IFD0 tags counted
 * down from Model, or in UserComment.
 */
export const comfyui = defineTrace({
  id: 'comfyui',
  version: 1,
  generators: ['comfyui'],
  homes: [
    'text:prompt',
    'text:workflow',
    'text:comment',
    'text:Comment',
    'text:©cmt',
    'exif:Model',
    'exif:Make',
    'exif:ImageDescription',
    'exif:DocumentName',
    'exif:0x010c',
    'exif:0x010b',
    'exif:0x010a',
    'exif:UserComment',
  ],
  read({ home, text }) {
    const prefix = home.startsWith('exif:') ? PREFIX.exec(text)?.[0].length : undefined;
    if (prefix === undefined && home.startsWith('exif:') && home !== 'exif:UserComment') return undefined;
    return graphOf(text.slice(prefix ?? 0), prefix !== undefined);
  },
  examples: () => [
    {
      title: 'a graph under its keyword',
      at: 'text:prompt',
      text: '{"3": {"inputs": {"seed": 2, "cfg": NaN}, "class_type": "KSampler"}}',
      finds: { generator: 'comfyui', strength: 'selfDeclared' },
    },
    {
      title: 'a workflow, or the picture of one',
      at: 'text:workflow',
      text: '{"last_node_id": 13, "last_link_id": 12, "nodes": [{"id": 7, "type": "CLIPTextEncode"}], "links": []}',
      finds: { generator: 'comfyui', strength: 'hint' },
    },
    {
      title: 'a prefix in a camera tag',
      at: 'exif:Model',
      text: 'prompt:{"1": {"inputs": {}, "class_type": "SaveAnimatedWEBP"}}',
      finds: { generator: 'comfyui', strength: 'selfDeclared' },
    },
    {
      title: 'a prefix in capitals, with a space',
      at: 'exif:ImageDescription',
      text: 'Workflow: {"id": "0", "last_node_id": 1, "nodes": [], "links": []}',
      finds: { generator: 'comfyui', strength: 'strong' },
    },
    {
      title: 'both in one object',
      at: 'exif:UserComment',
      text: '{"prompt": {"12": {"inputs": {}, "class_type": "SaveImagePlus"}}, "workflow": {}}',
      finds: { generator: 'comfyui', strength: 'selfDeclared' },
    },
    {
      title: 'the graph as a string in the comment of a video',
      at: 'text:comment',
      text: '{"prompt": "{\\"9\\": {\\"inputs\\": {}, \\"class_type\\": \\"VHS_VideoCombine\\"}}"}',
      finds: { generator: 'comfyui', strength: 'selfDeclared' },
    },
    {
      title: 'a description that quotes a graph',
      at: 'text:Description',
      text: '{"3": {"inputs": {}, "class_type": "KSampler"}}',
      finds: null,
    },
    {
      title: 'a description of a graph in a camera tag',
      at: 'exif:ImageDescription',
      text: '{"3": {"inputs": {}, "class_type": "KSampler"}}',
      finds: null,
    },
    {
      title: 'a prompt that speaks of one',
      at: 'text:prompt',
      text: '{"text": "a node with \\"class_type\\": and \\"inputs\\":"}',
      finds: null,
    },
    { title: 'prose', at: 'text:workflow', text: 'class_type and inputs, nodes and links', finds: null },
    {
      title: 'the workflow of another tool',
      at: 'text:workflow',
      text: '{"name": "mail", "nodes": [{"type": "webhook"}], "connections": {}}',
      finds: null,
    },
    { title: 'a camera', at: 'exif:Model', text: 'Canon EOS DIGITAL REBEL', finds: null },
  ],
});
