import type { Role } from '#shared/users/roles.ts';
import type { Bilingual } from '../command.ts';

/** The office of the sample workbooks. Everything about it is invented; the password opens the demo store afterwards. */
export { SAMPLE_PASSWORD as DEMO_PASSWORD } from '#shared/users/sample-office.ts';

export interface DemoPerson {
  readonly name: string;
  readonly title: string;
  readonly roles: readonly Role[];
  readonly duty: Bilingual;
}

export const OFFICE = {
  officeName: '澜川新材料（苏州）有限公司',
  taxNumber: '91320594MA1WB4U07L',
  address: '苏州市澜川路 18 号',
  phone: '0512-55550176',
} as const;

export const MAKER: DemoPerson = {
  name: '周敏',
  title: '销售内勤',
  roles: ['clerk'],
  duty: { 'zh-CN': '经手', 'en-US': 'keys' },
};
export const CHECKER: DemoPerson = {
  name: '陈国强',
  title: '复核',
  roles: ['checker'],
  duty: { 'zh-CN': '复核', 'en-US': 'checks' },
};
export const MANAGER: DemoPerson = {
  name: '沈静',
  title: '销售经理',
  roles: ['manager'],
  duty: { 'zh-CN': '销售经理', 'en-US': 'sales manager' },
};
