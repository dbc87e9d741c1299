import { useQuery } from '@tanstack/react-query';
import { LinkBase } from 'react-admin';
import { useApi } from '../../data/useApi.ts';
import { useT } from '../../i18n/useT.ts';
import { writeListing } from '../../lists/address.ts';
import { Panel } from '../../pieces/Panel.tsx';
import { Columns } from '../../rules/CaseTable.tsx';

const columns = ['articles.category', 'articles.answeredWithout', 'articles.has'] as const;

/** What is often answered from memory: each count opens its cases. */
export function Gaps() {
  const t = useT();
  const api = useApi();
  const { data = [] } = useQuery({ queryKey: ['articles', 'gaps'], queryFn: () => api.gaps() });
  if (data.length === 0) return null;
  return (
    <Panel className="flush" title={t('articles.gaps')}>
      <Columns says={t('articles.gaps')} columns={columns}>
        {data.map((row) => (
          <tr key={row.categoryId}>
            <td className="main-cell">{row.categoryName}</td>
            <td className="n">
              <LinkBase
                to={`/cases${writeListing({
                  filter: { status: 'answered', categoryId: row.categoryId, cited: false },
                  sort: undefined,
                })}`}
              >
                {row.answered}
              </LinkBase>
            </td>
            <td className="n">{row.articles}</td>
          </tr>
        ))}
      </Columns>
    </Panel>
  );
}
