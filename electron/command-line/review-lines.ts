import type { Output } from '#shared/ipc/contract.ts';
import { CHINA_OFFSET_MINUTES, formatInstant } from '#shared/kernel/business-date.ts';
import type { Judgement, QueueRow } from '#shared/review/review.contract.ts';
import type { z } from 'zod';
import type { Language } from '#shared/locales/sentences.ts';
import { tableLines } from './output.ts';

export function queueLines(queue: Output<'review.queue'>, language: Language): string[] {
  const zh = language === 'zh-CN';
  if (queue.rows.length === 0) return [zh ? '没有提交单。' : 'No submissions.'];
  return tableLines(
    queue.rows.map((row) => [
      String(row.serial).padStart(4, '0'),
      row.kind,
      row.state,
      row.makerName,
      zh ? `盲录 ${row.rekeyCount} 处` : `${row.rekeyCount} to key`,
      stepOf(row, zh),
      dueOf(row, zh),
      row.title,
    ]),
  );
}

/** Whose turn it is: the waiting step of how many, and whether it was opened to further roles. */
function stepOf({ step, steps, escalated }: QueueRow, zh: boolean): string {
  if (step === 0) return '-';
  const more = escalated ? (zh ? '（已上报或下放）' : ' (opened further)') : '';
  return zh ? `第 ${step}/${steps} 步${more}` : `step ${step}/${steps}${more}`;
}

function dueOf({ dueAt }: QueueRow, zh: boolean): string {
  if (dueAt === null) return '-';
  const until = formatInstant(dueAt, CHINA_OFFSET_MINUTES);
  return zh ? `${until} 到期` : `due ${until}`;
}

/** Both keyings of each field; which is whose is not told. */
export function disputeLines(dispute: Output<'review.dispute'>, language: Language): string[] {
  const zh = language === 'zh-CN';
  const row = (each: string | undefined): string =>
    each === undefined ? '' : zh ? `原表第 ${each} 行` : `row ${each}`;
  return tableLines(
    dispute.fields.map(({ path, first, second, rowNumber }) => [
      path,
      row(rowNumber?.toString()),
      `first: ${first}`,
      `second: ${second}`,
    ]),
  );
}

/** A submission as its reader may see it; hidden values are not in it. */
export function submissionLines(view: Output<'review.show'>, language: Language): string[] {
  const zh = language === 'zh-CN';
  const rekey = view.checks.filter((check) => check.mode === 'rekey').map((check) => check.path);
  const ticks = view.checks.filter((check) => check.mode === 'confirm').map((check) => check.path);
  return [
    `${String(view.serial).padStart(4, '0')} ${view.title} · ${view.kind} · ${view.state} · ${view.makerName}`,
    `${stepOf(view, zh)} · ${dueOf(view, zh)}`,
    JSON.stringify(view.content, null, 2),
    ...(rekey.length === 0 ? [] : [`${zh ? '照原件盲录' : 'Key from the paper'}: ${rekey.join(', ')}`]),
    ...(ticks.length === 0 ? [] : [`${zh ? '逐项勾选' : 'Tick'}: ${ticks.join(', ')}`]),
    `${zh ? '内容指纹' : 'Hash of the content'}: ${view.contentHash}`,
  ];
}

export function judgementLines(judgement: z.infer<typeof Judgement>, language: Language): string[] {
  const zh = language === 'zh-CN';
  const { state, differing, chancesLeft } = judgement;
  switch (state) {
    case 'agrees':
      return [zh ? '与经手人所录一致，可以签字。' : 'Both keyings agree: it can be signed.'];
    case 'not_needed':
      return [zh ? '这张单子不需要盲录，可以签字。' : 'Nothing has to be keyed: it can be signed.'];
    case 'not_keyed':
      return [zh ? '还没有盲录。' : 'Not keyed yet.'];
    case 'differs':
      return [
        zh
          ? `不一致：${differing.join('、')}。请再看一遍原件，还可录 ${chancesLeft} 次。`
          : `They differ at ${differing.join(', ')}. Look at the paper again; ${chancesLeft} more tries.`,
      ];
    case 'disputed':
      return [
        zh
          ? `两次都不一致：${differing.join('、')}。请第三人裁定，或退回经手人。`
          : `They differ twice at ${differing.join(', ')}. A third person judges it, or it is returned to its maker.`,
      ];
  }
}
