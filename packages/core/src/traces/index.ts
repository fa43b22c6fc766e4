import { a1111 } from './a1111.ts';
import { appleCleanUp } from './apple-clean-up.ts';
import { bytedance } from './bytedance.ts';
import { civitai } from './civitai.ts';
import { comfyui } from './comfyui.ts';
import type { Trace } from './define-trace.ts';
import { drawThings } from './draw-things.ts';
import { dreamstudio } from './dreamstudio.ts';
import { easyDiffusion } from './easy-diffusion.ts';
import { fooocus } from './fooocus.ts';
import { genericPrompt } from './generic-prompt.ts';
import { googleAi } from './google-ai.ts';
import { hfJob } from './hf-job.ts';
import { invokeai } from './invokeai.ts';
import { iptcAi } from './iptc-ai.ts';
import { luma } from './luma.ts';
import { metahub } from './metahub.ts';
import { midjourney } from './midjourney.ts';
import { namedTool } from './named-tool.ts';
import { novelai } from './novelai.ts';
import { samsungGalaxyAi } from './samsung-galaxy-ai.ts';
import { swarmui } from './swarmui.ts';
import { xaiGrok } from './xai-grok.ts';

/** Every generator trace. Adding one: a file here and a line in this list. */
export const TRACES: readonly Trace[] = [
  a1111,
  appleCleanUp,
  bytedance,
  civitai,
  comfyui,
  drawThings,
  dreamstudio,
  easyDiffusion,
  fooocus,
  genericPrompt,
  googleAi,
  hfJob,
  invokeai,
  iptcAi,
  luma,
  metahub,
  midjourney,
  namedTool,
  novelai,
  samsungGalaxyAi,
  swarmui,
  xaiGrok,
];
