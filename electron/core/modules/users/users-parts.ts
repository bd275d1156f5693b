import type { RecordKinds } from '#core/modules/review/record-kinds.ts';
import type { Identity } from '#core/modules/review/review.handlers.ts';
import type { Passwords } from '#core/modules/users/passwords.ts';
import type { Sessions } from '#core/modules/users/sessions.ts';
import type { SigningKeys } from '#core/modules/users/signing-keys.ts';

/** What the handlers of this module work with. */
export interface UsersParts {
  readonly sessions: Sessions;
  readonly passwords: Passwords;
  readonly keys: SigningKeys;
  readonly identity: Identity;
  readonly kinds: RecordKinds;
}
