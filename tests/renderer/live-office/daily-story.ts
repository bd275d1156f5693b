import type { Staff } from './seed.ts';

/** A morning of notes: one page already signed, lines since then, one struck, and a colleague's page that waits. */
export async function keepNotes(staff: Staff, noteId: string, contractId: string): Promise<void> {
  const note = { kind: 'dispatch_note', id: noteId };
  const track = (by: Staff['maker'], happenedAt: string, place: string | null, status: string) =>
    by('daily.add', { kind: 'tracking_event', subject: note, content: { happenedAt, place, status } });
  const chase = (by: Staff['maker'], spokenTo: string, how: string, answer: string, promisedOn: string | null) =>
    by('daily.add', {
      kind: 'sign_back_chase',
      subject: note,
      content: { spokenTo, by: how, answer, promisedOn },
    });
  await track(staff.maker, '2026-11-18 17:20', '苏州吴中营业部', '已揽收，24 件');
  const { id } = await track(staff.maker, '2026-11-19 06:40', '杭州萧山分拨', '到达分拨，明早派送');
  await staff.submitAndSign('daily.submitPage', { action: 'create', content: { officeDate: '2026-11-20' } });
  const corrected = { happenedAt: '2026-11-19 08:40', place: '杭州萧山分拨', status: '到达分拨，今天下午派送' };
  await staff.maker('daily.correct', { id, content: corrected });
  const { id: wrong } = await chase(staff.maker, '沈国梁', 'phone', '说回单上周就寄了', null);
  await staff.maker('daily.strike', { id: wrong, reason: '说的是另一张发货单' });
  await chase(staff.maker, '沈国梁', 'wechat', '货刚到，卸完签字，回单随返程司机带回', '2026-11-24');
  const press = {
    spokenTo: '财务 林会计',
    what: 'payment',
    answer: '月底前付 8 万，余款等发票',
    promisedOn: '2026-11-30',
  };
  const contract = { kind: 'contract', id: contractId };
  await staff.maker('daily.add', { kind: 'contract_chase', subject: contract, content: press });
  const goods = { spokenTo: '采购 赵工', what: 'goods', answer: '客户问第二批何时发，答复下周三', promisedOn: null };
  await staff.checker('daily.add', { kind: 'contract_chase', subject: contract, content: goods });
  await track(staff.checker, '2026-11-20', null, '司机来电：卸货要等叉车，约两小时');
  await staff.checker('daily.submitPage', { action: 'create', content: { officeDate: '2026-11-20' } });
}
