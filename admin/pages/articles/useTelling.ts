import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ArticleCommand } from '../../../domain/articles.ts';
import { clickAnswered, clickId } from '../../commands/clicks.ts';
import { wrongsOf, wrongsOfProblem, type Wrongs } from '../../commands/wrongs.ts';
import type { ArticleView } from '../../data/articles.ts';
import { problemOf } from '../../data/http.ts';
import { useApi } from '../../data/useApi.ts';
import { problemText } from '../../i18n/problemText.ts';
import { useT } from '../../i18n/useT.ts';

/** Gives one command about an article, or about a new one: checked by the domain's schema, once however often it is pressed. */
export function useTelling(article: Pick<ArticleView, 'id' | 'seq'> | undefined, onDone: (told: ArticleView) => void) {
  const t = useT();
  const api = useApi();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [wrongs, setWrongs] = useState<Wrongs>({});
  const [said, setSaid] = useState<string>();
  const send = async (command: ArticleCommand): Promise<void> => {
    const about = `article.${article?.id ?? 'new'}.${command.type}`;
    try {
      const ask = { commandId: clickId(about, command), expectedSeq: article?.seq };
      const told = await api.tellArticle(article?.id, command, ask);
      clickAnswered(about);
      void client.invalidateQueries({ queryKey: ['articles'] });
      onDone(told);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status >= 400 && problem.status < 500) clickAnswered(about);
      setWrongs(wrongsOfProblem(problem));
      setSaid(problemText(t, problem));
    } finally {
      setBusy(false);
    }
  };
  const tell = (command: ArticleCommand): void => {
    const parsed = ArticleCommand.safeParse(command);
    setWrongs(parsed.success ? {} : wrongsOf(parsed.error.issues));
    setSaid(undefined);
    if (busy || !parsed.success) return;
    setBusy(true);
    void send(parsed.data);
  };
  const wrong = (field: string): string | undefined => {
    const key = wrongs[field];
    return key && t(key);
  };
  return { tell, busy, wrong, said };
}
