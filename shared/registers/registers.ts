import type { RegisterKind } from '#shared/registers/register-kind.ts';
import { sealUse } from '#shared/registers/kinds/seal-use.ts';

/** Every register of the office, in the order of the page that lists them. */
export const REGISTERS: readonly RegisterKind[] = [sealUse];
