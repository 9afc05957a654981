/** Invented names: a family name with each of the given names, in a fixed order. */
const families = ['李', '王', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '欧阳', '司马'];
const given = ['明', '小芳', '建国', '丽', '志强', '晓雨', '伟', '静怡'];

/** The `index`-th of 96 different persons; every one is a name of two to four Han characters. */
export function person(index: number): string {
  const family = families[index % families.length] ?? '李';
  const own = given[Math.floor(index / families.length) % given.length] ?? '明';
  return `${family}${own}`;
}
