/** What a citizen sees who follows the link of a message: a form, or what became of it. No script, so that any phone can show it. */
const questions = [
  ['result', '办理结果', 'ᠰᠢᠢᠳᠪᠦᠷᠢᠯᠡᠯ'],
  ['manner', '服务态度', 'ᠬᠠᠨᠳᠤᠯᠭ᠎ᠠ'],
  ['speed', '办理时效', 'ᠬᠤᠷᠳᠤᠴᠠ'],
] as const;
const answers = [
  ['satisfied', '满意'],
  ['mostly', '基本满意'],
  ['dissatisfied', '不满意'],
] as const;

const style = `body{font:17px/1.6 system-ui,sans-serif;max-width:30rem;margin:0 auto;padding:1.2rem;color:#1c2430;background:#fff}
fieldset{border:1px solid #c5ccd6;border-radius:.5rem;margin:0 0 1rem;padding:.6rem 1rem}legend{padding:0 .4rem;font-weight:600}
label{display:block;padding:.5rem 0}input[type=radio]{width:1.2rem;height:1.2rem;vertical-align:-.2rem;margin-right:.5rem}
textarea{width:100%;box-sizing:border-box;font:inherit}button{font:inherit;width:100%;padding:.8rem;border:0;border-radius:.5rem;background:#14519b;color:#fff}
.mn{color:#4a5563;font-size:.9em}`;

const page = (body: string): string =>
  `<!doctype html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">` +
  `<title>12345 服务评价</title><style>${style}</style></head><body><h1>12345 服务评价</h1>${body}</body></html>`;

const choice = (name: string, value: string, label: string): string =>
  `<label><input type="radio" name="${name}" value="${value}" required>${label}</label>`;
const group = (legend: string, mongolian: string, inside: string): string =>
  `<fieldset><legend>${legend} <span class="mn">${mongolian}</span></legend>${inside}</fieldset>`;

/** The form for one case, by its number. */
export const ratingForm = (number: string): string =>
  page(
    `<p>诉求编号 ${number}</p><form method="post">` +
      group(
        '您的问题解决了吗',
        'ᠠᠰᠠᠭᠤᠳᠠᠯ ᠰᠢᠢᠳᠪᠦᠷᠢᠯᠡᠭᠳᠡᠭᠰᠡᠨ ᠦᠦ',
        choice('solved', 'yes', '已解决') + choice('solved', 'no', '未解决'),
      ) +
      questions
        .map(([name, zh, mn]) => group(zh, mn, answers.map(([value, label]) => choice(name, value, label)).join('')))
        .join('') +
      `<label>还想说的（选填）<textarea name="remark" rows="3" maxlength="2000"></textarea></label>` +
      `<button>提交评价</button></form>`,
  );

/** One sentence instead of the form. */
export const ratingSaid = (sentence: string): string => page(`<p>${sentence}</p>`);
