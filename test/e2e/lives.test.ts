import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as live from './lives.ts';
import { seriousFindings } from './desk.ts';
import { openStage, type Stage, type Username } from './stage.ts';

let stage: Stage;
let teller: live.Teller;
beforeAll(async () => {
  stage = await openStage();
  teller = live.tellerOn(stage);
}, 180_000);
afterAll(async () => {
  await stage.close();
});

type Step = Parameters<live.Teller['at']>[2];
const at = (who: Username, id: string, step: Step) => teller.at(who, id, step);

describe('a hard life', () => {
  let id = '';
  const returned: Step = (desk) =>
    live.plain(desk, '退单', {
      picks: ['不属本单位职责'],
      units: { '建议单位（可不选）': 'heat' },
      texts: { 依据: '城镇供热条例第二十三条' },
    });

  test('the unit objects, the ruling is not left to who sent it, and the unit objects again', async () => {
    id = await teller.register();
    await at('wuyun', id, (desk) => live.dispatchTo(desk, 'zjj'));
    await at('tuya', id, returned);
    await at('wuyun', id, async ({ page }) => {
      await live.panel(page, '退单待审').getByText('城镇供热条例第二十三条').waitFor();
      await page.getByText('这件工单由您派出').waitFor();
      await page.keyboard.press('2');
      await live.panel(page, '退单待审').getByLabel('理由').fill('行业主管部门应当牵头');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('alert').filter({ hasText: '请另一位派单员审核退单' }).waitFor();
    });
    await at('oyun', id, (desk) => live.rule(desk, '退单待审', '2', '行业主管部门应当牵头'));
    await at('tuya', id, returned);
    expect(await teller.read(id)).toMatchObject({ status: 'conferring', objections: 2 });
  }, 90_000);

  test('a conference names the unit that was suggested; without minutes nothing is sent', async () => {
    await at('wuyun', id, async (desk) => {
      const { page } = desk;
      await page.locator('.pick.on', { hasText: 'heat' }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await page.keyboard.press('Control+Enter');
      await page.getByText('会商后派单须写会商纪要').waitFor();
      await page.keyboard.press('Alt+1');
      await page.getByLabel('会商纪要（必填）').fill('热力公司主办，住建局协办。');
      await live.send(desk);
    });
    expect(await teller.read(id)).toMatchObject({
      leadUnitId: 'heat',
      bound: true,
      transfers: 1,
      status: 'dispatched',
    });
  }, 60_000);

  test('the lead asks for more time and sees who must still answer; the centre sees until when', async () => {
    await at('narin', id, async (desk) => {
      await live.sign(desk);
      await live.plain(desk, '申请延期', { texts: { 理由: '须待第三方检测' } });
    });
    await at('gaowa', id, async (desk) => {
      await live.panel(desk.page, '延期待批').getByText('批准后到期').waitFor();
      await live.rule(desk, '延期待批', '1', '同意，检测周期合理');
    });
    await at('batu', id, async (desk) => {
      await desk.page.getByLabel('本单位承担部分的办理情况').fill('已督促检测。');
      await live.send(desk);
    });
    expect((await teller.read(id))['clocks']).toMatchObject({
      handle: { extensions: [{ amount: 5, unit: 'workingDays' }] },
    });
  }, 60_000);

  test('a letter of level 3 is answered by the head of the unit', async () => {
    await at('suren', id, (desk) =>
      live.plain(desk, '督办', { picks: ['三级'], texts: { 理由: '两次退单，群众等待过久' } }),
    );
    await at('temur', id, async (desk) => {
      await live.panel(desk.page, '答复督办单').getByText('两次退单，群众等待过久').waitFor();
      await desk.page.getByLabel('整改情况和办结安排').fill('检测明日完成，三日内换阀。');
      await live.send(desk, 'Alt+s');
      await desk.page.getByText(/^已答复 /).waitFor();
    });
    expect(await teller.read(id)).toMatchObject({ supervisionLevel: 3, letters: [{ nth: 1, level: 3 }] });
  }, 60_000);

  const round = async (text: string): Promise<void> => {
    await at('narin', id, async (desk) => {
      await live.contact(desk);
      await live.reply(desk, '已解决', text);
    });
    await at('temur', id, live.approve);
    await at('gaowa', id, live.approve);
  };

  test('the citizen is dissatisfied, it is done again, and closed', async () => {
    await round('已上门检测，室温十六度，正在调试管网。');
    await at('qiqige', id, (desk) => live.callBack(desk, 'w e d f z'));
    await at('hasi', id, (desk) => live.adjudicate(desk, '1', '没有解决，重新上门。'));
    await round('已更换阀门，复测二十一度，已告知来电人。');
    await at('qiqige', id, (desk) => live.callBack(desk, 'q e a f z'));
    expect(await teller.read(id)).toMatchObject({ status: 'closed', closedHow: 'satisfied', round: 2 });
  }, 120_000);
});

describe('a life down to the gacha', () => {
  let id = '';

  test('a task goes down two levels, and each answer is looked at by who sent it', async () => {
    id = await teller.register();
    await at('wuyun', id, (desk) => live.dispatchTo(desk, 'zjj'));
    await at('batu', id, async (desk) => {
      await live.sign(desk);
      await desk.page.getByRole('button', { name: /下派/ }).first().waitFor();
      await desk.page.keyboard.press('Alt+d');
      await live.fillDialog(desk.page, { units: { 单位: 'street' }, texts: { '说明（选填）': '请入户核实' } });
      await live.send(desk);
    });
    await at('altan', id, async (desk) => {
      await desk.page.getByRole('button', { name: /下派/ }).first().waitFor();
      await desk.page.keyboard.press('Alt+d');
      await live.fillDialog(desk.page, { units: { 单位: '巴彦嘎查' } });
      await desk.page.keyboard.press('Control+Enter');
      await desk.page.getByText('须先征得同意').first().waitFor();
      await live.fillDialog(desk.page, { picks: ['是'] });
      await live.send(desk);
      await desk.page.locator('.tasks .tasks', { hasText: '巴彦嘎查' }).waitFor();
    });
    await at('nomin', id, async (desk) => {
      await desk.page.getByLabel('本单位承担部分的办理情况').fill('走访四户，室温十五度。');
      await live.send(desk);
    });
    await at('altan', id, async (desk) => {
      await live.panel(desk.page, '审核下派答复').getByText('走访四户，室温十五度。').waitFor();
      await live.send(desk, 'Alt+a');
      await desk.page.getByLabel('本单位承担部分的办理情况').fill('嘎查走访属实。');
      await live.send(desk);
    });
    await at('batu', id, async (desk) => {
      await live.panel(desk.page, '审核下派答复').getByText('嘎查走访属实。').waitFor();
      await live.send(desk, 'Alt+a');
    });
    expect((await teller.read(id))['coHandlers']).toMatchObject([
      { unitId: 'street', under: 'zjj', acceptedAt: expect.any(String) },
      { unitId: 'gacha', under: 'street', acceptedAt: expect.any(String) },
    ]);
  }, 120_000);

  test('what cannot be done now is parked with a promise, and goes on before it', async () => {
    await at('batu', id, async (desk) => {
      await live.contact(desk);
      await live.reply(desk, '挂账', '主管网须停暖后更换，现采取临时措施。');
    });
    await at('tuya', id, live.approve);
    await at('gaowa', id, (desk) =>
      live.plain(desk, '挂账', {
        units: { 责任单位: 'zjj' },
        texts: { 承诺日期: '2027-05-20', 计划: '五月停暖后更换主管网。' },
      }),
    );
    await at('suren', id, async (desk) => {
      await live.panel(desk.page, '挂账跟踪').getByText('五月停暖后更换主管网。').waitFor();
      await desk.page.getByText('挂账至 5月20日').waitFor();
      await desk.page.getByLabel('为何提前恢复').fill('备件提前到货');
      await live.send(desk);
    });
    expect(await teller.read(id)).toMatchObject({ status: 'handling' });
  }, 90_000);
});

describe('a life that was joined, closed, opened and contested', () => {
  let id = '';

  test('two cases are merged, seen from both sides, and parted again', async () => {
    id = await teller.register({ content: '祥和小区室温低' });
    const other = await teller.register({ content: '祥和小区也冷' });
    const { number } = await teller.read(id);
    await at('wuyun', other, async (desk) => {
      const { page } = desk;
      await page.getByRole('group', { name: '更多' }).getByRole('button', { name: '并单', exact: true }).click();
      await page.getByRole('dialog').getByLabel('并入的工单编号').fill(String(number));
      await page.getByRole('dialog').locator('button.pick').click();
      await live.fillDialog(page, { texts: { 理由: '同一小区同一事项' } });
      await live.send(desk);
      await page.getByRole('link', { name: '已并入另一单' }).waitFor();
      await live.plain(desk, '取消并单', { texts: { '理由（选填）': '不是同一栋楼' } });
    });
    expect(await teller.read(other)).toMatchObject({ status: 'triage' });
  }, 60_000);

  const round = async (): Promise<void> => {
    await at('batu', id, async (desk) => {
      await live.contact(desk);
      await live.reply(desk, '解释说明', '室温符合合同约定，已解释退费办法。');
    });
    await at('tuya', id, live.approve);
    await at('gaowa', id, live.approve);
    await at('qiqige', id, (desk) => live.callBack(desk, 'w e d f z'));
    await at('hasi', id, (desk) => live.adjudicate(desk, '2', '答复合法，已解释。'));
  };

  test('a closed case is opened again, and closed again over the citizen', async () => {
    await at('wuyun', id, (desk) => live.dispatchTo(desk, 'zjj'));
    await at('batu', id, live.sign);
    await round();
    await at('bayar', id, (desk) => live.plain(desk, '重新办理', { texts: { 理由: '来电人提供新的测温记录' } }));
    await round();
    expect(await teller.read(id)).toMatchObject({ status: 'closed', closedHow: 'upheld', round: 2 });
  }, 150_000);

  test('leaving it out of evaluation takes two signatures of two people', async () => {
    await at('hasi', id, async (desk) => {
      await live.plain(desk, '不计入评价（签字）', { texts: { 理由: '诉求超出政策' } });
      await desk.page.getByText('不计入评价 1/2').waitFor();
      expect(await live.panel(desk.page, '不计入评价：待第二人签字').count()).toBe(0);
    });
    await at('tuya', id, (desk) => live.plain(desk, '评价异议', { texts: { 内容: '标准由发改委核定。' } }));
    await at('bayar', id, async (desk) => {
      await live.panel(desk.page, '不计入评价：待第二人签字').getByText('诉求超出政策').waitFor();
      await desk.page.getByText('标准由发改委核定。').first().waitFor();
      await live.rule(desk, '评价异议待裁', '1', '理由成立');
      await desk.page.getByText('不计入评价 2/2').waitFor();
    });
    expect(await teller.read(id)).toMatchObject({ exclusion: { by: 'hasi', second: { by: 'bayar' } } });
  }, 60_000);
});
