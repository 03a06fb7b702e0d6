import {
  betweenPosts,
  DROPOUTS,
  RETENTION,
  ROLLS,
  SIGNED,
  type UnitText,
} from '#domain/letters/built-in-units/unit-text';

/** 教育线: from the bureau to the schools and within a school (R2, R6, R13, R14, R24), in the product's own words. */
export const EDUCATION_TEXTS: readonly UnitText[] = [
  betweenPosts({
    template: 'bureauSchool',
    edge: 'bureauSchool',
    summary: [
      '校长是学校控辍保学第一责任人：每个孩子都要有老师负责到人。',
      '每天点名，缺课当天过问，该上报的当天上报；不劝退、不让学生“自愿”休学。',
      '需要村里、乡镇和其他部门配合的，报县教育局协调。',
    ],
    aim: '为落实学校控辍保学责任，让每个学生进得来、留得住、学得好，',
    targets: [RETENTION, DROPOUTS, ROLLS, SIGNED],
    upper: [
      '指导学校制定工作方案，提供名册、比对和培训支持。',
      '协调乡镇、部门和学校一起处理个案。',
      '保障资助、随班就读和送教上门的条件。',
    ],
    lower: [
      '制定本校方案，实行校长包全校、行政人员包年级、班主任包班级。',
      '与年级组长、班主任、任课教师签订责任书，组织教师与每位家长签订责任书。',
      '每个上课日按时点名；无故缺课的，班主任当天联系家长。',
      '连续缺课达到规定天数的，及时报告县教育局和乡镇，配合上门劝返。',
      '不开除、不劝退义务教育阶段学生，不拒收转入、返校和残疾学生。',
      '改进教学，关心学习困难、住校不适应、受欺凌的学生，落实资助。',
      '学籍、点名、报表如实，离校和返校的手续齐全。',
    ],
  }),
  betweenPosts({
    template: 'principalGradeLead',
    edge: 'principalGradeLead',
    title: '控辍责任书',
    summary: ['这个年级的每个班都要按时点名，缺课都要有下文。', '班主任办不了的，您接过来。', '再办不了的，找校长。'],
    aim: '按照行政人员包年级的要求，',
    targets: [DROPOUTS, ROLLS],
    upper: ['支持年级开展家访和帮扶，安排时间和交通。', '协调任课教师和后勤解决学生的困难。'],
    lower: [
      '每天看本年级点名情况，没有点名的班当天过问。',
      '连续缺课的学生，和班主任一起家访，听孩子自己怎么说。',
      '组织本年级对学习困难学生的帮扶。',
      '班主任不在时，落实代为点名的老师。',
    ],
  }),
  betweenPosts({
    template: 'principalClassTeacher',
    edge: 'principalClassTeacher',
    title: '控辍责任书',
    summary: [
      '您是班上每个孩子的直接责任人：每天点名，缺课当天联系家长。',
      '有困难的孩子先帮，再一起想办法；不歧视、不劝退。',
      '您办不了的，找年级组长或者校长。',
    ],
    aim: '按照班主任包班级学生的要求，',
    targets: [DROPOUTS, SIGNED],
    upper: ['支持家访和帮扶，工作量计入考核。', '班主任反映的问题，三个上课日内答复。'],
    lower: [
      '每个上课日按时点名，记下没到校的学生和原因。',
      '没到校又没请假的，当天联系家长；联系不上的，报告学校。',
      '在散学典礼、家长会时与每位家长签订责任书，读给不识字的家长听。',
      '对留守、困境、残疾、学习困难的学生经常谈心、家访。',
      '孩子可能走失、受侵害的，马上报警并报告学校。',
      '返校的学生安排座位、课本和帮扶同伴，不公开批评。',
    ],
  }),
  betweenPosts({
    template: 'principalSubjectTeacher',
    edge: 'principalSubjectTeacher',
    title: '控辍责任书',
    summary: [
      '上课先看人齐不齐，少了人马上告诉班主任。',
      '学不会的孩子多帮一把，不让孩子因为跟不上而离开。',
      '有困难找班主任和年级组长。',
    ],
    aim: '为落实任课教师的直接责任，',
    targets: [{ id: 'help', label: '负责帮扶的学生', unit: '' }],
    upper: ['合理安排教学和帮扶任务。', '支持教师参加家访。'],
    lower: [
      '上课时看学生在不在，不在的当堂告诉班主任。',
      '关注听不懂、不说话、常请假的学生，课后辅导。',
      '不讽刺、不体罚、不让学生停课回家。',
      '协助班主任家访和劝返。',
    ],
  }),
];
