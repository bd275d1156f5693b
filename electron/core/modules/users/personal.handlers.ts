import { LARGEST_PERSONAL, MOST_PERSONAL, type personalContract } from '#shared/users/personal.contract.ts';
import type { HandlersFor } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { countPersonal, deletePersonal, findPersonal, putPersonal } from '#core/modules/users/personal.repository.ts';

/** Whose it is comes from the session, never from the call: there is no way to name somebody else. */
export const personalHandlers: HandlersFor<typeof personalContract> = {
  async 'personal.get'(ctx, { name }) {
    const text = await findPersonal(ctx.db, ctx.person.id, name);
    return { value: text === undefined ? null : (JSON.parse(text) as unknown) };
  },
  async 'personal.keep'(ctx, { name, value }) {
    const { id } = ctx.person;
    if (value === null) {
      await deletePersonal(ctx.db, id, name);
      return {};
    }
    const text = JSON.stringify(value);
    if (Buffer.byteLength(text) > LARGEST_PERSONAL) refuse('personal.too_large', { most: LARGEST_PERSONAL / 1024 });
    const isNew = (await findPersonal(ctx.db, id, name)) === undefined;
    if (isNew && (await countPersonal(ctx.db, id)) >= MOST_PERSONAL)
      refuse('personal.too_many', { most: MOST_PERSONAL });
    await putPersonal(ctx.db, { person_id: id, name, value: text, kept_at: ctx.now });
    return {};
  },
};
