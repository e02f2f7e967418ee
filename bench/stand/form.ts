const SENTENCE = '经入户调查，申请人家庭共同生活成员、收入和财产状况与申报内容一致，邻里走访情况属实。';

/** A form as somebody fills it in: about 1 KB as JSON. */
export const form = {
  finding: SENTENCE.repeat(7),
  place: '沙堆镇堆山村三组',
  on: '2017-04-05',
  isComplete: true,
  amountsFen: [125_000, 0, 38_000, 4_200, 0, 0, 96_500, 15_000],
};
