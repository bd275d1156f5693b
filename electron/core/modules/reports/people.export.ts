import { z } from 'zod';
import type { Role } from '#shared/users/roles.ts';
import type { PersonRow } from '#shared/users/users.contract.ts';
import type { ExportColumn, Words } from '#core/modules/exports/export-columns.ts';
import { rowsExport } from '#core/modules/exports/rows-export.ts';
import { showPeople } from '#core/modules/users/people-list.service.ts';

const ROLES: Readonly<Record<Role, Words>> = {
  clerk: ['内勤', 'Clerk'],
  checker: ['复核', 'Checker'],
  manager: ['销售经理', 'Manager'],
  director: ['总经理', 'Director'],
  salesperson: ['业务员', 'Salesperson'],
  finance: ['财务', 'Finance'],
  cashier: ['出纳', 'Cashier'],
  admin: ['管理员', 'Admin'],
};
const STATES: readonly [here: Words, left: Words] = [
  ['在岗', 'Here'],
  ['已离岗', 'Left'],
];

const COLUMNS: readonly ExportColumn<PersonRow>[] = [
  ['name', '姓名', 'Name', { type: 'text', width: 14 }, (person) => person.name],
  ['title', '职务', 'Title', { type: 'text', width: 18 }, (person) => person.title],
  [
    'roles',
    '岗位',
    'Roles',
    { type: 'text', width: 36 },
    (person, at) => person.roles.map((role) => ROLES[role][at]).join(' · '),
  ],
  ['active', '在岗', 'Active', { type: 'text', width: 10 }, (person, at) => STATES[person.active ? 0 : 1][at]],
];

/** 人员与岗位 as a workbook: who works here and as what, for whoever has to show it. */
export const peopleExport = rowsExport<object, PersonRow>({
  name: 'people',
  permission: 'people.read',
  title: ['人员与岗位', 'People and roles'],
  input: z.object({}),
  columns: COLUMNS,
  told: (_asked, at) => (at === 0 ? '全部人员，含已离岗' : 'Everybody, those who left among them'),
  rows: (ctx) => showPeople(ctx.db),
});
