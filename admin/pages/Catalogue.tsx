import { FunctionField, TextField } from 'react-admin';
import type { CatalogueLine } from '../../domain/world.ts';
import { useUnitNames } from '../case/useUnitNames.ts';
import { useT } from '../i18n/useT.ts';
import { Table } from './Table.tsx';

/** 派单目录: who handles what where, and on which legal basis. */
export default function Catalogue() {
  const t = useT();
  const names = useUnitNames();
  return (
    <Table resource="catalogue" title="rail.catalogue">
      <TextField source="categoryId" label={t('reference.category')} sortable={false} />
      <TextField source="divisionCode" label={t('resources.division')} sortable={false} />
      <FunctionField
        label={t('reference.lead')}
        render={(line: CatalogueLine) => names.get(line.leadUnitId) ?? line.leadUnitId}
      />
      <FunctionField
        label={t('reference.co')}
        render={(line: CatalogueLine) => line.coUnitIds.map((id) => names.get(id) ?? id).join('、')}
      />
      <TextField source="basis" label={t('form.basis')} sortable={false} />
    </Table>
  );
}
