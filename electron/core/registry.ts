import type { Contract } from '#shared/ipc/procedure.ts';
import { officeContract, type OfficeContract } from '#shared/ipc/contract.ts';
import type { Store } from '#core/database/open-store.ts';
import type { CommandContext, HandlersFor, QueryContext } from '#core/kernel/context.ts';
import { auditHandlers } from '#core/modules/audit/audit.handlers.ts';
import { clientsHandlers } from '#core/modules/clients/clients.handlers.ts';
import { clientKind } from '#core/modules/clients/clients.review.ts';
import { deskGrants } from '#core/modules/review/desk.service.ts';
import type { RecordKind } from '#core/modules/review/record-kind.ts';
import { recordKinds } from '#core/modules/review/record-kinds.ts';
import { reviewHandlers } from '#core/modules/review/review.handlers.ts';
import { genesisKind } from '#core/modules/users/genesis.review.ts';
import { createIdentity } from '#core/modules/users/identity.service.ts';
import type { Passwords } from '#core/modules/users/passwords.ts';
import { personKind } from '#core/modules/users/people.review.ts';
import type { Sessions } from '#core/modules/users/sessions.ts';
import { usersHandlers } from '#core/modules/users/users.handlers.ts';

/** A handler as the door calls it: the types were checked where the module defined it. */
export type AnyHandler =
  | ((ctx: QueryContext | CommandContext, input: unknown) => Promise<unknown>)
  | {
      prepare(ctx: QueryContext, input: unknown): Promise<unknown>;
      run(ctx: QueryContext | CommandContext, input: unknown, prepared: unknown): Promise<unknown>;
    };

export interface Registry {
  readonly procedures: Contract;
  readonly handlers: Readonly<Record<string, AnyHandler>>;
  readonly kinds: readonly RecordKind[];
  /** Modules whose pages are stale after a command. */
  modulesChangedBy(procedure: string): readonly string[];
}

export interface RegistryParts {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly passwords: Passwords;
}

/** Every record kind of the office. A kind that is not here does not exist for the review engine. */
const KINDS = [genesisKind, personKind, clientKind] as readonly RecordKind[];

/** Where the modules meet: the only place that knows all of them. */
export function createRegistry({ sessions, passwords }: RegistryParts): Registry {
  const kinds = recordKinds(KINDS);
  const identity = createIdentity(passwords);
  const handlers: Partial<HandlersFor<OfficeContract>> = {
    ...auditHandlers,
    ...usersHandlers({ sessions, passwords, identity }),
    ...reviewHandlers({ kinds, identity, grants: deskGrants() }),
    ...clientsHandlers,
  };
  return {
    procedures: officeContract,
    handlers: handlers as unknown as Record<string, AnyHandler>,
    kinds: kinds.all,
    modulesChangedBy: (procedure) =>
      procedure.startsWith('review.')
        ? ['review', ...new Set(KINDS.map((kind) => kind.module))]
        : ['review', procedure.split('.')[0] ?? ''],
  };
}
