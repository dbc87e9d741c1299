import { useQuery } from '@tanstack/react-query';
import { type Audience, inLanguage, type TemplateId, wordsInForce, type Words } from '../../domain/templates.ts';
import { useApi } from './useApi.ts';

/** A text of a message as it is in force. */
export interface TemplateRow extends Words {
  id: TemplateId;
  audience: Audience;
  occasion: string;
  /** Whether somebody has changed what the system began with. */
  changed: boolean;
}

/** Every text of messages. */
export function useTemplates() {
  const api = useApi();
  return useQuery({
    queryKey: ['templates'],
    staleTime: 60_000,
    queryFn: async () =>
      (
        await api.getList<TemplateRow>('templates', {
          ...{ pagination: { page: 1, perPage: 200 }, sort: { field: 'audience', order: 'ASC' }, filter: {} },
        })
      ).data,
  });
}

/** A text in a language; what the system began with as long as the server has not answered. */
export function useTextOf(): (id: TemplateId, language: string) => string {
  const { data } = useTemplates();
  return (id, language) =>
    inLanguage(
      wordsInForce(
        id,
        data?.find((row) => row.id === id),
      ),
      language,
    );
}
