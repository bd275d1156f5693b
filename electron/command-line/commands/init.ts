import { type Command, EXIT, type Invocation } from '../command.ts';
import { deskAt, storeFolderOf, withOffice } from '../desk.ts';
import { UsageError } from '../failures.ts';
import { requiredOption } from '../invocation.ts';
import { newPasswordOf } from '../passwords.ts';
import { say } from '../words.ts';
import { Role } from '#shared/users/roles.ts';

type Founder = { readonly name: string; readonly roles: Role[]; readonly password: string };

/** `countersign init`: a new office, signed by its first people. */
export const initCommand: Command = {
  name: 'init',
  usage: '--data DIR --office NAME --person NAME:ROLE[,ROLE] --person NAME:ROLE[,ROLE]',
  summary: {
    'zh-CN': '建立一个新办公室，至少两个能互相复核的人',
    'en-US': 'a new office, with at least two people who can check each other',
  },
  notes: {
    'zh-CN': `岗位：${Role.options.join('、')}\n口令取自环境变量 COUNTERSIGN_PASSWORDS（每行一个 姓名=口令），没有的当场询问。`,
    'en-US': `Roles: ${Role.options.join(', ')}\nPasswords come from COUNTERSIGN_PASSWORDS (NAME=password, one a line); missing ones are asked for.`,
  },
  options: {
    office: { value: 'NAME', help: { 'zh-CN': '单位名称', 'en-US': 'name of the office' } },
    person: {
      value: 'NAME:ROLE[,ROLE]',
      multiple: true,
      help: { 'zh-CN': '人员及岗位，每人写一次', 'en-US': 'a person and the roles, once for each person' },
    },
    'tax-number': { value: 'TEXT', help: { 'zh-CN': '单位税号', 'en-US': 'tax id of the office' } },
    address: { value: 'TEXT', help: { 'zh-CN': '单位地址', 'en-US': 'address of the office' } },
    phone: { value: 'TEXT', help: { 'zh-CN': '单位电话', 'en-US': 'phone of the office' } },
  },
  arguments: { least: 0, most: 0 },
  async run(invocation) {
    const { language, terminal } = invocation;
    const officeName = requiredOption(invocation, 'office', say(language, 'officeName'));
    requiredOption(invocation, 'person', say(language, 'people'));
    const people: Founder[] = [];
    for (const text of invocation.options('person')) {
      const person = readPerson(invocation, text);
      people.push({ ...person, password: await newPasswordOf(invocation, person.name) });
    }
    const folder = storeFolderOf(invocation);
    const particulars = {
      taxNumber: invocation.option('tax-number'),
      address: invocation.option('address'),
      phone: invocation.option('phone'),
    };
    const given = Object.fromEntries(Object.entries(particulars).filter(([, value]) => value !== undefined));
    const made = await withOffice({ directory: folder, mode: 'create' }, language, (office) =>
      deskAt(office, 'command-line-init', language).get('office.init', { officeName, people, ...given }),
    );
    const details = { name: officeName, people: made.people, folder };
    terminal.result({ ...made, officeName, folder }, [
      say(language, 'initialised', details),
      '',
      `    ${made.recoveryCode}`,
      '',
      say(language, 'sealRecoveryCode'),
    ]);
    return EXIT.done;
  },
};

function readPerson({ language }: Invocation, text: string): { name: string; roles: Role[] } {
  const at = text.lastIndexOf(':');
  const name = text.slice(0, Math.max(at, 0)).trim();
  const roles = text
    .slice(at + 1)
    .split(',')
    .map((role) => Role.safeParse(role.trim()));
  if (name === '' || !roles.every((role) => role.success))
    throw new UsageError(say(language, 'personForm', { text, roles: Role.options.join(', ') }));
  return { name, roles: roles.map((role) => role.data).filter((role) => role !== undefined) };
}
