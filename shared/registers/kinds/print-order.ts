import { choice, field, main, must, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 印制登记: brochures, cards and labels sent to the printer. */
export const printOrder = defineRegister({
  name: 'print_order',
  series: 'YZ',
  label: words('印制登记', 'Print orders'),
  about: words(
    '彩页、名片、标签等印制：内容、数量、金额、交货与验收。',
    'Brochures, cards and labels ordered: wording, quantity, amount, delivery and check.',
  ),
  group: 'goods',
  review: 'effective',
  date: 'orderedOn',
  title: ['sort', 'content'],
  fields: [
    main('orderedOn', '下单日', 'Ordered on', 'date', { start: 'today', synonyms: ['日期', '申请日期'] }),
    main('sort', '印制品', 'Sort', 'choice', {
      synonyms: ['类别', '印刷品'],
      choices: [
        choice('brochure', '彩页', 'Brochure', '宣传页', '单页'),
        choice('album', '画册', 'Catalogue', '产品手册'),
        choice('card', '名片', 'Business card'),
        choice('label', '标签', 'Label', '不干胶'),
        choice('form', '单据', 'Form', '联单', '表单'),
        choice('other', '其他', 'Other'),
      ],
    }),
    main('content', '内容', 'Content', 'text', { width: 28, synonyms: ['印刷内容', '名称'] }),
    field('version', '版本、定稿日', 'Version', 'text', { synonyms: ['版本', '版次'] }),
    field('size', '规格、纸张', 'Size and paper', 'text', { width: 18, synonyms: ['规格', '纸张', '尺寸'] }),
    main('quantity', '数量', 'Quantity', 'quantity', { rekey: true, width: 10, synonyms: ['印数'] }),
    must('unit', '单位', 'Unit', 'text', { width: 6 }),
    main('amount', '金额', 'Amount', 'fen', { rekey: true, synonyms: ['费用', '印刷费'] }),
    main('printer', '印刷单位', 'Printer', 'text', { width: 20, synonyms: ['印刷厂', '供应商'] }),
    field('orderedFor', '使用人', 'Ordered for', 'text', { synonyms: ['申请人', '领用人'] }),
    must('dueBy', '约定交货日', 'Delivery due', 'date', { notBefore: 'orderedOn', synonyms: ['交货日期', '交期'] }),
    field('receivedOn', '到货日', 'Received on', 'date', {
      notBefore: 'orderedOn',
      listed: true,
      synonyms: ['收货日期'],
    }),
    field('check', '验收情况', 'Check on arrival', 'text', { width: 24, synonyms: ['验收', '验收结果'] }),
    field('approvedBy', '审批人', 'Approved by', 'text', { synonyms: ['批准人'] }),
    REMARK,
  ],
  unsummed: ['quantity'],
  due: {
    on: 'dueBy',
    done: { field: 'receivedOn' },
    label: words('印制品未到货', 'Print order not delivered'),
    ahead: 2,
  },
  signatures: [words('申请人', 'Ordered by'), words('审批人', 'Approved by'), words('验收人', 'Checked by')],
});
