import { choice, field, main, must, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 投诉、意见处理单. */
export const complaint = defineRegister({
  name: 'complaint',
  series: 'TS',
  label: words('投诉意见处理', 'Complaints and suggestions'),
  about: words(
    '投诉与意见：分类、缓急、措施、书面答复、回访。',
    'Complaints and suggestions: sort, urgency, measures, written answer, and the visit after it.',
  ),
  sheet: '投诉意见处理单',
  group: 'clients',
  review: 'effective',
  date: 'receivedOn',
  title: ['client', 'subject'],
  fields: [
    main('receivedOn', '受理日', 'Received on', 'date', { start: 'today', synonyms: ['日期', '投诉日期'] }),
    main('client', '客户', 'Client', 'client', { synonyms: ['客户名称', '投诉客户'] }),
    field('contact', '联系人', 'Contact', 'text', { synonyms: ['投诉人'] }),
    field('phone', '联系电话', 'Phone', 'phone', { synonyms: ['联系方式', '电话'] }),
    main('subject', '主题', 'Subject', 'text', { width: 24, synonyms: ['投诉事项', '标题'] }),
    main('sort', '分类', 'Sort', 'choice', {
      synonyms: ['类别', '投诉类型'],
      choices: [
        choice('quality', '产品质量', 'Quality', '质量'),
        choice('delivery', '交货、数量', 'Delivery', '短少', '延误'),
        choice('damage', '运输破损', 'Damage in transit', '破损'),
        choice('invoice', '价格、票据', 'Price or papers', '发票'),
        choice('service', '服务态度', 'Service', '服务'),
        choice('suggestion', '意见建议', 'Suggestion', '建议', '意见'),
      ],
    }),
    main('urgency', '紧急度', 'Urgency', 'choice', {
      start: 'ordinary',
      choices: [
        choice('ordinary', '一般', 'Ordinary'),
        choice('urgent', '紧急', 'Urgent', '急'),
        choice('severe', '重大', 'Severe'),
      ],
    }),
    field('escalatedTo', '上报给', 'Told to', 'person', { requiredWhen: { field: 'urgency', values: ['severe'] } }),
    field('escalatedOn', '上报日', 'Told on', 'date', {
      notBefore: 'receivedOn',
      requiredWhen: { field: 'urgency', values: ['severe'] },
      synonyms: ['上报日期'],
      help: words('重大投诉当日报总经理。', 'A severe complaint is told to the director the same day.'),
    }),
    field('contract', '合同', 'Contract', 'contract', { synonyms: ['合同号'] }),
    field('dispatchNote', '发货单', 'Dispatch note', 'dispatch_note', { synonyms: ['发货单号'] }),
    field('product', '产品', 'Product', 'product', { synonyms: ['产品名称'] }),
    field('batch', '批号', 'Batch', 'text', { synonyms: ['产品批号'] }),
    field('quantity', '涉及数量', 'Quantity concerned', 'quantity', { rekey: true, synonyms: ['数量'] }),
    must('description', '投诉内容', 'Description', 'note', { synonyms: ['描述', '内容'] }),
    field('demand', '客户要求', 'Demand', 'note', { synonyms: ['要求'] }),
    field('cause', '原因分析', 'Cause', 'note', { section: words('处理', 'Handling'), synonyms: ['原因'] }),
    field('department', '责任部门', 'Responsible', 'text', { synonyms: ['责任人'] }),
    field('measures', '处理措施', 'Measures', 'note', { synonyms: ['措施', '处理意见'] }),
    field('compensation', '赔偿金额', 'Compensation', 'fen', { rekey: true, synonyms: ['赔付金额'] }),
    main('answerBy', '答复期限', 'Answer due', 'date', { notBefore: 'receivedOn', synonyms: ['期限', '处理期限'] }),
    field('answeredOn', '书面答复日', 'Answered on', 'date', { notBefore: 'receivedOn', listed: true }),
    field('letter', '答复函', 'Letter', 'entry', { register: 'letter_sent', synonyms: ['发文编号'] }),
    field('revisitBy', '回访期限', 'Visit due', 'date', { notBefore: 'receivedOn', synonyms: ['应回访日'] }),
    field('revisitedOn', '回访日', 'Revisited on', 'date', { notBefore: 'receivedOn', synonyms: ['回访日期'] }),
    field('outcome', '结果', 'Outcome', 'note', { synonyms: ['处理结果', '回访结果'] }),
  ],
  unsummed: ['quantity'],
  due: [
    { on: 'answerBy', done: { field: 'answeredOn' }, label: words('投诉未答复', 'Complaint not answered'), ahead: 1 },
    { on: 'revisitBy', done: { field: 'revisitedOn' }, label: words('投诉未回访', 'Complaint not visited'), ahead: 1 },
  ],
  signatures: [
    words('受理人', 'Received by'),
    words('责任部门', 'Responsible'),
    words('主管', 'Manager'),
    words('客户确认', 'Client'),
  ],
});
