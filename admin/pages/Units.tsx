import { FunctionField, TextField } from 'react-admin';
import type { Unit } from '../../domain/world.ts';
import { useT } from '../i18n/useT.ts';
import { useUnitNames } from '../case/useUnitNames.ts';
import { Table } from './Table.tsx';

/** The units that cases are sent to. */
export default function Units() {
  const t = useT();
  const names = useUnitNames();
  return (
    <Table resource="units" title="rail.units">
      <TextField source="name" label={t('resources.name')} sortable={false} />
      <TextField source="short" label={t('resources.short')} sortable={false} />
      <FunctionField label={t('resources.kind')} render={(unit: Unit) => t(`unitKind.${unit.kind}`)} />
      <FunctionField
        label={t('resources.parent')}
        render={(unit: Unit) => (unit.parentId ? names.get(unit.parentId) : '')}
      />
      <TextField source="divisionCode" label={t('resources.division')} sortable={false} />
    </Table>
  );
}
