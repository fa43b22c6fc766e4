import {
  BINDING_CHECKS,
  BINDING_METHODS,
  RESERVED_KEYS,
  type SecurityDataBinding,
  type SecurityDataData,
  SIGNATURE_CHECKS,
  SIGNATURE_COVERS,
} from '@biaoshi/core';
import { count, list, nullable, type Schema, shape, text, values } from './shape.ts';

export const SECURITY_DATA: Schema = shape<SecurityDataData>({
  field: values(RESERVED_KEYS),
  signatures: list(
    shape<SecurityDataData['signatures'][number]>({ over: values(SIGNATURE_COVERS), check: values(SIGNATURE_CHECKS) }),
  ),
  bindings: list(
    shape<SecurityDataBinding>({
      method: values(BINDING_METHODS),
      value: text,
      check: values(BINDING_CHECKS),
      distance: nullable(count),
    }),
  ),
});
