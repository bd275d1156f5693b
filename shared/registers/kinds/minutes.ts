import { field, main, must, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 会议纪要. */
export const minutes = defineRegister({
  name: 'minutes',
  series: 'HY',
  label: words('会议纪要登记', 'Meeting minutes'),
  about: words(
    '开了什么会、定了什么事、谁负责、何时完成。',
    'What was met about, what was decided, who does it and by when.',
  ),
  sheet: '会议纪要',
  group: 'mail',
  review: 'effective',
  date: 'heldOn',
  title: ['subject', 'heldOn'],
  fields: [
    main('heldOn', '会议日期', 'Held on', 'date', { start: 'today', synonyms: ['日期', '开会日期'] }),
    field('beganAt', '开始时间', 'From', 'time'),
    field('endedAt', '结束时间', 'To', 'time'),
    main('subject', '会议名称', 'Subject', 'text', { width: 28, synonyms: ['会议主题', '主题'] }),
    field('place', '地点', 'Place', 'text', { synonyms: ['会议地点'] }),
    main('chair', '主持人', 'Chair', 'text'),
    must('recorder', '记录人', 'Recorded by', 'person', { start: 'me' }),
    must('present', '参会人员', 'Present', 'note', { synonyms: ['出席人员', '参加人员'] }),
    field('absent', '缺席人员', 'Absent', 'text', { width: 24, synonyms: ['请假人员'] }),
    field('discussed', '会议内容', 'Discussed', 'note', { synonyms: ['议题', '讨论内容'] }),
    must('decisions', '决议事项', 'Decisions', 'note', { synonyms: ['会议决定', '决议'] }),
    field('responsible', '责任人', 'Responsible', 'text', { listed: true, synonyms: ['落实人'] }),
    field('dueBy', '完成期限', 'Due', 'date', { notBefore: 'heldOn', listed: true, synonyms: ['期限'] }),
    field('doneOn', '落实日', 'Done on', 'date', { notBefore: 'heldOn', listed: true, synonyms: ['完成日期'] }),
    field('outcome', '落实情况', 'Outcome', 'note', { synonyms: ['完成情况'] }),
    field('filedAt', '归档位置', 'Filed at', 'text', { synonyms: ['归档', '存放处'] }),
    REMARK,
  ],
  due: { on: 'dueBy', done: { field: 'doneOn' }, label: words('会议决议未落实', 'Decision not carried out'), ahead: 3 },
  signatures: [words('记录人', 'Recorded by'), words('主持人', 'Chair')],
});
