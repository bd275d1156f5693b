import type { ColumnGuide } from '#shared/exchange/column-kinds.ts';

type Guide = Readonly<Record<string, ColumnGuide>>;

const naming: Guide = {
  externalNumber: [
    '合同号，同一合同的各行都写或只写首行',
    'Contract number, on each of its rows or the first',
    'HT-2026-018',
  ],
  clientName: [
    '客户全称，须已建档；与客户编号填一个即可',
    'Legal name of a client in the files, or its code',
    '无锡恒泰塑业有限公司',
  ],
  clientCode: ['客户编号，须已建档', 'Code of a client in the files', ''],
  'lines.productCode': [
    '产品编码，须已建档；与品名填一个即可',
    'Code of a product in the files, or its name',
    'PE-2026-05',
  ],
  'lines.productName': ['品名', 'Name of the product', '高密度聚乙烯颗粒'],
  'lines.specification': ['规格型号，同名产品靠它区分', 'Tells products of one name apart', '5000S 25kg/袋'],
};

/** What the template workbook of 合同台账 says of its columns: one row a line of a contract. */
export const contractGuide: Guide = {
  ...naming,
  signedOn: ['合同签订日期', 'Signed on', '2026-03-05'],
  sealedOn: ['双方盖章日期，不填按签订日', 'Sealed on; the day of signing when empty', '2026-03-08'],
  salespersonName: ['业务员姓名', 'Salesperson', '周敏'],
  paymentWords: ['付款约定，原话照写', 'Payment as agreed, in words', '货到 45 天付清'],
  deliveryPlace: ['交货地点', 'Place of delivery', '无锡市新吴区锡士路 88 号'],
  shelfLocation: ['合同原件放在哪里', 'Where the original is kept', '3 号柜 2 层'],
  'lines.unit': ['单位，不填按产品档案', 'Unit; that of the product when empty', '吨'],
  'lines.quantityE6': ['本行数量', 'Quantity of the line', '32.5'],
  'lines.priceE6': ['含税单价，与不含税单价只填一个', 'Price with tax; only one of the two prices', '8600.00'],
  'lines.netPriceE6': ['不含税单价，与含税单价只填一个', 'Price without tax; only one of the two prices', ''],
  'lines.taxRateBasisPoints': ['税率，不填按产品档案', 'Tax rate; that of the product when empty', '13%'],
  'lines.grossFen': [
    '价税合计，填了就与数量 × 单价核对',
    'Amount with tax, held against quantity × price',
    '279500.00',
  ],
  'lines.dueOn': ['本行交货日期', 'Due on', '2026-06-30'],
  'lines.remark': ['本行备注', 'Remark on the line', ''],
};

/** What the template workbook of 期初履行 says of its columns: one row a line of a contract that is in force. */
export const openingGuide: Guide = {
  ...naming,
  externalNumber: ['合同号，合同须已生效', 'Number of a contract in force', 'HT-2026-018'],
  asOf: ['数字截到哪一天，不填按导入当天', 'As of which day; the day of the import when empty', '2026-03-31'],
  'lines.contractedE6': ['合同数量，同一产品有几行时靠它区分', 'Tells lines of one product apart', '32.5'],
  'lines.grossFen': ['本行合同金额，填了就与合同核对', 'Amount of the line, held against the contract', '279500.00'],
  'lines.dispatchedE6': ['启用前已发货的数量', 'Dispatched before the start', '20'],
  'lines.signedE6': ['其中已签收的数量', 'Of it signed for', '20'],
  'lines.invoicedE6': ['启用前已开票的数量', 'Invoiced before the start', '10'],
  'lines.invoicedFen': [
    '已开票含税金额，不填按合同单价算',
    'Invoiced with tax; at the contract price when empty',
    '86000.00',
  ],
  'lines.receivedFen': ['启用前已收的款', 'Received before the start', '50000.00'],
};
