import { choice, field, main, must, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 样品、物料目录: what there is in the sample cupboard, counted in which unit, and how much of it has to be there. */
export const materialItem = defineRegister({
  name: 'material_item',
  series: 'WL',
  label: words('样品物料目录', 'Samples and materials'),
  about: words(
    '样品、赠品、宣传物料各一条：单位、存放处、最低库存。',
    'Each sample, gift and brochure once: unit, place and minimum stock.',
  ),
  sheet: '样品物料卡片',
  group: 'goods',
  review: 'effective',
  date: 'openedOn',
  title: ['item', 'specification'],
  fields: [
    must('openedOn', '建档日', 'Listed on', 'date', { start: 'today', synonyms: ['登记日期'] }),
    main('item', '名称', 'Name', 'text', { width: 24, synonyms: ['品名', '物料名称', '样品名称'] }),
    field('specification', '规格', 'Specification', 'text', {
      listed: true,
      width: 18,
      synonyms: ['规格型号', '型号'],
    }),
    main('sort', '类别', 'Sort', 'choice', {
      choices: [
        choice('sample', '样品', 'Sample'),
        choice('gift', '赠品、礼品', 'Gift', '赠品', '礼品'),
        choice('print', '宣传品', 'Printed matter', '彩页', '画册', '宣传资料'),
        choice('tool', '助销物料', 'Sales aid', '展架', '物料'),
        choice('consumable', '办公用品', 'Office supplies', '耗材'),
      ],
    }),
    main('unit', '单位', 'Unit', 'text', { width: 6, synonyms: ['计量单位'] }),
    field('minimum', '最低库存', 'Minimum stock', 'quantity', {
      rekey: true,
      listed: true,
      width: 10,
      synonyms: ['安全库存', '库存下限'],
    }),
    field('product', '对应产品', 'Product', 'product'),
    field('place', '存放处', 'Kept at', 'text', { listed: true, width: 14, synonyms: ['货位', '存放地点', '库位'] }),
    field('supplier', '供应单位', 'Supplier', 'text', { width: 20, synonyms: ['供应商'] }),
    must('keeper', '保管人', 'Keeper', 'person', { start: 'me', synonyms: ['保管员'] }),
    REMARK,
  ],
  unsummed: ['minimum'],
  signatures: [words('保管人', 'Keeper'), words('主管', 'Manager')],
});
