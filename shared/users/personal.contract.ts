import { z } from 'zod';
import { command, query } from '#shared/ipc/procedure.ts';

/** As JSON text, in bytes of UTF-8. */
export const LARGEST_PERSONAL = 65_536;
/** So many names a person may keep. */
export const MOST_PERSONAL = 200;

/** As the window calls what it keeps: `list.contracts`. */
const Name = z.string().min(1).max(80);

export const personalContract = {
  /** What the person here kept under a name; `null` when nothing was. */
  'personal.get': query({
    permission: 'signed-in',
    input: z.strictObject({ name: Name }),
    output: z.strictObject({ value: z.unknown() }),
  }),
  /** Keeps it for the person here, and nobody else; `null` forgets it. */
  'personal.keep': command({
    permission: 'signed-in',
    personal: true,
    input: z.strictObject({ name: Name, value: z.json() }),
    output: z.strictObject({}),
  }),
} as const;
