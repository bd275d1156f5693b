import type { usersContract } from '#shared/users/users.contract.ts';
import { SAMPLE_PASSWORD } from '#shared/users/sample-office.ts';
import { prepared, type HandlersFor, type QueryContext } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { refuseCommon } from '#core/modules/users/common-passwords.ts';
import { makeOffice } from '#core/modules/users/genesis.review.ts';
import { peopleHandlers } from '#core/modules/users/people.handlers.ts';
import { findOfficeProfile, listPeople } from '#core/modules/users/people.repository.ts';
import { checkCode, freshCode, recover, storeCode } from '#core/modules/users/recovery.service.ts';
import { isSampleOffice } from '#core/modules/users/sample.service.ts';
import { makeSecrets, type Secrets } from '#core/modules/users/secrets.service.ts';
import { sessionHandlers } from '#core/modules/users/session.handlers.ts';
import type { UsersParts } from '#core/modules/users/users-parts.ts';
import { unlockHandlers } from '#core/modules/users/unlock.handlers.ts';

/** The office itself, sessions and people: everything about who is here. */
export function usersHandlers(parts: UsersParts): HandlersFor<typeof usersContract> {
  return { ...officeHandlers(parts), ...sessionHandlers(parts), ...unlockHandlers(parts), ...peopleHandlers(parts) };
}

type Own = HandlersFor<Pick<typeof usersContract, 'office.status' | 'office.init' | 'session.recover'>>;

/** What nobody need be signed in for. */
function officeHandlers({ passwords, keys }: UsersParts): Own {
  return {
    'office.status': officeStatus,
    'office.init': prepared({
      async prepare(_ctx, input) {
        for (const [index, person] of input.people.entries()) refuseCommon(person.password, `people.${index}.password`);
        const secrets = await Promise.all(input.people.map((person) => makeSecrets(passwords, keys, person.password)));
        return { secrets, recovery: await freshCode(passwords) };
      },
      async run(ctx, input, { secrets, recovery }) {
        const founders = input.people.map(({ password: _password, ...person }, index) => ({
          ...person,
          active: true,
          secrets: secretsAt(secrets, index),
        }));
        const { officeName, taxNumber = null, address = null, phone = null, policy } = input;
        const profile = { name: officeName, taxNumber, address, phone };
        const people = await makeOffice(ctx, { profile, policy }, founders);
        await storeCode(ctx, recovery);
        return { people, recoveryCode: recovery.code };
      },
    }),
    'session.recover': prepared({
      prepare(ctx, input) {
        refuseCommon(input.newPassword, 'newPassword');
        return checkCode(ctx, { passwords, keys }, input);
      },
      run: (ctx, input, check) => recover(ctx, input, check),
    }),
  };
}

async function officeStatus(ctx: QueryContext) {
  const profile = await findOfficeProfile(ctx.db);
  const people = await listPeople(ctx.db);
  return {
    initialised: profile !== undefined,
    ...(profile && { officeName: profile.name }),
    people: people.filter((person) => person.active).map(({ name, title }) => ({ name, title })),
    today: ctx.today,
    now: ctx.now,
    ...((await isSampleOffice(ctx.db)) && { sample: { password: SAMPLE_PASSWORD } }),
  };
}

function secretsAt(secrets: readonly Secrets[], index: number): Secrets {
  const own = secrets[index];
  invariant(own, 'secrets were made for every founder');
  return own;
}
