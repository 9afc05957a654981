export interface Company {
  readonly name: string;
  readonly regno: string;
  readonly uniscid: string;
}

/** The row that the source document prints (WH-R038). */
export const documented: Company = {
  name: '武汉广角自控技术有限公司',
  regno: '420104000223773',
  uniscid: '91420104MA4KL12K66',
};

/** The company with so many rows that they fill more than two pages. */
export const large: Company = {
  name: '江城演示光电股份有限公司',
  regno: '990000000000001',
  uniscid: '91429999MA0DEM0135',
};

/** Its name begins with a character outside the basic plane: two code units, one character. */
export const astral: Company = {
  name: '𠮷野家演示餐饮有限公司',
  regno: '990000000000002',
  uniscid: '91429999MA0DEM0210',
};

/**
 * Invented companies. Their codes have right check characters and unassigned division codes, so
 * no real company can match; the names hold full-width, astral and punctuation characters.
 */
export const invented: readonly Company[] = [
  large,
  astral,
  {
    name: 'ＡＢＣ演示贸易（武汉）有限公司',
    regno: '990000000000003',
    uniscid: '91149999MA0DEM0139',
  },
  { name: '楚天演示软件·有限公司', regno: '990000000000004', uniscid: '91149999MA0DEM0214' },
  { name: '东湖演示生物“试验”有限公司', regno: '990000000000005', uniscid: '91149999MA0DEM03XU' },
  { name: '汉阳演示副食店', regno: '990000000000006', uniscid: '92149999MA0DEM0136' },
  { name: "Demo & Sons' 演示有限公司", regno: '990000000000007', uniscid: '91159999MA0DEM013D' },
  { name: '青山演示钢铁有限责任公司', regno: '990000000000008', uniscid: '91159999MA0DEM0218' },
  { name: '洪山演示研究所', regno: '990000000000009', uniscid: '12149999MA0DEM013E' },
  { name: '蔡甸演示物流有限公司', regno: '990000000000010', uniscid: '91149999MA00003650' },
];
