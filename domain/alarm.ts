import type { Alarm } from './case/codes.ts';

/** Words that mean danger now, by kind, and the emergency number that the call is passed to (domain 1.6, 9). */
const alarms: readonly { alarm: Alarm; number: string; words: readonly string[] }[] = [
  { alarm: 'life', number: '110', words: ['自杀', '轻生', '跳楼', '割腕', '不想活', '寻短见', '喝农药'] },
  { alarm: 'violence', number: '110', words: ['持刀', '砍人', '扬言', '同归于尽', '爆炸物', '绑架', '正在打人'] },
  { alarm: 'fire', number: '119', words: ['着火', '起火', '失火', '火灾', '冒浓烟', '爆炸'] },
  { alarm: 'gas', number: '119', words: ['燃气泄漏', '煤气泄漏', '天然气泄漏', '闻到煤气', '闻到燃气'] },
  {
    alarm: 'medical',
    number: '120',
    words: ['昏迷', '晕倒', '休克', '心梗', '大出血', '中毒', '触电', '快不行了'],
  },
  { alarm: 'rescue', number: '119', words: ['被困', '溺水', '落水', '塌方'] },
  { alarm: 'traffic', number: '122', words: ['车祸', '撞车', '翻车', '撞了人'] },
  { alarm: 'crowd', number: '110', words: ['聚众', '堵路', '群体性', '围堵'] },
];

/** The danger that a text speaks of, with the number to pass the call to; undefined when it speaks of none. */
export function alarmIn(text: string): { alarm: Alarm; number: string; word: string } | undefined {
  for (const { alarm, number, words } of alarms) {
    const word = words.find((one) => text.includes(one));
    if (word !== undefined) return { alarm, number, word };
  }
  return undefined;
}
