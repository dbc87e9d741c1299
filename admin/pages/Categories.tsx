import { FunctionField, TextField } from 'react-admin';
import type { Category } from '../../domain/world.ts';
import { useT } from '../i18n/useT.ts';
import { Table } from './Table.tsx';

/** The category tree as a flat list. */
export default function Categories() {
  const t = useT();
  return (
    <Table resource="categories" title="rail.categories">
      <TextField source="id" label="#" sortable={false} />
      <FunctionField
        label={t('resources.name')}
        render={(category: Category & { path?: string }) => category.path ?? category.name}
      />
      <TextField source="profile" label={t('resources.profile')} sortable={false} />
      <FunctionField
        label={t('intake.type')}
        render={(category: Category) => (category.caseType ? t(`type.${category.caseType}`) : '')}
      />
      <FunctionField
        label={t('intake.urgency')}
        render={(category: Category) => (category.urgency ? t(`urgency.${category.urgency}`) : '')}
      />
    </Table>
  );
}
