import type { Chance } from './random';

/** Commoner surnames stand more than once. */
const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗',
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗',
  ...'王李张刘陈杨',
  ...'郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
];
const COMPOUND = ['欧阳', '上官', '司马', '诸葛', '东方', '皇甫', '令狐', '慕容'];
const RARE_SURNAMES = ['仝', '亓', '逄', '昝', '缑', '㛃'];

const GIRL = [...'芳娜敏静丽艳娟霞秀燕玲梅雪慧莹倩婷颖琳佳怡欣悦雨涵萱梦瑶诗妍彤蕊菲'];
const BOY = [...'伟强磊军勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆睿泽轩博文昊航子豪晨阳'];
const BOTH = [...'文晓子小雨思一若安乐云春思语天佳永志国建新海林清'];
const RARE = [...'喆堃䶮𫖯翀赟珺昇曌犇淼祎骁'];
const OLDER_WOMEN = [...'秀英兰桂珍玉凤莲花香菊琴素芬翠'];
const OLDER_MEN = [...'国建德福贵有光荣富正兴文明成永忠'];
/** Given names and clan names of peoples who write a dot between them. */
const DOTTED_FIRST = ['阿依古丽', '古丽娜尔', '麦麦提', '阿卜杜拉', '艾力', '努尔', '阿米娜', '扎西', '卓玛'];
const DOTTED_LAST = ['买买提', '吐尔逊', '艾合买提', '阿不都', '次仁', '达瓦'];

export type Sex = 'male' | 'female';

/** A family name, sometimes compound or rare. */
export function surname(chance: Chance): string {
  if (chance.often(0.012)) {
    return chance.pick(COMPOUND);
  }
  return chance.often(0.006) ? chance.pick(RARE_SURNAMES) : chance.pick(SURNAMES);
}

/** A child's full name with this surname: one or two characters, now and then a rare one, or a dotted name. */
export function childName(chance: Chance, family: string, sex: Sex): string {
  if (chance.often(0.012)) {
    return `${chance.pick(DOTTED_FIRST)}·${chance.pick(DOTTED_LAST)}`;
  }
  const own = sex === 'female' ? GIRL : BOY;
  const last = chance.often(0.02) ? chance.pick(RARE) : chance.pick(own);
  if (chance.often(0.22)) {
    return family + last;
  }
  const middle = chance.pick(chance.often(0.6) ? BOTH : own);
  return family + (middle === last ? chance.pick(BOTH.filter((one) => one !== last)) : middle) + last;
}

/** An adult's full name. */
export function adultName(chance: Chance, family: string, sex: Sex, old = false): string {
  const own = sex === 'female' ? (old ? OLDER_WOMEN : GIRL) : old ? OLDER_MEN : BOY;
  const last = chance.pick(own);
  const middle = chance.often(0.75) ? chance.pick([...own, ...BOTH].filter((one) => one !== last)) : '';
  return family + middle + last;
}
