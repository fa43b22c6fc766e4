import type { Detector } from '../detector.ts';
import { dwtDct } from './dwt-dct/index.ts';
import { stealthLsb } from './stealth-lsb/index.ts';
import { vendorMarks } from './vendor-marks/index.ts';
import { visibleText } from './visible-text/index.ts';

/** Every detector; each looks for one kind of thing. */
export const DETECTORS: readonly Detector[] = [dwtDct, stealthLsb, vendorMarks, visibleText];
